//! What readers of a case could not see or tell apart: hidden characters in its texts, parties with the same name.

use super::context::Reader;
use crate::codes;
use crate::findings::Findings;
use crate::yaml::{Node, Value};
use detente_source::{disarmed, hidden_name, is_hidden};
use std::collections::HashMap;

/// Reports the first hidden character of every text, keys included.
pub(super) fn remark_hidden(node: &Node, out: &mut Findings) {
    match &node.value {
        Value::Scalar(text, _) => {
            let mut found = text.chars().filter(|c| is_hidden(*c));
            let Some(first) = found.next() else { return };
            let others = match found.count() {
                0 => String::new(),
                1 => ", and one more".to_owned(),
                n => format!(", and {n} more"),
            };
            out.push(
                codes::HIDDEN_CHARACTER
                    .say(format!("this text holds {}{others}", hidden_name(first)))
                    .at(node.span)
                    .label("not all of this is seen")
                    .hint("delete it, or write the text anew"),
            );
        }
        Value::List(items) => items.iter().for_each(|item| remark_hidden(item, out)),
        Value::Mapping(entries) => entries.iter().for_each(|(key, value)| {
            remark_hidden(key, out);
            remark_hidden(value, out);
        }),
    }
}

/// A name by what readers tell names apart by: without what is hidden, white space and case apart.
pub(crate) fn as_seen(name: &str) -> String {
    disarmed(name).split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

impl Reader<'_> {
    /// Two parties of the same name, by what is seen of it.
    pub fn remark_same_names(&mut self, section: &[(Node, Node)]) {
        let mut known: HashMap<String, &Node> = HashMap::new();
        for (key, node) in section {
            let named = node.get("name").unwrap_or(key);
            let Some(name) = named.text() else { continue };
            let seen = as_seen(name);
            match known.get(&seen) {
                None => {
                    known.insert(seen, named);
                }
                Some(first) => {
                    let shown = disarmed(name);
                    let found = codes::SAME_NAME
                        .say(format!("two parties are called ‘{}’", shown.trim()))
                        .at(named.span)
                        .related(first.span, "the other one")
                        .hint("give each a `name` of its own");
                    self.report(found);
                }
            }
        }
    }
}
