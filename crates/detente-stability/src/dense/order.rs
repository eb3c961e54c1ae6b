//! Each party's order within its blocks: one byte a combination.
//!
//! A block of a party is what it can move within when nothing goes one way; here it is numbered by the combination with
//! the party's bits cut out. Its settings stand in ascending order of the party's rank, with a mark on those that tie with
//! the one before, and those that are not feasible behind all others. From this the settings that a party likes better
//! or worse than each setting follow in one walk along the block, with a few operations a setting.

use super::mask::Mask;
use super::space::{Axis, Space};
use detente_graph::PartyId;
use rayon::prelude::*;

const SETTING: u8 = 0b0011_1111;
const TIED: u8 = 0b0100_0000;
const NO_POINT: u8 = 0b1000_0000;

/// Blocks looked at together, so that what lies side by side in memory is read together.
const TOGETHER: usize = 16;

/// The blocks of one party.
pub(super) struct Order<M> {
    axis: Axis,
    bytes: Vec<u8>,
    /// Per setting those to which the party may move from it, as far as one-way options go; itself included.
    legal_from: Vec<M>,
    /// Per setting those from which the party may move to it.
    legal_to: Vec<M>,
}

impl<M: Mask> Order<M> {
    pub fn new(space: &Space, party: PartyId) -> Self {
        let axis = space.axes[party.index()];
        let (count, ranks) = (axis.count(), space.graph.ranks(party));
        let mut bytes = vec![0; space.combinations()];
        bytes.par_chunks_mut(count * TOGETHER).enumerate().with_min_len(16).for_each_init(
            || vec![0u64; count * TOGETHER],
            |keys, (chunk, bytes)| {
                let blocks = bytes.len() / count;
                for setting in 0..count {
                    for block in 0..blocks {
                        let point = space.point(axis.put(chunk * TOGETHER + block, setting));
                        let rank = point.map_or(u64::MAX >> 8, |p| u64::from(ranks[p]));
                        keys[block * count + setting] = rank << 8 | setting as u64;
                    }
                }
                for (bytes, keys) in bytes.chunks_exact_mut(count).zip(keys.chunks_exact_mut(count)) {
                    keys.sort_unstable();
                    let mut before = u64::MAX;
                    for (byte, key) in bytes.iter_mut().zip(keys) {
                        let tied = if *key >> 8 == before { TIED } else { 0 };
                        let none = if *key >> 8 == u64::MAX >> 8 { NO_POINT } else { 0 };
                        *byte = *key as u8 | tied | none;
                        before = *key >> 8;
                    }
                }
            },
        );
        let settings = |may: &dyn Fn(usize, usize) -> bool| -> Vec<M> {
            let set = |a| (0..count).filter(|b| may(a, *b)).fold(M::NONE, |all, b| all | M::only(b as u32));
            (0..count).map(set).collect()
        };
        let (legal_from, legal_to) = (settings(&|a, b| axis.may(a, b)), settings(&|a, b| axis.may(b, a)));
        Self { axis, bytes, legal_from, legal_to }
    }

    fn block(&self, block: usize) -> &[u8] {
        &self.bytes[block << self.axis.bits..(block + 1) << self.axis.bits]
    }

    /// Calls `f` with each feasible setting of a block and those that the party likes less and may move from to it.
    #[inline]
    pub fn each_worse(&self, block: usize, mut f: impl FnMut(usize, M)) {
        let (mut below, mut tier) = (M::NONE, M::NONE);
        for byte in self.block(block) {
            if byte & NO_POINT != 0 {
                break;
            }
            let fresh = byte & TIED == 0;
            below |= if fresh { tier } else { M::NONE };
            tier = if fresh { M::NONE } else { tier };
            let setting = usize::from(byte & SETTING);
            f(setting, below & self.legal_to[setting]);
            tier |= M::only(setting as u32);
        }
    }

    /// Calls `f` with each feasible setting of a block and those that the party likes better and may move to from it.
    #[inline]
    pub fn each_better(&self, block: usize, mut f: impl FnMut(usize, M)) {
        let (mut above, mut tier) = (M::NONE, M::NONE);
        for byte in self.block(block).iter().rev() {
            if byte & NO_POINT != 0 {
                continue;
            }
            let setting = usize::from(byte & SETTING);
            f(setting, above & self.legal_from[setting]);
            tier |= M::only(setting as u32);
            let last = byte & TIED == 0;
            above |= if last { tier } else { M::NONE };
            tier = if last { M::NONE } else { tier };
        }
    }

    /// Calls `f` with each feasible setting of a block and those that the party may move from to it.
    #[inline]
    pub fn each_entry(&self, block: usize, mut f: impl FnMut(usize, M)) {
        let feasible = self.block(block).iter().filter(|byte| *byte & NO_POINT == 0).map(|byte| byte & SETTING);
        let all = feasible.clone().fold(M::NONE, |all, setting| all | M::only(u32::from(setting)));
        feasible.for_each(|s| f(usize::from(s), all & self.legal_to[usize::from(s)]));
    }
}
