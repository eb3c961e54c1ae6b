//! Why a state is stable for a party, or not, in words and as a path for the graph.

use super::Bench;
use super::asked::Body;
use crate::serve::error::Problem;
use axum::Json;
use axum::extract::State;
use detente::ask::{Depth, Question, Why};
use detente::report::{Words, explain};
use detente::stability::{Certificate, Sanction, Step, Verdict};
use detente::{Concept, PartyId, StateId};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A question.
#[derive(Deserialize, JsonSchema)]
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
#[derive(Serialize, JsonSchema)]
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
#[derive(Serialize, JsonSchema)]
pub struct Path {
    /// The state that the party moves to.
    improvement: u64,
    /// Whether the answer takes the gain away.
    deterred: bool,
    /// The others' moves after it, in order; for simultaneous stability none.
    answer: Vec<Move>,
}

/// A move.
#[derive(Serialize, JsonSchema)]
pub struct Move {
    /// The place of the party that moves.
    party: usize,
    /// The state that it moves to.
    to: u64,
}

pub async fn why(State(bench): State<Bench>, Body(asked): Body<WhyRequest>) -> Result<Json<Reason>, Problem> {
    let shared = bench.clone();
    let work = move |budget: &detente::Budget<'_>| {
        let loaded = shared.cache.load(&asked.text, budget)?;
        let concept = Concept::parse(&asked.concept).ok_or_else(|| Problem::bad("there is no such concept"))?;
        let party = loaded.case.parties.get(asked.party).ok_or_else(|| Problem::bad("there is no such party"))?;
        let why = Why {
            state: asked.state.to_string(),
            party: Some(party.id.value.clone()),
            concept: Some(concept),
            all: false,
        };
        let found = why.ask(&loaded, Depth::Interactive, budget)?;
        let certificates = found.certificates(&loaded.graph);
        let certificate = certificates.first().ok_or_else(|| Problem::internal("there is no reason"))?;
        let words = Words::new(&loaded.case, &loaded.graph);
        let told = explain(&loaded.graph, &words, certificate, found.most);
        Ok(Reason {
            stable: certificate.is_stable(),
            headline: told.headline,
            reasons: told.reasons,
            conclusion: told.conclusion,
            meaning: certificate.concept.meaning(),
            source: certificate.concept.source(),
            paths: paths(certificate, found.most),
        })
    };
    bench.jobs.run(None, work).await.map(Json)
}

fn paths(certificate: &Certificate, most: usize) -> Vec<Path> {
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
            list.iter().take(most).map(path).collect()
        }
    }
}

fn step(party: PartyId, to: StateId) -> Move {
    Move { party: party.index(), to: to.number() }
}
