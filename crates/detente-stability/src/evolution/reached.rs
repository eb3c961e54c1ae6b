//! Where improvements lead from a state: legal sequences of unilateral improvements of any parties.

use crate::Step;
use detente_graph::{Graph, PartyId, StateId, StateSet};
use std::collections::VecDeque;

/// States reached from one state by improvements, with a shortest path to each.
#[derive(Clone, Debug)]
pub struct Reached {
    entries: Vec<(StateId, Option<PartyId>, usize)>,
    /// All of them, the state itself among them.
    pub states: StateSet,
}

impl Reached {
    /// All of them, breadth first over pairs of a state and who moved last: nobody moves twice in a row. The state
    /// itself is reached by doing nothing.
    pub fn from(graph: &Graph, start: StateId) -> Self {
        let mut entries: Vec<(StateId, Option<PartyId>, usize)> = vec![(start, None, 0)];
        let mut states = StateSet::empty(graph.len());
        states.insert(start);
        let mut movers: Vec<[Option<PartyId>; 2]> = vec![[None; 2]; graph.len()];
        let mut queue = VecDeque::from([0]);
        while let Some(at) = queue.pop_front() {
            let (from, last, _) = entries[at];
            for mover in graph.parties().filter(|p| Some(*p) != last) {
                for to in graph.improvements(mover, from) {
                    // Two different last movers leave everybody free to move next; more entries would add nothing.
                    let seen = &mut movers[to.index()];
                    if seen.contains(&Some(mover)) || seen[1].is_some() {
                        continue;
                    }
                    seen[usize::from(seen[0].is_some())] = Some(mover);
                    states.insert(to);
                    entries.push((to, Some(mover), at));
                    queue.push_back(entries.len() - 1);
                }
            }
        }
        Self { entries, states }
    }

    /// The nearest of some states and a shortest path to it; `None` when none is reached.
    pub fn nearest(&self, wanted: &StateSet) -> Option<(StateId, Vec<Step>)> {
        let mut at = self.entries.iter().position(|(state, _, _)| wanted.contains(*state))?;
        let state = self.entries[at].0;
        let mut steps = Vec::new();
        while let (to, Some(party), from) = self.entries[at] {
            steps.push(Step { party, to });
            at = from;
        }
        steps.reverse();
        Some((state, steps))
    }
}
