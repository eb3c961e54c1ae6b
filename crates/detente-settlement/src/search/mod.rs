//! The best packages where there are too many to count, by branch and bound.
//!
//! Every standard is a search of its own, exact to the end: whole numbers decide what is better and what is left out. A
//! search that is ended early, by the clock, by Ctrl-C or by [`MOST_STEPS`], names the best package that it has met and
//! how much better another one may be at most.

mod aim;
mod best;
mod cut;
mod frame;
mod groups;
mod start;
mod tree;
mod truth;
mod tune;
mod unlock;

#[cfg(test)]
mod tests;

use crate::conflict::Conflict;
use crate::frontier::Over;
use crate::gain::units;
use crate::measure::Measure;
use crate::points::Best;
use crate::standard::Standard;
use crate::table::{Failing, Table};
use aim::{Aim, Group};
use cut::Objective;
use detente_graph::{Budget, Stop};
use frame::Frame;
use groups::groups;
use tree::{Incumbent, Search};
pub(crate) use unlock::unlocking;

/// How many steps one search takes at most.
pub const MOST_STEPS: u64 = 20_000_000;

/// How much is done about it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Effort {
    /// How many steps one search takes at most.
    pub steps: u64,
    /// How many combinations of the last issues are looked through in one go.
    pub tail: usize,
    /// Whether a good package is made better by small changes before the search begins.
    pub improves: bool,
}

const EFFORT: Effort = Effort { steps: MOST_STEPS, tail: 1 << 14, improves: true };

/// What was found without counting packages.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Searched {
    /// Some package that can be had and that enough accept; nothing where there is none, or none was found.
    pub agreeable: Option<u64>,
    /// Whether it is proven that no package is agreeable.
    pub none: bool,
    /// The best possible score of each party at the table that scores packages.
    pub ideals: Vec<Extreme>,
    /// The best score that each of them has in any agreeable package; empty where there is none.
    pub most: Vec<Extreme>,
    /// The best agreeable packages by each standard.
    pub best: Vec<Best>,
    /// Steps taken.
    pub steps: u64,
    /// Whether some search was ended by the number of its steps.
    pub ended: bool,
}

/// The highest score of a party.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Extreme {
    /// The score.
    pub score: i64,
    /// A package that gives it.
    pub package: u64,
    /// Whether it is proven that no package gives more.
    pub proven: bool,
}

/// Looks for the best packages one by one. `base` is today's package. Where work is stopped, what was found so far is
/// given with the reason.
pub fn search(table: &Table, base: Option<&[usize]>, budget: &Budget) -> (Searched, Option<Stop>) {
    within(table, base, budget, EFFORT)
}

fn within(table: &Table, base: Option<&[usize]>, budget: &Budget, effort: Effort) -> (Searched, Option<Stop>) {
    let mut all = All { table, budget, effort, found: Searched::default(), met: Vec::new(), stopped: None };
    all.fill(base);
    (all.found, all.stopped)
}

struct All<'a, 't> {
    table: &'t Table,
    budget: &'a Budget<'a>,
    effort: Effort,
    found: Searched,
    /// Packages that were the best by something.
    met: Vec<u64>,
    stopped: Option<Stop>,
}

impl All<'_, '_> {
    fn fill(&mut self, base: Option<&[usize]>) {
        let table = self.table;
        let scorers = table.scorers.len();
        // What is asked first is answered even where time is short.
        let frame = Frame::new(table, Over::Agreeable, self.effort);
        let (any, proven) = self.run(&frame, &Aim::Any, "agreeable packages", &[Group::Open]);
        self.found.agreeable = any.as_ref().map(|best| best.package);
        self.found.none = any.is_none() && proven;
        let possible = Frame::new(table, Over::Possible, self.effort);
        for at in 0..scorers {
            let aim = Aim::Sum(Objective::scores(&possible, &[possible.dimension(at)]));
            let (best, proven) = self.run(&possible, &aim, "best scores", &[Group::Open]);
            let Some(best) = best else {
                self.found.ideals.clear();
                return;
            };
            self.found.ideals.push(self.extreme(at, &best, proven));
        }
        if any.is_none() || scorers == 0 {
            return;
        }
        for at in 0..scorers {
            let aim = Aim::Sum(Objective::scores(&frame, &[frame.dimension(at)]));
            let (best, proven) = self.run(&frame, &aim, "best agreeable scores", &[Group::Open]);
            let best = best.or(any.clone());
            self.found.most.extend(best.map(|best| self.extreme(at, &best, proven)));
        }
        let scores = |all: &[Extreme]| all.iter().map(|one| one.score).collect::<Vec<i64>>();
        let (ideals, most) = (scores(&self.found.ideals), scores(&self.found.most));
        let known = [&self.found.ideals, &self.found.most].map(|all| all.iter().all(|one| one.proven));
        let measure = Measure::new(table, units(table, &ideals), &most, base);
        for standard in Standard::ALL.into_iter().filter(|s| *s != Standard::FromToday || base.is_some()) {
            let aim = Aim::standard(&frame, standard, &measure);
            let signing = if standard == Standard::Utilitarian { vec![Group::Open] } else { groups(table) };
            let known = match standard {
                // With fewer signing than sit at the table, products are compared by the best gains of each.
                Standard::Nash => known[1] || table.needs == table.table.len(),
                Standard::KalaiSmorodinsky => known[1],
                _ => known[0],
            };
            let best = self.standard(&frame, standard, &aim, &signing, known);
            self.found.best.extend(best);
        }
    }

