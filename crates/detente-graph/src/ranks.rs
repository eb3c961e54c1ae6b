//! Dense ranks from what a party wants.

use crate::program::{Program, transpose};
use crate::{Rank, States};
use detente_case::{Expr, StateName};
use rayon::prelude::*;

/// Statements evaluated together before ranks are made dense again.
const GROUP: usize = 32;

/// Option prioritization (Hipel, Fang & Peng): the truth values of the statements, most important first, compared
/// lexicographically. Any number of statements.
pub(crate) fn prioritized(states: &States, statements: &[&Expr]) -> Vec<Rank> {
    let mut ranks: Vec<Rank> = vec![0; states.len()];
    for group in statements.chunks(GROUP) {
        let programs: Vec<Program> = group.iter().map(|s| Program::new(s)).collect();
        let mut keys: Vec<u64> = vec![0; states.len()];
        each_chunk(states, &mut keys, |columns, stack, keys| {
            for program in &programs {
                let word = program.run(columns, stack);
                for (b, key) in keys.iter_mut().enumerate() {
                    *key = *key << 1 | word >> b & 1;
                }
            }
        });
        for (key, rank) in keys.iter_mut().zip(&ranks) {
            *key |= u64::from(*rank) << group.len();
        }
        ranks = dense(&keys);
    }
    ranks
}

/// Option weighting: the sum of the weights of the statements that hold.
pub(crate) fn weighted(states: &States, weights: &[(&Expr, i64)]) -> Vec<Rank> {
    let programs: Vec<(Program, i128)> =
        weights.iter().map(|(statement, millionths)| (Program::new(statement), i128::from(*millionths))).collect();
    let mut sums: Vec<i128> = vec![0; states.len()];
    each_chunk(states, &mut sums, |columns, stack, sums| {
        for (program, weight) in &programs {
            let word = program.run(columns, stack);
            for (b, sum) in sums.iter_mut().enumerate() {
                *sum += weight * i128::from(word >> b & 1);
            }
        }
    });
    dense(&sums)
}

/// A ranking given state by state, best first. `Err` lists what is wrong with it.
pub(crate) fn ranked(states: &States, tiers: &[Vec<StateName>]) -> Result<Vec<Rank>, RankingFaults> {
    let mut ranks: Vec<Option<Rank>> = vec![None; states.len()];
    let mut faults = RankingFaults::default();
    for (tier, names) in tiers.iter().enumerate() {
        let rank = (tiers.len() - 1 - tier) as Rank;
        for (item, name) in names.iter().enumerate() {
            let named = named(states, *name);
            if named.is_empty() {
                faults.empty.push((tier, item));
            }
            for state in named {
                if ranks[state].replace(rank).is_some() {
                    faults.twice.push((tier, item, state));
                }
            }
        }
    }
    faults.missing = ranks.iter().enumerate().filter(|(_, r)| r.is_none()).map(|(s, _)| s).collect();
    if faults.is_empty() { Ok(dense(&ranks.into_iter().flatten().collect::<Vec<_>>())) } else { Err(faults) }
}

/// What is wrong with a ranking.
#[derive(Debug, Default)]
pub(crate) struct RankingFaults {
    /// Entries (tier, item) that name no feasible state.
    pub empty: Vec<(usize, usize)>,
    /// Entries that name a state already named.
    pub twice: Vec<(usize, usize, usize)>,
    /// States that no entry names.
    pub missing: Vec<usize>,
}

impl RankingFaults {
    fn is_empty(&self) -> bool {
        self.empty.is_empty() && self.twice.is_empty() && self.missing.is_empty()
    }
}

/// Positions of the states that a name stands for, ascending.
pub(crate) fn named(states: &States, name: StateName) -> Vec<usize> {
    match name {
        StateName::Named(i) => (i < states.len()).then_some(i).into_iter().collect(),
        StateName::Number(n) => {
            usize::try_from(n).ok().filter(|n| (1..=states.len()).contains(n)).map(|n| n - 1).into_iter().collect()
        }
        StateName::Pattern { care, value } => {
            let all = if states.options() == 64 { u64::MAX } else { (1 << states.options()) - 1 };
            if care & all == all {
                return states.find(value).map(|s| s.index()).into_iter().collect();
            }
            let mut found: Vec<usize> = (0..states.points())
                .filter(|p| states.bits(*p) & care == value)
                .map(|p| states.state_of(p).index())
                .collect();
            found.sort_unstable();
            found.dedup();
            found
        }
    }
}

/// Runs `f` over chunks of 64 states with the columns of their options and the matching slice of `out`.
fn each_chunk<T: Send>(states: &States, out: &mut [T], f: impl Fn(&[u64; 64], &mut Vec<u64>, &mut [T]) + Sync) {
    out.par_chunks_mut(64).enumerate().with_min_len(64).for_each_init(Vec::new, |stack, (chunk, out)| {
        let mut columns = [0; 64];
        for (b, row) in columns.iter_mut().enumerate().take(out.len()) {
            *row = states.bits(states.representative(crate::StateId((chunk * 64 + b) as u32)));
        }
        transpose(&mut columns);
        f(&columns, stack, out);
    });
}

/// Ranks from 0 without gaps, in the order of the keys; equal keys tie.
pub(crate) fn dense<K: Ord + Copy + Send + Sync>(keys: &[K]) -> Vec<Rank> {
    let mut distinct = keys.to_vec();
    distinct.par_sort_unstable();
    distinct.dedup();
    keys.par_iter().with_min_len(4096).map(|k| distinct.partition_point(|d| d < k) as Rank).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use detente_case::OptionId;

    #[test]
    fn more_statements_than_a_word_has_bits() {
        // 130 statements: the first 128 are indifferent, the last two decide.
        let (no, a, b) = (Expr::Const(false), Expr::Taken(OptionId(0)), Expr::Taken(OptionId(1)));
        let mut statements = vec![&no; 128];
        statements.extend([&a, &b]);
        let states = States::full(2);
        assert_eq!(prioritized(&states, &statements), [0, 2, 1, 3]);
        assert_eq!(prioritized(&states, &[&b, &a]), [0, 1, 2, 3]);
        assert_eq!(prioritized(&states, &[]), [0; 4]);
    }

    #[test]
    fn faults_of_a_ranking_are_all_named() {
        let states = States::from_bits(2, vec![0, 1, 3]);
        let full = |value| StateName::Pattern { care: 3, value };
        let faults = ranked(&states, &[vec![full(0)], vec![full(2), full(0)]]).unwrap_err();
        assert_eq!(faults.empty, [(1, 0)]);
        assert_eq!(faults.twice, [(1, 1, 0)]);
        assert_eq!(faults.missing, [1, 2]);
        let any_first = StateName::Pattern { care: 1, value: 1 };
        assert_eq!(ranked(&states, &[vec![any_first], vec![full(0)]]).unwrap(), [0, 1, 1]);
    }
}
