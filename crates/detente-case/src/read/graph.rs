//! The graph form: `states`, `now` and the `arcs` of each party.

use super::context::Reader;
use super::is_id;
use crate::suggest::did_you_mean;
use crate::yaml::Node;
use crate::{NamedState, codes};
use detente_source::{Span, Spanned};
use std::collections::HashMap;

/// Positions of states by id.
pub(super) type StateIds = HashMap<String, usize>;

impl Reader<'_> {
    /// The states, in the order of the file.
    pub fn states(&mut self, section: &[(Node, Node)]) -> Vec<NamedState> {
        let valid = section.iter().filter_map(|(key, node)| {
            let id = key.text().filter(|id| is_id(id))?;
            let label = node.text().unwrap_or_default().trim().to_owned();
            Some(NamedState { id: Spanned::new(id.to_owned(), key.span), label })
        });
        valid.collect()
    }

    /// Position of a state; an unknown one is reported.
    pub fn state_by_id(&mut self, node: &Node, ids: &StateIds) -> Option<usize> {
        let id = node.text().filter(|id| is_id(id) && !self.out.is_full())?;
        let found = ids.get(id).copied();
        if found.is_none() {
            let missing = codes::UNKNOWN_STATE.say(format!("no state is called `{id}`")).at(node.span);
            let mut known: Vec<&str> = ids.keys().map(String::as_str).collect();
            known.sort_by_key(|id| ids[*id]);
            self.report(match did_you_mean(id, known) {
                Some(known) => missing.hint(format!("did you mean `{known}`?")),
                None => missing.hint("add it under `states`"),
            });
        }
        found
    }

    /// The arcs of one party, repetitions left out.
    pub fn arcs(&mut self, section: &[Node], ids: &StateIds) -> Vec<(usize, usize)> {
        let mut arcs = Vec::new();
        let mut seen: HashMap<(usize, usize), Span> = HashMap::new();
        for node in section {
            let [from, to] = node.items() else { continue };
            let (Some(from), Some(to)) = (self.state_by_id(from, ids), self.state_by_id(to, ids)) else { continue };
            if from == to {
                self.report(
                    codes::LOOP_ARC
                        .say("this move ends where it starts")
                        .at(node.span)
                        .hint("delete it: staying is always possible"),
                );
            } else if let Some(first) = seen.get(&(from, to)) {
                self.report(
                    codes::REPEATED_ARC
                        .say("this move is listed twice")
                        .at(node.span)
                        .related(*first, "first listed here")
                        .hint("delete one of them"),
                );
            } else {
                seen.insert((from, to), node.span);
                arcs.push((from, to));
            }
        }
        arcs
    }
}
