//! The section `expect`: results that the case must give.

use super::context::{Reader, number, text};
use super::rules::infeasible_state;
use crate::pattern::StateNames;
use crate::yaml::{Node, Value};
use crate::{
    Concept, Expect, Expected, ExpectedPackages, ExpectedSet, ExpectedSettlement, ExpectedTies, Negotiation, PartyId,
    Rule, StateName, codes,
};
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
        Expect { feasible, sets, settlement: None, cites: self.cites(node), note: text(node, "note") }
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
        let name = concept.text()?;
        let concept = Spanned::new(Concept::ALL.into_iter().find(|c| c.key() == name)?, concept.span);
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

    /// Expected figures of the settlement; `entry` is the key and what stands there.
    pub fn expected_settlement(
        &mut self,
        (key, node): &(Node, Node),
        of: Option<&Negotiation>,
    ) -> Option<ExpectedSettlement> {
        let Some(of) = of else {
            let found = codes::NO_ISSUES.say("`settlement` speaks of issues, and the case has none").at(key.span);
            self.report(found.hint("list what is on the table under `issues`"));
            return None;
        };
        let mut counts = Vec::new();
        for (name, within) in COUNTS {
            let holder =
                if name.contains('.') { node.get(name.split('.').next().unwrap_or_default()) } else { Some(node) };
            let Some(holder) = holder else { continue };
            if let (Some(n), Some(place)) = (number(holder, within), holder.get(within)) {
                counts.push((name, Spanned::new(n, place.span)));
            }
        }
        let mut named = Vec::new();
        for standard in STANDARDS {
            let Some((key, value)) = node.entry(standard) else { continue };
            let expected = match &value.value {
                Value::Mapping(_) => ExpectedTies::Count(number(value, "count")?),
                _ => ExpectedTies::Packages(self.expected_packages(value, of)),
            };
            named.push(ExpectedPackages { standard, expected, span: key.span.to(value.span) });
        }
        Some(ExpectedSettlement { counts, named })
    }

    fn expected_packages(&mut self, list: &Node, of: &Negotiation) -> Vec<Vec<usize>> {
        let mut packages: Vec<Vec<usize>> = Vec::new();
        for entry in list.items() {
            let hint = "give every issue one of its values";
            let code = codes::EXPECTED_NO_PACKAGE;
            let Some(package) = self.package(entry, &of.issues, code, "this package", hint) else { continue };
            self.check_possible(entry, &package, &of.impossible, code, "this package");
            if packages.contains(&package) {
                self.say(codes::REPEATED_ENTRY, entry.span, "this package is listed twice");
                continue;
            }
            packages.push(package);
        }
        packages
    }
}

/// Expected counts: how they are called, and the key within the mapping that holds them.
const COUNTS: [(&str, &str); 7] = [
    ("packages", "packages"),
    ("possible", "possible"),
    ("agreeable", "agreeable"),
    ("frontier.packages", "packages"),
    ("frontier.vectors", "vectors"),
    ("frontier_agreeable.packages", "packages"),
    ("frontier_agreeable.vectors", "vectors"),
];
/// Standards by which packages are named.
const STANDARDS: [&str; 5] = ["nash", "kalai_smorodinsky", "egalitarian", "utilitarian", "from_today"];
