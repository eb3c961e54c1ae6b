//! The sections `infeasible` and `coalesce`: rules about states.

use super::context::Reader;
use crate::yaml::Node;
use crate::{CaseOption, Preferences, Rule, StateName, codes};
use detente_source::Diagnostic;

/// How many times a rule is held against a ranked state here. Beyond that it is left to the graph, which finds the same.
const MAX_LOOKS: usize = 1_000_000;

impl Reader<'_> {
    pub fn rules(&mut self, section: &[Node]) -> Vec<Rule> {
        section.iter().filter_map(|item| self.rule(item)).collect()
    }

    fn rule(&mut self, node: &Node) -> Option<Rule> {
        let evidence = self.evidence(node);
        let when = self.statement(node.get("when").unwrap_or(node))?;
        Some(Rule { when, evidence })
    }

    /// Today's state must be feasible.
    pub fn check_status_quo(&mut self, status_quo: u64, options: &[CaseOption], infeasible: &[Rule]) {
        for rule in infeasible.iter().filter(|rule| rule.when.expr.holds(status_quo)) {
            let mut found = codes::INFEASIBLE_STATUS_QUO
                .say(format!("today's state is infeasible: `{}` holds in it", super::shapes::short(&rule.when.text)))
                .at(rule.when.span)
                .label("this rule excludes today's state")
                .hint("correct `now` of the options, or the rule");
            let concerned = rule.when.expr.mentions();
            for (k, option) in options.iter().enumerate().filter(|(k, _)| concerned >> k & 1 == 1) {
                let words = if status_quo >> k & 1 == 1 { "is taken today" } else { "is not taken today" };
                found = found.related(option.id.span, format!("`{}` {words}", option.full_id));
            }
            self.report(found);
        }
    }

    /// Rankings and expected results must not name a state that a rule excludes, as far as one state alone shows it.
    pub fn check_ranked(&mut self, preferences: &Preferences, options: usize, infeasible: &[Rule]) {
        let Preferences::Ranked { tiers, .. } = preferences else { return };
        let entries: usize = tiers.iter().map(Vec::len).sum();
        if entries.saturating_mul(infeasible.len()) > MAX_LOOKS {
            return;
        }
        for entry in tiers.iter().flatten() {
            if let Some(found) = infeasible_state(&entry.text, entry.state, options, infeasible) {
                self.report(found.at(entry.span));
            }
        }
    }
}

/// A finding without a place if the name fixes every option and a rule excludes that state.
pub(super) fn infeasible_state(
    text: &str,
    state: StateName,
    options: usize,
    infeasible: &[Rule],
) -> Option<Diagnostic> {
    let StateName::Pattern { care, value } = state else { return None };
    if care.count_ones() as usize != options {
        return None;
    }
    let rule = infeasible.iter().find(|rule| rule.when.expr.holds(value))?;
    Some(
        codes::INFEASIBLE_STATE
            .say(format!("`{text}` is infeasible: `{}` holds in it", super::shapes::short(&rule.when.text)))
            .label("cannot be")
            .related(rule.when.span, "this rule excludes it")
            .hint("delete the state here, or correct the rule"),
    )
}
