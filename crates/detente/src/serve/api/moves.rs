//! The neighbourhood of a state: who can move where, and who would gain.

use super::Bench;
use super::asked::{About, Body, ask_model};
use crate::serve::error::Problem;
use axum::Json;
use axum::extract::State;
use detente::ask::{Move, Moves, MovesAnswer};
use detente::report::Words;
use schemars::JsonSchema;
use serde::Serialize;

/// A state and the moves from it.
#[derive(Serialize, JsonSchema)]
pub struct Neighbourhood {
    /// Its number.
    number: u64,
    /// Its pattern; empty in graph form.
    pattern: String,
    /// What it is, in words.
    words: String,
    /// Moves, improvements first, then by party and state.
    moves: Vec<MoveTold>,
    /// How many moves are left out.
    more: usize,
}

/// A move.
#[derive(Serialize, JsonSchema)]
pub struct MoveTold {
    /// The place of the party that can make it.
    party: usize,
    /// Where to.
    to: u64,
    /// The pattern there.
    pattern: String,
    /// 1: better for the party, 0: as good, -1: worse.
    gain: i8,
    /// What the party does, as a verb phrase.
    words: String,
}

pub async fn moves(
    State(bench): State<Bench>,
    Body(asked): Body<About<Moves>>,
) -> Result<Json<Neighbourhood>, Problem> {
    ask_model(bench, asked, |model, MovesAnswer { state, moves, more }, _, _| {
        let words = Words::new(&model.case, &model.graph);
        let told = |m: Move| MoveTold {
            party: m.party.index(),
            to: m.to.number(),
            pattern: model.graph.pattern(m.to).to_string(),
            gain: m.gain as i8,
            words: words.change(m.party, state, m.to),
        };
        let moves = moves.into_iter().map(told).collect();
        let pattern = model.graph.pattern(state).to_string();
        Ok(Neighbourhood { number: state.number(), pattern, words: words.state(state), moves, more })
    })
    .await
}
