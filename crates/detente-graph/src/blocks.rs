//! Moves of one party in option form, computed from blocks.
//!
//! All points that agree on the options of everybody else form a *block* of the party: it can move within a block and
//! nowhere else. One-way options split a block into *cells*, one for each setting of the party's one-way options; a
//! cell's `level` has a bit set for each one-way option already used up (a `take` option taken, a `drop` option
//! dropped), and a move from cell to cell is legal exactly when no used-up option comes back, that is when the level
//! of the first is a subset of the level of the second. Such moves are transitive, so within one block a chain of
//! moves of the same party never reaches more than a single move. Points of a cell stand in ascending order of the
//! party's rank, so improvements are what lies above, and what improves upon a point is what lies below.

use crate::{Rank, States};
use rayon::prelude::*;
use rustc_hash::FxHashMap;
use std::ops::Range;

/// The blocks of one party.
#[derive(Clone, Debug)]
pub struct BlockTable {
    order: Vec<u32>,
    cell_of: Vec<u32>,
    tier_of: Vec<u32>,
    cells: Vec<Cell>,
    blocks: Vec<u32>,
    one_way: bool,
}

/// Points of a block with the same setting of the party's one-way options.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cell {
    /// First position in [`BlockTable::points`].
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

impl BlockTable {
    pub(crate) fn new(states: &States, owned: Owned, rank_of_state: &[Rank]) -> Self {
        let count = states.points() as usize;
        let Owned { own, take, drop } = owned;
        let two_way = own & !(take | drop);
        // Clearing the two-way bits leaves a key that names the cell: everybody else's options and the one-way ones.
        let mut ids: FxHashMap<u64, u32> = FxHashMap::default();
        let mut keys: Vec<u64> = Vec::new();
        let mut cell_of: Vec<u32> = Vec::with_capacity(count);
        for point in 0..count as u32 {
            let key = states.bits(point) & !two_way;
            let id = *ids.entry(key).or_insert_with(|| {
                keys.push(key);
                keys.len() as u32 - 1
            });
            cell_of.push(id);
        }
        std::mem::drop(ids);
        // Cells of a block side by side: order them by block, then by level.
        let mut sorted: Vec<u32> = (0..keys.len() as u32).collect();
        sorted.sort_unstable_by_key(|c| (keys[*c as usize] & !own, owned.level(keys[*c as usize])));
        let mut place = vec![0u32; keys.len()];
        for (new, old) in sorted.iter().enumerate() {
            place[*old as usize] = new as u32;
        }
        let mut sizes = vec![0u32; keys.len()];
        for c in &mut cell_of {
            *c = place[*c as usize];
            sizes[*c as usize] += 1;
        }
        let mut cells: Vec<Cell> = Vec::with_capacity(keys.len());
        let mut blocks: Vec<u32> = Vec::new();
        let (mut start, mut previous) = (0, None);
        for (new, old) in sorted.iter().enumerate() {
            let key = keys[*old as usize];
            if previous != Some(key & !own) {
                previous = Some(key & !own);
                blocks.push(new as u32);
            }
            let block = blocks.len() as u32 - 1;
            cells.push(Cell { start, end: start + sizes[new], block, level: owned.level(key) });
            start += sizes[new];
        }
        blocks.push(cells.len() as u32);
        let mut fill: Vec<u32> = cells.iter().map(|c| c.start).collect();
        let mut order = vec![0u32; count];
        for (point, c) in cell_of.iter().enumerate() {
            order[fill[*c as usize] as usize] = point as u32;
            fill[*c as usize] += 1;
        }
        let mut slices: Vec<&mut [u32]> = Vec::with_capacity(cells.len());
        let mut rest = order.as_mut_slice();
        for cell in &cells {
            let (head, tail) = rest.split_at_mut(cell.range().len());
            slices.push(head);
            rest = tail;
        }
        let rank = |p: &u32| rank_of_state[states.state_of(*p).index()];
        slices.into_par_iter().with_min_len(256).for_each(|s| s.sort_by_key(rank));
        let mut tier_of = vec![0u32; count];
        for cell in &cells {
            let mut tier = cell.start;
            for position in cell.start..cell.end {
                let point = order[position as usize];
                if rank(&order[tier as usize]) != rank(&point) {
                    tier = position;
                }
                tier_of[point as usize] = tier;
            }
        }
        Self { order, cell_of, tier_of, cells, blocks, one_way: take | drop != 0 }
    }

    /// Points cell by cell, ascending by the party's rank within a cell.
    pub fn points(&self) -> &[u32] {
        &self.order
    }

    /// Position of the cell of a point.
    pub fn cell_of(&self, point: u32) -> usize {
        self.cell_of[point as usize] as usize
    }

    /// Position in [`BlockTable::points`] where the points of a point's cell that tie with it begin: everything before
    /// it in the cell is worse for the party.
    pub fn tier_of(&self, point: u32) -> u32 {
        self.tier_of[point as usize]
    }

    /// All cells.
    pub fn cells(&self) -> &[Cell] {
        &self.cells
    }

    /// Positions of the cells of a block.
    pub fn cells_of_block(&self, block: u32) -> Range<usize> {
        self.blocks[block as usize] as usize..self.blocks[block as usize + 1] as usize
    }

    /// Whether any option of the party goes one way. If not, each block is one cell.
    pub fn is_one_way(&self) -> bool {
        self.one_way
    }

    /// Positions of the cells that the party can reach from a cell in one move, that cell included.
    pub fn reachable_cells(&self, cell: usize) -> impl Iterator<Item = usize> + '_ {
        let Cell { block, level, .. } = self.cells[cell];
        self.cells_of_block(block).filter(move |c| level & !self.cells[*c].level == 0)
    }

    /// Positions of the cells from which the party can reach a cell in one move, that cell included.
    pub fn reaching_cells(&self, cell: usize) -> impl Iterator<Item = usize> + '_ {
        let Cell { block, level, .. } = self.cells[cell];
        self.cells_of_block(block).filter(move |c| self.cells[*c].level & !level == 0)
    }
}
