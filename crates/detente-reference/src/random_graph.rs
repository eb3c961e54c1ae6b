//! Makes cases in graph form from a seed: arcs without any regularity, so that chains of moves of one party lead
//! further than single moves do.

use std::ops::RangeInclusive;

use crate::model::{GraphParty, GraphState, PlainGraph};
use crate::rng::Rng;

/// What the cases should be like. Chances are percentages.
#[derive(Debug, Clone)]
pub struct GraphKnobs {
    /// How many states there are; at least one.
    pub states: RangeInclusive<usize>,
    /// How many parties take part; at least one.
    pub parties: RangeInclusive<usize>,
    /// Chance that a party has an arc from one state to another.
    pub arcs: u8,
    /// Chance that a state of a ranking is tied with the one before it.
    pub ties: u8,
    /// Chance that the case says where things stand today.
    pub status_quo: u8,
}

impl Default for GraphKnobs {
    fn default() -> GraphKnobs {
        GraphKnobs { states: 2..=12, parties: 1..=4, arcs: 20, ties: 25, status_quo: 50 }
    }
}

/// The case of a seed. The same seed and knobs give the same case everywhere.
///
/// ```
/// use detente_reference::naive::Game;
/// use detente_reference::random_graph::{GraphKnobs, graph};
/// let graph = graph(7, &GraphKnobs::default());
/// assert_eq!(Game::from_graph(&graph)?.states().count(), graph.states.len());
/// # Ok::<(), detente_reference::model::Malformed>(())
/// ```
pub fn graph(seed: u64, knobs: &GraphKnobs) -> PlainGraph {
    let mut rng = Rng::new(seed);
    let count = rng.within(&knobs.states).max(1);
    let states =
        (1..=count).map(|number| GraphState { id: format!("s{number}"), meaning: format!("State {number}") }).collect();
    let mut parties = Vec::new();
    for place in 1..=rng.within(&knobs.parties).max(1) {
        let mut arcs = Vec::new();
        for from in 1..=count {
            for to in (1..=count).filter(|&to| to != from) {
                if rng.chance(knobs.arcs) {
                    arcs.push((from, to));
                }
            }
        }
        let ranking = rng.ranking(count, knobs.ties);
        parties.push(GraphParty { id: format!("p{place}"), name: format!("Party {place}"), arcs, ranking });
    }
    let status_quo = rng.chance(knobs.status_quo).then(|| 1 + rng.below(count));
    PlainGraph {
        id: format!("random-graph-{seed}"),
        title: format!("Random graph {seed}"),
        states,
        parties,
        status_quo,
    }
}