    fn extreme(&self, at: usize, best: &Incumbent, proven: bool) -> Extreme {
        let score = self.table.score(self.table.scorers[at], &best.values);
        Extreme { score, package: best.package, proven }
    }

    /// The best package, and whether that is proven.
    fn run(&mut self, frame: &Frame, aim: &Aim, phase: &str, groups: &[Group]) -> (Option<Incumbent>, bool) {
        let (best, open) = self.explore(frame, aim, phase, groups);
        (best, open == f64::NEG_INFINITY)
    }

    /// The best package, and how good anything left open may be.
    fn explore(&mut self, frame: &Frame, aim: &Aim, phase: &str, groups: &[Group]) -> (Option<Incumbent>, f64) {
        let mut search = Search::new(frame, aim, self.budget, phase);
        search.stopped = self.stopped.clone();
        // What was met before may be good for this as well, and is all there is where time has run out.
        for package in &self.met {
            search.consider(*package);
        }
        for group in groups {
            search.run(group);
        }
        self.found.steps += search.steps;
        self.found.ended |= search.stopped.is_none() && search.steps > frame.effort.steps;
        self.stopped = search.stopped;
        let met = search.best.as_ref().map(|best| best.package);
        self.met.extend(met.filter(|package| !self.met.contains(package)));
        (search.best, search.open)
    }

    /// The best package by a standard; `known` says whether what it measures by is proven.
    fn standard(
        &mut self,
        frame: &Frame,
        standard: Standard,
        aim: &Aim,
        groups: &[Group],
        known: bool,
    ) -> Option<Best> {
        let (best, open) = self.explore(frame, aim, "named packages", groups);
        let best = best?;
        let mut package = best.package;
        let gap = match open {
            _ if !known => None,
            f64::NEG_INFINITY => Some(0.0),
            f64::INFINITY => None,
            open => {
                Some(((open - best.rough) / open.abs().max(f64::MIN_POSITIVE)).max(0.0)).filter(|gap| gap.is_finite())
            }
        };
        if self.stopped.is_none() {
            let scores: Vec<i64> = frame.actors.iter().map(|actor| self.table.score(*actor, &best.values)).collect();
            let (top, steps, stopped) = undominated(frame, &scores, package, self.budget, "named packages");
            (package, self.stopped) = (top, stopped);
            self.found.steps += steps;
        }
        Some(Best { standard, ties: None, packages: vec![package], gap })
    }
}

/// Whether some package can be had and is accepted by enough; nothing where it is not proven.
fn feasible(table: &Table, budget: &Budget) -> Result<Option<bool>, Stop> {
    let frame = Frame::new(table, Over::Agreeable, EFFORT);
    let mut search = Search::new(&frame, &Aim::Any, budget, "demands that cannot be met together");
    search.run(&Group::Open);
    search.stopped.map_or(Ok(()), Err)?;
    Ok(if search.best.is_some() { Some(true) } else { (search.open == f64::NEG_INFINITY).then_some(false) })
}

/// Demands that no package meets together, none of which can be left out, where no package is agreeable: one demand after
/// the other is given up for good if the rest still cannot be met (Chinneck & Dravnieks, "Locating minimal infeasible
/// constraint sets in linear programs", ORSA Journal on Computing 3 (1991) 157-168). Only where all must agree.
///
/// # Errors
/// When somebody asks to stop.
pub(crate) fn irreducible(table: &Table, budget: &Budget) -> Result<Option<Conflict>, Stop> {
    if table.needs < table.table.len() {
        return Ok(None);
    }
    let mut given_up: Failing = 0;
    for at in 0..table.demands.len() {
        let less = given_up | 1 << at;
        if feasible(&table.without(less), budget)? == Some(false) {
            given_up = less;
        }
    }
    let demands = (0..table.demands.len()).fold(0, |all: Failing, at| all | 1 << at) & !given_up;
    Ok(Some(Conflict { demands, smallest: demands.count_ones() == 1, among: table.table.clone() }))
}

/// An agreeable package that is at least as good as one with these scores, by dimension, for every party at the table, and
/// that nothing beats; the steps taken, and why the search was stopped, where it was.
fn undominated(frame: &Frame, scores: &[i64], package: u64, budget: &Budget, phase: &str) -> (u64, u64, Option<Stop>) {
    let scorers: Vec<usize> = (0..frame.table.scorers.len()).map(|at| frame.dimension(at)).collect();
    let aim = Aim::Sum(Objective::scores(frame, &scorers));
    let mut search = Search::new(frame, &aim, budget, phase);
    for k in &scorers {
        search.at_least[*k] = Some(scores[*k]);
    }
    search.consider(package);
    search.run(&Group::Open);
    (search.best.as_ref().map_or(package, |best| best.package), search.steps, search.stopped)
}
