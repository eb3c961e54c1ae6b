//! What the others can make of each place of a slice: a backward search that visits each place once.
//!
//! The method is that of [`crate::reach`]: take places in ascending order of their value for the focal party, and strike
//! out everything from which the others can bring them about. Here it runs in one slice at a time, whose arrays stay in
//! the processor's cache, and what is left of a block is a word with one bit a setting: a look at a block gives all
//! places that are to be struck out and no other.

use super::focal::{Focal, NO_POINT};
use super::mask::Mask;
use super::order::Order;
use super::space::Axis;
use crate::answers::Answers;
use detente_graph::Rank;

/// The opponents of a focal party, each with its axis as it lies in a slice.
pub(super) struct Opponents<'o, M> {
    list: Vec<Opponent<'o, M>>,
    /// Blocks of all opponents in a slice.
    blocks: usize,
}

struct Opponent<'o, M> {
    order: &'o Order<M>,
    /// In the box.
    whole: Axis,
    /// In the slice.
    axis: Axis,
    /// Its first block among those of all opponents.
    first: usize,
}

impl<'o, M: Mask> Opponents<'o, M> {
    /// Everybody but the focal party who has options.
    pub fn new(focal: &Focal, orders: &'o [Order<M>]) -> Self {
        let (mut list, mut blocks) = (Vec::new(), 0);
        for (party, (order, whole)) in orders.iter().zip(&focal.space.axes).enumerate() {
            if whole.bits == 0 || party == focal.party.index() {
                continue;
            }
            let below = if whole.shift > focal.axis.shift { focal.axis.bits } else { 0 };
            list.push(Opponent {
                order,
                whole: *whole,
                axis: Axis { shift: whole.shift - below, ..*whole },
                first: blocks,
            });
            blocks += focal.places >> whole.bits;
        }
        Self { list, blocks }
    }

    /// Lowest values where the others may do anything and everything is feasible: no search, each option by itself.
    pub fn lowest_anywhere(&self, value: &[Rank], lowest: &mut [Rank]) {
        if !self.list.iter().any(|o| o.axis.is_one_way()) {
            lowest.fill(value.iter().copied().min().unwrap_or(NO_POINT));
            return;
        }
        lowest.copy_from_slice(value);
        for axis in self.list.iter().map(|o| o.axis) {
            for bit in 0..axis.bits {
                let (take, drop) = (axis.take >> bit & 1 == 1, axis.drop >> bit & 1 == 1);
                for pair in lowest.chunks_exact_mut(2 << (axis.shift + bit)) {
                    let (without, with) = pair.split_at_mut(1 << (axis.shift + bit));
                    for (a, b) in without.iter_mut().zip(with) {
                        let least = *(&*a).min(&*b);
                        *a = if drop { *a } else { least };
                        *b = if take { *b } else { least };
                    }
                }
            }
        }
    }
}

/// Arrays of the size of a slice, used again for the next.
pub(super) struct Scratch<M> {
    /// Per place and opponent the settings from which the opponent comes here.
    entries: Vec<M>,
    /// Per opponent and block the settings struck out.
    struck: Vec<M>,
    /// Places by value.
    order: Vec<u32>,
    starts: Vec<u32>,
    next: Vec<u32>,
    /// Places found, each with the opponent who comes to where it was found from; none for a seed.
    stack: Vec<(u32, u32)>,
    bucket: Vec<(Rank, u32)>,
    pub value: Vec<Rank>,
}

impl<M: Mask> Scratch<M> {
    pub fn new(focal: &Focal) -> Self {
        Self {
            entries: Vec::new(),
            struck: Vec::new(),
            order: Vec::new(),
            starts: Vec::new(),
            next: Vec::new(),
            stack: Vec::new(),
            bucket: Vec::new(),
            value: vec![0; focal.places],
        }
    }

    /// Prepares the moves in a slice.
    pub fn enter(&mut self, focal: &Focal, opponents: &Opponents<M>, setting: usize, answers: Answers) {
        let wide = opponents.list.len();
        self.entries.resize(focal.places * wide, M::NONE);
        for (k, o) in opponents.list.iter().enumerate() {
            for block in 0..focal.places >> o.axis.bits {
                let first = o.axis.put(block, 0);
                let whole = o.whole.cut(focal.axis.put(first, setting));
                let put = |own: usize, from: M| self.entries[(first | own << o.axis.shift) * wide + k] = from;
                match answers {
                    Answers::Any => o.order.each_entry(whole, put),
                    Answers::Improvements => o.order.each_worse(whole, put),
                }
            }
        }
    }

