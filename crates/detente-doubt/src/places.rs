//! The ways to give statements different ranks, counted and numbered.
//!
//! Ranks of several statements in doubt go together when no two are the same. How many ways there are is found place by
//! place: `ways[p][set]` counts the ways to put all statements outside `set` at places from `p` on. The same table gives
//! the way of a number, so that all can be listed and one can be drawn with equal chances.

/// Ways to place some statements in a list.
#[derive(Clone, Debug)]
pub(crate) struct Places {
    /// Per statement the first and the last place, from 0, that it may have.
    spans: Vec<(usize, usize)>,
    /// Per place and set of statements already placed.
    ways: Vec<Vec<u128>>,
}

/// Most entries of the table.
const MAX_ENTRIES: usize = 4_000_000;

impl Places {
    /// For statements with these ranks (from 1) in a list of some length; `None` where there are too many to count.
    pub fn new(ranks: &[(u16, u16)], length: usize) -> Option<Self> {
        let spans: Vec<(usize, usize)> =
            ranks.iter().map(|(first, last)| (usize::from(*first) - 1, usize::from(*last).min(length))).collect();
        let sets = 1usize.checked_shl(u32::try_from(spans.len()).ok()?).filter(|n| *n <= MAX_ENTRIES)?;
        if (length + 1).checked_mul(sets)? > MAX_ENTRIES {
            return None;
        }
        let mut ways = vec![vec![0u128; sets]; length + 1];
        ways[length][sets - 1] = 1;
        for place in (0..length).rev() {
            for set in 0..sets {
                let mut sum = ways[place + 1][set];
                for (i, (first, last)) in spans.iter().enumerate() {
                    if set >> i & 1 == 0 && (*first..*last).contains(&place) {
                        sum = sum.checked_add(ways[place + 1][set | 1 << i])?;
                    }
                }
                ways[place][set] = sum;
            }
        }
        Some(Self { spans, ways })
    }

    /// How many ways there are.
    pub fn count(&self) -> u128 {
        self.ways[0][0]
    }

    /// The way of a number below the count: per statement its rank, from 1.
    pub fn way(&self, mut number: u128) -> Vec<u16> {
        let mut ranks = vec![0; self.spans.len()];
        let mut set = 0;
        for place in 0..self.ways.len() - 1 {
            let free = self.ways[place + 1][set];
            if number < free {
                continue;
            }
            number -= free;
            for (i, (first, last)) in self.spans.iter().enumerate() {
                if set >> i & 1 == 0 && (*first..*last).contains(&place) {
                    let here = self.ways[place + 1][set | 1 << i];
                    if number < here {
                        set |= 1 << i;
                        ranks[i] = place as u16 + 1;
                        break;
                    }
                    number -= here;
                }
            }
        }
        ranks
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn all_ways_are_numbered_once() {
        for (ranks, length) in [
            (vec![], 3),
            (vec![(1, 13), (3, 7), (1, 8)], 13),
            (vec![(1, 2), (1, 2), (1, 2)], 5),
            (vec![(2, 9), (4, 4)], 4),
            (vec![(1, 4), (1, 4), (1, 4), (1, 4)], 4),
            (vec![(5, 6)], 4),
        ] {
            let places = Places::new(&ranks, length).unwrap();
            // Literally: every combination of ranks in which no two are the same.
            let mut all: Vec<Vec<u16>> = vec![vec![]];
            for (first, last) in &ranks {
                let longer = |r: &Vec<u16>| {
                    let free = (*first..=*last).filter(|p| usize::from(*p) <= length && !r.contains(p));
                    free.map(|p| [&r[..], &[p]].concat()).collect::<Vec<_>>()
                };
                all = all.iter().flat_map(longer).collect();
            }
            let numbered: BTreeSet<Vec<u16>> = (0..places.count()).map(|n| places.way(n)).collect();
            assert_eq!(places.count(), all.len() as u128);
            assert_eq!(numbered, all.into_iter().collect());
        }
        assert!(Places::new(&[(1, 9); 30], 40).is_none());
    }
}
