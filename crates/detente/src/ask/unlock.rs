//! What parties would have to come to want for an outcome to be an equilibrium.

use super::{ByDepth, Depth, Part, Question, Refusal, Remedy, names, request};
use crate::Model;
use clap::Args;
use detente_case::{Form, parse_statement_for};
use detente_graph::{Budget, PartyId, StateId};
use detente_report::{Asked, UnlockRequest};
use detente_source::SourceText;
use detente_stability::Concept;
use detente_stability::unlock::{self, Goal, Kind, Unlocked};
use schemars::JsonSchema;
use serde::{Deserialize, Deserializer, de};

/// How far changes are looked for.
#[derive(Clone, Copy)]
struct Limits {
    /// States of a case.
    states: usize,
    /// Changes tried before the search gives up: of anybody, and of one party that is asked beside others.
    tries: u64,
    alone: u64,
    /// Changes tried times the states that each has to judge.
    work: u64,
    /// The highest cost that may be looked at.
    within: usize,
    /// The most ways that may be told.
    told: usize,
}

const LIMITS: ByDepth<Limits> = ByDepth {
    brief: Limits { states: 20_000, tries: 50_000, alone: 50_000, work: 8_000_000, within: FURTHEST, told: MOST },
    full: Limits {
        states: usize::MAX,
        tries: TRIES,
        alone: TRIES,
        work: u64::MAX,
        within: usize::MAX,
        told: usize::MAX,
    },
    interactive: Limits {
        states: usize::MAX,
        tries: TRIES,
        alone: 100_000,
        work: u64::MAX,
        within: FURTHEST,
        told: MOST,
    },
};

const TRIES: u64 = 5_000_000;
/// Changes that are tried in any case, however many the states.
const AT_LEAST: u64 = 200;
const FURTHEST: usize = 6;
const MOST: usize = 50;
/// The cost that is looked at and the ways that are told where nothing is said.
const WITHIN: usize = 3;
const TOLD: usize = 5;

/// Which changes of what parties want would bring an outcome about.
///
/// ```
/// use detente::ask::{Depth, Question, Unlock};
/// use detente::{Budget, SourceText};
/// let text = "{detente: 1, id: walk, parties: {a: {options: {go: Go}, prefers: ['!a.go'], assumption: true}}}";
/// let model = detente::open(&SourceText::new("case.yaml", text), &Budget::unlimited()).unwrap();
/// let asked = Unlock { make: "a.go".into(), ..Unlock::default() };
/// let answer = asked.ask(&model, Depth::Full, &Budget::unlimited()).unwrap();
/// assert_eq!(answer.found.cost, Some(1));
/// let nothing = Unlock { make: "a.go & !a.go".into(), ..Unlock::default() };
/// assert!(nothing.ask(&model, Depth::Full, &Budget::unlimited()).is_err());
/// ```
#[derive(Clone, Debug, Default, Args, Deserialize, JsonSchema)]
pub struct Unlock {
    /// The wanted outcome: a state (as in `why`), or a statement such as "summit & nk.info"
    #[arg(long, value_name = "STATE|STATEMENT", allow_hyphen_values = true)]
    #[serde(deserialize_with = "request::words")]
    pub make: String,
    /// Under which concept it is to be an equilibrium [default: seq; with --count: all]
    #[arg(long, value_parser = super::concept_key, value_name = "CONCEPT")]
    #[serde(default, deserialize_with = "request::concept")]
    #[schemars(with = "Option<String>")]
    pub concept: Option<Concept>,
    /// Only this party's preferences may change; may be given several times, or with commas
    #[arg(long, value_delimiter = ',', value_name = "PARTY")]
    #[serde(default)]
    pub party: Vec<String>,
    /// How many different solutions to tell [default: 5]
    #[arg(long, value_name = "N")]
    pub most: Option<usize>,
    /// Look at changes up to this cost [default: 3]
    #[arg(long, value_name = "COST")]
    pub within: Option<usize>,
    /// Only changes of these kinds, separated by commas: swap, tie, drop, add [default: all]
    #[arg(long, value_delimiter = ',', value_parser = kind, value_name = "KINDS")]
    #[serde(default, deserialize_with = "kinds")]
    #[schemars(with = "Vec<String>")]
    pub kinds: Vec<Kind>,
    /// For a statement: an equilibrium will do even if no improvements lead to it from today
    #[arg(long)]
    #[serde(default)]
    pub anywhere: bool,
}

/// Which changes would do it.
#[derive(Clone, Debug)]
pub struct UnlockAnswer {
    /// What was looked for.
    pub question: unlock::Question,
    /// The wanted state, where it is one state and not a statement.
    pub state: Option<StateId>,
    /// What is wanted, as it was asked for.
    pub make: String,
    /// At most this many different solutions are told.
    pub most: usize,
    /// What was found.
    pub found: Unlocked,
}

impl Question for Unlock {
    type Answer<'m> = UnlockAnswer;

