//! The same graph under other preferences: what a question that begins with "if they wanted" needs.
//!
//! States, moves and the preferences of everybody else stay; only the ranks of one party and the order of its blocks
//! are made anew.

use crate::ranks::{self, dense};
use crate::{BlockTable, Budget, Graph, Moves, PartyId, Rank};
use detente_case::Expr;

/// A single change of a graph is not broken off: whoever makes many asks in between.
const NOBODY: &str = "nobody asks it to stop";

/// What a party wants over the states of a graph, ready to be set in: ranks, and blocks sorted by them.
#[derive(Clone, Debug)]
pub struct Prepared {
    ranks: Vec<Rank>,
    table: Option<BlockTable>,
}

impl Graph {
    /// The same graph with other ranks for one party, one a state, higher being better. Gaps between ranks do not
    /// matter.
    ///
    /// ```
    /// use detente_graph::{Budget, Graph, PartyId, StateId};
    /// let text = "detente: 1\nid: walk\nparties:\n  a: {options: {go: Go}, prefers: [a.go], assumption: true}\n";
    /// let source = detente_source::SourceText::new("walk", text);
    /// let graph = Graph::build(&detente_case::parse(&source).case.unwrap(), &Budget::unlimited()).unwrap();
    /// assert_eq!(graph.improvements(PartyId(0), StateId(0)), [StateId(1)]);
    /// let other = graph.with_ranks(PartyId(0), &[7, 3]);
    /// assert_eq!(other.improvements(PartyId(0), StateId(0)), []);
    /// assert_eq!(other.ranks(PartyId(0)), [1, 0]);
    /// ```
    ///
    /// # Panics
    /// When there is not exactly one rank a state.
    pub fn with_ranks(&self, party: PartyId, ranks: &[Rank]) -> Self {
        let mut other = self.clone();
        other.set_ranks(party, ranks);
        other
    }

    /// As [`Graph::with_ranks`], in place: for searches that try many preferences, one after the other.
    ///
    /// # Panics
    /// When there is not exactly one rank a state.
    pub fn set_ranks(&mut self, party: PartyId, ranks: &[Rank]) {
        assert_eq!(ranks.len(), self.len(), "one rank a state");
        let i = party.index();
        self.ranks[i] = dense(ranks, &Budget::unlimited()).expect(NOBODY);
        if let Some(Moves::Blocks(tables)) = self.moves.get_mut() {
            tables[i] =
                BlockTable::new(&self.states, self.owned[i], &self.ranks[i], &Budget::unlimited()).expect(NOBODY);
        }
    }

    /// Prepares ranks for a party once, so that [`Graph::set_prepared`] can set them in any number of times, in this graph
    /// or another one with the same states and moves.
    ///
    /// # Panics
    /// When there is not exactly one rank a state.
    pub fn prepare(&self, party: PartyId, ranks: &[Rank]) -> Prepared {
        assert_eq!(ranks.len(), self.len(), "one rank a state");
        let ranks = dense(ranks, &Budget::unlimited()).expect(NOBODY);
        let owned = self.owned.get(party.index());
        let table = owned
            .filter(|_| self.has_options())
            .map(|owned| BlockTable::new(&self.states, *owned, &ranks, &Budget::unlimited()).expect(NOBODY));
        Prepared { ranks, table }
    }

    /// As [`Graph::set_ranks`], with what was prepared for the party.
    ///
    /// # Panics
    /// When it was prepared for a graph with another number of states.
    pub fn set_prepared(&mut self, party: PartyId, prepared: &Prepared) {
        assert_eq!(prepared.ranks.len(), self.len(), "one rank a state");
        self.ranks[party.index()].clone_from(&prepared.ranks);
        // Whoever sets one table in wants the others too.
        self.tables();
        if let (Some(Moves::Blocks(tables)), Some(table)) = (self.moves.get_mut(), &prepared.table) {
            tables[party.index()].clone_from(table);
        }
    }

    /// Ranks under option weighting: the sum of the weights, in millionths, of the statements that hold.
    pub fn ranks_weighted(&self, weights: &[(&Expr, i64)]) -> Vec<Rank> {
        ranks::weighted(&self.states, weights, &Budget::unlimited()).expect(NOBODY)
    }
}

#[cfg(test)]
mod tests {
    use crate::{Budget, Graph, PartyId};

    fn graph(case: &str) -> Graph {
        let source = detente_source::SourceText::new("case", case);
        Graph::build(&detente_case::parse(&source).case.expect("a sound case"), &Budget::unlimited()).expect("small")
    }

    /// Two parties, a one-way option, a rule and, if asked for, merged states; `a` wants what is given.
    fn case(wants: &str, merged: bool) -> String {
        let merge = if merged { "coalesce:\n  - {when: \"a.z & b.x\", assumption: true}\n" } else { "" };
        format!(
            "detente: 1\nid: c\nparties:\n  a:\n    assumption: true\n    options: {{x: X, y: {{does: Y, moves: take}}, z: Z}}\n    \
             prefers: {wants}\n  b:\n    assumption: true\n    options: {{x: X}}\n    prefers: [b.x]\ninfeasible:\n  \
             - {{when: \"a.x & a.y & b.x\", assumption: true}}\n{merge}"
        )
    }

    #[test]
    fn changed_ranks_give_the_graph_that_would_have_been_built() {
        for merged in [false, true] {
            let before = graph(&case("[a.x, a.y]", merged));
            let built = graph(&case("[\"!a.z\", a.y]", merged));
            let changed = before.with_ranks(PartyId(0), built.ranks(PartyId(0)));
            for party in built.parties() {
                assert_eq!(changed.ranks(party), built.ranks(party));
                for state in built.states().ids() {
                    assert_eq!(changed.moves(party, state), built.moves(party, state));
                    assert_eq!(changed.improvements(party, state), built.improvements(party, state));
                }
            }
            assert_ne!(changed.ranks(PartyId(0)), before.ranks(PartyId(0)));
            let mut set = before.clone();
            set.set_prepared(PartyId(0), &before.prepare(PartyId(0), built.ranks(PartyId(0))));
            for state in built.states().ids() {
                assert_eq!(set.improvements(PartyId(0), state), built.improvements(PartyId(0), state));
            }
        }
    }

    #[test]
    #[should_panic(expected = "one rank a state")]
    fn ranks_of_other_states_are_refused() {
        graph(&case("[a.x]", false)).with_ranks(PartyId(0), &[0]);
    }
}
