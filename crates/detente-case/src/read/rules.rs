//! The sections `infeasible` and `coalesce`: rules about states.

use super::context::Reader;
use super::is_id;
use crate::pattern::{StateNames, is_pattern};
use crate::yaml::Node;
use crate::{CaseOption, Condition, Conditional, Expr, OptionId, Preferences, Rule, StateName, Statement, Term, codes};
use detente_source::Diagnostic;

/// How many times a rule is held against a ranked state here. Beyond that it is left to the graph, which finds the same.
const MAX_LOOKS: usize = 1_000_000;

impl Reader<'_> {
    pub fn rules(&mut self, section: &[Node]) -> Vec<Conditional<Rule>> {
        section.iter().filter_map(|item| self.rule(item)).collect()
    }

    fn rule(&mut self, node: &Node) -> Option<Conditional<Rule>> {
        let evidence = self.evidence(node);
        let condition = self.condition(node);
        let written = node.get("when").unwrap_or(node);
        let when = match written.text().filter(|text| is_pattern(text)) {
            Some(_) => self.states_of(written)?,
            None => self.statement(written)?,
        };
        Some(Conditional { item: Rule { when, evidence, stands_for: None }, condition })
    }

    /// A pattern as a statement that holds in the states that fit it.
    fn states_of(&mut self, node: &Node) -> Option<Statement> {
        let StateName::Pattern { care, value } = self.state(node, StateNames::Patterns(self.scope.options().len()))?
        else {
            return None;
        };
        let fixed = (0..64).filter(|k| care >> k & 1 == 1).map(|k| {
            let taken = Expr::Taken(OptionId(k));
            if value >> k & 1 == 1 { taken } else { Expr::Not(Box::new(taken)) }
        });
        let expr = fixed.reduce(|a, b| Expr::And(Box::new(a), Box::new(b))).unwrap_or(Expr::Const(true));
        Some(Statement { text: node.text()?.trim().to_owned(), span: node.span, expr })
    }

    /// An option with a condition is a rule that excludes it in all other worlds.
    pub fn missing_options(&mut self, parties: &[(Node, Node)], options: &[CaseOption]) -> Vec<Conditional<Rule>> {
        let mut found = Vec::new();
        let nodes = parties.iter().filter(|(key, _)| key.text().is_some_and(is_id));
        let nodes = nodes.flat_map(|(_, party)| party.section("options"));
        let nodes = nodes.filter(|(key, _)| key.text().is_some_and(is_id));
        for (k, ((_, node), option)) in nodes.zip(options).enumerate() {
            let condition = self.condition(node);
            if condition.is_always() {
                continue;
            }
            let id = OptionId(k as u8);
            let text = match (condition.text.strip_prefix("if "), condition.text.strip_prefix("unless ")) {
                (Some(only), _) if !only.contains(" unless ") => format!("unless {only}"),
                (_, Some(never)) => format!("if {never}"),
                _ => format!("except {}", condition.text),
            };
            let when = Statement { text: option.full_id.clone(), span: option.id.span, expr: Expr::Taken(id) };
            found.push(Conditional {
                item: Rule { when, evidence: option.evidence.clone(), stands_for: Some(id) },
                condition: Condition { text, term: Term::Not(Box::new(condition.term)) },
            });
        }
        found
    }

    /// Today's state must be feasible.
    pub fn check_status_quo(&mut self, status_quo: u64, options: &[CaseOption], infeasible: &[Rule]) {
        for rule in infeasible.iter().filter(|rule| rule.when.expr.holds(status_quo)) {
            if let Some(option) = rule.stands_for {
                let id = &options[option.index()].full_id;
                let found = codes::INFEASIBLE_STATUS_QUO
                    .say(format!("`{id}` is taken today, but the case as it stands does not have it"))
                    .at(rule.when.span);
                self.report(found.label("counts in other worlds only").hint(
                    "correct `now`, or the condition of the option, or the `base` of what the condition speaks of",
                ));
                continue;
            }
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
            .related(
                rule.when.span,
                if rule.stands_for.is_some() { "this world does not have it" } else { "this rule excludes it" },
            )
            .hint("delete the state here, or correct the rule"),
    )
}
