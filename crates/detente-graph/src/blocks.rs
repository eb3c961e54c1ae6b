//! Moves of one party in option form, computed from blocks.
//!
//! All points that agree on the options of everybody else form a *block* of the party: it can move within a block and
//! nowhere else. One-way options split a block into *cells*, one for each setting of the party's one-way options; a
//! cell's `level` has a bit set for each one-way option already used up (a `take` option taken, a `drop` option
//! dropped), and a move from cell to cell is legal exactly when no used-up option comes back, that is when the level
//! of the first is a subset of the level of the second. Such moves are transitive, so within one block a chain of
//! moves of the same party never reaches more than a single move. Points of a cell stand in ascending order of the
//! party's rank, so improvements are what lies above, and what improves upon a point is what lies below. Points of a
//! cell that tie form a *tier*.

use crate::cell::{Cell, Owned};
use crate::narrow::Narrow;
use crate::wide::Wide;
use crate::{Budget, Rank, States, Stop};
use std::ops::Range;

/// The blocks of one party. Points stand cell by cell at *positions* from 0, ascending by rank within a cell.
#[derive(Clone, Debug)]
pub struct BlockTable {
    layout: Layout,
    one_way: bool,
}

#[derive(Clone, Debug)]
enum Layout {
    Narrow(Narrow),
    Wide(Wide),
}

impl BlockTable {
    pub(crate) fn new(states: &States, owned: Owned, rank_of_state: &[Rank], budget: &Budget) -> Result<Self, Stop> {
        let one_way = owned.take | owned.drop != 0;
        let layout = if !one_way && Narrow::suits(states, owned.own) {
            Layout::Narrow(Narrow::new(states, owned.own, rank_of_state, budget)?)
        } else {
            Layout::Wide(Wide::new(states, owned, rank_of_state, budget)?)
        };
        Ok(Self { layout, one_way })
    }

    /// The point at a position.
    #[inline]
    pub fn point_at(&self, position: usize) -> u32 {
        match &self.layout {
            Layout::Narrow(n) => n.point_at(position),
            Layout::Wide(w) => w.point_at(position),
        }
    }

    /// The cell of a point.
    #[inline]
    pub fn cell_of(&self, point: u32) -> usize {
        match &self.layout {
            Layout::Narrow(n) => n.cell_of(point),
            Layout::Wide(w) => w.cell_of(point),
        }
    }

    /// Positions of the points of a point's cell that tie with it, itself included: before them in the cell is what is
    /// worse for the party, after them what is better.
    #[inline]
    pub fn tier(&self, point: u32) -> Range<usize> {
        match &self.layout {
            Layout::Narrow(n) => n.tier(point),
            Layout::Wide(w) => w.tier(point),
        }
    }

    /// A cell by its number.
    #[inline]
    pub fn cell(&self, cell: usize) -> Cell {
        match &self.layout {
            Layout::Narrow(n) => n.cell(cell),
            Layout::Wide(w) => w.cell(cell),
        }
    }

    /// How many cells there are.
    pub fn cell_count(&self) -> usize {
        match &self.layout {
            Layout::Narrow(n) => n.cell_count(),
            Layout::Wide(w) => w.cell_count(),
        }
    }

    /// Whether any option of the party goes one way. If not, each block is one cell.
    #[inline]
    pub fn is_one_way(&self) -> bool {
        self.one_way
    }

    /// The cells that the party can reach from a cell in one move, that cell included.
    pub fn reachable_cells(&self, cell: usize) -> impl Iterator<Item = usize> + '_ {
        let level = self.cell(cell).level;
        self.cells_beside(cell).filter(move |c| level & !self.cell(*c).level == 0)
    }

    /// The cells from which the party can reach a cell in one move, that cell included.
    pub fn reaching_cells(&self, cell: usize) -> impl Iterator<Item = usize> + '_ {
        let level = self.cell(cell).level;
        self.cells_beside(cell).filter(move |c| self.cell(*c).level & !level == 0)
    }

    /// The cells of the block that a cell belongs to.
    fn cells_beside(&self, cell: usize) -> Range<usize> {
        match &self.layout {
            Layout::Narrow(_) => cell..cell + 1,
            Layout::Wide(w) => w.cells_of_block(w.cell(cell).block),
        }
    }
}
