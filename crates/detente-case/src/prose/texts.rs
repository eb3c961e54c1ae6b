//! The texts of a case file that are the analyst's own words, with their places.

use crate::findings::Findings;
use crate::keys::{CASE, Mapping, Shape};
use crate::yaml::{Node, load};
use detente_source::{SourceText, Span};

/// Keys whose texts are read wherever they stand.
const OWN: [&str; 4] = ["why", "text", "about", "caution"];

/// Places of the texts, in the order of the file; each once, however often an alias repeats it.
pub(super) fn own_words(source: &SourceText) -> Vec<Span> {
    let mut found = Vec::new();
    if let Some(root) = load(source, &mut Findings::default()) {
        mapping(&root, &CASE, &mut found);
    }
    found.sort_unstable();
    found.dedup();
    found
}

fn mapping(node: &Node, known: &Mapping, found: &mut Vec<Span>) {
    for (key, value) in node.entries() {
        let name = key.text().unwrap_or_default();
        let Some(key) = known.keys.iter().find(|k| k.name == name) else { continue };
        match key.shape {
            Shape::Text if OWN.contains(&name) || is_remark(known, name) => found.push(value.span),
            shape => within(value, &shape, found),
        }
    }
}

/// Remarks of the analyst that go by a name which elsewhere belongs to a source.
fn is_remark(known: &Mapping, name: &str) -> bool {
    matches!((known.schema, name), ("claim" | "expect", "note") | ("alternative" | "contingency", "says"))
}

fn within(node: &Node, shape: &Shape, found: &mut Vec<Span>) {
    match shape {
        Shape::Map(known) => mapping(node, known, found),
        Shape::List(item) | Shape::Pair(item) => node.items().iter().for_each(|n| within(n, item, found)),
        Shape::Keyed { value, .. } => node.entries().iter().for_each(|(_, n)| within(n, value, found)),
        Shape::Either(shapes) => {
            if let Some(shape) = shapes.iter().find(|s| s.kind() == Some(node.kind())) {
                within(node, shape, found);
            }
        }
        _ => {}
    }
}
