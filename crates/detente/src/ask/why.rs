//! Why a state is stable for a party, or not.

use super::{ByDepth, Depth, Question, Refusal, names, request};
use crate::Model;
use clap::Args;
use detente_graph::{Budget, Graph, PartyId, StateId};
use detente_stability::{Certificate, Concept, certificate};
use schemars::JsonSchema;
use serde::Deserialize;

/// Deterred improvements that are spelt out unless all are asked for.
const TOLD: ByDepth<usize> = ByDepth { brief: 3, full: 3, interactive: 6 };

/// Why somebody stays in a state, or leaves it.
///
/// ```
/// use detente::ask::{Depth, Question, Why};
/// use detente::{Budget, SourceText};
/// let text = "{detente: 1, id: walk, parties: {a: {options: {go: Go}, prefers: [a.go], assumption: true}}}";
/// let model = detente::open(&SourceText::new("case.yaml", text), &Budget::unlimited()).unwrap();
/// let asked = Why { state: "a.go".into(), ..Why::default() };
/// let answer = asked.ask(&model, Depth::Full, &Budget::unlimited()).unwrap();
/// assert!(answer.certificates(&model.graph).iter().all(|c| c.is_stable()));
/// ```
#[derive(Clone, Debug, Default, Args, Deserialize, JsonSchema)]
pub struct Why {
    #[arg(allow_hyphen_values = true)]
    /// A state's number, its pattern (YNY), the options taken ("jp.offer, nk.receive", "none"), or `now`
    #[serde(deserialize_with = "request::words")]
    pub state: String,
    /// Only this party
    #[arg(long, value_name = "PARTY")]
    #[serde(default, deserialize_with = "request::written")]
    pub party: Option<String>,
    /// Only this concept [default: for each party the verdicts under all, the reason under the most telling one]
    #[arg(long, value_parser = super::concept_key, value_name = "CONCEPT")]
    #[serde(default, deserialize_with = "request::concept")]
    #[schemars(with = "Option<String>")]
    pub concept: Option<Concept>,
    /// Spell out every improvement that is deterred
    #[arg(long)]
    #[serde(default)]
    pub all: bool,
}

/// Which verdicts are meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WhyAnswer {
    /// The state.
    pub state: StateId,
    /// Only this party; all where nothing is said.
    pub party: Option<PartyId>,
    /// Only this concept, which is defined for the case; for each party the most telling one where nothing is said.
    pub concept: Option<Concept>,
    /// At most this many deterred improvements are spelt out to people.
    pub most: usize,
}

impl Question for Why {
    type Answer<'m> = WhyAnswer;

    fn ask(&self, model: &Model, depth: Depth, _: &Budget) -> Result<WhyAnswer, Refusal> {
        let Model { case, graph, .. } = model;
        let state = names::state(case, graph, &self.state)?;
        let party = self.party.as_deref().map(|p| names::party(case, p)).transpose()?;
        self.concept.map_or(Ok(()), |concept| names::defined(graph, concept))?;
        let most = if self.all { usize::MAX } else { TOLD.at(depth) };
        Ok(WhyAnswer { state, party, concept: self.concept, most })
    }
}

impl WhyAnswer {
    /// What shows that the state is stable for each of the parties, or not.
    pub fn certificates(&self, graph: &Graph) -> Vec<Certificate> {
        let parties = graph.parties().filter(|p| self.party.is_none_or(|only| only == *p));
        parties.filter_map(|party| certificate(graph, self.concept_for(graph, party), party, self.state)).collect()
    }

    /// The concept asked about, or the one whose verdict says most: Nash where the party has no improvement, else
    /// sequential stability.
    fn concept_for(&self, graph: &Graph, party: PartyId) -> Concept {
        self.concept.unwrap_or_else(|| match graph.improvements(party, self.state).is_empty() {
            true => Concept::Nash,
            false => Concept::Seq,
        })
    }
}
