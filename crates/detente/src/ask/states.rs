//! Which states there are of a kind.

use super::{Depth, Part, Question, Refusal, names, request};
use crate::Model;
use clap::Args;
use detente_case::pattern_of;
use detente_graph::{Budget, StateId};
use detente_stability::Concept;
use schemars::JsonSchema;
use serde::Deserialize;
use std::cmp::Reverse;

/// States shown unless all are asked for.
const SHOWN: usize = 60;

/// The states of a kind, in an order.
///
/// ```
/// use detente::ask::{Depth, Question, States};
/// use detente::{Budget, SourceText};
/// let text = "{detente: 1, id: walk, parties: {a: {options: {go: Go}, prefers: [a.go], assumption: true}}}";
/// let model = detente::open(&SourceText::new("case.yaml", text), &Budget::unlimited()).unwrap();
/// let asked = States { statement: Some("a.go".into()), ..States::default() };
/// let answer = asked.ask(&model, Depth::Full, &Budget::unlimited()).unwrap();
/// assert_eq!(answer.states.iter().map(|s| s.number()).collect::<Vec<_>>(), [2]);
/// ```
#[derive(Clone, Debug, Default, Args, Deserialize, JsonSchema)]
pub struct States {
    /// Only states with this pattern, one Y, N or - an option
    #[arg(long, value_name = "PATTERN", allow_hyphen_values = true)]
    #[serde(default, deserialize_with = "request::written")]
    pub options: Option<String>,
    /// Only states in which a statement holds, such as "summit & !jp.press"
    #[arg(long = "where", value_name = "STATEMENT")]
    #[serde(default, rename = "where", deserialize_with = "request::written")]
    pub statement: Option<String>,
    /// Only equilibria under this concept, or with --party states stable for that party
    #[arg(long, value_parser = super::concept_key, value_name = "CONCEPT")]
    #[serde(default, deserialize_with = "request::concept")]
    #[schemars(with = "Option<String>")]
    pub concept: Option<Concept>,
    /// With --concept: only states stable for this party
    #[arg(long, value_name = "PARTY", requires = "concept")]
    #[serde(default, deserialize_with = "request::written")]
    pub party: Option<String>,
    /// Best for this party first
    #[arg(long, value_name = "PARTY")]
    #[serde(default, deserialize_with = "request::written")]
    pub sort: Option<String>,
    /// All states, however many
    #[arg(long)]
    #[serde(default)]
    pub all: bool,
}

/// The states.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StatesAnswer {
    /// All of them, in their order.
    pub states: Vec<StateId>,
    /// How many of them are shown to people, from the first on.
    pub shown: usize,
}

impl Question for States {
    type Answer<'m> = StatesAnswer;

    fn ask(&self, model: &Model, _: Depth, budget: &Budget) -> Result<StatesAnswer, Refusal> {
        let Model { case, graph, .. } = model;
        let mut states: Vec<StateId> = match &self.options {
            None => graph.states().ids().collect(),
            Some(text) => graph.named(pattern_of(case, text).map_err(Refusal::unfit)?),
        };
        if let Some(text) = &self.statement {
            let expr = names::statement(case, Part::Where, text)?;
            states.retain(|s| expr.holds(graph.states().bits(graph.states().representative(*s))));
        }
        if let Some(concept) = self.concept {
            names::defined(graph, concept)?;
            let verdicts = model.analysis(budget)?.of(concept).ok_or_else(|| Refusal::undefined(concept))?;
            let party = self.party.as_deref().map(|p| names::party(case, p)).transpose()?;
            let set = party.map_or(&verdicts.equilibria, |p| &verdicts.stable[p.index()]);
            states.retain(|s| set.contains(*s));
        }
        if let Some(name) = &self.sort {
            let party = names::party(case, name)?;
            states.sort_by_key(|s| (Reverse(graph.rank(party, *s)), *s));
        }
        let shown = if self.all { states.len() } else { states.len().min(SHOWN) };
        Ok(StatesAnswer { states, shown })
    }
}
