//! Why a state is stable for a party, or not, in words and as a path for the graph.

use super::Bench;
use crate::serve::error::Problem;
use axum::Json;
use axum::extract::State;
use detente::report::{Words, explain};
use detente::stability::{Certificate, Sanction, Step, Verdict};
use detente::{Concept, Graph, PartyId, StateId};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// Deterred improvements told at most.
const TOLD: usize = 6;

/// A question.
#[derive(Deserialize, ToSchema)]
pub struct WhyRequest {
    /// The text of a case.
    text: String,
    /// The state's number.
    state: u64,
    /// The place of the party.
    party: usize,
    /// The concept's key.
    concept: String,
}

/// The reason.
#[derive(Serialize, ToSchema)]
pub struct Reason {
    /// Whether the state is stable for the party.
    stable: bool,
    /// The verdict in one sentence.
    headline: String,
    /// The reasons, one or two sentences each.
    reasons: Vec<String>,
    /// The conclusion.
    conclusion: String,
    /// What the concept asks, in one sentence.
    meaning: &'static str,
    /// Where the definition comes from.
    source: &'static str,
    /// Improvements of the party, each with what becomes of it.
    paths: Vec<Path>,
}

/// An improvement and the others' answer.
#[derive(Serialize, ToSchema)]
pub struct Path {
    /// The state that the party moves to.
    improvement: u64,
    /// Whether the answer takes the gain away.
    deterred: bool,
    /// The others' moves after it, in order; for simultaneous stability none.
    answer: Vec<Move>,
}

/// A move.
#[derive(Serialize, ToSchema)]
pub struct Move {
    /// The place of the party that moves.
    party: usize,
    /// The state that it moves to.
    to: u64,
}

#[utoipa::path(post, path = "/api/why", request_body = WhyRequest, responses((status = 200, body = Reason), (status = 400, body = Problem), (status = 422, body = Problem)))]
pub async fn why(State(bench): State<Bench>, Json(asked): Json<WhyRequest>) -> Result<Json<Reason>, Problem> {
    let shared = bench.clone();
    let work = move |budget: &detente::Budget<'_>| {
        let loaded = shared.cache.load(&asked.text, budget)?;
        let graph = &loaded.graph;
        let state = state(graph, asked.state)?;
        let party = graph.parties().nth(asked.party).ok_or_else(|| Problem::bad("there is no such party"))?;
        let concept = Concept::parse(&asked.concept).ok_or_else(|| Problem::bad("there is no such concept"))?;
        let certificate = detente::certificate(graph, concept, party, state)
            .ok_or_else(|| Problem::bad(format!("{concept} is not defined for a case in graph form")))?;
        let words = Words::new(&loaded.case, graph);
        let told = explain(graph, &words, &certificate, TOLD);
        Ok(Reason {
            stable: certificate.is_stable(),
            headline: told.headline,
            reasons: told.reasons,
            conclusion: told.conclusion,
            meaning: concept.meaning(),
            source: concept.source(),
            paths: paths(&certificate),
        })
    };
    bench.jobs.run(None, work).await.map(Json)
}

/// The state with a number.
pub fn state(graph: &Graph, number: u64) -> Result<StateId, Problem> {
    let position = number.checked_sub(1).filter(|p| *p < graph.len() as u64);
    position.map(|p| StateId(p as u32)).ok_or_else(|| Problem::bad(format!("there is no state {number}")))
}

fn paths(certificate: &Certificate) -> Vec<Path> {
    let moves = |steps: &[Step]| steps.iter().map(|s| step(s.party, s.to)).collect();
    match &certificate.verdict {
        Verdict::NoImprovement => Vec::new(),
        Verdict::Undeterred { improvement, closest, .. } => {
            let answer = closest.as_ref().map(|miss| moves(&miss.steps)).unwrap_or_default();
            vec![Path { improvement: improvement.number(), deterred: false, answer }]
        }
        Verdict::Deterred(list) => {
            let path = |d: &detente::stability::Deterrence| {
                let answer = match &d.sanction {
                    Sanction::Path { steps, .. } => moves(steps),
                    Sanction::Together(_) => Vec::new(),
                };
                Path { improvement: d.improvement.number(), deterred: true, answer }
            };
            list.iter().take(TOLD).map(path).collect()
        }
    }
}

fn step(party: PartyId, to: StateId) -> Move {
    Move { party: party.index(), to: to.number() }
}
