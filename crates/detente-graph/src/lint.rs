//! What only the state space can tell about a case: rankings that miss a state, statements that never or always hold,
//! parties that are indifferent between everything.

use crate::budget::filled;
use crate::ranks::{RankingFaults, Twice, each_named};
use crate::{Budget, Feasibility, StateId, States, Stop};
use detente_case::{Case, Expr, Form, Party, Preferences, RankedState, Rule, StateName, Statement};
use detente_source::{Diagnostic, Diagnostics};
use std::ops::Range;

/// Warnings about a case whose states need not be enumerated for it, so that it works at any size. What its rules are too
/// entangled to tell is left unsaid.
///
/// # Errors
/// [`Stop::Cancelled`] when somebody asks to stop.
pub fn lint(case: &Case, budget: &Budget) -> Result<Diagnostics, Stop> {
    match Feasibility::of(case, budget) {
        Ok(feasible) => lint_over(case, feasible.as_ref(), budget),
        Err(Stop::Entangled(_)) => lint_over(case, None, budget),
        Err(stop) => Err(stop),
    }
}

/// As [`lint`], of a case whose feasible states are known already.
///
/// # Errors
/// As for [`lint`].
pub fn lint_over(case: &Case, feasible: Option<&Feasibility>, budget: &Budget) -> Result<Diagnostics, Stop> {
    let mut found = Diagnostics::new();
    if let (Form::Options { infeasible, coalesce, .. }, Some(feasible)) = (&case.form, feasible)
        && feasible.count() > 0
    {
        let rules: Vec<&Expr> = infeasible.iter().map(|r| &r.when.expr).collect();
        let asker = Asker { options: case.options.len() as u8, rules, feasible, count: feasible.count(), budget };
        let mut idle_rules = Vec::new();
        asker.idle_rules(&feasible.all(), 0..infeasible.len(), &mut idle_rules)?;
        // What stands for an option cannot be left out of the file.
        let idle_rules = idle_rules.into_iter().map(|rule| &infeasible[rule]).filter(|rule| rule.stands_for.is_none());
        found.extend(idle_rules.map(useless));
        merges(&asker, coalesce, &mut found)?;
        for definition in &case.definitions {
            if let Some(always) = asker.constant(&definition.statement.expr)? {
                found.push(idle(&definition.statement, always, &format!("the definition `{}`", definition.name)));
            }
        }
        for party in &case.parties {
            preferences(&asker, party, coalesce, &mut found)?;
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
    Ok(found)
}

/// Puts questions to the feasible states.
struct Asker<'a> {
    options: u8,
    rules: Vec<&'a Expr>,
    feasible: &'a Feasibility,
    count: u128,
    budget: &'a Budget<'a>,
}

impl Asker<'_> {
    /// In how many feasible states a statement holds; nothing where that is too entangled to say, in the order that suits
    /// the rules and in one that suits the statement too.
    fn count_where(&self, expr: &Expr) -> Result<Option<u128>, Stop> {
        let told = self.feasible.count_where(expr, self.budget).or_else(|stop| match stop {
            Stop::Entangled(_) => Feasibility::beside(self.options, &self.rules, expr, self.budget)
                .and_then(|feasible| feasible.count_where(expr, self.budget)),
            other => Err(other),
        });
        unless_entangled(told)
    }

    /// `Some(true)` where a statement holds in every feasible state, `Some(false)` where in none.
    fn constant(&self, expr: &Expr) -> Result<Option<bool>, Stop> {
        Ok(match self.count_where(expr)? {
            Some(0) => Some(false),
            Some(holds) => (holds == self.count).then_some(true),
            None => None,
        })
    }

    /// Those of some rules that remove nothing from `left`, the states that all others leave. Halving puts each rule last
    /// without applying all the others anew for it.
    fn idle_rules(&self, left: &Feasibility, among: Range<usize>, found: &mut Vec<usize>) -> Result<(), Stop> {
        if among.len() < 2 {
            for rule in among {
                if unless_entangled(left.count_where(self.rules[rule], self.budget))? == Some(0) {
                    found.push(rule);
                }
            }
            return Ok(());
        }
        let middle = among.start + among.len() / 2;
        for (ask, apply) in [(among.start..middle, middle..among.end), (middle..among.end, among.start..middle)] {
            if let Some(left) = unless_entangled(left.without(&self.rules[apply], self.budget))? {
                self.idle_rules(&left, ask, found)?;
            }
        }
        Ok(())
    }
}

