//! Dense ranks from what a party wants.

use crate::budget::{filled, room, steps};
use crate::program::{Program, transpose};
use crate::sort::sorted;
use crate::{Budget, Rank, States, Stop};
use detente_case::{Expr, StateName};
use rayon::prelude::*;

/// Option prioritization (Hipel, Fang & Peng): the truth values of the statements, most important first, compared
/// lexicographically. Any number of statements.
///
/// Nothing is sorted. Ranks so far, refined by the truth values of the next few statements, are numbers out of a range
/// that is not much larger than the number of states; which of them occur is one bit each, and counting bits makes
/// them dense.
pub(crate) fn prioritized(states: &States, statements: &[&Expr], budget: &Budget) -> Result<Vec<Rank>, Stop> {
    let count = states.len();
    let mut ranks: Vec<Rank> = filled(0, count, budget)?;
    let (mut left, mut classes) = (statements, usize::from(count > 0));
    while !left.is_empty() && classes < count {
        let room = (count * KEYS_A_STATE).clamp(FEW_KEYS, MOST_KEYS) / classes;
        let group = (room.ilog2() as usize).clamp(1, MOST_AT_ONCE).min(left.len());
        let programs: Vec<Program> = left[..group].iter().map(|s| Program::new(s)).collect();
        each_chunk(states, &mut ranks, budget, |columns, stack, keys| {
            let mut rows = [0; 64];
            for (row, program) in rows[..group].iter_mut().rev().zip(&programs) {
                *row = program.run(columns, stack);
            }
            transpose(&mut rows);
            keys.iter_mut().zip(rows).for_each(|(key, row)| *key = *key << group | row as Rank);
        })?;
        classes = condense(&mut ranks, classes << group);
        left = &left[group..];
    }
    Ok(ranks)
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
pub(crate) fn words_of_truth(states: &States, statements: &[&Expr], budget: &Budget) -> Result<Vec<u64>, Stop> {
    let words = statements.len().div_ceil(64);
    let mut truth = filled(0, words * states.len(), budget)?;
    for (word, group) in statements.chunks(64).enumerate() {
        let programs: Vec<Program> = group.iter().map(|s| Program::new(s)).collect();
        let mut column: Vec<u64> = filled(0, states.len(), budget)?;
        each_chunk(states, &mut column, budget, |columns, stack, column| {
            for (k, program) in programs.iter().enumerate() {
                let holds = program.run(columns, stack);
                for (b, bits) in column.iter_mut().enumerate() {
                    *bits |= (holds >> b & 1) << (63 - k);
                }
            }
        })?;
        for (state, bits) in column.into_iter().enumerate() {
            truth[state * words + word] = bits;
        }
    }
    Ok(truth)
}

/// Option weighting: the sum of the weights of the statements that hold.
pub(crate) fn weighted(states: &States, weights: &[(&Expr, i64)], budget: &Budget) -> Result<Vec<Rank>, Stop> {
    // States in which the same statements hold have the same sum, so one of each kind is enough.
    let statements: Vec<&Expr> = weights.iter().map(|(statement, _)| *statement).collect();
    let mut ranks = prioritized(states, &statements, budget)?;
    let kinds = ranks.iter().max().map_or(0, |most| *most as usize + 1);
    let mut example: Vec<u32> = filled(0, kinds, budget)?;
    ranks.iter().enumerate().for_each(|(state, kind)| example[*kind as usize] = state as u32);
    let sum = |state: &u32| -> i128 {
        let bits = states.bits(states.representative(crate::StateId(*state)));
        weights.iter().filter(|(s, _)| s.holds(bits)).map(|(_, millionths)| i128::from(*millionths)).sum()
    };
    let mut sums: Vec<i128> = filled(0, kinds, budget)?;
    let chunks = sums.par_chunks_mut(256).zip(example.par_chunks(256)).enumerate();
    chunks.try_for_each(|(chunk, (sums, states))| {
        budget.go_on(PHASE, (chunk * 256) as u64, kinds as u64)?;
        sums.iter_mut().zip(states).for_each(|(slot, state)| *slot = sum(state));
        Ok(())
    })?;
    let rank_of = dense(&sums, budget)?;
    ranks.par_iter_mut().with_min_len(4096).for_each(|r| *r = rank_of[*r as usize]);
    Ok(ranks)
}

/// A ranking given state by state, best first, or what is wrong with it.
pub(crate) fn ranked(
    states: &States,
    tiers: &[Vec<StateName>],
    budget: &Budget,
) -> Result<Result<Vec<Rank>, RankingFaults>, Stop> {
    const UNRANKED: Rank = Rank::MAX;
    let mut ranks: Vec<Rank> = filled(UNRANKED, states.len(), budget)?;
    let mut faults = RankingFaults::default();
    let entries = tiers.iter().map(Vec::len).sum::<usize>() as u64;
    // Several points of a merged state may be what one entry names: it is named once all the same.
    let mut named_by = filled(0, if states.is_merged() { states.len() } else { 0 }, budget)?;
    let mut done = 0;
    for (tier, names) in tiers.iter().enumerate() {
        let rank = (tiers.len() - 1 - tier) as Rank;
        for (item, name) in names.iter().enumerate() {
            let (mut any, mut twice) = (false, None::<Twice>);
            each_named(states, *name, &|| budget.go_on("Reading rankings", done, entries), &mut |state| {
                any = true;
                if let Some(last) = named_by.get_mut(state)
                    && std::mem::replace(last, done + 1) == done + 1
                {
                    return;
                }
                if std::mem::replace(&mut ranks[state], rank) != UNRANKED {
                    let first = twice.get_or_insert(Twice { tier, item, state, more: 0 });
                    first.more += usize::from(first.state != state);
                }
            })?;
            done += 1;
            if !any {
                faults.empty.push((tier, item));
            }
            faults.twice.extend(twice);
        }
    }
    let missing = || ranks.iter().enumerate().filter(|(_, r)| **r == UNRANKED).map(|(state, _)| state);
    (faults.missing, faults.missed) = (missing().take(LISTED).collect(), missing().count());
    if !faults.is_empty() {
        return Ok(Err(faults));
    }
    condense(&mut ranks, tiers.len());
    Ok(Ok(ranks))
}

/// At most this many missing states are listed.
pub(crate) const LISTED: usize = 5;

/// What is wrong with a ranking.
#[derive(Debug, Default)]
pub(crate) struct RankingFaults {
    /// Entries (tier, item) that name no feasible state.
    pub empty: Vec<(usize, usize)>,
    /// Entries that name states already named.
    pub twice: Vec<Twice>,
    /// The first states that no entry names, and how many there are in all.
    pub missing: Vec<usize>,
    pub missed: usize,
}

/// An entry that names a state already named.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Twice {
    pub tier: usize,
    pub item: usize,
    /// The first such state, and how many more there are.
    pub state: usize,
    pub more: usize,
}

