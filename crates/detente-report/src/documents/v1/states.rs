//! The table of states: `detente.states/1`.

use super::{Conventions, Keyed, Parties, Size, State};
use schemars::JsonSchema;
use serde::Serialize;

/// Some states of a case.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(tag = "format", rename = "detente.states/1")]
pub struct StateTable<'a> {
    /// The case and its parties.
    #[serde(flatten)]
    pub of: Parties<'a>,
    /// Full ids of the options, in the order of the case.
    pub options: Vec<&'a str>,
    /// How large the case is.
    #[serde(flatten)]
    pub size: Size,
    /// How many states match.
    pub matching: usize,
    /// These states, in the order asked for.
    pub states: Vec<ToldState<'a>>,
    /// By what conventions.
    pub conventions: Conventions,
}

/// A state and what is found about it.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct ToldState<'a> {
    /// Which.
    #[serde(flatten)]
    pub state: State<'a>,
    /// The concepts under which it is an equilibrium.
    pub equilibrium: Vec<&'static str>,
    /// By party the concepts under which it is stable for it.
    pub stable: Keyed<'a, Vec<&'static str>>,
    /// By party its rank, 1 being the best.
    pub ranks: Keyed<'a, u32>,
    /// The parties that rank another state alike.
    pub shared: Vec<&'a str>,
}
