//! Moves as lists, one after another in memory.

use detente_graph::{Budget, Comparison, Graph, PartyId, Relation, StateId, Stop};

/// What a move is to whoever makes it, as far as that makes it worth making.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lure {
    /// Certainly an improvement.
    Better,
    /// It is not known whether it is one.
    Unknown,
}

/// What a move from one state to another is to a party; `None` where it is certainly no improvement.
pub(super) fn lure(relation: &Relation, from: StateId, to: StateId) -> Option<Lure> {
    match relation.compare(to, from) {
        Comparison::Better => Some(Lure::Better),
        Comparison::Unknown => Some(Lure::Unknown),
        Comparison::Equal | Comparison::Worse => None,
    }
}

/// For every state a list of states.
#[derive(Debug)]
pub(super) struct Lists {
    starts: Vec<u64>,
    to: Vec<u32>,
}

impl Lists {
    /// R_i(s) for every s, ascending, each once.
    pub fn of_moves(graph: &Graph, party: PartyId, budget: &Budget) -> Result<Self, Stop> {
        Self::collect(graph, budget, |state| graph.moves(party, state))
    }

    /// R_i^{+,U}(s) for every s.
    pub fn of_wanted(graph: &Graph, moves: &Self, relation: &Relation, budget: &Budget) -> Result<Self, Stop> {
        Self::collect(graph, budget, |from| {
            moves.of(from).iter().map(|to| StateId(*to)).filter(|to| lure(relation, from, *to).is_some()).collect()
        })
    }

    fn collect(graph: &Graph, budget: &Budget, list: impl Fn(StateId) -> Vec<StateId>) -> Result<Self, Stop> {
        let (mut starts, mut to) = (vec![0], Vec::new());
        for state in graph.states().ids() {
            if state.0.is_multiple_of(1 << 14) {
                budget.go_on("Listing moves", state.0.into(), graph.len() as u64)?;
            }
            to.extend(list(state).into_iter().map(|t| t.0));
            starts.push(to.len() as u64);
        }
        to.shrink_to_fit();
        Ok(Self { starts, to })
    }

    /// The list of a state.
    pub fn of(&self, state: StateId) -> &[u32] {
        &self.to[self.starts[state.index()] as usize..self.starts[state.index() + 1] as usize]
    }
}
