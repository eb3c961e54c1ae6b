//! Remarks that need the whole case: what can be analysed but was probably not meant.

use super::context::Reader;
use super::shapes::short;
use crate::{CaseOption, Direction, Evidence, Expr, Party, PartyId, Preferences, Rule, Statement, codes};
use detente_source::Span;
use std::collections::HashMap;

impl Reader<'_> {
    /// A rule over options of several parties lets one of them forbid a move of the other.
    pub fn remark_vetoes(&mut self, infeasible: &[Rule], options: &[CaseOption]) {
        for rule in infeasible {
            let concerned = rule.when.expr.mentions();
            let blocked = blocked(&rule.when.expr, options);
            let mut owners: Vec<(&CaseOption, &str)> = Vec::new();
            for (_, option) in options.iter().enumerate().filter(|(k, _)| concerned >> k & 1 == 1) {
                if !blocked.contains(&option.owner) {
                    continue;
                }
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
        let (statements, hint): (Vec<&Statement>, _) = match &party.preferences {
            Preferences::Prioritized(wants) => {
                (wants.iter().map(|w| &w.statement).collect(), "the first decides: delete this one")
            }
            Preferences::Weighted(weights) => (
                weights.iter().map(|w| &w.statement).collect(),
                "both weights count: if that is meant, write one of them with their sum",
            ),
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
                        .hint(hint),
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

/// Options that a rule may speak of while its moves are gone through one by one; a longer rule is taken to block everybody.
const MAX_LOOKED_AT: u32 = 10;

/// The parties that a rule keeps from a move which they could make: one that leads from a state where it does not hold into
/// one where it does. What has been taken for good is not taken back, so nobody is kept from that.
fn blocked(rule: &Expr, options: &[CaseOption]) -> Vec<PartyId> {
    let concerned = rule.mentions();
    let named: Vec<usize> = (0..options.len()).filter(|k| concerned >> k & 1 == 1).collect();
    let mut owners: Vec<PartyId> = named.iter().map(|k| options[*k].owner).collect();
    owners.dedup();
    if concerned.count_ones() > MAX_LOOKED_AT {
        return owners;
    }
    let spread =
        |packed: usize| named.iter().enumerate().fold(0u64, |bits, (i, k)| bits | ((packed as u64 >> i & 1) << k));
    let all: Vec<(u64, bool)> = (0..1usize << named.len()).map(spread).map(|s| (s, rule.holds(s))).collect();
    let can = |from: u64, to: u64, party: PartyId| {
        named.iter().filter(|k| (from ^ to) >> **k & 1 == 1).all(|k| {
            let option = &options[*k];
            let taken = to >> k & 1 == 1;
            option.owner == party
                && match option.moves {
                    Direction::Both => true,
                    Direction::Take => taken,
                    Direction::Drop => !taken,
                }
        })
    };
    owners.retain(|party| {
        let barred = all.iter().filter(|(_, holds)| *holds);
        barred.clone().any(|(to, _)| all.iter().any(|(from, holds)| !holds && can(*from, *to, *party)))
    });
    owners
}
