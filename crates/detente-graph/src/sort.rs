//! Sorting that can be stopped.

use crate::budget::{room, steps};
use crate::{Budget, Stop};
use rayon::prelude::*;

/// Items sorted at one go.
const RUN: usize = 1 << 18;

/// Runs between two reports.
const RUNS: usize = 8;

/// Sorts: runs first, then pairs of runs merged until there is one. Takes as much memory again while it merges.
pub(crate) fn sorted<T: Ord + Copy + Send + Sync>(mut items: Vec<T>, budget: &Budget) -> Result<Vec<T>, Stop> {
    const PHASE: &str = "Sorting states";
    let total = items.len() as u64;
    for (group, runs) in items.chunks_mut(RUN * RUNS).enumerate() {
        budget.go_on(PHASE, (group * RUN * RUNS) as u64, total)?;
        runs.par_chunks_mut(RUN).for_each(<[T]>::sort_unstable);
    }
    let mut width = RUN;
    if width >= items.len() {
        return Ok(items);
    }
    let mut merged = room(items.len(), budget)?;
    merged.extend_from_slice(&items);
    while width < items.len() {
        let pairs = items.par_chunks(2 * width).zip(merged.par_chunks_mut(2 * width));
        pairs.try_for_each(|(pair, into)| {
            let (left, right) = pair.split_at(width.min(pair.len()));
            let (mut a, mut b) = (0, 0);
            for (k, slot) in into.iter_mut().enumerate() {
                steps(budget, PHASE, k as u64, total)?;
                let first = b == right.len() || (a < left.len() && left[a] <= right[b]);
                let (from, at) = if first { (left, &mut a) } else { (right, &mut b) };
                *slot = from[*at];
                *at += 1;
            }
            Ok(())
        })?;
        std::mem::swap(&mut items, &mut merged);
        width *= 2;
    }
    Ok(items)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sorts_as_the_library_does() {
        for count in [0, 1, RUN, RUN + 1, 5 * RUN / 2, 4 * RUN] {
            let mut x = 0x9E37_79B9_7F4A_7C15u64;
            let items: Vec<u64> = (0..count)
                .map(|_| {
                    x ^= x << 13;
                    x ^= x >> 7;
                    x ^= x << 17;
                    x % 1_000_000
                })
                .collect();
            let mut expected = items.clone();
            expected.sort_unstable();
            assert!(sorted(items, &Budget::unlimited()).expect("no limit") == expected, "{count}");
        }
    }
}
