//! What a party can move to and likes better, point by point.

use crate::deterrence::first_above;
use detente_graph::{BlockTable, Budget, Graph, PartyId, StateId, Stop};

/// Improvements looked at between two questions whether to go on.
const PATIENCE: u64 = 1 << 20;

/// Asks whether to go on after so much work, where a single state may take long.
pub(crate) struct Pace<'b> {
    budget: &'b Budget<'b>,
    work: u64,
    stop: Option<Stop>,
}

impl<'b> Pace<'b> {
    pub fn new(budget: &'b Budget<'b>) -> Self {
        Self { budget, work: 0, stop: None }
    }

    /// Notes work that is done. Whether to go on.
    #[inline]
    pub fn goes_on(&mut self, work: usize) -> bool {
        self.work += work as u64 + 1;
        if self.work >= PATIENCE {
            self.work = 0;
            if self.stop.is_none() {
                self.stop = self.budget.go_on("Searching simultaneous moves", 0, 0).err();
            }
        }
        self.stop.is_none()
    }

    /// What stopped it, if anything did.
    pub fn done(&mut self) -> Result<(), Stop> {
        self.stop.take().map_or(Ok(()), Err)
    }
}

/// Whether a party can move from a point of `state` to something that it likes better.
pub(crate) fn improves(graph: &Graph, table: &BlockTable, party: PartyId, state: StateId, from: u32) -> bool {
    let (states, ranks) = (graph.states(), graph.ranks(party));
    let rank = |position: usize| ranks[states.state_of(table.point_at(position)).index()];
    let best = |cell: usize| rank(table.cell(cell).range().end - 1);
    table.reachable_cells(table.cell_of(from)).any(|cell| best(cell) > ranks[state.index()])
}

/// Calls `f` with each point that a party can move to from a point of `state` and likes better than it; cell by cell,
/// ascending by rank.
pub(crate) fn each_improvement(
    graph: &Graph,
    table: &BlockTable,
    party: PartyId,
    state: StateId,
    from: u32,
    mut f: impl FnMut(u32),
) {
    let (states, ranks) = (graph.states(), graph.ranks(party));
    let home = table.cell_of(from);
    let mut cell_above = |cell: usize, better: usize| {
        (better..table.cell(cell).end as usize).for_each(|position| f(table.point_at(position)));
    };
    cell_above(home, table.tier(from).end);
    if table.is_one_way() {
        let rank = ranks[state.index()];
        for cell in table.reachable_cells(home).filter(|c| *c != home) {
            let above = |position| ranks[states.state_of(table.point_at(position)).index()] > rank;
            cell_above(cell, first_above(table.cell(cell).range(), above));
        }
    }
}
