//! A coalition with what is asked about it.

use super::front::Front;
use super::space::Space;
use super::{Coalition, Strictness};
use detente_graph::{Budget, Graph, Rank, StateId, Stop};

/// A coalition and how its states hang together.
pub(crate) struct Joint<'a> {
    pub graph: &'a Graph,
    pub coalition: &'a Coalition,
    pub strictness: Strictness,
    pub space: Space,
}

impl<'a> Joint<'a> {
    pub fn new(graph: &'a Graph, coalition: &'a Coalition, strictness: Strictness) -> Self {
        Self { graph, coalition, strictness, space: Space::new(graph, coalition) }
    }

    /// The fronts of what the states are worth to the members.
    pub fn fronts(&self, budget: &Budget) -> Result<Vec<Front>, Stop> {
        let columns: Vec<&[Rank]> = self.coalition.members().iter().map(|m| self.graph.ranks(*m)).collect();
        self.space.fronts(&columns, budget)
    }

    /// What a state is worth to each member.
    pub fn worth(&self, state: StateId) -> Vec<Rank> {
        self.coalition.members().iter().map(|m| self.graph.rank(*m, state)).collect()
    }
}
