//! What several documents have in common.

use super::super::shared::of_set;
use detente_graph::StateSet;
use schemars::JsonSchema;
use serde::Serialize;
use std::collections::BTreeMap;

/// A case.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct CaseName<'a> {
    /// Its id.
    pub id: &'a str,
    /// Its title; the id where the file has none.
    pub title: &'a str,
}

/// A case and its parties.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Parties<'a> {
    /// The case.
    pub case: CaseName<'a>,
    /// Ids of the parties, in the order of the case.
    pub parties: Vec<&'a str>,
}

/// How large a case is, and where it stands today.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Size {
    /// How many states are feasible.
    pub feasible: usize,
    /// The number of today's state.
    pub status_quo: Option<u64>,
}

/// A state: with its pattern in a case with options, with its id and label in a case in graph form.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct State<'a> {
    /// Its number, from 1.
    pub number: u64,
    /// A letter an option in the order of the case: `Y` taken, `N` not taken, `-` either.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pattern: Option<String>,
    /// Its id.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<&'a str>,
    /// What it means.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub label: Option<&'a str>,
}

/// Numbers of states, or how many they are (`--counts`).
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(untagged)]
pub enum States<'a> {
    /// Numbers, ascending.
    Set(
        #[serde(serialize_with = "of_set")]
        #[schemars(with = "Vec<u64>")]
        &'a StateSet,
    ),
    /// Numbers.
    #[schemars(skip)]
    List(Vec<u64>),
    /// How many.
    Count(usize),
}

/// A step of one party.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Move<'a> {
    /// Who.
    pub party: &'a str,
    /// The number of the state that it leads to.
    pub to: u64,
}

/// Values by key, in an order that means something.
#[derive(Clone, Debug, JsonSchema)]
#[schemars(inline)]
pub struct Keyed<'a, T>(#[schemars(with = "BTreeMap<String, T>")] pub Vec<(&'a str, T)>);

/// A count.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(untagged)]
pub enum Exact {
    /// As a number.
    Number(u64),
    /// As text where it does not fit a number of JSON, which has 53 bits everywhere.
    Text(String),
}

/// That the work was stopped before its end.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Partial {
    /// Why.
    pub reason: String,
}

/// By what conventions it was answered: words by key.
pub type Conventions = Keyed<'static, Convention>;

/// One convention.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(untagged)]
pub enum Convention {
    /// Its name.
    Named(&'static str),
    /// A level, from 1.
    Level(u8),
}
