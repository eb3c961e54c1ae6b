//! How many of one party's rankings would do.

use super::{Depth, Part, Question, Refusal, Remedy, names, request};
use crate::Model;
use detente_graph::{Budget, StateId};
use detente_report::CountRequest;
use detente_stability::Concept;
use detente_stability::unlock::{self, CountError, Rankings, Rest};
use schemars::JsonSchema;
use serde::Deserialize;

/// Of all rankings of one party, how many make a state stable and an equilibrium.
///
/// ```
/// use detente::ask::{Count, Depth, Question};
/// use detente::{Budget, SourceText};
/// let text = "{detente: 1, id: walk, parties: {a: {options: {go: Go}, prefers: [a.go], assumption: true}}}";
/// let model = detente::open(&SourceText::new("case.yaml", text), &Budget::unlimited()).unwrap();
/// let asked = Count { make: "a.go".into(), party: vec!["a".into()], ..Count::default() };
/// let answer = asked.ask(&model, Depth::Full, &Budget::unlimited()).unwrap();
/// assert_eq!((answer.counted.total, answer.counted.tallies[0].equilibrium), (2, 1));
/// ```
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
pub struct Count {
    /// The wanted state.
    #[serde(deserialize_with = "request::words")]
    pub make: String,
    /// The party whose rankings are counted: exactly one.
    #[serde(default)]
    pub party: Vec<String>,
    /// Under which concept it is to be an equilibrium; under all where nothing is said.
    #[serde(default, deserialize_with = "request::concept")]
    #[schemars(with = "Option<String>")]
    pub concept: Option<Concept>,
    /// Only the orders of these states; of all where nothing is said.
    #[serde(default)]
    pub over: Vec<String>,
    /// Whether the other states stand above them, not below.
    #[serde(default)]
    pub rest_above: bool,
}

/// How many rankings do it.
#[derive(Clone, Debug)]
pub struct CountAnswer {
    /// Which rankings were counted.
    pub rankings: Rankings,
    /// How many do it.
    pub counted: unlock::Count,
}

impl CountAnswer {
    /// What was asked and found, for those who tell the answer.
    pub fn told(&self) -> CountRequest<'_> {
        CountRequest { rankings: &self.rankings, counted: &self.counted }
    }
}

impl Question for Count {
    type Answer<'m> = CountAnswer;

    fn ask(&self, model: &Model, _: Depth, budget: &Budget) -> Result<CountAnswer, Refusal> {
        let Model { case, graph, .. } = model;
        let parties = self.party.iter().map(|p| names::party(case, p)).collect::<Result<Vec<_>, _>>()?;
        let [party] = parties[..] else {
            return Err(Refusal::with("the rankings of one party are counted", Remedy::Say(Part::Party, "ID")));
        };
        let state = names::state(case, graph, &self.make)?;
        let over: Vec<StateId> = match self.over.is_empty() {
            true => graph.states().ids().collect(),
            false => self.over.iter().map(|s| names::state(case, graph, s)).collect::<Result<_, _>>()?,
        };
        let rest = if self.rest_above { Rest::Above } else { Rest::Below };
        let rankings = Rankings { party, state, over, rest };
        let concepts = self.concept.map_or(Concept::ALL.to_vec(), |c| vec![c]);
        let counted = unlock::count(graph, &rankings, &concepts, budget).map_err(|error| match error {
            CountError::Stopped(stop) => Refusal::Stopped(stop),
            CountError::TooMany(_) if self.over.is_empty() => {
                Refusal::with(error.to_string(), Remedy::Say(Part::Over, "1,2,3"))
            }
            other => Refusal::unfit(other.to_string()),
        })?;
        if counted.tallies.is_empty() {
            return Err(Refusal::undefined(concepts[0]));
        }
        Ok(CountAnswer { rankings, counted })
    }
}
