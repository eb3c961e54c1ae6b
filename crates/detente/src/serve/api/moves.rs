//! The neighbourhood of a state: who can move where, and who would gain.

use super::Bench;
use super::why::state;
use crate::serve::error::Problem;
use axum::Json;
use axum::extract::State;
use detente::report::Words;
use serde::{Deserialize, Serialize};
use std::cmp::Ordering;
use utoipa::ToSchema;

/// Moves told at most; improvements come first.
const TOLD: usize = 400;

/// A question.
#[derive(Deserialize, ToSchema)]
pub struct MovesRequest {
    /// The text of a case.
    text: String,
    /// The state's number.
    state: u64,
}

/// A state and the moves from it.
#[derive(Serialize, ToSchema)]
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
#[derive(Serialize, ToSchema)]
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

#[utoipa::path(post, path = "/api/moves", request_body = MovesRequest, responses((status = 200, body = Neighbourhood), (status = 400, body = Problem), (status = 422, body = Problem)))]
pub async fn moves(
    State(bench): State<Bench>,
    Json(asked): Json<MovesRequest>,
) -> Result<Json<Neighbourhood>, Problem> {
    let shared = bench.clone();
    let work = move |budget: &detente::Budget<'_>| {
        let loaded = shared.cache.load(&asked.text, budget)?;
        let graph = &loaded.graph;
        let state = state(graph, asked.state)?;
        let words = Words::new(&loaded.case, graph);
        let mut found = Vec::new();
        for party in graph.parties() {
            let here = graph.rank(party, state);
            for to in graph.moves(party, state) {
                let gain = match graph.rank(party, to).cmp(&here) {
                    Ordering::Greater => 1i8,
                    Ordering::Equal => 0,
                    Ordering::Less => -1,
                };
                found.push((-gain, party, to));
            }
        }
        found.sort();
        let more = found.len().saturating_sub(TOLD);
        found.truncate(TOLD);
        let told = found.into_iter().map(|(loss, party, to)| MoveTold {
            party: party.index(),
            to: to.number(),
            pattern: graph.pattern(to).to_string(),
            gain: -loss,
            words: words.change(party, state, to),
        });
        let moves = told.collect();
        let pattern = graph.pattern(state).to_string();
        Ok(Neighbourhood { number: state.number(), pattern, words: words.state(state), moves, more })
    };
    bench.jobs.run(None, work).await.map(Json)
}
