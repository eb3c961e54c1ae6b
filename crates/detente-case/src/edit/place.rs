//! Finding what a path leads to.

use super::{Step, refused};
use crate::yaml::{Node, Value};
use detente_source::Diagnostic;

/// What a path leads to, as far as it leads anywhere.
pub(super) struct Place<'n> {
    /// Nodes from the whole file to the last one found; never empty.
    pub nodes: Vec<&'n Node>,
    /// Steps that lead nowhere yet.
    pub missing: Vec<Step>,
}

impl<'n> Place<'n> {
    /// The last node found.
    pub fn node(&self) -> &'n Node {
        self.nodes.last().expect("the whole file is always found")
    }
}

/// Follows a path. Keys that are missing at its end are returned as such.
///
/// # Errors
/// A step into something that has no such steps, a list entry that is not there, or a place repeated by an alias.
pub(super) fn find<'n>(root: &'n Node, path: &[Step]) -> Result<Place<'n>, Box<Diagnostic>> {
    let mut nodes = vec![root];
    for (depth, step) in path.iter().enumerate() {
        let node = nodes[depth];
        // What an alias repeats stands elsewhere in the text.
        let (next, after) = match (step, &node.value) {
            (Step::Key(key), Value::Mapping(_)) => match node.entry(key) {
                Some((key, value)) => (value, key.span.end),
                None => return Ok(Place { nodes, missing: path[depth..].to_vec() }),
            },
            (Step::At(at), Value::List(items)) => {
                let item = items.get(*at).ok_or_else(|| refused(format!("the list has no entry number {}", at + 1)))?;
                (item, if *at == 0 { node.span.start } else { items[at - 1].span.end })
            }
            (Step::Key(_), _) if node.is_empty() => return Ok(Place { nodes, missing: path[depth..].to_vec() }),
            (Step::Key(key), _) => return Err(refused(format!("what should hold `{key}` is not a mapping"))),
            (Step::At(_), _) => return Err(refused("what should be a list is none")),
        };
        if next.span.start < after && !next.is_empty() {
            return Err(refused("an alias repeats this part of the file"));
        }
        nodes.push(next);
    }
    Ok(Place { nodes, missing: Vec::new() })
}

/// Whether a list or mapping is written in brackets.
pub(super) fn is_flow(text: &str, node: &Node) -> bool {
    let written = text[node.span.start..].trim_start_matches(|c: char| c == '&' || c.is_alphanumeric() || c == '_');
    written.trim_start().starts_with(['[', '{'])
}