impl RankingFaults {
    fn is_empty(&self) -> bool {
        self.empty.is_empty() && self.twice.is_empty() && self.missed == 0
    }
}

/// Positions of the states that a name stands for, ascending.
pub(crate) fn named(states: &States, name: StateName) -> Vec<usize> {
    let mut found = Vec::new();
    let never = || Ok(());
    each_named(states, name, &never, &mut |state| found.push(state)).expect("nobody asks it to stop");
    found.sort_unstable();
    found.dedup();
    found
}

/// Calls `f` with the position of each state that a name stands for; where states are merged in no particular order and
/// possibly more than once.
pub(crate) fn each_named(
    states: &States,
    name: StateName,
    go_on: &impl Fn() -> Result<(), Stop>,
    f: &mut impl FnMut(usize),
) -> Result<(), Stop> {
    go_on()?;
    match name {
        StateName::Named(i) => (i < states.len()).then_some(i).into_iter().for_each(f),
        StateName::Number(n) => {
            let number = usize::try_from(n).ok().filter(|n| (1..=states.len()).contains(n));
            number.into_iter().for_each(|n| f(n - 1));
        }
        StateName::Pattern { care, value } => {
            let all = if states.options() == 64 { u64::MAX } else { (1 << states.options()) - 1 };
            let free = all & !care;
            let mut see = |point: Option<u32>| point.into_iter().for_each(|p| f(states.state_of(p).index()));
            // Either all that the pattern leaves open is gone through, or all points are: whichever is less.
            if free.count_ones() < 32 && 1 << free.count_ones() <= states.points() {
                let mut part = 0u64;
                for done in 1u64.. {
                    if done.is_multiple_of(SEEN) {
                        go_on()?;
                    }
                    see(states.point(value | part));
                    part = part.wrapping_sub(free) & free;
                    if part == 0 {
                        break;
                    }
                }
                return Ok(());
            }
            for point in 0..states.points() {
                if u64::from(point).is_multiple_of(SEEN) {
                    go_on()?;
                }
                see((states.bits(point) & care == value).then_some(point));
            }
        }
    }
    Ok(())
}

