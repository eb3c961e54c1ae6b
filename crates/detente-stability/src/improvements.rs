//! What a party can move to and likes better, point by point.

use crate::deterrence::first_above;
use detente_graph::{BlockTable, Graph, PartyId, StateId};

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