/// What was found, or nothing where rules and statements were too entangled.
fn unless_entangled<T>(told: Result<T, Stop>) -> Result<Option<T>, Stop> {
    match told {
        Ok(told) => Ok(Some(told)),
        Err(Stop::Entangled(_)) => Ok(None),
        Err(stop) => Err(stop),
    }
}

fn idle(statement: &Statement, always: bool, what: &str) -> Diagnostic {
    let (code, when) = if always { ("D0702", "always holds") } else { ("D0701", "never holds") };
    Diagnostic::warning(code, format!("{what} {when}, so it tells no two states apart"))
        .at(statement.span)
        .label(if always { "holds in every feasible state" } else { "holds in no feasible state" })
        .hint("check the statement and the rules under `infeasible`; if it is kept for another reading of the case, mark it `dormant: true`")
}

fn preferences(asker: &Asker, party: &Party, coalesce: &[Rule], found: &mut Diagnostics) -> Result<(), Stop> {
    let statements: Vec<(&Statement, bool)> = match &party.preferences {
        Preferences::Prioritized(wants) => {
            let unknown = party.marks.unknown.iter().map(|u| &u.want);
            wants.iter().chain(unknown).map(|w| (&w.statement, w.dormant)).collect()
        }
        // What weighs nothing tells no states apart.
        Preferences::Weighted(weights) => {
            weights.iter().filter(|w| w.millionths != 0).map(|w| (&w.statement, w.dormant)).collect()
        }
        Preferences::Ranked { .. } => return Ok(()),
    };
    let verdicts: Vec<Option<bool>> =
        statements.iter().map(|(s, _)| asker.constant(&s.expr)).collect::<Result<_, Stop>>()?;
    if verdicts.iter().all(Option::is_some) && asker.count > 1 {
        let place = statements.first().map_or(party.span, |(s, _)| s.span);
        found.push(indifferent(party).at(place));
        return Ok(());
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
    let mut split = None;
    'search: for (statement, _) in &statements {
        for rule in coalesce {
            let both = Expr::And(Box::new(rule.when.expr.clone()), Box::new(statement.expr.clone()));
            if let (Some(all), Some(part)) = (asker.count_where(&rule.when.expr)?, asker.count_where(&both)?)
                && part != 0
                && part != all
            {
                split = Some(statement);
                break 'search;
            }
        }
    }
    if let Some(statement) = split {
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
    Ok(())
}

fn indifferent(party: &Party) -> Diagnostic {
    Diagnostic::warning("D0703", format!("{} is indifferent between all states", party.name))
        .label("nothing here tells two states apart")
        .hint("every state is then stable for it; add what it wants, or leave the party out")
}

fn useless(rule: &Rule) -> Diagnostic {
    Diagnostic::warning("D0705", "this feasibility rule removes no state that another has not removed already")
        .at(rule.when.span)
        .hint("drop it, or correct it if it should remove more")
}

fn merges(asker: &Asker, coalesce: &[Rule], found: &mut Diagnostics) -> Result<(), Stop> {
    for rule in coalesce {
        let count = asker.count_where(&rule.when.expr)?.unwrap_or(2);
        if count < 2 {
            let words = if count == 0 { "no feasible state" } else { "a single feasible state" };
            found.push(
                Diagnostic::warning("D0707", format!("this `coalesce` rule holds in {words}, so it merges nothing"))
                    .at(rule.when.span)
                    .hint("drop it, or correct it if it should merge states"),
            );
        }
    }
    Ok(())
}

/// Errors about groups of a ranking between whose states the preference is not known.
pub(crate) fn group_faults(case: &Case, party: &Party, states: &States, budget: &Budget) -> Result<Diagnostics, Stop> {
    let mut found = Diagnostics::new();
    if party.marks.groups.is_empty() {
        return Ok(found);
    }
    const NOWHERE: u32 = u32::MAX;
    let go_on = || budget.go_on("Reading rankings", 0, 0);
    // The entry that names a state first, counted through all groups.
    let mut first = filled(NOWHERE, states.len(), budget)?;
    let mut before: Vec<&RankedState> = Vec::new();
    for group in &party.marks.groups {
        let start = before.len() as u32;
        for entry in &group.entries {
            let this = before.len() as u32;
            before.push(entry);
            let (mut any, mut twice) = (false, None);
            each_named(states, entry.state, &go_on, &mut |state| {
                any = true;
                match first[state] {
                    by if by != NOWHERE && by >= start && by != this => _ = twice.get_or_insert((state, by)),
                    _ => first[state] = this,
                }
            })?;
            if !any {
                let words = match entry.state {
                    StateName::Number(_) => no_number(&entry.text, states),
                    _ => format!("`{}` names no feasible state", entry.text),
                };
                let nothing = Diagnostic::error("D1105", words);
                found.push(nothing.at(entry.span).hint("`detente states` lists the feasible states"));
            }
            // One state said twice is said enough.
            if let Some((state, by)) = twice {
                let words = format!("{} stands twice in this group", describe(case, states, state));
                let earlier = before[by as usize].span;
                found.push(Diagnostic::error("D1106", words).at(entry.span).related(earlier, "first here"));
            }
        }
    }
    Ok(found)
}

/// Errors about a ranking that does not list every feasible state exactly once.
pub(crate) fn ranking_faults(case: &Case, party: &Party, states: &States, faults: &RankingFaults) -> Diagnostics {
    let Preferences::Ranked { tiers, span, .. } = &party.preferences else { return Diagnostics::new() };
    let mut found = Diagnostics::new();
    for (tier, item) in &faults.empty {
        let entry = &tiers[*tier][*item];
        found.push(match entry.state {
            StateName::Number(_) => Diagnostic::error("D0604", no_number(&entry.text, states))
                .at(entry.span)
                .hint("`detente states` lists the states with their numbers"),
            _ => Diagnostic::error("D0604", format!("`{}` names no feasible state", entry.text))
                .at(entry.span)
                .hint("`detente states` lists the feasible states; a rule under `infeasible` may exclude this one"),
        });
    }
    for Twice { tier, item, state, more } in &faults.twice {
        let entry = &tiers[*tier][*item];
        let first = describe(case, states, *state);
        let words = match more {
            0 => format!("{first} is ranked twice"),
            more => format!("{first} and {more} more that this entry names are ranked twice"),
        };
        found.push(
            Diagnostic::error("D0603", words)
                .at(entry.span)
                .label("here again")
                .hint("a ranking lists every feasible state exactly once"),
        );
    }
    if faults.missed > 0 {
        let listed: Vec<String> = faults.missing.iter().map(|s| describe(case, states, *s)).collect();
        let more = faults.missed - listed.len();
        let tail = if more == 0 { String::new() } else { format!(" and {more} more") };
        found.push(
            Diagnostic::error("D0602", format!("the ranking of {} misses {}{tail}", party.name, listed.join(", ")))
                .at(*span)
                .hint("a ranking lists every feasible state exactly once; states in a nested list are tied"),
        );
    }
    found
}

/// A number beyond those that there are.
fn no_number(text: &str, states: &States) -> String {
    match states.len() {
        1 => format!("there is no state {text}: the case has a single one, number 1"),
        n => format!("there is no state {text}: the case has {n}, numbered from 1 to {n}"),
    }
}

fn describe(case: &Case, states: &States, state: usize) -> String {
    match &case.form {
        Form::Graph { states: named, .. } => format!("state `{}`", named[state].id),
        Form::Options { .. } => format!("state {} ({})", state + 1, states.pattern(StateId(state as u32))),
    }
}
