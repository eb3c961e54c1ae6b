//! Remarks that need the whole case: what can be analysed but was probably not meant.

use super::context::Reader;
use super::shapes::short;
use crate::{CaseOption, Evidence, Party, Preferences, Rule, Statement, codes};
use detente_source::Span;
use std::collections::HashMap;

impl Reader<'_> {
    /// A rule over options of several parties lets one of them forbid a move of the other.
    pub fn remark_vetoes(&mut self, infeasible: &[Rule], options: &[CaseOption]) {
        for rule in infeasible {
            let concerned = rule.when.expr.mentions();
            let mut owners: Vec<(&CaseOption, &str)> = Vec::new();
            for (_, option) in options.iter().enumerate().filter(|(k, _)| concerned >> k & 1 == 1) {
                if owners.iter().all(|(first, _)| first.owner != option.owner) {
                    owners.push((option, self.parties[option.owner.index()].as_str()));
                }
            }
            let [(one, a), (other, b), ..] = owners[..] else { continue };
            let found = codes::HIDDEN_VETO
                .say(format!("this rule binds options of `{a}` and `{b}`, so each can block a move of the other"))
                .at(rule.when.span)
                .label("a hidden veto")
                .related(one.id.span, format!("`{}` is an option of `{a}`", one.full_id))
                .related(other.id.span, format!("`{}` is an option of `{b}`", other.full_id))
                .hint("if this is not a law of nature, say it as a preference of those who mind");
            self.report(found);
        }
    }

    /// Every judgement should say what it rests on.
    pub fn remark_rules_without_evidence(&mut self, rules: &[Rule], section: &str) {
        for rule in rules.iter().filter(|rule| rule.evidence.is_missing()) {
            let found = codes::NO_EVIDENCE
                .say(format!("this rule under `{section}` cites nothing and is not declared an assumption"))
                .at(rule.when.span)
                .hint("add `cites: [...]`, or `assumption: true`");
            self.report(found);
        }
    }

    /// As for rules; what the party cites stands in for preferences that cite nothing.
    pub fn remark_preferences_without_evidence(&mut self, party: &Party) {
        if !party.evidence.is_missing() {
            return;
        }
        let bare = |statement: &Statement, evidence: &Evidence| evidence.is_missing().then_some(statement.span);
        let (spans, total): (Vec<Span>, usize) = match &party.preferences {
            Preferences::Prioritized(wants) => {
                (wants.iter().filter_map(|w| bare(&w.statement, &w.evidence)).collect(), wants.len())
            }
            Preferences::Weighted(weights) => {
                (weights.iter().filter_map(|w| bare(&w.statement, &w.evidence)).collect(), weights.len())
            }
            Preferences::Ranked { evidence, span, .. } => {
                (evidence.is_missing().then_some(*span).into_iter().collect(), 1)
            }
        };
        if spans.len() == total && total > 1 {
            // One remark for the party reads better than one per line.
            let found = codes::NO_EVIDENCE
                .say(format!("the preferences of `{}` cite nothing and are not declared assumptions", *party.id))
                .at(party.id.span)
                .label(format!("{total} preferences without evidence"))
                .hint("add `cites: [...]` or `assumption: true` to each of them, or once to the party");
            return self.report(found);
        }
        for span in spans {
            let found = codes::NO_EVIDENCE
                .say(format!("this preference of `{}` cites nothing and is not declared an assumption", *party.id))
                .at(span)
                .hint("add `cites: [...]` or `assumption: true`, here or to the party");
            self.report(found);
        }
    }

    /// The second of two statements that mean the same adds nothing, or adds its weight twice.
    pub fn remark_repeated_statements(&mut self, party: &Party) {
        let statements: Vec<&Statement> = match &party.preferences {
            Preferences::Prioritized(wants) => wants.iter().map(|w| &w.statement).collect(),
            Preferences::Weighted(weights) => weights.iter().map(|w| &w.statement).collect(),
            Preferences::Ranked { .. } => return,
        };
        let mut seen: HashMap<&crate::Expr, Span> = HashMap::new();
        for statement in statements {
            match seen.get(&statement.expr) {
                Some(first) => self.report(
                    codes::REPEATED_STATEMENT
                        .say(format!("`{}` says `{}` twice", *party.id, short(&statement.text)))
                        .at(statement.span)
                        .related(*first, "first said here")
                        .hint("delete one of them"),
                ),
                None => {
                    seen.insert(&statement.expr, statement.span);
                }
            }
        }
    }

    /// Somebody who can change nothing is no party to the conflict.
    pub fn remark_powerless(&mut self, party: &Party, what: &str) {
        let found = codes::CONTROLS_NOTHING
            .say(format!("`{}` has no {what}, so it can change nothing", *party.id))
            .at(party.id.span)
            .hint(format!("add its {what}, or leave the party out"));
        self.report(found);
    }
}
