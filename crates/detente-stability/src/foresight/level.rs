//! What is anticipated at one horizon, from what is anticipated at the horizon before it.
//!
//! Where a party can move to within a cell of its blocks does not depend on where in the cell it stands, but for the
//! state itself. So two candidates are kept for each cell: the best state to move to and the second best. A walk over
//! the cells and one over the states then answer the horizon for all states.

use super::other;
use detente_graph::{BlockTable, Graph, Moves, PartyId, Rank, StateId};

/// For each party the states that it anticipates as ends, with the first move at each state.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Level([Vec<StateId>; 2]);

impl Level {
    /// Horizon 0: nobody moves.
    pub fn still(graph: &Graph) -> Self {
        let states: Vec<StateId> = graph.states().ids().collect();
        Self([states.clone(), states])
    }

    /// Bytes that a horizon takes to keep, with what its computation takes for the moment.
    pub fn bytes(graph: &Graph) -> u128 {
        2 * (size_of::<StateId>() as u128 * graph.len() as u128)
    }

    /// The end that a party with the first move anticipates.
    pub fn end(&self, party: PartyId, state: StateId) -> StateId {
        self.0[party.index()][state.index()]
    }

    /// The next horizon.
    pub fn next(&self, graph: &Graph) -> Self {
        let ends = |party: PartyId| ahead(graph, party, &self.0[other(party).index()]);
        let (first, second) = rayon::join(|| ends(PartyId(0)), || ends(PartyId(1)));
        Self([first, second])
    }
}

/// The ends that a party anticipates when the other anticipates the ends `after` from where the party moves to.
fn ahead(graph: &Graph, party: PartyId, after: &[StateId]) -> Vec<StateId> {
    let (ranks, states) = (graph.ranks(party), graph.states());
    let entry = |u: StateId| Candidate { rank: ranks[after[u.index()].index()], to: u.0 };
    let decide = |s: StateId, best: Candidate| {
        if best.to != NOWHERE && best.rank > ranks[s.index()] { after[best.to as usize] } else { s }
    };
    let tables = match graph.tables() {
        Moves::Arcs(tables) => {
            let table = &tables[party.index()];
            let best = |s: StateId| {
                let mut two = Two::NONE;
                table.from(s.0).iter().for_each(|t| two.add(entry(StateId(*t))));
                two.first
            };
            return states.ids().map(|s| decide(s, best(s))).collect();
        }
        Moves::Blocks(tables) => tables,
    };
    let table = &tables[party.index()];
    let within = |cell: usize| {
        let mut two = Two::NONE;
        table.cell(cell).range().for_each(|position| two.add(entry(states.state_of(table.point_at(position)))));
        two
    };
    let own: Vec<Two> = (0..table.cell_count()).map(within).collect();
    let reached = if table.is_one_way() { over_reachable(table, &own) } else { own };
    let best = |s: StateId| {
        let mut two = Two::NONE;
        states.each_point(s, |point| two.merge(reached[table.cell_of(point)]));
        two.without(s)
    };
    states.ids().map(|s| decide(s, best(s))).collect()
}

/// The candidates of each cell among all cells that can be reached from it.
fn over_reachable(table: &BlockTable, own: &[Two]) -> Vec<Two> {
    let over = |cell: usize| {
        let mut two = Two::NONE;
        table.reachable_cells(cell).for_each(|c| two.merge(own[c]));
        two
    };
    (0..own.len()).map(over).collect()
}

/// No state.
const NOWHERE: u32 = u32::MAX;

/// A state to move to, with the rank of the end that is anticipated from there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Candidate {
    rank: Rank,
    to: u32,
}

impl Candidate {
    /// Whether it is chosen before another: a better end, or as good a one and a lower number.
    fn before(self, other: Self) -> bool {
        (self.rank, other.to) > (other.rank, self.to)
    }
}

/// The two best candidates, different states; [`NOWHERE`] where there are fewer.
#[derive(Clone, Copy, Debug)]
struct Two {
    first: Candidate,
    second: Candidate,
}

impl Two {
    const NONE: Self = Self { first: Candidate { rank: 0, to: NOWHERE }, second: Candidate { rank: 0, to: NOWHERE } };

    fn add(&mut self, candidate: Candidate) {
        // A state that merges several points comes once for each.
        if candidate.to == self.first.to || candidate.to == self.second.to {
            return;
        }
        if candidate.before(self.first) {
            self.second = self.first;
            self.first = candidate;
        } else if candidate.before(self.second) {
            self.second = candidate;
        }
    }

    fn merge(&mut self, more: Self) {
        self.add(more.first);
        self.add(more.second);
    }

    /// The best candidate that is not this state.
    fn without(self, state: StateId) -> Candidate {
        if self.first.to == state.0 { self.second } else { self.first }
    }
}
