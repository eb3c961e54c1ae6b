//! A second opinion: everything reported is held against the case by code that shares nothing with the engine.
//!
//! Scores are added afresh from the numbers of the case, acceptance is judged from its statements, and every single
//! package is compared with the frontier.

use crate::frontier::Frontier;
use crate::points::Best;
use crate::settle::Settlement;
use crate::standard::Standard;
use detente_case::{Actor, Negotiation, Score};
use detente_graph::{Budget, Stop};
use num_bigint::BigInt;
use std::collections::HashSet;

/// Something reported that is not so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault(pub String);

/// Checks a settlement against its negotiation. Returns everything that is wrong, at most a few dozen. Where packages are
/// too many to go through, only those that are reported are looked at.
///
/// # Errors
/// When somebody asks to stop.
pub fn verify(of: &Negotiation, found: &Settlement, budget: &Budget) -> Result<Vec<Fault>, Stop> {
    let naive = Naive { of };
    let mut faults = Vec::new();
    let total: u128 = of.packages();
    let frontiers: Vec<(&str, &Frontier, bool)> = [
        found.frontier.as_ref().map(|f| ("frontier", f, false)),
        found.agreeable.as_ref().map(|f| ("agreeable frontier", f, true)),
    ]
    .into_iter()
    .flatten()
    .collect();
    let mut expected: Vec<HashSet<Vec<i128>>> = Vec::new();
    for (name, frontier, agreeable) in &frontiers {
        let mut vectors = HashSet::new();
        for package in frontier.points.iter().flat_map(|p| &p.first) {
            let values = found.table.values(*package);
            let good = naive.possible(&values) && (!agreeable || naive.agreeable(&values));
            if !good {
                faults.push(Fault(format!(
                    "package {values:?} on the {name} is not {}",
                    if *agreeable { "agreeable" } else { "possible" }
                )));
            }
            vectors.insert(naive.vector(&values));
        }
        expected.push(vectors);
    }
    if found.searched.is_some() {
        // Too many to go through: what is named must at least be what it is said to be.
        for package in found.best.iter().flat_map(|best| &best.packages) {
            let values = found.table.values(*package);
            if !naive.agreeable(&values) {
                faults.push(Fault(format!("named package {values:?} is not agreeable")));
            }
        }
        for vectors in &expected {
            let all = sorted(vectors);
            let beaten = all.iter().filter(|one| all.iter().any(|other| dominates(other, one)));
            faults.extend(beaten.map(|one| Fault(format!("scores {one:?} on a frontier are beaten by others on it"))));
        }
        return Ok(faults);
    }
    // Every package, one by one.
    let mut values = vec![0; of.issues.len()];
    let (mut possible, mut agreeable, mut on) = (0_u64, 0_u64, vec![0_u64; frontiers.len()]);
    let mut strongest: Vec<Vec<Vec<i128>>> = expected.iter().map(sorted).collect();
    for number in 0..total {
        if number % 4096 == 0 {
            budget.go_on("checking packages", number as u64, u64::try_from(total).unwrap_or(u64::MAX))?;
        }
        if naive.possible(&values) {
            possible += 1;
            let accepted = naive.agreeable(&values);
            agreeable += u64::from(accepted);
            let vector = naive.vector(&values);
            for (at, (name, ..)) in frontiers.iter().enumerate().filter(|(_, (.., only))| !only || accepted) {
                if expected[at].contains(&vector) {
                    on[at] += 1;
                    if strongest[at].iter().any(|p| dominates(p, &vector)) {
                        faults.push(Fault(format!("package {values:?} on the {name} is beaten by another one on it")));
                    }
                } else if let Some(place) = strongest[at].iter().position(|p| dominates(p, &vector)) {
                    // What beats one package beats its neighbours too.
                    strongest[at].swap(place, place / 2);
                } else {
                    faults.push(Fault(format!("package {values:?} is missing from the {name}")));
                }
            }
        }
        if faults.len() > 24 {
            return Ok(faults);
        }
        advance(&mut values, of);
    }
    for (at, (name, frontier, _)) in frontiers.iter().enumerate() {
        if on[at] != frontier.packages() {
            faults.push(Fault(format!("{} packages lie on the {name}, not {}", on[at], frontier.packages())));
        }
    }
    if let Some(survey) = &found.survey {
        for (what, counted, said) in [
            ("possible", possible, survey.possible(&found.table)),
            ("agreeable", agreeable, survey.agreeable(&found.table)),
        ] {
            if counted != said {
                faults.push(Fault(format!("{counted} packages are {what}, not {said}")));
            }
        }
    }
    if let (Some(all), Some(frontier)) = (&found.frontier, &found.agreeable) {
        faults.extend(found.best.iter().flat_map(|best| naive.check_best(best, all, frontier, found)));
    }
    Ok(faults)
}

