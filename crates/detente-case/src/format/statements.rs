//! Rewrites statements in their canonical form, in place.

use crate::keys::{CASE, Shape};
use crate::statement::{parse, print};
use crate::yaml::{Node, ScalarStyle, Value, quote_like};
use detente_source::Span;
use std::collections::{BTreeMap, HashSet};

/// The text with every statement in canonical form.
pub(super) fn rewrite(text: &str, root: &Node) -> String {
    let mut changes = BTreeMap::new();
    collect(text, root, &Shape::Map(&CASE), &mut changes);
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    for (span, canonical) in changes {
        // A value repeated by an alias stands in the text only once.
        if span.start >= at {
            out.push_str(&text[at..span.start]);
            out.push_str(&canonical);
            at = span.end;
        }
    }
    out.push_str(&text[at..]);
    out
}

/// Finds all statements that are written in another way, by the table of keys.
fn collect(text: &str, node: &Node, shape: &Shape, changes: &mut BTreeMap<Span, String>) {
    match shape {
        Shape::Statement => changes.extend(canonical(text, node).map(|new| (node.span, new))),
        Shape::List(item) => node.items().iter().for_each(|entry| collect(text, entry, item, changes)),
        Shape::Either(shapes) => {
            if let Some(shape) = shapes.iter().find(|s| s.kind() == Some(node.kind())) {
                collect(text, node, shape, changes);
            }
        }
        Shape::Map(mapping) => {
            for (key, value) in node.entries() {
                if let Some(known) = mapping.keys.iter().find(|k| Some(k.name) == key.text()) {
                    collect(text, value, &known.shape, changes);
                }
            }
        }
        Shape::Keyed { key, value, .. } => {
            if let Shape::Statement = key {
                rewrite_keys(text, node, changes);
            }
            node.entries().iter().for_each(|(_, entry)| collect(text, entry, value, changes));
        }
        _ => {}
    }
}

/// Statements as keys must stay different from each other.
fn rewrite_keys(text: &str, node: &Node, changes: &mut BTreeMap<Span, String>) {
    let mut taken: HashSet<String> =
        node.entries().iter().filter_map(|(key, _)| key.text()).map(str::to_owned).collect();
    for (key, _) in node.entries() {
        let Some(new) = key.text().and_then(|text| parse(text).ok()).map(|formula| print(&formula)) else { continue };
        if taken.insert(new) {
            changes.extend(canonical(text, key).map(|new| (key.span, new)));
        }
    }
}

/// The scalar that says the same statement canonically; nothing where it does already or should be left alone: a
/// statement with mistakes, one over several lines, one that other places repeat.
fn canonical(text: &str, node: &Node) -> Option<String> {
    let Value::Scalar(statement, style) = &node.value else { return None };
    let written = &text[node.span.start..node.span.end];
    let block = matches!(style, ScalarStyle::Literal | ScalarStyle::Folded);
    if node.anchored || block || written.contains(['\n', '\r']) {
        return None;
    }
    let new = print(&parse(statement).ok()?);
    (new != *statement).then(|| quote_like(&new, *style))
}
