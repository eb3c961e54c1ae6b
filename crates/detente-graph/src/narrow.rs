//! Blocks of one party where every combination is feasible and its options go both ways: three bytes a point.
//!
//! Each block is one cell and holds the same number of points, so where a point lies is arithmetic: cutting the party's
//! own bits out of its number gives the block, the bits cut out are its *setting*. A cell keeps, side by side, its
//! settings in ascending order of rank, and for each setting the first and the last place of its tier.

use crate::budget::filled;
use crate::cell::Cell;
use crate::{Budget, Rank, States, Stop};
use rayon::prelude::*;
use std::ops::Range;

/// Cells between two reports.
const REPORT: usize = 1 << 12;

/// Settings of up to eight options, one byte each.
#[derive(Clone, Debug)]
pub(crate) struct Narrow {
    /// Per cell: settings by rank, first places by setting, last places by setting.
    bytes: Vec<u8>,
    /// The party's first option.
    shift: u32,
    /// How many options it has.
    bits: u32,
}

impl Narrow {
    /// Whether a party with these bits can be kept like this.
    pub fn suits(states: &States, own: u64) -> bool {
        states.is_full() && (1..=8).contains(&own.count_ones())
    }

    pub fn new(states: &States, own: u64, ranks: &[Rank], budget: &Budget) -> Result<Self, Stop> {
        let (shift, bits) = (own.trailing_zeros(), own.count_ones());
        let size = 1usize << bits;
        let mut this = Self { bytes: Vec::new(), shift, bits };
        let mut bytes = filled(0u8, 3 * states.points() as usize, budget)?;
        let cells = bytes.par_chunks_mut(3 * size).enumerate().with_min_len(64);
        let total = u64::from(states.points() >> bits);
        cells.try_for_each_init(Vec::new, |sorted, (cell, bytes)| {
            if cell % REPORT == 0 {
                budget.go_on("Sorting moves", cell as u64, total)?;
            }
            sorted.clear();
            sorted.extend((0..size as u32).map(|setting| (ranks[this.point(cell, setting) as usize], setting as u8)));
            sorted.sort_unstable();
            let (order, tiers) = bytes.split_at_mut(size);
            let (firsts, lasts) = tiers.split_at_mut(size);
            let mut first = 0;
            for tier in sorted.chunk_by(|a, b| a.0 == b.0) {
                let last = first + tier.len() - 1;
                for (place, (_, setting)) in (first..).zip(tier) {
                    order[place] = *setting;
                    firsts[usize::from(*setting)] = first as u8;
                    lasts[usize::from(*setting)] = last as u8;
                }
                first = last + 1;
            }
            Ok(())
        })?;
        this.bytes = bytes;
        Ok(this)
    }

    /// The point of a cell with this setting.
    #[inline]
    fn point(&self, cell: usize, setting: u32) -> u32 {
        let low = cell as u32 & ((1 << self.shift) - 1);
        let high = (cell as u32 >> self.shift) << (self.shift + self.bits);
        high | setting << self.shift | low
    }

    #[inline]
    pub fn point_at(&self, position: usize) -> u32 {
        let (cell, place) = (position >> self.bits, position & ((1 << self.bits) - 1));
        self.point(cell, u32::from(self.bytes[((cell * 3) << self.bits) + place]))
    }

    #[inline]
    pub fn cell_of(&self, point: u32) -> usize {
        let low = point & ((1 << self.shift) - 1);
        let high = u64::from(point) >> (self.shift + self.bits);
        (high << self.shift) as usize | low as usize
    }

    #[inline]
    pub fn tier(&self, point: u32) -> Range<usize> {
        let cell = self.cell_of(point);
        let setting = (point >> self.shift) as usize & ((1 << self.bits) - 1);
        let base = (cell * 3) << self.bits;
        let place = |part: usize| usize::from(self.bytes[base + (part << self.bits) + setting]);
        let start = cell << self.bits;
        start + place(1)..start + place(2) + 1
    }

    #[inline]
    pub fn cell(&self, cell: usize) -> Cell {
        Cell { start: (cell << self.bits) as u32, end: ((cell + 1) << self.bits) as u32, block: cell as u32, level: 0 }
    }

    pub fn cell_count(&self) -> usize {
        (self.bytes.len() / 3) >> self.bits
    }
}
