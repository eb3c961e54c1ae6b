//! The shapes of values: what is an object, a list, a name, an index, and what is said where one is expected.

use super::codes;
use super::findings::Findings;
use crate::import::json::{Json, Value};
use detente_source::Span;
use std::collections::BTreeSet;

/// Reads the parts of a model and notes what is wrong with them.
pub(super) struct Reader<'o> {
    pub out: &'o mut Findings,
}

impl Reader<'_> {
    /// Something that no model of GMCR+ has.
    pub fn wrong(&mut self, span: Span, message: String) {
        self.out.push(codes::NOT_A_MODEL.say(message).at(span));
    }

    /// Something that is read with a correction.
    pub fn mended(&mut self, span: Span, message: String) {
        self.out.push(codes::MENDED.say(message).at(span));
    }

    /// Checks that a value is an object and remarks on its keys.
    pub fn keys(&mut self, json: &Json, known: &[&str], what: &str) -> Option<()> {
        let Value::Object(entries) = &json.value else {
            self.wrong(json.span, format!("{what}: an object is expected, and this is {}", json.kind()));
            return None;
        };
        let mut seen = BTreeSet::new();
        for (span, key, _) in entries {
            let shown = shown(key);
            if !seen.insert(key) {
                self.mended(*span, format!("`{shown}` is given twice; the last one counts"));
            } else if !known.contains(&key.as_str()) {
                self.out.push(codes::UNREAD_KEY.say(format!("the key `{shown}` of {what} is not read")).at(*span));
            }
        }
        Some(())
    }

    /// The list under a key that must be there.
    pub fn list<'j>(&mut self, json: &'j Json, key: &str, what: &str) -> Option<&'j [Json]> {
        match json.get(key) {
            None => {
                self.out.push(
                    codes::NOT_A_MODEL
                        .say(format!("`{key}` of {what} is missing"))
                        .at(json.span)
                        .hint("is this a file that GMCR+ saved?"),
                );
                None
            }
            Some(value) => self.items(value, &format!("`{key}`")),
        }
    }

    /// What a list holds.
    pub fn items<'j>(&mut self, json: &'j Json, what: &str) -> Option<&'j [Json]> {
        match &json.value {
            Value::List(items) => Some(items),
            _ => {
                self.wrong(json.span, format!("{what}: a list is expected, and this is {}", json.kind()));
                None
            }
        }
    }

    /// Text that is not essential.
    pub fn words(&mut self, json: Option<&Json>, what: &str) -> Option<String> {
        match &json?.value {
            Value::Text(text) if !text.trim().is_empty() => Some(text.trim().to_owned()),
            Value::Text(_) | Value::Null => None,
            _ => {
                self.out.leave_out(json?.span, format!("{what}, which is {}", json?.kind()));
                None
            }
        }
    }

    /// The name of an option or a decision maker; `fallback` where it has none.
    pub fn name(&mut self, json: &Json, what: &str, fallback: &str) -> String {
        match json.get("name").map(|name| (&name.value, name.span)) {
            Some((Value::Text(name), _)) if !name.trim().is_empty() => return name.trim().to_owned(),
            Some((Value::Text(_), span)) => {
                self.mended(span, format!("{what} has an empty name; it is called {fallback} here"))
            }
            Some((_, span)) => self.wrong(span, format!("the name of {what} is not text")),
            None => self.wrong(json.span, format!("{what} has no name")),
        }
        fallback.to_owned()
    }

    /// A place in a list of this many.
    pub fn index(&mut self, json: &Json, count: usize, what: &str) -> Option<usize> {
        let index = json.count().and_then(|n| usize::try_from(n).ok()).filter(|n| *n < count);
        if index.is_none() {
            self.out.push(
                codes::UNKNOWN_INDEX
                    .say(format!("this names no {what}"))
                    .at(json.span)
                    .label(format!("the {what}s are 0 to {}", count.saturating_sub(1))),
            );
        }
        index
    }
}

/// A name within a message: on one line.
pub(super) fn shown(name: &str) -> String {
    name.replace(char::is_control, " ")
}
