//! What is stable: `detente.analysis/1`, and `detente.analyses/1` of several cases.

use super::super::shared::of_states;
use super::{Conventions, Keyed, Partial, Parties, Size, State, States};
use detente_case::Case;
use detente_graph::Graph;
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::Value;

/// What is stable in a case.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(tag = "format", rename = "detente.analysis/1")]
pub struct Analysis<'a> {
    /// The case and its parties.
    #[serde(flatten)]
    pub of: Parties<'a>,
    /// Full ids of the options, in the order of the case.
    pub options: Vec<&'a str>,
    /// How large the case is.
    #[serde(flatten)]
    pub size: Size,
    /// How many entries of the case are placeholders still, where some are.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub placeholders: Option<usize>,
    /// All states; not with `--counts`, nor where the lists were stopped.
    #[serde(skip_serializing_if = "Option::is_none", serialize_with = "of_states")]
    #[schemars(with = "Vec<State>")]
    pub states: Option<(&'a Case, &'a Graph)>,
    /// By concept and party the states that are stable for it.
    pub stability: Keyed<'a, Keyed<'a, States<'a>>>,
    /// By concept the states that are stable for all.
    pub equilibria: Keyed<'a, States<'a>>,
    /// By what conventions.
    pub conventions: Conventions,
    /// The concepts that need options, in graph form.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub undefined: Option<Vec<&'static str>>,
    /// There where a limit stopped the work.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub partial: Option<Partial>,
}

/// What is stable in each of several cases, in numbers.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(tag = "format", rename = "detente.analyses/1")]
pub struct Analyses<'a> {
    /// The analyses of those that could be analysed.
    #[schemars(with = "Vec<Analysis>")]
    pub cases: Vec<Value>,
    /// How many cases came to what.
    pub total: Keyed<'a, usize>,
}
