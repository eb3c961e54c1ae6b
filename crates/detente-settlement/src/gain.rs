//! Exact fractions of gains, and who counts as signing.

use crate::frontier::Point;
use crate::table::Table;
use std::cmp::Ordering;

/// A fraction with a denominator above zero.
#[derive(Clone, Copy, Debug)]
pub struct Ratio {
    /// Numerator.
    pub part: i64,
    /// Denominator, above zero.
    pub whole: i64,
}

impl Ratio {
    /// As a floating-point number, for showing.
    pub fn to_f64(self) -> f64 {
        self.part as f64 / self.whole as f64
    }
}

impl PartialEq for Ratio {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Ratio {}

impl PartialOrd for Ratio {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Ratio {
    fn cmp(&self, other: &Self) -> Ordering {
        let (a, b) = (i128::from(self.part) * i128::from(other.whole), i128::from(other.part) * i128::from(self.whole));
        a.cmp(&b)
    }
}

/// By how much each actor's scores are divided to compare them with others': its best possible score; where that is not
/// above zero, the distance from its lowest conceivable one.
pub fn units(table: &Table, ideals: &[i64]) -> Vec<i64> {
    let unit = |(actor, ideal): (&usize, &i64)| {
        if *ideal > 0 { *ideal } else { (ideal - table.seats[*actor].lowest).max(1) }
    };
    table.scorers.iter().zip(ideals).map(unit).collect()
}

/// Who counts as signing a package: everybody with a veto, and of the others that accept as many of the best served as
/// are needed. Where all are needed, everybody. `served` is what each scoring party gets, by position among them;
/// positions are returned.
pub(crate) fn signing<T: Ord + Copy>(table: &Table, point: &Point, served: &[T]) -> Vec<usize> {
    let all: Vec<usize> = (0..table.scorers.len()).collect();
    if table.needs == table.table.len() {
        return all;
    }
    let accepts = |at: &usize| point.refusing >> table.scorers[*at] & 1 == 0;
    let (mut sign, mut others): (Vec<usize>, Vec<usize>) =
        all.into_iter().filter(accepts).partition(|at| table.veto.contains(&table.scorers[*at]));
    // Who accepts without scoring anything is needed less than somebody who would have to be served.
    let silent = table.table.len() - table.scorers.len();
    let wanted = table.needs.saturating_sub(silent).max(1).max(sign.len());
    others.sort_by(|a, b| served[*b].cmp(&served[*a]).then(a.cmp(b)));
    others.truncate(wanted - sign.len());
    sign.extend(others);
    sign.sort_unstable();
    sign
}
