//! The neighbourhood of a state: who can move where, and who would gain.

use super::{ByDepth, Depth, Question, Refusal, names, request};
use crate::Model;
use clap::Args;
use detente_graph::{Budget, PartyId, StateId};
use schemars::JsonSchema;
use serde::Deserialize;
use std::cmp::{Ordering, Reverse};

/// Moves told at most; improvements come first.
const TOLD: ByDepth<usize> = ByDepth { brief: 400, full: usize::MAX, interactive: 400 };

/// Who can move where from a state.
///
/// ```
/// use detente::ask::{Depth, Moves, Question};
/// use detente::{Budget, SourceText};
/// let text = "{detente: 1, id: walk, parties: {a: {options: {go: Go}, prefers: [a.go], assumption: true}}}";
/// let model = detente::open(&SourceText::new("case.yaml", text), &Budget::unlimited()).unwrap();
/// let answer = Moves { state: "none".into() }.ask(&model, Depth::Full, &Budget::unlimited()).unwrap();
/// assert_eq!((answer.moves[0].to.number(), answer.moves[0].gain), (2, std::cmp::Ordering::Greater));
/// ```
#[derive(Clone, Debug, Default, Args, Deserialize, JsonSchema)]
pub struct Moves {
    /// A state's number, its pattern, the options taken, or `now`
    #[arg(allow_hyphen_values = true)]
    #[serde(deserialize_with = "request::numbered")]
    #[schemars(with = "u64")]
    pub state: String,
}

/// The moves from a state.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MovesAnswer {
    /// The state.
    pub state: StateId,
    /// Moves, improvements first, then by party and state.
    pub moves: Vec<Move>,
    /// How many moves are left out.
    pub more: usize,
}

/// A move.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Move {
    /// The party that can make it.
    pub party: PartyId,
    /// Where to.
    pub to: StateId,
    /// Whether the party would be better off there.
    pub gain: Ordering,
}

impl Question for Moves {
    type Answer<'m> = MovesAnswer;

    fn ask(&self, model: &Model, depth: Depth, _: &Budget) -> Result<MovesAnswer, Refusal> {
        let graph = &model.graph;
        let state = names::state(&model.case, graph, &self.state)?;
        let of = |party| {
            let here = graph.rank(party, state);
            let moves = graph.moves(party, state).into_iter();
            moves.map(move |to| Move { party, to, gain: graph.rank(party, to).cmp(&here) })
        };
        let mut moves: Vec<Move> = graph.parties().flat_map(of).collect();
        moves.sort_by_key(|m| (Reverse(m.gain), m.party, m.to));
        let more = moves.len().saturating_sub(TOLD.at(depth));
        moves.truncate(TOLD.at(depth));
        Ok(MovesAnswer { state, moves, more })
    }
}
