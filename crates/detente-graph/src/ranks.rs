//! Dense ranks from what a party wants.

use crate::program::{Program, transpose};
use crate::{Rank, States};
use detente_case::{Expr, StateName};
use rayon::prelude::*;

/// Option prioritization (Hipel, Fang & Peng): the truth values of the statements, most important first, compared
/// lexicographically. Any number of statements.
///
/// Nothing is sorted. Ranks so far, refined by the truth values of the next few statements, are numbers out of a range
/// that is not much larger than the number of states; which of them occur is one bit each, and counting bits makes
/// them dense.
pub(crate) fn prioritized(states: &States, statements: &[&Expr]) -> Vec<Rank> {
    let count = states.len();
    let mut ranks: Vec<Rank> = vec![0; count];
    let (mut left, mut classes) = (statements, usize::from(count > 0));
    while !left.is_empty() && classes < count {
        let room = (count * KEYS_A_STATE).clamp(FEW_KEYS, MOST_KEYS) / classes;
        let group = (room.ilog2() as usize).clamp(1, MOST_AT_ONCE).min(left.len());
        let programs: Vec<Program> = left[..group].iter().map(|s| Program::new(s)).collect();
        each_chunk(states, &mut ranks, |columns, stack, keys| {
            let mut rows = [0; 64];
            for (row, program) in rows[..group].iter_mut().rev().zip(&programs) {
                *row = program.run(columns, stack);
            }
            transpose(&mut rows);
            keys.iter_mut().zip(rows).for_each(|(key, row)| *key = *key << group | row as Rank);
        });
        classes = condense(&mut ranks, classes << group);
        left = &left[group..];
    }
    ranks
}

/// Keys that there may be for each state while ranks are refined, or this many in all where that is more.
const KEYS_A_STATE: usize = 4;
const FEW_KEYS: usize = 1 << 16;

/// Keys are 32-bit numbers.
const MOST_KEYS: usize = 1 << 32;

/// Statements evaluated together at most.
const MOST_AT_ONCE: usize = 24;

/// Makes keys below `bound` dense in place: each becomes the number of distinct lesser keys. Returns how many distinct
/// keys there are.
fn condense(keys: &mut [Rank], bound: usize) -> usize {
    // Per 64 keys: which occur, and how many occur before them.
    let mut found: Vec<(u64, Rank)> = vec![(0, 0); bound.div_ceil(64)];
    keys.iter().for_each(|k| found[*k as usize / 64].0 |= 1 << (k % 64));
    let mut classes = 0;
    for (bits, before) in &mut found {
        *before = classes;
        classes += bits.count_ones();
    }
    keys.par_iter_mut().with_min_len(4096).for_each(|k| {
        let (bits, before) = found[*k as usize / 64];
        *k = before + (bits & ((1 << (*k % 64)) - 1)).count_ones();
    });
    classes as usize
}

/// The truth values of statements in every state, state after state: the first statement in the highest bit of the
/// first word, 64 to a word.
pub(crate) fn words_of_truth(states: &States, statements: &[&Expr]) -> Vec<u64> {
    let words = statements.len().div_ceil(64);
    let mut truth = vec![0; words * states.len()];
    for (word, group) in statements.chunks(64).enumerate() {
        let programs: Vec<Program> = group.iter().map(|s| Program::new(s)).collect();
        let mut column: Vec<u64> = vec![0; states.len()];
        each_chunk(states, &mut column, |columns, stack, column| {
            for (k, program) in programs.iter().enumerate() {
                let holds = program.run(columns, stack);
                for (b, bits) in column.iter_mut().enumerate() {
                    *bits |= (holds >> b & 1) << (63 - k);
                }
            }
        });
        for (state, bits) in column.into_iter().enumerate() {
            truth[state * words + word] = bits;
        }
    }
    truth
}

/// Option weighting: the sum of the weights of the statements that hold.
pub(crate) fn weighted(states: &States, weights: &[(&Expr, i64)]) -> Vec<Rank> {
    // States in which the same statements hold have the same sum, so one of each kind is enough.
    let mut ranks = prioritized(states, &weights.iter().map(|(statement, _)| *statement).collect::<Vec<_>>());
    let kinds = ranks.iter().max().map_or(0, |most| *most as usize + 1);
    let mut example: Vec<u32> = vec![0; kinds];
    ranks.iter().enumerate().for_each(|(state, kind)| example[*kind as usize] = state as u32);
    let sum = |state: &u32| -> i128 {
        let bits = states.bits(states.representative(crate::StateId(*state)));
        weights.iter().filter(|(s, _)| s.holds(bits)).map(|(_, millionths)| i128::from(*millionths)).sum()
    };
    let rank_of = dense(&example.par_iter().with_min_len(256).map(sum).collect::<Vec<_>>());
    ranks.par_iter_mut().with_min_len(4096).for_each(|r| *r = rank_of[*r as usize]);
    ranks
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
    let plain = states.is_full();
    out.par_chunks_mut(64).enumerate().with_min_len(64).for_each_init(Vec::new, |stack, (chunk, out)| {
        let mut columns = [0; 64];
        if plain {
            // Bits count upwards, so the columns of the first six options are always the same.
            for (k, column) in columns.iter_mut().enumerate().take(usize::from(states.options())) {
                *column = COUNTING.get(k).copied().unwrap_or_else(|| ((chunk >> (k - 6) & 1) as u64).wrapping_neg());
            }
            return f(&columns, stack, out);
        }
        for (b, row) in columns.iter_mut().enumerate().take(out.len()) {
            *row = states.bits(states.representative(crate::StateId((chunk * 64 + b) as u32)));
        }
        transpose(&mut columns);
        f(&columns, stack, out);
    });
}

/// Columns of the first six options where bits count upwards from a multiple of 64.
const COUNTING: [u64; 6] = [
    0xAAAA_AAAA_AAAA_AAAA,
    0xCCCC_CCCC_CCCC_CCCC,
    0xF0F0_F0F0_F0F0_F0F0,
    0xFF00_FF00_FF00_FF00,
    0xFFFF_0000_FFFF_0000,
    0xFFFF_FFFF_0000_0000,
];

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
