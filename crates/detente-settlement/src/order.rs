//! Which rows of a set are undominated: divide and conquer over the dimensions.
//!
//! Source: Kung, Luccio & Preparata, "On finding the maxima of a set of vectors", Journal of the ACM 22 (1975) 469-476.

use detente_graph::{Budget, Stop};

/// Rows of numbers, all of the same width.
#[derive(Clone, Debug, Default)]
pub(crate) struct Rows {
    /// How many numbers a row has.
    pub width: usize,
    /// The first so many are compared; the rest only tell rows apart.
    pub compared: usize,
    /// The first so many of those are what a dominating row must differ in.
    pub decisive: usize,
    pub numbers: Vec<i64>,
}

impl Rows {
    pub fn len(&self) -> usize {
        self.numbers.len() / self.width.max(1)
    }

    pub fn row(&self, at: usize) -> &[i64] {
        &self.numbers[at * self.width..(at + 1) * self.width]
    }
}

/// Below this many comparisons all pairs are compared.
const FEW: usize = 1 << 17;
/// Work on more rows than this asks whether it may go on.
const OFTEN: usize = 1 << 12;
/// How many strong rows everything is held against before the rest is sorted out.
const CHAMPIONS: usize = 12;

/// Which rows of a set are undominated. Row `a` dominates row `b` when it is at least as large in every compared number
/// and differs in a decisive one. No two rows of the set may be the same. `phase` is what is told of progress.
///
/// # Errors
/// When somebody asks to stop.
pub(crate) fn undominated(rows: &Rows, phase: &str, budget: &Budget) -> Result<Vec<bool>, Stop> {
    let mut keep = vec![true; rows.len()];
    if rows.compared == 0 {
        return Ok(keep);
    }
    let sums: Vec<i128> =
        (0..rows.len()).map(|at| rows.row(at)[..rows.decisive].iter().map(|n| i128::from(*n)).sum()).collect();
    weed(rows, &sums, &mut keep);
    let mut left: Vec<u32> = (0..rows.len() as u32).filter(|at| keep[*at as usize]).collect();
    // Whoever dominates has the larger sum, so it comes first.
    left.sort_unstable_by(|a, b| sums[*b as usize].cmp(&sums[*a as usize]).then_with(|| a.cmp(b)));
    let mut sorter = Sorter { rows, keep, phase, budget, stopped: None };
    sorter.maxima(&left, &sums);
    sorter.stopped.map_or(Ok(sorter.keep), Err)
}

/// Strikes out what a few strong rows dominate: in most sets that is almost everything.
fn weed(rows: &Rows, sums: &[i128], keep: &mut [bool]) {
    if rows.len() < 64 {
        return;
    }
    let (mut low, mut high) = (rows.row(0).to_vec(), rows.row(0).to_vec());
    for at in 1..rows.len() {
        for (k, n) in rows.row(at)[..rows.compared].iter().enumerate() {
            low[k] = low[k].min(*n);
            high[k] = high[k].max(*n);
        }
    }
    for champion in 0..CHAMPIONS {
        // Each time another dimension counts for more.
        let weight = |k: usize| {
            let range = (high[k] - low[k]).max(1) as f64;
            (if champion > 0 && champion % (rows.compared + 1) == k + 1 { 1.0 + champion as f64 / 4.0 } else { 1.0 })
                / range
        };
        let weights: Vec<f64> = (0..rows.compared).map(weight).collect();
        let strength = |at: usize| rows.row(at).iter().zip(&weights).map(|(n, w)| *n as f64 * w).sum::<f64>();
        let best = (0..rows.len()).filter(|at| keep[*at]).map(|at| (strength(at), at));
        let Some((_, best)) = best.max_by(|a, b| a.0.total_cmp(&b.0).then(b.1.cmp(&a.1))) else { return };
        for at in 0..rows.len() {
            if keep[at] && sums[best] > sums[at] && at_least(rows, best, at, 0) {
                keep[at] = false;
            }
        }
    }
}

fn at_least(rows: &Rows, a: usize, b: usize, from: usize) -> bool {
    let (a, b) = (rows.row(a), rows.row(b));
    (from..rows.compared).all(|k| a[k] >= b[k])
}

struct Sorter<'r> {
    rows: &'r Rows,
    keep: Vec<bool>,
    phase: &'r str,
    budget: &'r Budget<'r>,
    stopped: Option<Stop>,
}

