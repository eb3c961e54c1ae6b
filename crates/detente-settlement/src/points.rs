//! The packages that named standards of fairness and efficiency pick.
//!
//! Sources: Nash, "The bargaining problem", Econometrica 18 (1950) 155-162; Kalai & Smorodinsky, "Other solutions to Nash's
//! bargaining problem", Econometrica 43 (1975) 513-518; Kalai, "Proportional solutions to bargaining situations",
//! Econometrica 45 (1977) 1623-1630, for the egalitarian one. All are taken over the frontier of the agreeable packages,
//! so that nothing that somebody needed refuses can be named, nor anything that another agreeable package beats.

use crate::frontier::{Frontier, LISTED, Point};
use crate::gain::{Ratio, signing, units};
use crate::table::Table;
use num_bigint::BigInt;

/// A standard by which a package is best.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Standard {
    /// The largest product of gains over floors.
    Nash,
    /// The largest smallest gain over floors, each relative to the best gain that the party has in any agreeable package.
    KalaiSmorodinsky,
    /// The largest smallest gain over floors, each relative to the party's best possible score.
    Egalitarian,
    /// The largest sum of scores, each relative to the party's best possible score.
    Utilitarian,
    /// The largest smallest gain over today's package, each relative to the party's best possible score.
    FromToday,
}

impl Standard {
    /// All of them.
    pub const ALL: [Self; 5] =
        [Self::Nash, Self::KalaiSmorodinsky, Self::Egalitarian, Self::Utilitarian, Self::FromToday];

    /// Its key in JSON.
    pub fn key(self) -> &'static str {
        match self {
            Self::Nash => "nash",
            Self::KalaiSmorodinsky => "kalai_smorodinsky",
            Self::Egalitarian => "egalitarian",
            Self::Utilitarian => "utilitarian",
            Self::FromToday => "from_today",
        }
    }
}

/// The packages that a standard picks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Best {
    /// The standard.
    pub standard: Standard,
    /// How many packages are tied.
    pub ties: u64,
    /// The first five of them, ascending.
    pub packages: Vec<u64>,
    /// Positions, on the frontier of the agreeable packages, of the vectors that are tied.
    pub points: Vec<usize>,
}

/// Finds the best packages by each standard; `from_today` only where the case has a package for today. Nothing where no
/// package is agreeable or nobody scores packages. `ideals` are the best possible scores of those that score.
pub fn points(table: &Table, agreeable: &Frontier, ideals: &[i64], base: Option<&[usize]>) -> Vec<Best> {
    if agreeable.points.is_empty() || table.scorers.is_empty() {
        return Vec::new();
    }
    let units = units(table, ideals);
    let starts: Vec<i64> = table.scorers.iter().map(|actor| table.start(*actor)).collect();
    let gains =
        |from: &[i64], point: &Point| -> Vec<i64> { point.scores.iter().zip(from).map(|(s, f)| s - f).collect() };
    let best_gains: Vec<i64> = (0..starts.len()).map(|at| agreeable.most(at).unwrap_or(0) - starts[at]).collect();
    let smallest = |point: &Point, from: &[i64], wholes: &[i64]| {
        // Who gains nothing in any agreeable package has all that it can get, and does not limit what the others do.
        let ratio = |part: i64, whole: i64| if whole > 0 { Ratio { part, whole } } else { Ratio { part: 1, whole: 1 } };
        let ratios: Vec<Ratio> =
            gains(from, point).iter().zip(wholes).map(|(part, whole)| ratio(*part, *whole)).collect();
        signing(table, point, &ratios).into_iter().map(|at| ratios[at]).min()
    };
    let mut found = vec![nash(table, agreeable, &starts)];
    found.push(best(agreeable, Standard::KalaiSmorodinsky, |p| smallest(p, &starts, &best_gains)));
    found.push(best(agreeable, Standard::Egalitarian, |p| smallest(p, &starts, &units)));
    found.push(utilitarian(agreeable, &units));
    if let Some(base) = base {
        let from: Vec<i64> = table.scorers.iter().map(|actor| table.score(*actor, base)).collect();
        found.push(best(agreeable, Standard::FromToday, |p| smallest(p, &from, &units)));
    }
    found
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
    Best { standard, ties: tied().map(|point| point.count).sum(), packages, points }
}

