//! What a standard says of a single package, exactly.

use crate::frontier::Point;
use crate::gain::{Ratio, signing};
use crate::standard::Standard;
use crate::table::Table;
use num_bigint::BigInt;

/// What all packages are measured against.
pub(crate) struct Measure<'t> {
    pub table: &'t Table,
    /// What each scoring party's scores are divided by.
    pub units: Vec<i64>,
    /// From where each one's gains are counted.
    pub starts: Vec<i64>,
    /// The most that each one gains in any agreeable package.
    pub best_gains: Vec<i64>,
    /// What today's package is worth to each.
    pub today: Option<Vec<i64>>,
    /// Products of the units of all others.
    cofactors: Vec<BigInt>,
}

/// How good a package is by one standard; only values of the same standard are compared.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Value {
    /// A smallest gain; nothing where nobody who scores signs.
    Smallest(Option<Ratio>),
    /// A product or a sum over a common denominator.
    Whole(BigInt),
}

impl<'t> Measure<'t> {
    /// `most` is the best score that each scoring party has in any agreeable package.
    pub fn new(table: &'t Table, units: Vec<i64>, most: &[i64], base: Option<&[usize]>) -> Self {
        let starts: Vec<i64> = table.scorers.iter().map(|actor| table.start(*actor)).collect();
        let best_gains = most.iter().zip(&starts).map(|(most, start)| most - start).collect();
        let today = base.map(|base| table.scorers.iter().map(|actor| table.score(*actor, base)).collect());
        let others = |at: usize| units.iter().enumerate().filter(move |(k, _)| *k != at).map(|(_, u)| BigInt::from(*u));
        let cofactors = (0..units.len()).map(|at| others(at).product()).collect();
        Self { table, units, starts, best_gains, today, cofactors }
    }

    /// From where gains are counted and what they are divided by, for a standard that looks at the smallest gain.
    pub fn scale(&self, standard: Standard) -> Option<(&[i64], &[i64])> {
        match standard {
            Standard::KalaiSmorodinsky => Some((&self.starts, &self.best_gains)),
            Standard::Egalitarian => Some((&self.starts, &self.units)),
            Standard::FromToday => Some((self.today.as_deref()?, &self.units)),
            Standard::Nash | Standard::Utilitarian => None,
        }
    }

    /// What a standard says of a package with these scores.
    pub fn value(&self, standard: Standard, point: &Point) -> Value {
        match (standard, self.scale(standard)) {
            (_, Some((from, wholes))) => Value::Smallest(self.smallest(point, from, wholes)),
            (Standard::Nash, _) => Value::Whole(self.product(&self.factors(point))),
            (_, None) => Value::Whole(self.sum(point)),
        }
    }

    /// The smallest gain of those who sign.
    pub fn smallest(&self, point: &Point, from: &[i64], wholes: &[i64]) -> Option<Ratio> {
        // Who gains nothing in any agreeable package has all that it can get, and does not limit what the others do.
        let ratio = |part: i64, whole: i64| if whole > 0 { Ratio { part, whole } } else { Ratio { part: 1, whole: 1 } };
        let parts = point.scores.iter().zip(from).map(|(score, from)| score - from);
        let ratios: Vec<Ratio> = parts.zip(wholes).map(|(part, whole)| ratio(part, *whole)).collect();
        signing(self.table, point, &ratios).into_iter().map(|at| ratios[at]).min()
    }

    /// By what each gain is divided where products of different parties are compared.
    pub fn most(&self, at: usize) -> i64 {
        self.best_gains[at].max(1)
    }

    /// Gains of those who sign, never below zero; `-1` for the others.
    pub fn factors(&self, point: &Point) -> Vec<i64> {
        let gains: Vec<i64> = point.scores.iter().zip(&self.starts).map(|(score, start)| score - start).collect();
        // Gains are counted in each party's own unit; whom a product leaves out must not depend on it.
        let served: Vec<Ratio> =
            gains.iter().enumerate().map(|(at, gain)| Ratio { part: *gain, whole: self.most(at) }).collect();
        let mut all = vec![-1; gains.len()];
        signing(self.table, point, &served).into_iter().for_each(|at| all[at] = gains[at].max(0));
        all
    }

    /// The product of gain / most over those who sign, times the product of most over all.
    pub fn product(&self, factors: &[i64]) -> BigInt {
        factors
            .iter()
            .enumerate()
            .map(|(at, gain)| BigInt::from(if *gain < 0 { self.most(at) } else { *gain }))
            .product()
    }

    /// The sum of score / unit, times the product of all units.
    pub fn sum(&self, point: &Point) -> BigInt {
        point.scores.iter().zip(&self.cofactors).map(|(s, c)| BigInt::from(*s) * c).sum()
    }
}