    fn ask(&self, model: &Model, depth: Depth, budget: &Budget) -> Result<UnlockAnswer, Refusal> {
        let limits = LIMITS.at(depth);
        if model.graph.len() > limits.states {
            let size = format!("With {} states", model.graph.len());
            return Err(Refusal::TooLong { size, alone: Remedy::Ask("unlock", Some((Part::Make, "NAME"))) });
        }
        let named = self.party.iter().map(|p| names::party(&model.case, p)).collect::<Result<Vec<_>, _>>()?;
        let parties = if named.is_empty() { model.graph.parties().collect() } else { named };
        let (goal, state) = self.goal(model)?;
        let question = unlock::Question {
            goal,
            concept: self.concept.unwrap_or(Concept::Seq),
            parties,
            kinds: if self.kinds.is_empty() { Kind::ALL.to_vec() } else { self.kinds.clone() },
            most: self.within.unwrap_or(WITHIN).min(limits.within),
            tries: limits.tries_of(model, limits.tries),
        };
        let found = search(model, &question, budget)?;
        let most = self.most.unwrap_or(TOLD).clamp(1, limits.told);
        Ok(UnlockAnswer { question, state, make: self.make.clone(), most, found })
    }
}

impl Unlock {
    /// What is wanted: one state, or that a statement holds in some feasible state.
    ///
    /// # Errors
    /// Nothing is named, or nothing that the case knows, or what no feasible state is.
    pub fn goal(&self, model: &Model) -> Result<(Goal, Option<StateId>), Refusal> {
        let Model { case, graph, .. } = model;
        let make = self.make.trim();
        if make.is_empty() {
            return Err(Refusal::with("no outcome is named", Remedy::Say(Part::Make, "5")));
        }
        let one = names::state(case, graph, make);
        // A single option taken is a statement about it; as a state it would mean that nothing else is taken.
        let statement = matches!(case.form, Form::Options { .. }).then(|| parse_statement_for(case, make));
        let goal = match (one, statement) {
            (_, Some(Ok(expr))) => (Goal::statement(graph, expr, graph.status_quo().filter(|_| !self.anywhere)), None),
            (Ok(state), _) => (Goal::state(case, graph, state), Some(state)),
            (Err(refusal), None) => return Err(refusal),
            (Err(refusal), Some(Err(_))) if looks_like_a_state(make) => return Err(refusal),
            (Err(_), Some(Err(found))) => {
                let source = SourceText::new(Part::Make.meaning(), make);
                return Err(Refusal::Statement { part: Part::Make, source, found });
            }
        };
        if goal.0.states.count() == 0 {
            return Err(Refusal::unfit(format!("no feasible state satisfies `{make}`, so nothing can unlock it")));
        }
        Ok(goal)
    }
}

impl UnlockAnswer {
    /// What was asked, for those who tell the answer.
    pub fn told(&self) -> UnlockRequest<'_> {
        UnlockRequest { question: &self.question, state: self.state, make: &self.make, most: self.most }
    }

    /// What each of the parties that were asked alone could do about it: nobody, where only one was asked or nothing has
    /// to change. Each is searched less far than all of them together.
    pub fn alone(&self, model: &Model, depth: Depth, budget: &Budget) -> Vec<(PartyId, Asked)> {
        if self.found.cost == Some(0) || self.question.parties.len() < 2 {
            return Vec::new();
        }
        let limits = LIMITS.at(depth);
        let asked = |party: &PartyId| {
            let tries = limits.tries_of(model, limits.alone);
            let question = unlock::Question { parties: vec![*party], tries, ..self.question.clone() };
            let found = search(model, &question, budget).ok()?;
            Some((*party, Asked { question, found }))
        };
        self.question.parties.iter().filter_map(asked).collect()
    }

    /// Has the analysis of the changed case confirm the solutions that are told.
    ///
    /// # Errors
    /// It does not, or was stopped.
    pub fn confirm(&self, model: &Model, budget: &Budget) -> Result<(), Refusal> {
        for told in unlock::distinct(&self.found.solutions).iter().take(self.most) {
            if !unlock::holds(&model.graph, &self.question, told.solution, budget)? {
                let words = "the analysis does not confirm a change of preferences that was found";
                return Err(Refusal::Internal(words.to_owned()));
            }
        }
        Ok(())
    }
}

impl From<UnlockAnswer> for Asked {
    fn from(answer: UnlockAnswer) -> Self {
        Self { question: answer.question, found: answer.found }
    }
}

impl Limits {
    /// So many tries, or as many as the states allow.
    fn tries_of(&self, model: &Model, most: u64) -> u64 {
        (self.work / model.graph.len().max(1) as u64).clamp(AT_LEAST, most)
    }
}

fn search(model: &Model, question: &unlock::Question, budget: &Budget) -> Result<Unlocked, Refusal> {
    unlock::unlock(&model.case, &model.graph, question, budget).ok_or_else(|| Refusal::undefined(question.concept))
}

fn looks_like_a_state(text: &str) -> bool {
    text.chars().all(|c| c.is_ascii_digit() || matches!(c, 'Y' | 'N' | 'y' | 'n' | '-'))
        || text.eq_ignore_ascii_case("now")
}

/// A kind of changes by its key.
fn kind(text: &str) -> Result<Kind, String> {
    let found = Kind::ALL.into_iter().find(|k| k.key() == text);
    found.ok_or_else(|| "the kinds of changes are swap, tie, drop and add".to_owned())
}

fn kinds<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<Kind>, D::Error> {
    Vec::<String>::deserialize(from)?.iter().map(|text| kind(text).map_err(de::Error::custom)).collect()
}
