//! What only the state space can tell about a case: rankings that miss a state, statements that never or always hold,
//! parties that are indifferent between everything.

use crate::ranks::{RankingFaults, named};
use crate::{Feasibility, StateId, States};
use detente_case::{Case, Expr, Form, Party, Preferences, RankedState, Rule, Statement};
use detente_source::{Diagnostic, Diagnostics};
use std::collections::BTreeMap;

/// At most this many states are listed in one message.
const LISTED: usize = 5;

/// Warnings about a case whose states need not be enumerated for it, so that it works at any size.
pub fn lint(case: &Case) -> Diagnostics {
    let mut found = Diagnostics::new();
    match &case.form {
        Form::Graph { .. } => {}
        Form::Options { infeasible, coalesce, .. } => {
            let count = case.options.len() as u8;
            let Some(feasible) = Feasibility::new(count, infeasible.iter().map(|r| &r.when.expr)) else {
                return found;
            };
            if feasible.count() == 0 {
                return found;
            }
            rules(count, infeasible, &mut found);
            merges(&feasible, coalesce, &mut found);
            for definition in &case.definitions {
                if let Some(always) = constant(&feasible, &definition.statement.expr) {
                    found.push(idle(&definition.statement, always, &format!("the definition `{}`", definition.name)));
                }
            }
            for party in &case.parties {
                preferences(&feasible, party, coalesce, &mut found);
            }
        }
    }
    for party in &case.parties {
        if let Preferences::Ranked { tiers, span, .. } = &party.preferences
            && tiers.len() == 1
            && tiers[0].len() > 1
            && party.marks.groups.is_empty()
        {
            found.push(indifferent(party).at(*span));
        }
    }
    found
}

/// `Some(true)` where a statement holds in every feasible state, `Some(false)` where in none.
fn constant(feasible: &Feasibility, expr: &Expr) -> Option<bool> {
    let holds = feasible.count_where(expr)?;
    if holds == 0 { Some(false) } else { (holds == feasible.count()).then_some(true) }
}

fn idle(statement: &Statement, always: bool, what: &str) -> Diagnostic {
    let (code, when) = if always { ("D0702", "always holds") } else { ("D0701", "never holds") };
    Diagnostic::warning(code, format!("{what} {when}, so it tells no two states apart"))
        .at(statement.span)
        .label(if always { "holds in every feasible state" } else { "holds in no feasible state" })
        .hint("check the statement and the rules under `infeasible`; if it is kept for another reading of the case, mark it `dormant: true`")
}

fn preferences(feasible: &Feasibility, party: &Party, coalesce: &[Rule], found: &mut Diagnostics) {
    let statements: Vec<(&Statement, bool)> = match &party.preferences {
        Preferences::Prioritized(wants) => {
            let unknown = party.marks.unknown.iter().map(|u| &u.want);
            wants.iter().chain(unknown).map(|w| (&w.statement, w.dormant)).collect()
        }
        // What weighs nothing tells no states apart.
        Preferences::Weighted(weights) => {
            weights.iter().filter(|w| w.millionths != 0).map(|w| (&w.statement, w.dormant)).collect()
        }
        Preferences::Ranked { .. } => return,
    };
    let verdicts: Vec<Option<bool>> = statements.iter().map(|(s, _)| constant(feasible, &s.expr)).collect();
    if verdicts.iter().all(Option::is_some) && feasible.count() > 1 {
        let place = statements.first().map_or(party.span, |(s, _)| s.span);
        found.push(indifferent(party).at(place));
        return;
    }
    for ((statement, dormant), verdict) in statements.iter().zip(&verdicts) {
        match (verdict, dormant) {
            (Some(always), false) => {
                found.push(idle(statement, *always, &format!("a preference of {}", party.name)));
            }
            (None, true) => found.push(
                Diagnostic::warning(
                    "D0706",
                    format!("a preference of {} is marked dormant but does tell states apart", party.name),
                )
                .at(statement.span)
                .hint("drop `dormant: true`"),
            ),
            _ => {}
        }
    }
    let split = statements.iter().find(|(s, _)| {
        coalesce.iter().any(|rule| {
            let both = Expr::And(Box::new(rule.when.expr.clone()), Box::new(s.expr.clone()));
            match (feasible.count_where(&rule.when.expr), feasible.count_where(&both)) {
                (Some(all), Some(part)) => part != 0 && part != all,
                _ => false,
            }
        })
    });
    if let Some((statement, _)) = split {
        found.push(
            Diagnostic::warning(
                "D0704",
                format!("a preference of {} holds in a part of a merged state only", party.name),
            )
            .at(statement.span)
            .label("judged at the merged state's largest member")
            .hint("states merged by `coalesce` are one state: write preferences that do not tell its members apart"),
        );
    }
}

