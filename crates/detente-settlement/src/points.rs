//! The packages that named standards of fairness and efficiency pick.
//!
//! Sources: Nash, "The bargaining problem", Econometrica 18 (1950) 155-162; Kalai & Smorodinsky, "Other solutions to Nash's
//! bargaining problem", Econometrica 43 (1975) 513-518; Kalai, "Proportional solutions to bargaining situations",
//! Econometrica 45 (1977) 1623-1630, for the egalitarian one. All are taken over the frontier of the agreeable packages,
//! so that nothing that somebody needed refuses can be named, nor anything that another agreeable package beats.

use crate::frontier::{Frontier, LISTED, Point};
use crate::gain::units;
use crate::measure::Measure;
use crate::standard::Standard;
use crate::table::Table;
use num_bigint::BigInt;

/// The packages that a standard picks.
#[derive(Clone, Debug, PartialEq)]
pub struct Best {
    /// The standard.
    pub standard: Standard,
    /// How many packages are tied; nothing where they were not counted.
    pub ties: Option<u64>,
    /// The first five of them, ascending; where they were not counted, one of them.
    pub packages: Vec<u64>,
    /// How much better by the standard, as a share of this one's value, another package may be at most: zero where it is
    /// proven that none is; nothing where there is no bound.
    pub gap: Option<f64>,
}

/// Finds the best packages by each standard; `from_today` only where the case has a package for today. Nothing where no
/// package is agreeable or nobody scores packages. `ideals` are the best possible scores of those that score.
pub fn points(table: &Table, agreeable: &Frontier, ideals: &[i64], base: Option<&[usize]>) -> Vec<Best> {
    if agreeable.points.is_empty() || table.scorers.is_empty() {
        return Vec::new();
    }
    let most: Vec<i64> = (0..table.scorers.len()).map(|at| agreeable.most(at).unwrap_or(0)).collect();
    let measure = Measure::new(table, units(table, ideals), &most, base);
    let standards = Standard::ALL.into_iter().filter(|standard| *standard != Standard::FromToday || base.is_some());
    let pick = |standard: Standard| match (standard, measure.scale(standard)) {
        (_, Some((from, wholes))) => best(agreeable, standard, |point| measure.smallest(point, from, wholes)),
        (Standard::Nash, _) => nash(agreeable, &measure),
        (_, None) => utilitarian(agreeable, &measure),
    };
    standards.map(pick).collect()
}

fn best<K: Ord>(agreeable: &Frontier, standard: Standard, key: impl Fn(&Point) -> K) -> Best {
    let keys: Vec<K> = agreeable.points.iter().map(key).collect();
    let top = keys.iter().max();
    let points = (0..keys.len()).filter(|at| Some(&keys[*at]) == top).collect();
    gather(agreeable, standard, points)
}

fn gather(agreeable: &Frontier, standard: Standard, points: Vec<usize>) -> Best {
    let tied = || points.iter().map(|at| &agreeable.points[*at]);
    let mut packages: Vec<u64> = tied().flat_map(|point| point.first.iter().copied()).collect();
    packages.sort_unstable();
    packages.truncate(LISTED);
    Best { standard, ties: Some(tied().map(|point| point.count).sum()), packages, gap: Some(0.0) }
}

/// How far apart two values must lie for floating-point numbers to tell them apart safely.
const SAFE: f64 = 1e-9;

/// The largest product. Logarithms choose the candidates, whole numbers of any length decide among them. Gains of those
/// who sign are never negative, so no two losses can multiply to a gain.
fn nash(agreeable: &Frontier, measure: &Measure) -> Best {
    let factors: Vec<Vec<i64>> = agreeable.points.iter().map(|point| measure.factors(point)).collect();
    // Where different parties sign, products of different units are compared; the best gain of each makes them alike.
    let log = |row: &Vec<i64>| -> f64 {
        let signed = row.iter().enumerate().filter(|(_, gain)| **gain >= 0);
        signed.map(|(at, gain)| (*gain as f64 / measure.most(at) as f64).ln()).sum()
    };
    let logs: Vec<f64> = factors.iter().map(log).collect();
    let top = logs.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    if top == f64::NEG_INFINITY {
        return gather(agreeable, Standard::Nash, (0..factors.len()).collect());
    }
    let close: Vec<(usize, BigInt)> = (0..factors.len())
        .filter(|at| logs[*at] >= top - SAFE * (1.0 + top.abs()))
        .map(|at| (at, measure.product(&factors[at])))
        .collect();
    let top = close.iter().map(|(_, product)| product).max();
    let points = close.iter().filter(|(_, product)| Some(product) == top).map(|(at, _)| *at).collect();
    gather(agreeable, Standard::Nash, points)
}

/// The largest sum of score / unit.
fn utilitarian(agreeable: &Frontier, measure: &Measure) -> Best {
    let rough =
        |point: &Point| -> f64 { point.scores.iter().zip(&measure.units).map(|(s, u)| *s as f64 / *u as f64).sum() };
    let sums: Vec<f64> = agreeable.points.iter().map(rough).collect();
    let size = sums.iter().fold(1.0, |most: f64, sum| most.max(sum.abs()));
    let top = sums.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let close: Vec<(usize, BigInt)> = (0..sums.len())
        .filter(|at| sums[*at] >= top - SAFE * size)
        .map(|at| (at, measure.sum(&agreeable.points[at])))
        .collect();
    let top = close.iter().map(|(_, sum)| sum).max();
    let points = close.iter().filter(|(_, sum)| Some(sum) == top).map(|(at, _)| *at).collect();
    gather(agreeable, Standard::Utilitarian, points)
}
