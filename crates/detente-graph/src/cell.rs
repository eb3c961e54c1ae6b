//! Cells of blocks, see [`crate::blocks`].

use std::ops::Range;

/// Points of a block with the same setting of the party's one-way options.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cell {
    /// First position.
    pub start: u32,
    /// One past the last.
    pub end: u32,
    /// The block that it belongs to.
    pub block: u32,
    /// One-way options used up.
    pub level: u64,
}

impl Cell {
    /// Its positions.
    #[inline]
    pub fn range(&self) -> Range<usize> {
        self.start as usize..self.end as usize
    }
}

/// Which bits a party owns, and which of these go one way.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Owned {
    pub own: u64,
    pub take: u64,
    pub drop: u64,
}

impl Owned {
    /// Bits of one-way options used up at `bits`.
    pub fn level(self, bits: u64) -> u64 {
        (bits & self.take) | (!bits & self.drop)
    }
}
