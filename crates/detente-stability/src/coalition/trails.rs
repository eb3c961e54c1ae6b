//! Shortest legal sequences of moves from a state, with as few steps at a loss as such sequences allow.
//!
//! A breadth-first search over pairs of a state and who moved there last, one length at a time. Among sequences of the
//! same length to the same pair the one with the fewest steps that do not improve things for their mover is kept; then
//! the first in order of party and state.

use crate::Step;
use detente_graph::{Graph, PartyId, StateId};
use std::collections::HashMap;

/// Which steps a sequence may have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Steps {
    /// Any move.
    Any,
    /// Moves that improve things for whoever makes them.
    Improving,
}

/// What a search found.
#[derive(Debug)]
pub(crate) struct Trails {
    entries: Vec<Entry>,
    /// States in the order in which they were first reached, with the entry of the best sequence to each.
    reached: Vec<(StateId, usize)>,
    found: Option<usize>,
}

#[derive(Clone, Copy, Debug)]
struct Entry {
    to: StateId,
    by: Option<PartyId>,
    from: usize,
    losses: u32,
}

/// Searches from a state until a state passes `wanted`, or everything that the movers can reach has been looked at.
pub(crate) fn trails(
    graph: &Graph,
    movers: &[PartyId],
    steps: Steps,
    from: StateId,
    mut wanted: impl FnMut(StateId) -> bool,
) -> Trails {
    let mut trails =
        Trails { entries: vec![Entry { to: from, by: None, from: 0, losses: 0 }], reached: Vec::new(), found: None };
    // Looked up, never listed, so that no order of hashes gets out.
    let mut entry_of: HashMap<(StateId, PartyId), usize> = HashMap::new();
    let mut known: HashMap<StateId, usize> = HashMap::new();
    let mut layer = 0..1;
    while !layer.is_empty() && trails.found.is_none() {
        let end = layer.end;
        for at in layer {
            let Entry { to: here, by: last, losses, .. } = trails.entries[at];
            for mover in movers.iter().filter(|m| Some(**m) != last) {
                let rank = graph.rank(*mover, here);
                for to in graph.moves(*mover, here) {
                    let gains = graph.rank(*mover, to) > rank;
                    if steps == Steps::Improving && !gains {
                        continue;
                    }
                    let entry = Entry { to, by: Some(*mover), from: at, losses: losses + u32::from(!gains) };
                    match entry_of.get(&(to, *mover)) {
                        None => {
                            entry_of.insert((to, *mover), trails.entries.len());
                            trails.entries.push(entry);
                        }
                        Some(k) if *k >= end && entry.losses < trails.entries[*k].losses => trails.entries[*k] = entry,
                        Some(_) => {}
                    }
                }
            }
        }
        // A state belongs to the length at which it is first reached, by the sequence with the fewest losses.
        let first = trails.reached.len();
        for (k, entry) in trails.entries.iter().enumerate().skip(end) {
            let place = *known.entry(entry.to).or_insert_with(|| {
                trails.reached.push((entry.to, k));
                trails.reached.len() - 1
            });
            if place >= first && entry.losses < trails.entries[trails.reached[place].1].losses {
                trails.reached[place].1 = k;
            }
        }
        trails.found = (first..trails.reached.len()).find(|place| wanted(trails.reached[*place].0));
        layer = end..trails.entries.len();
    }
    trails
}

impl Trails {
    /// The state that was wanted, if it was reached.
    pub fn found(&self) -> Option<StateId> {
        self.found.map(|place| self.reached[place].0)
    }

    /// The sequence to the state that was wanted.
    pub fn path_found(&self) -> Option<Vec<Step>> {
        self.found.map(|place| self.path(place))
    }

    /// The states reached, each once; the state that the search started from only if a sequence comes back to it.
    pub fn reached(&self) -> impl Iterator<Item = (usize, StateId)> {
        self.reached.iter().enumerate().map(|(place, (state, _))| (place, *state))
    }

    /// The sequence to the state at a place of [`Trails::reached`].
    pub fn path(&self, place: usize) -> Vec<Step> {
        let mut steps = Vec::new();
        let mut at = self.reached[place].1;
        while let Entry { to, by: Some(party), from, .. } = self.entries[at] {
            steps.push(Step { party, to });
            at = from;
        }
        steps.reverse();
        steps
    }
}
