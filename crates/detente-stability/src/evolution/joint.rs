//! Joint moves that a coalition agrees on.
//!
//! An agreed joint move of H takes s to a t in R_H(s) that every member of H prefers to s and that no member could reach
//! by one move of its own. As long as two moves of a party never lead further than one, R_H(s) is found once for all
//! states ([`Space`]); elsewhere it is searched for from each state.

use crate::Coalition;
use crate::evolution::space::Space;
use detente_graph::{Graph, PartyId, StateId, StateSet};

/// Joint moves of several coalitions to states that are still of interest.
#[derive(Debug)]
pub(crate) struct Joint<'g> {
    graph: &'g Graph,
    coalitions: Vec<Coalition>,
    spaces: Vec<Space>,
    wanted: StateSet,
    search: Search,
}

impl<'g> Joint<'g> {
    /// Of these coalitions, to any state.
    pub fn new(graph: &'g Graph, coalitions: &[Coalition]) -> Self {
        let exact = graph.is_transitive();
        let spaces = coalitions.iter().filter(|_| exact).map(|c| Space::new(graph, c.members())).collect();
        let searched = if exact || coalitions.is_empty() { 0 } else { graph.len() };
        let wanted = StateSet::full(graph.len());
        Self { graph, coalitions: coalitions.to_vec(), spaces, wanted, search: Search::new(searched) }
    }

    /// Bytes that the joint moves of so many coalitions take.
    pub fn bytes(graph: &Graph, coalitions: usize) -> u128 {
        let each = if graph.is_transitive() { Space::BYTES * coalitions as u128 } else { 5 };
        if coalitions == 0 { 0 } else { each * graph.len() as u128 }
    }

    /// The coalitions.
    pub fn coalitions(&self) -> &[Coalition] {
        &self.coalitions
    }

    /// Leaves a state out from now on.
    pub fn retire(&mut self, state: StateId) {
        if self.wanted.contains(state) {
            self.wanted.remove(state);
            self.spaces.iter_mut().for_each(|s| s.retire(state));
        }
    }

    /// Leaves out everything but these states from now on.
    pub fn only(&mut self, states: impl Iterator<Item = StateId>) {
        self.wanted = StateSet::empty(self.graph.len());
        states.for_each(|s| self.wanted.insert(s));
        self.spaces.iter_mut().for_each(|s| s.only(self.graph, &self.wanted));
    }

    /// The agreed joint moves of a coalition from a state, ascending, each once.
    pub fn moves(&mut self, coalition: usize, from: StateId, found: &mut Vec<StateId>) {
        found.clear();
        let (graph, members) = (self.graph, self.coalitions[coalition].members());
        let all_gain = |t: StateId| members.iter().all(|p| graph.rank(*p, t) > graph.rank(*p, from));
        if let Some(space) = self.spaces.get_mut(coalition) {
            let states = graph.states();
            space.candidates(graph, from, |to| {
                let changed = states.bits(to.0) ^ states.bits(from.0);
                // What differs in one member's options only is a move of that member.
                if all_gain(to) && members.iter().all(|p| changed & !graph.own_bits(*p) != 0) {
                    found.push(to);
                }
            });
        } else {
            let wanted = &self.wanted;
            self.search.run(graph, members, from, |to| {
                if wanted.contains(to) && all_gain(to) {
                    found.push(to);
                }
            });
            if !found.is_empty() {
                let alone: Vec<Vec<StateId>> = members.iter().map(|p| graph.moves(*p, from)).collect();
                found.retain(|t| alone.iter().all(|own| own.binary_search(t).is_err()));
            }
        }
        found.sort_unstable();
    }
}

/// Search over a state and who moved last.
#[derive(Debug)]
struct Search {
    /// By state: the run in which it was seen last, and with which last mover then, or with several.
    seen: Vec<u32>,
    last: Vec<u8>,
    run: u32,
    open: Vec<(StateId, Option<PartyId>)>,
}

const SEVERAL: u8 = u8::MAX;

impl Search {
    fn new(states: usize) -> Self {
        Self { seen: vec![0; states], last: vec![0; states], run: 0, open: Vec::new() }
    }

    /// Calls `found` with each state that the members can reach, once.
    fn run(&mut self, graph: &Graph, members: &[PartyId], from: StateId, mut found: impl FnMut(StateId)) {
        let Self { seen, last, run, open } = self;
        *run += 1;
        open.push((from, None));
        while let Some((state, before)) = open.pop() {
            for mover in members.iter().filter(|p| Some(**p) != before) {
                graph.each_move(*mover, state, |to| {
                    let slot = to.index();
                    if seen[slot] != *run {
                        (seen[slot], last[slot]) = (*run, mover.0);
                        found(to);
                    } else if last[slot] == mover.0 || last[slot] == SEVERAL {
                        // With two different last movers anybody may go on; a third would add nothing.
                        return;
                    } else {
                        last[slot] = SEVERAL;
                    }
                    open.push((to, Some(*mover)));
                });
            }
        }
    }
}