fn sorted(set: &HashSet<Vec<i128>>) -> Vec<Vec<i128>> {
    let mut all: Vec<Vec<i128>> = set.iter().cloned().collect();
    all.sort();
    all
}

fn dominates(a: &[i128], b: &[i128]) -> bool {
    a != b && a.iter().zip(b).all(|(a, b)| a >= b)
}

fn advance(values: &mut [usize], of: &Negotiation) {
    for at in (0..values.len()).rev() {
        values[at] += 1;
        if values[at] < of.issues[at].values.len() {
            return;
        }
        values[at] = 0;
    }
}

struct Naive<'n> {
    of: &'n Negotiation,
}

/// A fraction of whole numbers of any length.
type Fraction = (BigInt, BigInt);

impl Naive<'_> {
    /// Twice the score, in units of 10^-12, doubtful ones in the middle of their range.
    fn score(&self, actor: &Actor, values: &[usize]) -> i128 {
        let twice = |score: &Score| i128::from(score.low) + i128::from(score.high);
        let mut sum = 0;
        for (worth, value) in actor.worth.iter().zip(values) {
            sum += i128::from(worth.weight) * twice(&worth.scores[*value]);
        }
        for bonus in &actor.bonuses {
            if bonus.when.deal.holds(values) {
                sum += 1_000_000 * twice(&bonus.score);
            }
        }
        sum
    }

    fn floor(&self, actor: &Actor) -> Option<i128> {
        actor.floor.as_ref().map(|floor| 2_000_000 * i128::from(floor.at))
    }

    fn possible(&self, values: &[usize]) -> bool {
        !self.of.impossible.iter().any(|rule| rule.when.deal.holds(values))
    }

    fn accepts(&self, actor: &Actor, values: &[usize]) -> bool {
        !actor.red_lines.iter().any(|rule| rule.when.deal.holds(values))
            && self.floor(actor).is_none_or(|floor| self.score(actor, values) >= floor)
    }

    /// Accepts, and so do all who ratify for it.
    fn signs(&self, at: usize, values: &[usize]) -> bool {
        let ratifiers = self.of.actors.iter().filter(|a| a.ratifies == Some(at));
        self.accepts(&self.of.actors[at], values) && ratifiers.into_iter().all(|a| self.accepts(a, values))
    }

    fn agreeable(&self, values: &[usize]) -> bool {
        let signing = self.of.table().filter(|at| self.signs(*at, values)).count();
        self.possible(values)
            && signing >= self.of.agreement.needs
            && self.of.agreement.veto.iter().all(|at| self.signs(*at, values))
    }

    fn scorers(&self) -> Vec<usize> {
        self.of.table().filter(|at| !self.of.actors[*at].worth.is_empty()).collect()
    }

    fn vector(&self, values: &[usize]) -> Vec<i128> {
        self.scorers().into_iter().map(|at| self.score(&self.of.actors[at], values)).collect()
    }

    /// The sum of the lowest scores.
    fn lowest(&self, actor: &Actor) -> i128 {
        let twice = |score: &Score| i128::from(score.low) + i128::from(score.high);
        let issues = actor.worth.iter().map(|w| w.scores.iter().map(|s| i128::from(w.weight) * twice(s)).min());
        let bonuses = actor.bonuses.iter().map(|b| (1_000_000 * twice(&b.score)).min(0));
        issues.map(Option::unwrap_or_default).chain(bonuses).sum()
    }

    /// Groups of scoring parties that may sign a package: by definition, all of the right size that accept, with every
    /// veto among them.
    fn groups(&self, values: &[usize]) -> Vec<Vec<usize>> {
        let scorers = self.scorers();
        if self.of.agreement.needs == self.of.table().count() {
            return vec![(0..scorers.len()).collect()];
        }
        let accepting: Vec<usize> = (0..scorers.len()).filter(|at| self.signs(scorers[*at], values)).collect();
        let veto: Vec<usize> =
            accepting.iter().copied().filter(|at| self.of.agreement.veto.contains(&scorers[*at])).collect();
        let silent = self.of.table().count() - scorers.len();
        let size = self.of.agreement.needs.saturating_sub(silent).max(1).max(veto.len());
        let subsets = (0_u64..1 << accepting.len())
            .map(|bits| (0..accepting.len()).filter(|k| bits >> k & 1 == 1).map(|k| accepting[k]).collect::<Vec<_>>());
        let all: Vec<Vec<usize>> = subsets.collect();
        let size = size.min(accepting.len());
        all.into_iter().filter(|g| g.len() == size && veto.iter().all(|v| g.contains(v))).collect()
    }

    /// What a standard says of a package; larger is better.
    fn value(&self, standard: Standard, values: &[usize], ideals: &[i128], bests: &[i128]) -> Option<Fraction> {
        let scorers = self.scorers();
        let vector = self.vector(values);
        let unit = |at: usize| {
            let actor = &self.of.actors[scorers[at]];
            if ideals[at] > 0 { ideals[at] } else { (ideals[at] - self.lowest(actor)).max(1) }
        };
        let start = |at: usize| {
            let actor = &self.of.actors[scorers[at]];
            self.floor(actor).unwrap_or_else(|| self.lowest(actor))
        };
        if standard == Standard::Utilitarian {
            return Some((0..vector.len()).fold((BigInt::from(0), BigInt::from(1)), |sum, at| {
                (sum.0 * unit(at) + vector[at] * &sum.1, sum.1 * unit(at))
            }));
        }
        let base = self.of.base.as_ref().map(|base| self.vector(base));
        let best = |at: usize| bests[at] - start(at);
        let of_group = |group: &Vec<usize>| -> Option<Fraction> {
            if standard == Standard::Nash {
                let parts = group.iter().map(|at| BigInt::from((vector[*at] - start(*at)).max(0)));
                let wholes = group.iter().map(|at| BigInt::from(best(*at).max(1)));
                return Some((parts.product(), wholes.product()));
            }
            let ratios = group.iter().filter_map(|at| match standard {
                Standard::KalaiSmorodinsky if best(*at) > 0 => Some((vector[*at] - start(*at), best(*at))),
                Standard::KalaiSmorodinsky => Some((1, 1)),
                Standard::Egalitarian => Some((vector[*at] - start(*at), unit(*at))),
                _ => Some((vector[*at] - base.as_ref()?[*at], unit(*at))),
            });
            let fractions = ratios.map(|(part, whole)| (BigInt::from(part), BigInt::from(whole)));
            fractions.reduce(|a, b| if less(&b, &a) { b } else { a })
        };
        self.groups(values).iter().filter_map(of_group).reduce(|a, b| if less(&a, &b) { b } else { a })
    }

    fn check_best(&self, best: &Best, all: &Frontier, frontier: &Frontier, found: &Settlement) -> Vec<Fault> {
        let most = |frontier: &Frontier| -> Vec<i128> {
            let vectors = frontier.points.iter().map(|p| self.vector(&found.table.values(p.first[0])));
            vectors.reduce(|a, b| a.iter().zip(&b).map(|(a, b)| *a.max(b)).collect()).unwrap_or_default()
        };
        let (ideals, bests) = (most(all), most(frontier));
        let value = |package: u64| self.value(best.standard, &found.table.values(package), &ideals, &bests);
        let mut faults = Vec::new();
        let Some(first) = best.packages.first() else {
            return vec![Fault(format!("{} names no package", best.standard.key()))];
        };
        let top = value(*first);
        let mut ties = 0;
        for point in &frontier.points {
            let other = value(point.first[0]);
            match (&other, &top) {
                (Some(other), Some(top)) if less(top, other) => faults.push(Fault(format!(
                    "package {:?} is better than {:?} by the standard {}",
                    found.table.values(point.first[0]),
                    found.table.values(*first),
                    best.standard.key()
                ))),
                (Some(other), Some(top)) if !less(other, top) => ties += point.count,
                (None, None) => ties += point.count,
                _ => {}
            }
        }
        if let Some(said) = best.ties.filter(|said| *said != ties) {
            faults.push(Fault(format!("{ties} packages are tied by the standard {}, not {said}", best.standard.key())));
        }
        for package in &best.packages {
            let values = found.table.values(*package);
            if !self.agreeable(&values) {
                faults.push(Fault(format!(
                    "package {values:?} of the standard {} is not agreeable",
                    best.standard.key()
                )));
            }
        }
        faults
    }
}

fn less(a: &Fraction, b: &Fraction) -> bool {
    &a.0 * &b.1 < &b.0 * &a.1
}
