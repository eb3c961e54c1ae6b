//! What lies next to a state: improvements with what answers them, and steps that do not pay by themselves but that
//! somebody else would gladly follow.

use crate::facts::distance;
use detente_graph::{Graph, PartyId, StateId};
use detente_stability::{Concept, Step, paths_of_sanction};
use std::cmp::Reverse;

/// A party with more moves than this from one state is not searched for openings.
const SEARCHED: usize = 4096;

/// What the others can do about an improvement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Answer {
    /// A sanction each step of which pays for whoever takes it.
    Credible(Vec<Step>),
    /// A sanction that costs somebody who takes part in it something, or gains it nothing.
    Costly(Vec<Step>),
    /// No sanction.
    None,
}

/// A move that does not pay by itself, and the move by which somebody else would best follow it, to a state that the
/// first mover likes better than the one it left.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Opening {
    /// Who moves first.
    pub first: PartyId,
    /// Where to.
    pub to: StateId,
    /// Who follows.
    pub next: PartyId,
    /// Where it ends.
    pub end: StateId,
}

/// A party's improvements from a state, best first.
pub(crate) fn improvements(graph: &Graph, party: PartyId, state: StateId) -> Vec<StateId> {
    let mut found = graph.improvements(party, state);
    found.sort_by_key(|t| (Reverse(graph.rank(party, *t)), *t));
    found
}

/// What the others can do about an improvement.
pub(crate) fn answer(graph: &Graph, party: PartyId, state: StateId, improvement: StateId) -> Answer {
    let sanction = |concept| paths_of_sanction(graph, concept, party, state, improvement).ok().map(|(steps, _)| steps);
    match sanction(Concept::Seq) {
        Some(steps) => Answer::Credible(steps),
        None => sanction(Concept::Gmr).map_or(Answer::None, Answer::Costly),
    }
}

/// A party's openings from a state, those with the fewest changes first.
pub(crate) fn openings(graph: &Graph, party: PartyId, state: StateId) -> Vec<Opening> {
    let rank = graph.rank(party, state);
    let moves = graph.moves(party, state);
    if moves.len() > SEARCHED {
        return Vec::new();
    }
    let mut found = Vec::new();
    for to in moves.into_iter().filter(|t| graph.rank(party, *t) <= rank) {
        for next in graph.parties().filter(|p| *p != party) {
            let best = improvements(graph, next, to).first().copied();
            if let Some(end) = best.filter(|end| graph.rank(party, *end) > rank) {
                found.push(Opening { first: party, to, next, end });
            }
        }
    }
    found.sort_by_key(|o| (distance(graph, state, o.to) + distance(graph, o.to, o.end), o.to, o.end));
    found
}
