//! Conditions: lists of pairs of an option and `"Y"` or `"N"`.

use super::codes;
use super::model::{Condition, Conjunction, ModelOption, statement};
use super::shapes::Reader;
use crate::import::json::{Json, Value};
use detente_source::Span;
use std::collections::BTreeSet;

impl Reader<'_> {
    /// A list of conditions, each with its place; one that says the same as an earlier one is dropped, as GMCR+ does.
    pub fn conditions(&mut self, json: &Json, place_of: &[usize], what: &str) -> Vec<(Condition, Span)> {
        let mut all: Vec<(Condition, Span)> = Vec::new();
        let mut seen = BTreeSet::new();
        for item in self.items(json, what).unwrap_or_default() {
            let Some(condition) = self.condition(item, place_of, what) else { continue };
            let mut key = condition.clone();
            key.iter_mut().for_each(|literals| literals.sort_unstable());
            key.sort_unstable();
            if seen.insert(key) {
                all.push((condition, item.span));
            } else {
                self.mended(item.span, format!("{what} says the same as an earlier one and is left out"));
            }
        }
        all
    }

    /// Infeasible conditions that say something.
    pub fn infeasible(&mut self, conditions: Vec<(Condition, Span)>) -> Vec<Condition> {
        let mut all = Vec::new();
        for (condition, span) in conditions {
            if condition.iter().any(Vec::is_empty) {
                self.out.push(
                    codes::NOT_A_MODEL
                        .say("an infeasible condition names no option, so no state would be feasible")
                        .at(span)
                        .hint("delete it"),
                );
            } else if condition.is_empty() {
                self.mended(
                    span,
                    "an infeasible condition without members makes nothing infeasible and is left out".to_owned(),
                );
            } else {
                all.push(condition);
            }
        }
        all
    }

    fn condition(&mut self, json: &Json, place_of: &[usize], what: &str) -> Option<Condition> {
        match &json.value {
            Value::List(pairs) => Some(vec![self.conjunction(pairs, json.span, place_of, what)?]),
            Value::Object(_) => {
                let members = self.list(json, "members", what)?;
                let mut condition = Vec::new();
                for member in members {
                    let pairs = self.items(member, what)?;
                    condition.push(self.conjunction(pairs, member.span, place_of, what)?);
                }
                Some(condition)
            }
            _ => {
                self.wrong(json.span, format!("{what}: a list of pairs is expected, and this is {}", json.kind()));
                None
            }
        }
    }

    fn conjunction(&mut self, pairs: &[Json], span: Span, place_of: &[usize], what: &str) -> Option<Conjunction> {
        let mut literals: Conjunction = Vec::new();
        let mut sound = true;
        for pair in pairs {
            let (option, taken) = match &pair.value {
                Value::List(parts) => match &parts[..] {
                    [option, Json { value: Value::Text(taken), .. }] if taken == "Y" || taken == "N" => {
                        (option, taken == "Y")
                    }
                    _ => {
                        self.pair(pair, what);
                        return None;
                    }
                },
                _ => {
                    self.pair(pair, what);
                    return None;
                }
            };
            let Some(option) = self.index(option, place_of.len(), "option") else {
                sound = false;
                continue;
            };
            let literal = (place_of[option], taken);
            if literals.iter().any(|(known, _)| *known == literal.0) {
                self.mended(
                    span,
                    format!(
                        "{what} names option {option} twice, which GMCR+ misreads; here all that it says must hold"
                    ),
                );
            }
            if !literals.contains(&literal) {
                literals.push(literal);
            }
        }
        sound.then_some(literals)
    }

    fn pair(&mut self, json: &Json, what: &str) {
        self.out.push(
            codes::NOT_A_MODEL
                .say(format!("{what} holds something that is no pair of an option and \"Y\" or \"N\""))
                .at(json.span)
                .hint("write pairs such as [0, \"Y\"]"),
        );
    }
}

/// Conditions as statements, for comments.
pub(super) fn listed<'c>(conditions: impl Iterator<Item = &'c Condition>, options: &[ModelOption]) -> String {
    let quoted: Vec<String> = conditions
        .map(|c| match (c.is_empty(), c.iter().any(Vec::is_empty)) {
            (true, _) => "`false`".to_owned(),
            (_, true) => "`true`".to_owned(),
            _ => format!("`{}`", statement(c, options)),
        })
        .collect();
    quoted.join(", ")
}
