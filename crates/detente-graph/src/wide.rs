//! Blocks of one party where not every combination is feasible, or options go one way: everything is listed.

use crate::budget::{filled, room, steps};
use crate::cell::{Cell, Owned};
use crate::{Budget, Rank, States, Stop};
use rayon::prelude::*;
use rustc_hash::FxHashMap;
use std::ops::Range;

/// Cells sorted between two reports.
const REPORT: usize = 1 << 10;

/// Sixteen bytes a point.
#[derive(Clone, Debug)]
pub(crate) struct Wide {
    order: Vec<u32>,
    cell_of: Vec<u32>,
    /// Per point the first and last position of its tier.
    tier_of: Vec<(u32, u32)>,
    cells: Vec<Cell>,
    blocks: Vec<u32>,
}

impl Wide {
    pub(crate) fn new(states: &States, owned: Owned, rank_of_state: &[Rank], budget: &Budget) -> Result<Self, Stop> {
        const PHASE: &str = "Sorting moves";
        let count = states.points() as usize;
        let Owned { own, take, drop } = owned;
        let two_way = own & !(take | drop);
        // Clearing the two-way bits leaves a key that names the cell: everybody else's options and the one-way ones.
        let mut ids: FxHashMap<u64, u32> = FxHashMap::default();
        let mut keys: Vec<u64> = Vec::new();
        let mut cell_of: Vec<u32> = room(count, budget)?;
        for point in 0..count as u32 {
            steps(budget, PHASE, point.into(), count as u64)?;
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
        let mut order = filled(0u32, count, budget)?;
        for (point, c) in cell_of.iter().enumerate() {
            steps(budget, PHASE, point as u64, count as u64)?;
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
        slices.into_par_iter().enumerate().with_min_len(256).try_for_each(|(cell, s)| {
            if cell % REPORT == 0 {
                budget.go_on(PHASE, cell as u64, cells.len() as u64)?;
            }
            s.sort_by_key(rank);
            Ok(())
        })?;
        let mut tier_of = filled((0, 0), count, budget)?;
        for (done, cell) in cells.iter().enumerate() {
            steps(budget, PHASE, done as u64, cells.len() as u64)?;
            let tiers = order[cell.range()].chunk_by(|a, b| rank(a) == rank(b));
            let mut first = cell.start;
            for tier in tiers {
                let last = first + tier.len() as u32 - 1;
                tier.iter().for_each(|p| tier_of[*p as usize] = (first, last));
                first = last + 1;
            }
        }
        Ok(Self { order, cell_of, tier_of, cells, blocks })
    }

    pub fn point_at(&self, position: usize) -> u32 {
        self.order[position]
    }

    pub fn cell_of(&self, point: u32) -> usize {
        self.cell_of[point as usize] as usize
    }

    pub fn tier(&self, point: u32) -> Range<usize> {
        let (first, last) = self.tier_of[point as usize];
        first as usize..last as usize + 1
    }

    pub fn cell(&self, cell: usize) -> Cell {
        self.cells[cell]
    }

    pub fn cell_count(&self) -> usize {
        self.cells.len()
    }

    pub fn cells_of_block(&self, block: u32) -> Range<usize> {
        self.blocks[block as usize] as usize..self.blocks[block as usize + 1] as usize
    }
}