impl Sorter<'_> {
    /// Strikes out what is dominated among `set`, whose sums descend.
    fn maxima(&mut self, set: &[u32], sums: &[i128]) {
        // Rows of equal sum do not dominate each other, so the set is cut between different sums.
        let (Some(first), Some(last)) = (set.first(), set.last()) else { return };
        if sums[*first as usize] == sums[*last as usize] {
            return;
        }
        let middle = sums[set[set.len() / 2] as usize];
        let mut cut = set.partition_point(|at| sums[*at as usize] > middle);
        if cut == 0 {
            cut = set.partition_point(|at| sums[*at as usize] >= middle);
        }
        let (upper, lower) = set.split_at(cut);
        self.maxima(upper, sums);
        self.maxima(lower, sums);
        let above: Vec<u32> = upper.iter().copied().filter(|at| self.keep[*at as usize]).collect();
        let below: Vec<u32> = lower.iter().copied().filter(|at| self.keep[*at as usize]).collect();
        self.strike(&above, &below, 0);
    }

    /// Strikes out each of `below` that one of `above` reaches in every dimension from `from` on.
    fn strike(&mut self, above: &[u32], below: &[u32], from: usize) {
        let dimensions = self.rows.compared - from;
        if above.is_empty() || below.is_empty() || self.stopped.is_some() {
            return;
        }
        if above.len() + below.len() > OFTEN {
            self.stopped = self.budget.go_on(self.phase, 0, 1).err();
        }
        if dimensions == 0 {
            below.iter().for_each(|at| self.keep[*at as usize] = false);
            return;
        }
        if above.len().saturating_mul(below.len()) <= FEW {
            for b in below {
                if above.iter().any(|a| at_least(self.rows, *a as usize, *b as usize, from)) {
                    self.keep[*b as usize] = false;
                }
            }
            return;
        }
        match dimensions {
            1 => {
                let most = above.iter().map(|at| self.number(*at, from)).max();
                for b in below {
                    self.keep[*b as usize] &= most < Some(self.number(*b, from));
                }
            }
            2 => self.sweep(above, below, from),
            _ => self.divide(above, below, from),
        }
    }

    fn number(&self, at: u32, k: usize) -> i64 {
        self.rows.numbers[at as usize * self.rows.width + k]
    }

    /// Two dimensions left: from the top of the one, remember the most of the other.
    fn sweep(&mut self, above: &[u32], below: &[u32], from: usize) {
        let (mut above, mut below) = (above.to_vec(), below.to_vec());
        above.sort_unstable_by_key(|at| std::cmp::Reverse(self.number(*at, from)));
        below.sort_unstable_by_key(|at| std::cmp::Reverse(self.number(*at, from)));
        let (mut next, mut most) = (0, i64::MIN);
        for b in below {
            while next < above.len() && self.number(above[next], from) >= self.number(b, from) {
                most = most.max(self.number(above[next], from + 1));
                next += 1;
            }
            if next > 0 && most >= self.number(b, from + 1) {
                self.keep[b as usize] = false;
            }
        }
    }

    /// Cuts both sets at one value of a dimension: across the cut that dimension is settled.
    fn divide(&mut self, above: &[u32], below: &[u32], from: usize) {
        let mut all: Vec<i64> = above.iter().chain(below).map(|at| self.number(*at, from)).collect();
        let middle = all.len() / 2;
        let (_, pivot, _) = all.select_nth_unstable(middle);
        let mut pivot = *pivot;
        let least = all.iter().min().copied().unwrap_or(pivot);
        if pivot == least {
            // Cut above the least value; where there is nothing above it, the dimension says nothing.
            match all.iter().filter(|n| **n > least).min() {
                Some(next) => pivot = *next,
                None => return self.strike(above, below, from + 1),
            }
        }
        let (high_above, low_above): (Vec<u32>, Vec<u32>) =
            above.iter().partition(|at| self.number(**at, from) >= pivot);
        let (high_below, low_below): (Vec<u32>, Vec<u32>) =
            below.iter().partition(|at| self.number(**at, from) >= pivot);
        self.strike(&high_above, &low_below, from + 1);
        let low_below: Vec<u32> = low_below.into_iter().filter(|at| self.keep[*at as usize]).collect();
        self.strike(&high_above, &high_below, from);
        self.strike(&low_above, &low_below, from);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn naive(rows: &Rows) -> Vec<bool> {
        let dominates = |a: usize, b: usize| {
            let (a, b) = (rows.row(a), rows.row(b));
            (0..rows.compared).all(|k| a[k] >= b[k]) && (0..rows.decisive).any(|k| a[k] > b[k])
        };
        (0..rows.len()).map(|b| !(0..rows.len()).any(|a| dominates(a, b))).collect()
    }

    proptest! {
        #[test]
        fn as_by_comparing_all_pairs(
            compared in 1_usize..6,
            fewer in 0_usize..3,
            extra in 0_usize..2,
            spread in 2_i64..40,
            seeds in prop::collection::vec(any::<u64>(), 1..600),
        ) {
            let width = compared + extra;
            let mut lines: Vec<Vec<i64>> = seeds
                .iter()
                .map(|seed| {
                    let digit = |k: usize| (seed.rotate_left(9 * k as u32).wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 33) as i64;
                    (0..width).map(|k| digit(k) % spread).collect()
                })
                .collect();
            lines.sort();
            lines.dedup();
            let decisive = compared.saturating_sub(fewer).max(1);
            let rows = Rows { width, compared, decisive, numbers: lines.concat() };
            prop_assert_eq!(undominated(&rows, "rows", &Budget::unlimited()), Ok(naive(&rows)));
        }
    }
}