    /// For each feasible place of the slice that was entered the lowest value among what the opponents can bring about
    /// from it, itself included.
    pub fn lowest(&mut self, opponents: &Opponents<M>, value: &[Rank], lowest: &mut [Rank]) {
        if opponents.list.is_empty() {
            lowest.copy_from_slice(value);
            return;
        }
        let shift = self.sort(value);
        self.struck.clear();
        self.struck.resize(opponents.blocks, M::NONE);
        let mut left = self.order.len();
        let mut bucket = std::mem::take(&mut self.bucket);
        for b in 0..self.starts.len() - 1 {
            if left == 0 {
                break;
            }
            bucket.clear();
            for place in &self.order[self.starts[b] as usize..self.starts[b + 1] as usize] {
                if !self.is_struck(opponents, *place) {
                    bucket.push((value[*place as usize], *place));
                }
            }
            if shift > 0 {
                bucket.sort_unstable();
            }
            for (worst, seed) in &bucket {
                left -= self.strike(opponents, *seed, *worst, lowest);
            }
        }
        self.bucket = bucket;
    }

    fn is_struck(&self, opponents: &Opponents<M>, place: u32) -> bool {
        let o = &opponents.list[0];
        let set = self.struck[o.first + o.axis.cut(place as usize)];
        set & M::only(o.axis.setting(place as usize) as u32) != M::NONE
    }

    /// Strikes out a place and everything from which it can be brought about; returns how many places that were.
    fn strike(&mut self, opponents: &Opponents<M>, seed: u32, worst: Rank, lowest: &mut [Rank]) -> usize {
        if self.is_struck(opponents, seed) {
            return 0;
        }
        let wide = opponents.list.len();
        let mut found = 1;
        for o in &opponents.list {
            self.struck[o.first + o.axis.cut(seed as usize)] |= M::only(o.axis.setting(seed as usize) as u32);
        }
        lowest[seed as usize] = worst;
        self.stack.push((seed, u32::MAX));
        while let Some((to, by)) = self.stack.pop() {
            let to = to as usize;
            for (k, o) in opponents.list.iter().enumerate() {
                // Moves of one party one after the other are one move of it: who can come here by way of others of its own
                // moves has been found with them.
                if k as u32 == by {
                    continue;
                }
                let block = o.first + o.axis.cut(to);
                let new = self.entries[to * wide + k] & !self.struck[block];
                if new == M::NONE {
                    continue;
                }
                self.struck[block] |= new;
                let rest = to & !((o.axis.count() - 1) << o.axis.shift);
                new.each(|own| {
                    let from = rest | (own as usize) << o.axis.shift;
                    lowest[from] = worst;
                    self.stack.push((from as u32, k as u32));
                    found += 1;
                    for (l, other) in opponents.list.iter().enumerate() {
                        if l != k {
                            let set = &mut self.struck[other.first + other.axis.cut(from)];
                            *set |= M::only(other.axis.setting(from) as u32);
                        }
                    }
                });
            }
        }
        found
    }

    /// Puts the feasible places into buckets of ascending value; returns how many low bits of the value a bucket leaves
    /// undecided. Most places are struck out before their bucket is looked at, so sorting it can wait.
    fn sort(&mut self, value: &[Rank]) -> u32 {
        let most = value.iter().map(|v| if *v == NO_POINT { 0 } else { *v }).max().unwrap_or(0);
        let buckets = (value.len() / 8).clamp(1 << 8, 1 << 14) as u32;
        let shift = (Rank::BITS - most.leading_zeros()).saturating_sub(buckets.ilog2());
        self.starts.clear();
        self.starts.resize((most >> shift) as usize + 2, 0);
        for v in value.iter().filter(|v| **v != NO_POINT) {
            self.starts[(*v >> shift) as usize + 1] += 1;
        }
        let mut total = 0;
        for start in &mut self.starts {
            total += *start;
            *start = total;
        }
        self.order.resize(total as usize, 0);
        self.next.clone_from(&self.starts);
        for (place, v) in value.iter().enumerate().filter(|(_, v)| **v != NO_POINT) {
            let slot = &mut self.next[(*v >> shift) as usize];
            self.order[*slot as usize] = place as u32;
            *slot += 1;
        }
        shift
    }
}
