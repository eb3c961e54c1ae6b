//! The state whose verdicts are explained, where verdicts are about doubtful preferences.

use super::{Refusal, names, request};
use crate::Model;
use clap::Args;
use detente_graph::{PartyId, StateId};
use detente_report::DoubtRequest;
use detente_stability::Concept;
use schemars::JsonSchema;
use serde::Deserialize;

/// What is explained.
///
/// ```
/// use detente::ask::{Depth, Doubtful, Explained, Question};
/// use detente::{Budget, SourceText};
/// let text = "{detente: 1, id: walk, parties: {a: {options: {go: Go}, prefers: [a.go], assumption: true}}}";
/// let model = detente::open(&SourceText::new("walk", text), &Budget::unlimited()).unwrap();
/// let asked = Doubtful { explained: Explained { state: Some("a.go".into()), ..Explained::default() } };
/// let answer = asked.ask(&model, Depth::Full, &Budget::unlimited()).unwrap();
/// assert_eq!(answer.about.state.unwrap().number(), 2);
/// ```
#[derive(Clone, Debug, Default, Args, Deserialize, JsonSchema)]
pub struct Explained {
    /// Explain the verdicts on this state: a number, a pattern, the options taken, or `now`
    #[arg(long, value_name = "STATE", allow_hyphen_values = true)]
    #[serde(default, deserialize_with = "request::written")]
    pub state: Option<String>,
    /// With --state: only this party
    #[arg(long, value_name = "PARTY", requires = "state")]
    #[serde(default, deserialize_with = "request::written")]
    pub party: Option<String>,
    /// With --state: give the reasons under this concept [default: seq]
    #[arg(long, value_parser = super::concept_key, value_name = "CONCEPT", requires = "state")]
    #[serde(default, deserialize_with = "request::concept")]
    #[schemars(with = "Option<String>")]
    pub concept: Option<Concept>,
}

/// The same as a state and a party of the case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Explaining {
    /// The state; an overview where none is named.
    pub state: Option<StateId>,
    /// Only this party's reasons.
    pub party: Option<PartyId>,
    /// Reasons are given under this concept.
    pub concept: Concept,
}

impl Explained {
    /// What is meant, under one of the concepts that apply.
    pub(super) fn about(&self, model: &Model, concepts: &[Concept]) -> Result<Explaining, Refusal> {
        let Model { case, graph, .. } = model;
        let concept = self.concept.unwrap_or(Concept::Seq);
        if !concepts.contains(&concept) {
            let known: Vec<&str> = concepts.iter().map(|c| c.key()).collect();
            let words = format!("{concept} is not defined here; the concepts are {}", known.join(", "));
            return Err(Refusal::unfit(words));
        }
        let state = self.state.as_deref().map(|s| names::state(case, graph, s)).transpose()?;
        let party = self.party.as_deref().map(|p| names::party(case, p)).transpose()?;
        Ok(Explaining { state, party, concept })
    }
}

impl Explaining {
    /// What is to be told in lines of this many cells.
    pub fn request(self, width: usize) -> DoubtRequest {
        let Self { state, party, concept } = self;
        DoubtRequest { state, party, concept, width }
    }
}
