//! The section `expect`: results that the case must give.

use super::context::{Reader, number, text};
use super::rules::infeasible_state;
use crate::keys::CONCEPTS;
use crate::pattern::StateNames;
use crate::yaml::{Node, Value};
use crate::{Expect, Expected, ExpectedSet, PartyId, Rule, StateName, codes};
use detente_source::{Span, Spanned};
use std::collections::HashSet;

impl Reader<'_> {
    pub fn expect(&mut self, node: &Node, names: StateNames<'_>, infeasible: &[Rule]) -> Expect {
        let mut sets = Vec::new();
        for (concept, value) in node.section("equilibria") {
            sets.extend(self.expected_set(concept, None, concept.span, value, names, infeasible));
        }
        for (concept, by_party) in node.section("stability") {
            for (key, value) in by_party.entries() {
                let Some(id) = key.text().filter(|id| super::is_id(id)) else { continue };
                let Some(party) = self.party(key, id) else { continue };
                sets.extend(self.expected_set(concept, Some(party), key.span, value, names, infeasible));
            }
        }
        let feasible = node.get("feasible").and_then(|n| Some(Spanned::new(number(node, "feasible")?, n.span)));
        Expect { feasible, sets, cites: self.cites(node), note: text(node, "note") }
    }

    fn expected_set(
        &mut self,
        concept: &Node,
        party: Option<PartyId>,
        start: Span,
        value: &Node,
        names: StateNames<'_>,
        infeasible: &[Rule],
    ) -> Option<ExpectedSet> {
        let expected = match &value.value {
            Value::Mapping(_) => Expected::Count(number(value, "count")?),
            _ => Expected::States(self.expected_states(value, names, infeasible)),
        };
        let name = concept.text().filter(|name| CONCEPTS.contains(name))?;
        let concept = Spanned::new(name.to_owned(), concept.span);
        Some(ExpectedSet { concept, party, expected, span: start.to(value.span) })
    }

    fn expected_states(&mut self, list: &Node, names: StateNames<'_>, infeasible: &[Rule]) -> Vec<StateName> {
        let mut states = Vec::new();
        let mut seen = HashSet::new();
        for entry in list.items() {
            let Some(state) = self.state(entry, names) else { continue };
            let written = entry.text().unwrap_or_default();
            if !seen.insert(state) {
                self.say(codes::DUPLICATE_STATE, entry.span, format!("`{written}` is listed twice"));
                continue;
            }
            if let StateNames::Patterns(options) = names
                && let Some(found) = infeasible_state(written, state, options, infeasible)
            {
                self.report(found.at(entry.span));
            }
            states.push(state);
        }
        states
    }
}
