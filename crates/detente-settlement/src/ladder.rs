//! Steps from today's package: trades in which nobody loses, and the best of them one after the other.
//!
//! Two issues that parties weigh differently are traded against each other (*logrolling*: Froman & Cohen, "Compromise and
//! logroll", Behavioral Science 15 (1970) 180-183).

use crate::gain::Ratio;
use crate::table::Table;
use detente_graph::{Budget, Stop};

/// What can be done from today's package.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ladder {
    /// The best first steps from today, best first.
    pub next: Vec<Step>,
    /// The best step, again and again, until there is none.
    pub steps: Vec<Step>,
    /// After how many steps the package is agreeable; zero where it is today.
    pub agreeable_after: Option<usize>,
}

/// One change of a package, or two that are traded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// Issue and new value, one or two.
    pub changes: Vec<(usize, usize)>,
    /// The package that comes of it.
    pub package: u64,
    /// What each scoring party gains by it, in its own units; never below zero.
    pub gains: Vec<i64>,
    /// What each change alone would do to each scoring party.
    pub alone: Vec<Vec<i64>>,
}

impl Step {
    /// Whether each of two changes alone would cost somebody something.
    pub fn is_trade(&self) -> bool {
        self.alone.len() == 2 && self.alone.iter().all(|deltas| deltas.iter().any(|d| *d < 0))
    }
}

/// How many first steps are listed, and how long a ladder may grow.
const LISTED: usize = 10;
const LONGEST: usize = 64;
/// How many steps may wait to be sorted.
const WAITING: usize = 4096;

/// Steps from a package; `units` say by what each scoring party's gains are divided to compare them.
///
/// # Errors
/// When somebody asks to stop.
pub fn ladder(table: &Table, base: &[usize], units: &[i64], budget: &Budget) -> Result<Ladder, Stop> {
    let next = steps(table, base, units, budget)?;
    let mut values = base.to_vec();
    let mut climbed = Vec::new();
    let mut agreeable_after = table.is_agreeable(table.failing(&values)).then_some(0);
    while climbed.len() < LONGEST {
        let Some(step) = steps(table, &values, units, budget)?.into_iter().next() else { break };
        values = table.values(step.package);
        climbed.push(step);
        if agreeable_after.is_none() && table.is_agreeable(table.failing(&values)) {
            agreeable_after = Some(climbed.len());
        }
    }
    Ok(Ladder { next, steps: climbed, agreeable_after })
}

/// The best steps from a package that can be had, cross no further red line, and cost nobody anything; the one whose
/// least gain is largest first, then by the second least and so on.
fn steps(table: &Table, values: &[usize], units: &[i64], budget: &Budget) -> Result<Vec<Step>, Stop> {
    let start = scores(table, values);
    let broken = table.broken_rules(values);
    let singles: Vec<(usize, usize)> = (0..table.radix.len())
        .flat_map(|issue| (0..table.radix[issue]).map(move |value| (issue, value)))
        .filter(|(issue, value)| values[*issue] != *value)
        .collect();
    let mut package = values.to_vec();
    let mut after = |changes: &[(usize, usize)]| {
        package.copy_from_slice(values);
        changes.iter().for_each(|(issue, value)| package[*issue] = *value);
        let deltas: Vec<i64> = scores(table, &package).iter().zip(&start).map(|(a, b)| a - b).collect();
        (table.number(&package), deltas, table.broken_rules(&package) & !broken)
    };
    let alone: Vec<(u64, Vec<i64>, u128)> = singles.iter().map(|single| after(&[*single])).collect();
    let key = |gains: &[i64]| {
        let mut ratios: Vec<Ratio> =
            gains.iter().zip(units).map(|(part, whole)| Ratio { part: *part, whole: *whole }).collect();
        ratios.sort();
        ratios
    };
    let mut found: Vec<(Vec<Ratio>, Step)> = Vec::new();
    let mut consider = |changes: &[usize], (package, gains, newly): (u64, Vec<i64>, u128)| {
        let scorers = table.scorers.len();
        // Ratifiers come after the scoring parties; they must not lose either.
        if newly != 0 || gains.iter().any(|gain| *gain < 0) || gains[..scorers].iter().all(|gain| *gain == 0) {
            return;
        }
        let step = Step {
            changes: changes.iter().map(|at| singles[*at]).collect(),
            package,
            gains: gains[..scorers].to_vec(),
            alone: changes.iter().map(|at| alone[*at].1[..scorers].to_vec()).collect(),
        };
        found.push((key(&step.gains), step));
        if found.len() > WAITING {
            best_first(&mut found);
        }
    };
    for (a, single) in singles.iter().enumerate() {
        budget.go_on("steps from today", a as u64, singles.len() as u64)?;
        consider(&[a], alone[a].clone());
        for (b, other) in singles.iter().enumerate().skip(a + 1).filter(|(_, other)| other.0 != single.0) {
            // Two changes that each cost nobody anything are two steps.
            if alone[a].1.iter().all(|d| *d >= 0) && alone[b].1.iter().all(|d| *d >= 0) {
                continue;
            }
            consider(&[a, b], after(&[*single, *other]));
        }
    }
    best_first(&mut found);
    Ok(found.into_iter().map(|(_, step)| step).collect())
}

/// Sorts steps and keeps those that are listed.
fn best_first(found: &mut Vec<(Vec<Ratio>, Step)>) {
    found
        .sort_by(|(a, x), (b, y)| b.cmp(a).then(x.changes.len().cmp(&y.changes.len())).then(x.package.cmp(&y.package)));
    found.truncate(LISTED);
}

/// Scores of the scoring parties, then of the ratifiers.
fn scores(table: &Table, values: &[usize]) -> Vec<i64> {
    let ratifiers = (0..table.seats.len()).filter(|at| table.seats[*at].ratifies.is_some());
    table.scorers.iter().copied().chain(ratifiers).map(|actor| table.score(actor, values)).collect()
}
