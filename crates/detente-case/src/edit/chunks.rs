//! Which lines of a block belong to which of its entries.

use super::refused;
use crate::yaml::{Node, Value};
use detente_source::Diagnostic;

/// The entries of a list or mapping written as a block.
pub(super) struct Chunks {
    /// Column of the dashes or keys.
    pub column: usize,
    /// Where each entry starts, with the comments above it that belong to it, and where the last one ends. All but the
    /// first lie at starts of lines.
    pub bounds: Vec<usize>,
    /// Whether the first entry stands behind something else on its line, such as the dash of a list.
    pub compact: bool,
}

/// Finds the entries of a block that has some.
///
/// # Errors
/// A layout in which entries share lines.
pub(super) fn chunks(text: &str, node: &Node) -> Result<Chunks, Box<Diagnostic>> {
    let (starts, ends) = entries(text, node)?;
    let (Some(first), Some(end)) = (starts.first().copied(), ends.last().copied()) else {
        return Err(refused("there is nothing in it yet"));
    };
    let line = line_start(text, first);
    let column = text[line..first].chars().count();
    let compact = !text[line..first].trim().is_empty();
    let mut bounds = vec![if compact || column == 0 { first } else { above(text, line, 0, column) }];
    for (at, start) in starts.iter().enumerate().skip(1) {
        let line = line_start(text, *start);
        if !text[line..*start].trim().is_empty() || text[line..*start].chars().count() != column {
            return Err(refused("entries of this list share lines"));
        }
        bounds.push(above(text, line, line_end(text, ends[at - 1]), column));
    }
    bounds.push(below(text, line_end(text, end), column));
    Ok(Chunks { column, bounds, compact })
}

/// Where each entry's own text starts (a dash or a key) and ends.
fn entries(text: &str, node: &Node) -> Result<(Vec<usize>, Vec<usize>), Box<Diagnostic>> {
    match &node.value {
        Value::Mapping(entries) => Ok(entries.iter().map(|(k, v)| (k.span.start, end_of(text, k, v))).unzip()),
        Value::List(items) => {
            let mut starts = Vec::new();
            let mut from = node.span.start;
            for item in items {
                let dash = dash(text, from, item.span.start.max(from));
                starts.push(dash.ok_or_else(|| refused("the dashes of this list cannot be told apart"))?);
                from = line_end(text, item.span.end);
            }
            Ok((starts, items.iter().map(|item| item.span.end).collect()))
        }
        Value::Scalar(..) => Err(refused("what should be a list or mapping is none")),
    }
}

/// Where an entry of a mapping ends; behind its colon where it has no value.
pub(super) fn end_of(text: &str, key: &Node, value: &Node) -> usize {
    if value.is_empty() && value.span.start == value.span.end {
        colon(text, key).unwrap_or(key.span.end)
    } else {
        value.span.end.max(key.span.end)
    }
}

/// One past the colon that follows a key.
pub(super) fn colon(text: &str, key: &Node) -> Option<usize> {
    let rest = &text[key.span.end..];
    let spaces = rest.len() - rest.trim_start_matches([' ', '\t']).len();
    rest[spaces..].starts_with(':').then_some(key.span.end + spaces + 1)
}

/// The dash of a list entry, from `from` on: at once, or first on a line before the entry.
fn dash(text: &str, from: usize, to: usize) -> Option<usize> {
    let is_dash =
        |at: usize| text[at..].starts_with('-') && text[at + 1..].chars().next().is_none_or(char::is_whitespace);
    if from < text.len() && is_dash(from) {
        return Some(from);
    }
    let mut line = from;
    while line <= to && line < text.len() {
        let rest = &text[line..];
        let first = line + (rest.len() - rest.trim_start_matches(' ').len());
        if first <= to && first < text.len() && is_dash(first) {
            return Some(first);
        }
        line = line_end(text, line);
    }
    None
}

/// From the start of a line upwards over the comments right above it at its level, not beyond `limit`.
fn above(text: &str, line: usize, limit: usize, column: usize) -> usize {
    let mut start = line;
    while start > limit {
        let before = line_start(text, start - 1);
        if before < limit || !is_comment(&text[before..start], |indent| indent == column) {
            break;
        }
        start = before;
    }
    start
}

/// From the end of a line downwards over comments that stand deeper.
fn below(text: &str, end: usize, column: usize) -> usize {
    let mut end = end;
    while end < text.len() {
        let next = line_end(text, end);
        if !is_comment(&text[end..next], |indent| indent > column) {
            break;
        }
        end = next;
    }
    end
}

fn is_comment(line: &str, level: impl Fn(usize) -> bool) -> bool {
    let content = line.trim_start_matches(' ');
    content.starts_with('#') && level(line.len() - content.len())
}

/// Where the line begins that holds a byte.
pub(super) fn line_start(text: &str, at: usize) -> usize {
    text[..at].rfind('\n').map_or(0, |i| i + 1)
}

/// Where the next line begins.
pub(super) fn line_end(text: &str, at: usize) -> usize {
    text[at..].find('\n').map_or(text.len(), |i| at + i + 1)
}
