//! What coalitions could do: `detente.coalitions/1`.

use super::{Conventions, Keyed, Move, Partial, Parties, Size, States};
use schemars::JsonSchema;
use serde::Serialize;

/// What is stable for coalitions, and which equilibria give way to them.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(tag = "format", rename = "detente.coalitions/1")]
pub struct Coalitions<'a> {
    /// The case and its parties.
    #[serde(flatten)]
    pub of: Parties<'a>,
    /// How large the case is.
    #[serde(flatten)]
    pub size: Size,
    /// What counts as a joint improvement: all members gain (`strict`), or some do and none loses (`weak`).
    pub improvements: &'static str,
    /// The coalitions looked at.
    pub coalitions: Vec<CoalitionTold<'a>>,
    /// By concept the states that are stable for every coalition looked at.
    pub universal: Keyed<'a, States<'a>>,
    /// By concept for single parties its equilibria that some coalition breaks under CNash.
    pub broken: Keyed<'a, BrokenStates<'a>>,
    /// The states asked for.
    pub states: Vec<BrokenState<'a>>,
    /// By what conventions.
    pub conventions: Conventions,
    /// There where a limit stopped the work.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub partial: Option<Partial>,
}

/// A coalition.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct CoalitionTold<'a> {
    /// Its members.
    pub members: Vec<&'a str>,
    /// By concept the states that are stable for it.
    pub stable: Keyed<'a, States<'a>>,
}

/// Equilibria that coalitions break, or how many they are (`--counts`).
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(untagged)]
pub enum BrokenStates<'a> {
    /// Which.
    List(Vec<Broken<'a>>),
    /// How many.
    Count(usize),
}

/// An equilibrium that coalitions break.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Broken<'a> {
    /// Its number.
    pub state: u64,
    /// The members of each of the smallest coalitions that break it.
    pub by: Vec<Vec<&'a str>>,
}

/// How a state is named beside its number: by its pattern, in graph form by its id.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct StateName<'a> {
    /// A letter an option in the order of the case: `Y` taken, `N` not taken, `-` either.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pattern: Option<String>,
    /// Its id.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<&'a str>,
}

/// A state, and who breaks it.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct BrokenState<'a> {
    /// Its number.
    pub number: u64,
    /// Its name.
    #[serde(flatten)]
    pub name: StateName<'a>,
    /// The concepts under which it is an equilibrium.
    pub equilibrium: Vec<&'static str>,
    /// The parties with an improvement of their own.
    pub leave_alone: Vec<&'a str>,
    /// The smallest coalitions that break it.
    pub broken_by: Vec<Breaking<'a>>,
}

/// A coalition that breaks a state.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Breaking<'a> {
    /// Its members.
    pub members: Vec<&'a str>,
    /// All its improvements: short paths first, then few options changed, then few steps at a loss.
    pub moves: Vec<JointMoveTold<'a>>,
}

/// A joint improvement.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct JointMoveTold<'a> {
    /// The number of the state that it leads to.
    pub to: u64,
    /// The name of that state.
    #[serde(flatten)]
    pub name: StateName<'a>,
    /// Its steps.
    pub steps: Vec<Move<'a>>,
    /// Positions in `steps`, from 0, of those that do not pay whoever takes them.
    pub at_a_loss: Vec<usize>,
    /// The concepts under which its end is an equilibrium.
    pub equilibrium: Vec<&'static str>,
    /// The concepts under which both ends are equilibria.
    pub jump: Vec<&'static str>,
    /// By concept a shortest answer that deters it.
    pub answers: Keyed<'a, Option<Answered<'a>>>,
}

/// An answer that deters a joint improvement.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Answered<'a> {
    /// Its steps.
    pub steps: Vec<Move<'a>>,
    /// The member for which the improvement does not pay then.
    pub spoilt_for: &'a str,
}