fn indifferent(party: &Party) -> Diagnostic {
    Diagnostic::warning("D0703", format!("{} is indifferent between all states", party.name))
        .label("nothing here tells two states apart")
        .hint("every state is then stable for it; add what it wants, or leave the party out")
}

fn rules(options: u8, infeasible: &[Rule], found: &mut Diagnostics) {
    for (i, rule) in infeasible.iter().enumerate() {
        let others = infeasible.iter().enumerate().filter(|(j, _)| *j != i).map(|(_, r)| &r.when.expr);
        let left = Feasibility::new(options, others).and_then(|f| f.count_where(&rule.when.expr));
        if left == Some(0) {
            found.push(
                Diagnostic::warning(
                    "D0705",
                    "this feasibility rule removes no state that another has not removed already",
                )
                .at(rule.when.span)
                .hint("drop it, or correct it if it should remove more"),
            );
        }
    }
}

fn merges(feasible: &Feasibility, coalesce: &[Rule], found: &mut Diagnostics) {
    for rule in coalesce {
        let count = feasible.count_where(&rule.when.expr).unwrap_or(2);
        if count < 2 {
            let words = if count == 0 { "no feasible state" } else { "a single feasible state" };
            found.push(
                Diagnostic::warning("D0707", format!("this `coalesce` rule holds in {words}, so it merges nothing"))
                    .at(rule.when.span)
                    .hint("drop it, or correct it if it should merge states"),
            );
        }
    }
}

/// Errors about groups of a ranking between whose states the preference is not known.
pub(crate) fn group_faults(case: &Case, party: &Party, states: &States) -> Diagnostics {
    let mut found = Diagnostics::new();
    for group in &party.marks.groups {
        let mut first: BTreeMap<usize, &RankedState> = BTreeMap::new();
        for entry in &group.entries {
            let named = named(states, entry.state);
            if named.is_empty() {
                let nothing = Diagnostic::error("D1105", format!("`{}` names no feasible state", entry.text));
                found.push(nothing.at(entry.span).hint("`detente states` lists the feasible states"));
            }
            // One state said twice is said enough.
            let twice = named.iter().find_map(|s| Some((*s, *first.get(s)?)));
            if let Some((state, before)) = twice {
                let words = format!("{} stands twice in this group", describe(case, states, state));
                found.push(Diagnostic::error("D1106", words).at(entry.span).related(before.span, "first here"));
            }
            for state in named {
                first.entry(state).or_insert(entry);
            }
        }
    }
    found
}

/// Errors about a ranking that does not list every feasible state exactly once.
pub(crate) fn ranking_faults(case: &Case, party: &Party, states: &States, faults: &RankingFaults) -> Diagnostics {
    let Preferences::Ranked { tiers, span, .. } = &party.preferences else { return Diagnostics::new() };
    let mut found = Diagnostics::new();
    for (tier, item) in &faults.empty {
        let entry = &tiers[*tier][*item];
        found.push(
            Diagnostic::error("D0604", format!("`{}` names no feasible state", entry.text))
                .at(entry.span)
                .hint("`detente states` lists the feasible states; a rule under `infeasible` may exclude this one"),
        );
    }
    for (tier, item, state) in &faults.twice {
        let entry = &tiers[*tier][*item];
        found.push(
            Diagnostic::error("D0603", format!("{} is ranked twice", describe(case, states, *state)))
                .at(entry.span)
                .label("here again")
                .hint("a ranking lists every feasible state exactly once"),
        );
    }
    if !faults.missing.is_empty() {
        let listed: Vec<String> = faults.missing.iter().take(LISTED).map(|s| describe(case, states, *s)).collect();
        let more = faults.missing.len() - listed.len();
        let tail = if more == 0 { String::new() } else { format!(" and {more} more") };
        found.push(
            Diagnostic::error("D0602", format!("the ranking of {} misses {}{tail}", party.name, listed.join(", ")))
                .at(*span)
                .hint("a ranking lists every feasible state exactly once; states in a nested list are tied"),
        );
    }
    found
}

fn describe(case: &Case, states: &States, state: usize) -> String {
    match &case.form {
        Form::Graph { states: named, .. } => format!("state `{}`", named[state].id),
        Form::Options { .. } => format!("state {} ({})", state + 1, states.pattern(StateId(state as u32))),
    }
}
