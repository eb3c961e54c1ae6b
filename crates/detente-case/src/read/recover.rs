//! What a file with mistakes most likely meant, so that one mistake is one error.
//!
//! Once keys and ids that are written wrongly have been reported, names that refer to them would be reported as well. Such
//! keys and ids are therefore read as what they were meant to be. Nothing is analysed then: a file with errors gives no case.

use super::is_id;
use super::meant::meant_key;
use crate::keys::{Mapping, Shape};
use crate::suggest::look_alike;
use crate::template::id_from;
use crate::yaml::{Node, ScalarStyle, Value};

/// The node as it was most likely meant.
pub(super) fn recover(node: &mut Node, shape: &Shape) {
    match shape {
        Shape::Either(shapes) => {
            if let Some(shape) = shapes.iter().find(|s| s.kind() == Some(node.kind())) {
                recover(node, shape);
            }
        }
        Shape::List(item) | Shape::Pair(item) => {
            if let Value::List(items) = &mut node.value {
                items.iter_mut().for_each(|entry| recover(entry, item));
            }
        }
        Shape::Map(mapping) => keys(node, mapping),
        Shape::Keyed { key, value, .. } => {
            if matches!(key, Shape::Id | Shape::Name) {
                entries_from_list(node);
                ids(node);
            }
            if let Value::Mapping(entries) = &mut node.value {
                entries.iter_mut().for_each(|(_, entry)| recover(entry, value));
            }
        }
        _ => {}
    }
}

/// Keys get the names that they were meant to have, where these are not taken.
fn keys(node: &mut Node, mapping: &Mapping) {
    let taken: Vec<String> = node.entries().iter().filter_map(|(key, _)| key.text().map(str::to_owned)).collect();
    let Value::Mapping(entries) = &mut node.value else { return };
    for (key, value) in entries {
        let written = key.text().unwrap_or_default();
        let known = |name: &str| mapping.keys.iter().find(|k| k.name == name);
        let name = match known(written) {
            Some(known) => known.name,
            None => match meant_key(written, mapping).filter(|meant| !taken.iter().any(|t| t == meant)) {
                Some(meant) => meant,
                None => continue,
            },
        };
        key.value = Value::Scalar(name.to_owned(), ScalarStyle::Plain);
        if let Some(known) = known(name) {
            recover(value, &known.shape);
        }
    }
}

/// Ids in small letters of the alphabet, where these are not taken.
fn ids(node: &mut Node) {
    let taken: Vec<String> = node.entries().iter().filter_map(|(key, _)| key.text().map(str::to_owned)).collect();
    let Value::Mapping(entries) = &mut node.value else { return };
    for (key, _) in entries {
        let Some(written) = key.text().filter(|text| !is_id(text)) else { continue };
        if let Some(meant) = meant_id(written).filter(|meant| !taken.contains(meant)) {
            key.value = Value::Scalar(meant, ScalarStyle::Plain);
        }
    }
}

/// The id that a text was most likely meant to be.
pub(super) fn meant_id(written: &str) -> Option<String> {
    let plain = look_alike(written).map_or_else(|| written.to_owned(), |(_, plain)| plain);
    Some(plain.to_lowercase().replace(['-', ' '], "_")).filter(|id| is_id(id))
}

/// A list of texts where each should have an id of its own.
fn entries_from_list(node: &mut Node) {
    let Value::List(items) = &node.value else { return };
    let mut entries: Vec<(Node, Node)> = Vec::new();
    let mut ids: Vec<String> = Vec::new();
    for item in items {
        let Some(text) = item.text() else { return };
        let id = id_from(text, "option", &ids);
        ids.push(id.clone());
        entries.push((Node { value: Value::Scalar(id, ScalarStyle::Plain), ..item.clone() }, item.clone()));
    }
    node.value = Value::Mapping(entries);
}
