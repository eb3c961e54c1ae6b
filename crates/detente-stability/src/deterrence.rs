//! From what the others can make of each state to who is deterred from leaving which state.

use detente_graph::{Graph, Moves, PartyId, Rank, StateSet};

/// The states that a party has no reason to leave, given for every state the lowest value that it would end with if it
/// moved there: s stays iff every improvement t from s has `outcome[t]` no better than s.
pub(crate) fn deterred(graph: &Graph, party: PartyId, outcome: &[Rank]) -> StateSet {
    deterred_below(graph, party, outcome, |rank| rank + 1)
}

/// The states of which every improvement t has `outcome[t]` below a limit that depends on the state's rank.
pub(crate) fn deterred_below(
    graph: &Graph,
    party: PartyId,
    outcome: &[Rank],
    limit: impl Fn(Rank) -> Rank,
) -> StateSet {
    let ranks = graph.ranks(party);
    let states = graph.states();
    let tables = match graph.tables() {
        Moves::Arcs(tables) => {
            let table = &tables[party.index()];
            let leaves = |s: u32| {
                let rank = ranks[s as usize];
                table.from(s).iter().any(|t| ranks[*t as usize] > rank && outcome[*t as usize] >= limit(rank))
            };
            return graph.states_where(|s| !leaves(s.0));
        }
        Moves::Blocks(tables) => tables,
    };
    let table = &tables[party.index()];
    let at = |position: usize| states.state_of(table.point_at(position)).index();
    let mut stays = StateSet::full(graph.len());
    if !table.is_one_way() && !states.is_merged() {
        // Walk down each cell; `best` is one more than the best outcome among strictly better states, 0 where there is
        // none, and `tier` the same among those of this rank.
        for cell in (0..table.cell_count()).map(|c| table.cell(c)) {
            let (mut best, mut tier, mut rank) = (0u64, 0u64, Rank::MAX);
            for position in cell.range().rev() {
                let s = at(position);
                if ranks[s] != rank {
                    best = best.max(tier);
                    (tier, rank) = (0, ranks[s]);
                }
                tier = tier.max(u64::from(outcome[s]) + 1);
                if best > u64::from(limit(rank)) {
                    stays.remove(detente_graph::StateId(s as u32));
                }
            }
        }
        return stays;
    }
    // Best outcome from each position of a cell upwards.
    let mut above: Vec<Rank> = vec![0; states.points() as usize];
    for cell in (0..table.cell_count()).map(|c| table.cell(c)) {
        let mut best = 0;
        for position in cell.range().rev() {
            best = best.max(outcome[at(position)]);
            above[position] = best;
        }
    }
    for s in states.ids() {
        let rank = ranks[s.index()];
        let mut leaves = false;
        states.each_point(s, |point| {
            leaves = leaves
                || table.reachable_cells(table.cell_of(point)).any(|cell| {
                    let range = table.cell(cell).range();
                    let better = first_above(range.clone(), |position| ranks[at(position)] > rank);
                    better < range.end && above[better] >= limit(rank)
                });
        });
        if leaves {
            stays.remove(s);
        }
    }
    stays
}

/// The first position of a range for which a test holds that, once it holds, holds to the end; else the range's end.
pub(crate) fn first_above(range: std::ops::Range<usize>, above: impl Fn(usize) -> bool) -> usize {
    let (mut low, mut high) = (range.start, range.end);
    while low < high {
        let middle = low + (high - low) / 2;
        if above(middle) {
            high = middle;
        } else {
            low = middle + 1;
        }
    }
    low
}
