//! A focal party's ranks slice by slice, and the step from "what becomes of a move" to "who stays".

use super::space::{Axis, Space};
use detente_graph::{PartyId, Rank, StateSet};
use rayon::prelude::*;

/// Stands where no point is feasible. Larger than every rank, so that nothing looks worse.
pub(super) const NO_POINT: Rank = Rank::MAX;

/// Places looked at together: as many as a word of verdicts has bits.
const TILE: usize = 64;

/// What the focal party thinks of everything.
pub(super) struct Focal<'s, 'g> {
    pub space: &'s Space<'g>,
    pub party: PartyId,
    pub axis: Axis,
    /// Places of a slice.
    pub places: usize,
    /// Slice after slice the rank of each place, or [`NO_POINT`].
    pub ranks: Vec<Rank>,
    /// Per setting which of `levels` it is on: settings on a level have the same one-way options used up.
    level_of: Vec<usize>,
    /// A setting of each level.
    levels: Vec<usize>,
}

/// The best that the focal party can go to from each place, by level: `TILE` places of one level, then of the next.
pub(super) struct Best(Vec<Rank>);

impl<'s, 'g> Focal<'s, 'g> {
    /// Room for the ranks, left by another party, is used again.
    pub fn new(space: &'s Space<'g>, party: PartyId, room: Vec<Rank>) -> Self {
        let axis = space.axes[party.index()];
        let places = space.combinations() >> axis.bits;
        let given = space.graph.ranks(party);
        let mut ranks = room;
        ranks.resize(space.combinations(), 0);
        ranks.par_chunks_mut(places).enumerate().for_each(|(setting, ranks)| {
            if space.is_full() && axis.shift >= 4 {
                // Places that share the bits above the axis lie side by side.
                for (run, ranks) in ranks.chunks_exact_mut(1 << axis.shift).enumerate() {
                    let first = axis.put(run << axis.shift, setting);
                    ranks.copy_from_slice(&given[first..first + ranks.len()]);
                }
            } else if space.is_full() {
                ranks.iter_mut().enumerate().for_each(|(place, rank)| *rank = given[axis.put(place, setting)]);
            } else {
                for (place, rank) in ranks.iter_mut().enumerate() {
                    *rank = space.point(axis.put(place, setting)).map_or(NO_POINT, |p| given[p]);
                }
            }
        });
        let used = |setting: usize| {
            let (take, drop) = (axis.take as usize, axis.drop as usize);
            setting & take | !setting & drop
        };
        let (mut levels, mut level_of) = (Vec::new(), Vec::new());
        for setting in 0..axis.count() {
            let level = levels.iter().position(|l| used(*l) == used(setting)).unwrap_or_else(|| {
                levels.push(setting);
                levels.len() - 1
            });
            level_of.push(level);
        }
        Self { space, party, axis, places, ranks, level_of, levels }
    }

    /// The states that the party has no reason to leave, given for everything what it would end with if it moved there;
    /// and the best that it can end with.
    ///
    /// It leaves s iff some move leads to a t that is better and ends better than s, that is iff the lesser of the two
    /// is better than s. So one number decides: the greatest of these that it can move to.
    pub fn settle(&self, outcome: &[Rank]) -> (StateSet, Best) {
        let (count, levels) = (self.axis.count(), self.levels.len());
        let tiles = self.places.div_ceil(TILE);
        let mut stays: Vec<u64> = vec![0; tiles * count];
        let mut best: Vec<Rank> = vec![0; tiles * levels * TILE];
        let parts = stays.par_chunks_mut(count).zip(best.par_chunks_mut(levels * TILE));
        parts.enumerate().with_min_len(16).for_each_init(
            || vec![[0; TILE]; count],
            |rows, (tile, (stays, best))| {
                let wide = TILE.min(self.places - tile * TILE);
                let at =
                    |setting: usize| setting * self.places + tile * TILE..setting * self.places + tile * TILE + wide;
                for (setting, row) in rows.iter_mut().enumerate() {
                    for ((slot, rank), outcome) in
                        row.iter_mut().zip(&self.ranks[at(setting)]).zip(&outcome[at(setting)])
                    {
                        *slot = if *rank == NO_POINT { 0 } else { *rank.min(outcome) };
                    }
                }
                self.spread(rows);
                for (setting, (row, stays)) in rows.iter().zip(stays).enumerate() {
                    let ranks = &self.ranks[at(setting)];
                    *stays =
                        ranks.iter().zip(row).rev().fold(0, |word, (rank, most)| word << 1 | u64::from(most <= rank));
                }
                for (best, setting) in best.chunks_exact_mut(TILE).zip(&self.levels) {
                    best.copy_from_slice(&rows[*setting]);
                }
            },
        );
        (self.states(&stays), Best(best))
    }

    /// Raises each setting's row to the greatest of the rows that the party may move to from it.
    fn spread(&self, rows: &mut [[Rank; TILE]]) {
        for bit in 0..self.axis.bits {
            let (take, drop) = (self.axis.take >> bit & 1 == 1, self.axis.drop >> bit & 1 == 1);
            for pair in rows.chunks_exact_mut(2 << bit) {
                let (without, with) = pair.split_at_mut(1 << bit);
                for (a, b) in without.as_flattened_mut().iter_mut().zip(with.as_flattened_mut()) {
                    let most = *(&*a).max(&*b);
                    *a = if drop { *a } else { most };
                    *b = if take { *b } else { most };
                }
            }
        }
    }

    /// What each place of a slice is worth to the party if it may still move once more.
    pub fn after_escape(&self, setting: usize, best: &Best, value: &mut [Rank]) {
        let (level, levels) = (self.level_of[setting], self.levels.len());
        let ranks = &self.ranks[setting * self.places..][..self.places];
        let tiles = best.0.chunks_exact(levels * TILE).map(|tile| &tile[level * TILE..][..TILE]);
        for ((value, ranks), tile) in value.chunks_mut(TILE).zip(ranks.chunks(TILE)).zip(tiles) {
            for ((value, rank), best) in value.iter_mut().zip(ranks).zip(tile) {
                *value = if *rank == NO_POINT { NO_POINT } else { *best };
            }
        }
    }

    /// From one bit a combination, a word for each tile and setting, to one bit a state.
    fn states(&self, flags: &[u64]) -> StateSet {
        let (axis, count) = (self.axis, self.axis.count());
        let flag = |combination: usize| {
            let place = axis.cut(combination);
            flags[place / TILE * count + axis.setting(combination)] >> (place % TILE) & 1
        };
        let word = |word: usize| -> u64 {
            let first = word * 64;
            if axis.shift >= 6 {
                return flags[axis.cut(first) / TILE * count + axis.setting(first)];
            }
            let end = self.space.combinations().min(first + 64);
            (first..end).rev().fold(0, |word, combination| word << 1 | flag(combination))
        };
        let words = 0..self.space.combinations().div_ceil(64);
        let count = self.space.graph.len();
        if self.space.is_full() {
            return StateSet::from_words(words.map(word).collect(), count);
        }
        let (mut packed, mut filled) = (vec![0u64; count.div_ceil(64)], 0);
        for w in words {
            let (word, mut feasible) = (word(w), self.space.feasible_word(w));
            while feasible != 0 {
                packed[filled / 64] |= (word >> feasible.trailing_zeros() & 1) << (filled % 64);
                filled += 1;
                feasible &= feasible - 1;
            }
        }
        StateSet::from_words(packed, count)
    }
}