/// Points looked at between two reports.
const SEEN: u64 = 1 << 18;

const PHASE: &str = "Ranking states";

/// Chunks of 64 states between two reports.
const REPORT: usize = 256;

/// Runs `f` over chunks of 64 states with the columns of their options and the matching slice of `out`.
fn each_chunk<T: Send>(
    states: &States,
    out: &mut [T],
    budget: &Budget,
    f: impl Fn(&[u64; 64], &mut Vec<u64>, &mut [T]) + Sync,
) -> Result<(), Stop> {
    let (plain, total) = (states.is_full(), out.len() as u64);
    out.par_chunks_mut(64).enumerate().with_min_len(64).try_for_each_init(Vec::new, |stack, (chunk, out)| {
        if chunk % REPORT == 0 {
            budget.go_on(PHASE, (chunk * 64) as u64, total)?;
        }
        let mut columns = [0; 64];
        if plain {
            // Bits count upwards, so the columns of the first six options are always the same.
            for (k, column) in columns.iter_mut().enumerate().take(usize::from(states.options())) {
                *column = COUNTING.get(k).copied().unwrap_or_else(|| ((chunk >> (k - 6) & 1) as u64).wrapping_neg());
            }
            f(&columns, stack, out);
            return Ok(());
        }
        for (b, row) in columns.iter_mut().enumerate().take(out.len()) {
            *row = states.bits(states.representative(crate::StateId((chunk * 64 + b) as u32)));
        }
        transpose(&mut columns);
        f(&columns, stack, out);
        Ok(())
    })
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
pub(crate) fn dense<K: Ord + Copy + Send + Sync>(keys: &[K], budget: &Budget) -> Result<Vec<Rank>, Stop> {
    let mut distinct = room(keys.len(), budget)?;
    distinct.extend_from_slice(keys);
    let mut distinct = sorted(distinct, budget)?;
    distinct.dedup();
    let mut ranks: Vec<Rank> = filled(0, keys.len(), budget)?;
    ranks.par_iter_mut().zip(keys).enumerate().with_min_len(4096).try_for_each(|(at, (rank, key))| {
        steps(budget, PHASE, at as u64, keys.len() as u64)?;
        *rank = distinct.partition_point(|d| d < key) as Rank;
        Ok(())
    })?;
    Ok(ranks)
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
        let prioritized = |s: &[&Expr]| prioritized(&states, s, &Budget::unlimited()).expect("no limit");
        assert_eq!(prioritized(&statements), [0, 2, 1, 3]);
        assert_eq!(prioritized(&[&b, &a]), [0, 1, 2, 3]);
        assert_eq!(prioritized(&[]), [0; 4]);
    }

    #[test]
    fn faults_of_a_ranking_are_all_named() {
        let states = States::from_bits(2, vec![0, 1, 3]);
        let full = |value| StateName::Pattern { care: 3, value };
        let ranked = |tiers: &[Vec<StateName>]| ranked(&states, tiers, &Budget::unlimited()).expect("no limit");
        let faults = ranked(&[vec![full(0)], vec![full(2), full(0)]]).unwrap_err();
        assert_eq!(faults.empty, [(1, 0)]);
        assert_eq!(faults.twice, [Twice { tier: 1, item: 1, state: 0, more: 0 }]);
        assert_eq!((faults.missing, faults.missed), (vec![1, 2], 2));
        let any_first = StateName::Pattern { care: 1, value: 1 };
        assert_eq!(ranked(&[vec![any_first], vec![full(0)]]).unwrap(), [0, 1, 1]);
    }
}