/// How far apart two values must lie for floating-point numbers to tell them apart safely.
const SAFE: f64 = 1e-9;

/// The largest product. Logarithms choose the candidates, whole numbers of any length decide among them. Gains of those
/// who sign are never negative, so no two losses can multiply to a gain.
fn nash(table: &Table, agreeable: &Frontier, starts: &[i64]) -> Best {
    let factors: Vec<Vec<i64>> = agreeable
        .points
        .iter()
        .map(|point| {
            let gains: Vec<i64> = point.scores.iter().zip(starts).map(|(score, start)| score - start).collect();
            // Gains are counted in each party's own unit; whom a product leaves out must not depend on it.
            let served: Vec<Ratio> = gains
                .iter()
                .enumerate()
                .map(|(at, gain)| Ratio { part: *gain, whole: (agreeable.most(at).unwrap_or(0) - starts[at]).max(1) })
                .collect();
            let mut all = vec![0; gains.len()];
            let sign = signing(table, point, &served);
            (0..gains.len()).for_each(|at| all[at] = if sign.contains(&at) { gains[at].max(0) } else { -1 });
            all
        })
        .collect();
    // Where different parties sign, products of different units are compared; the best gain of each makes them alike.
    let most: Vec<i64> = (0..starts.len()).map(|at| (agreeable.most(at).unwrap_or(0) - starts[at]).max(1)).collect();
    let logs: Vec<f64> = factors
        .iter()
        .map(|row| row.iter().zip(&most).filter(|(g, _)| **g >= 0).map(|(g, m)| (*g as f64 / *m as f64).ln()).sum())
        .collect();
    let top = logs.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    if top == f64::NEG_INFINITY {
        return gather(agreeable, Standard::Nash, (0..factors.len()).collect());
    }
    let exact = |row: &[i64]| -> BigInt {
        let left_out = row.iter().zip(&most).filter(|(g, _)| **g < 0).map(|(_, m)| BigInt::from(*m));
        // product(gain / most) over those who sign, times product(most) over all.
        let signed: BigInt = row.iter().filter(|g| **g >= 0).map(|g| BigInt::from(*g)).product();
        signed * left_out.product::<BigInt>()
    };
    let close: Vec<(usize, BigInt)> = (0..factors.len())
        .filter(|at| logs[*at] >= top - SAFE * (1.0 + top.abs()))
        .map(|at| (at, exact(&factors[at])))
        .collect();
    let top = close.iter().map(|(_, product)| product).max();
    let points = close.iter().filter(|(_, product)| Some(product) == top).map(|(at, _)| *at).collect();
    gather(agreeable, Standard::Nash, points)
}

/// The largest sum of score / unit.
fn utilitarian(agreeable: &Frontier, units: &[i64]) -> Best {
    let rough = |point: &Point| -> f64 { point.scores.iter().zip(units).map(|(s, u)| *s as f64 / *u as f64).sum() };
    let sums: Vec<f64> = agreeable.points.iter().map(rough).collect();
    let size = sums.iter().fold(1.0, |most: f64, sum| most.max(sum.abs()));
    let top = sums.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let cofactors: Vec<BigInt> = (0..units.len())
        .map(|at| units.iter().enumerate().filter(|(k, _)| *k != at).map(|(_, u)| BigInt::from(*u)).product())
        .collect();
    let exact =
        |point: &Point| -> BigInt { point.scores.iter().zip(&cofactors).map(|(s, c)| BigInt::from(*s) * c).sum() };
    let close: Vec<(usize, BigInt)> = (0..sums.len())
        .filter(|at| sums[*at] >= top - SAFE * size)
        .map(|at| (at, exact(&agreeable.points[at])))
        .collect();
    let top = close.iter().map(|(_, sum)| sum).max();
    let points = close.iter().filter(|(_, sum)| Some(sum) == top).map(|(at, _)| *at).collect();
    gather(agreeable, Standard::Utilitarian, points)
}
