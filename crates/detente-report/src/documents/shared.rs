//! How documents name cases, parties, options and states, and their sets.

use super::v1::{CaseName, Exact, Keyed, Move, Partial, Parties, Size, State, States};
use detente_case::{Case, Form};
use detente_graph::{Graph, PartyId, StateId, StateSet};
use detente_stability::evolution::Rule;
use detente_stability::{Step, Verdicts};
use serde::{Serialize, Serializer};
use std::fmt::Display;

impl<'a> CaseName<'a> {
    pub(crate) fn of(case: &'a Case) -> Self {
        Self { id: &case.id, title: &case.title }
    }
}

impl<'a> Parties<'a> {
    pub(crate) fn of(case: &'a Case) -> Self {
        Self { case: CaseName::of(case), parties: case.parties.iter().map(|p| p.id.value.as_str()).collect() }
    }
}

impl Size {
    pub(crate) fn of(graph: &Graph) -> Self {
        Self { feasible: graph.len(), status_quo: graph.status_quo().map(StateId::number) }
    }
}

impl<'a> State<'a> {
    pub(crate) fn of(case: &'a Case, graph: &Graph, state: StateId) -> Self {
        let (pattern, named) = match &case.form {
            Form::Options { .. } => (Some(graph.pattern(state).to_string()), None),
            Form::Graph { states, .. } => (None, Some(&states[state.index()])),
        };
        let (id, label) = (named.map(|s| s.id.value.as_str()), named.map(|s| s.label.as_str()));
        Self { number: state.number(), pattern, id, label }
    }
}

impl<'a> States<'a> {
    /// The numbers of the states of a set, or how many they are.
    pub(crate) fn of(set: &'a StateSet, counts: bool) -> Self {
        if counts { Self::Count(set.count()) } else { Self::Set(set) }
    }

    /// The same of states in some order.
    pub(crate) fn list(states: &[StateId], counts: bool) -> Self {
        if counts { Self::Count(states.len()) } else { Self::List(numbers(states)) }
    }
}

impl From<StateSet> for States<'_> {
    fn from(set: StateSet) -> Self {
        Self::List(set.iter().map(StateId::number).collect())
    }
}

pub(super) fn of_states<S: Serializer>(of: &Option<(&Case, &Graph)>, out: S) -> Result<S::Ok, S::Error> {
    let states = of.iter().flat_map(|(case, graph)| graph.states().ids().map(|s| State::of(case, graph, s)));
    out.collect_seq(states)
}

pub(super) fn of_set<S: Serializer>(set: &StateSet, out: S) -> Result<S::Ok, S::Error> {
    out.collect_seq(set.iter().map(StateId::number))
}

impl<'a, T> FromIterator<(&'a str, T)> for Keyed<'a, T> {
    fn from_iter<I: IntoIterator<Item = (&'a str, T)>>(entries: I) -> Self {
        Self(entries.into_iter().collect())
    }
}

impl<T: Serialize> Serialize for Keyed<'_, T> {
    fn serialize<S: Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
        out.collect_map(self.0.iter().map(|(key, value)| (key, value)))
    }
}

impl From<u128> for Exact {
    fn from(n: u128) -> Self {
        match u64::try_from(n) {
            Ok(n) if n < 1 << 53 => Self::Number(n),
            _ if n == u128::MAX => Self::Text(format!("{n} or more")),
            _ => Self::Text(n.to_string()),
        }
    }
}

impl Partial {
    pub(crate) fn of<T: Display>(stop: Option<&T>) -> Option<Self> {
        stop.map(|stop| Self { reason: stop.to_string() })
    }
}

/// Numbers of states.
pub(crate) fn numbers(states: &[StateId]) -> Vec<u64> {
    states.iter().map(|s| s.number()).collect()
}

/// The id by which documents name a party.
pub(crate) fn id(case: &Case, party: PartyId) -> &str {
    &case.party(party).id.value
}

/// Ids of parties.
pub(crate) fn ids(case: &Case, parties: impl IntoIterator<Item = PartyId>) -> Vec<&str> {
    parties.into_iter().map(|p| id(case, p)).collect()
}

/// By party.
pub(crate) fn each<'a, T>(
    case: &'a Case,
    parties: impl IntoIterator<Item = PartyId>,
    f: impl Fn(PartyId) -> T,
) -> Keyed<'a, T> {
    parties.into_iter().map(|p| (id(case, p), f(p))).collect()
}

/// Full ids of the options of a case.
pub(crate) fn options(case: &Case) -> Vec<&str> {
    case.options.iter().map(|o| o.full_id.as_str()).collect()
}

/// Steps of parties.
pub(crate) fn steps<'a>(case: &'a Case, steps: &[Step]) -> Vec<Move<'a>> {
    steps.iter().map(|s| Move { party: id(case, s.party), to: s.to.number() }).collect()
}

/// The concepts under which something holds.
pub(crate) fn concepts(verdicts: &[Verdicts], holds: impl Fn(&Verdicts) -> bool) -> Vec<&'static str> {
    verdicts.iter().filter(|v| holds(v)).map(|v| v.concept.key()).collect()
}

/// By concept.
pub(crate) fn by_concept<'a, T>(
    verdicts: impl IntoIterator<Item = &'a Verdicts>,
    f: impl Fn(&'a Verdicts) -> T,
) -> Keyed<'a, T> {
    verdicts.into_iter().map(|v| (v.concept.key(), f(v))).collect()
}

/// The name of a rule by which conflicts move on.
pub(crate) fn rule_key(rule: &Rule) -> &'static str {
    match rule {
        Rule::Improvements => "improvements",
        Rule::Agreement(_) => "agreement",
        Rule::Conceding(_) => "conceding",
        Rule::Moves => "moves",
    }
}
