//! What two parties do who look ahead: `detente.foresight/1`.

use super::{Conventions, Keyed, Move, Partial, Parties, Size};
use schemars::JsonSchema;
use serde::Serialize;

/// What is stable for two parties who look ahead. Lists of states are null where they were not found out.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(tag = "format", rename = "detente.foresight/1")]
pub struct LookingAhead<'a> {
    /// The case and its parties.
    #[serde(flatten)]
    pub of: Parties<'a>,
    /// How large the case is.
    #[serde(flatten)]
    pub size: Size,
    /// What is stable by how many moves the parties look ahead.
    pub horizons: Vec<Horizon<'a>>,
    /// Where the answers begin to repeat.
    pub cycle: Option<Repeats>,
    /// What is stable for who looks far enough ahead.
    pub nonmyopic: NonMyopic<'a>,
    /// By leader the states that are stable when it leads.
    pub stackelberg: Keyed<'a, Option<Vec<u64>>>,
    /// What the parties would do in the state asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub play: Option<Play<'a>>,
    /// By what conventions.
    pub conventions: Conventions,
    /// There where a limit stopped the work.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub partial: Option<Partial>,
}

/// What is stable at one horizon.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Horizon<'a> {
    /// How many moves the parties look ahead.
    pub horizon: usize,
    /// What is stable.
    #[serde(flatten)]
    pub found: StableAhead<'a>,
}

/// States that are stable for parties who look ahead.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct StableAhead<'a> {
    /// By party.
    pub stable: Keyed<'a, Option<Vec<u64>>>,
    /// For both.
    pub both: Option<Vec<u64>>,
}

/// From which horizon on the answers repeat.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Repeats {
    /// The horizon.
    pub from: usize,
    /// After how many horizons they do.
    pub length: usize,
}

/// What is stable for who looks far enough ahead.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct NonMyopic<'a> {
    /// What is stable.
    #[serde(flatten)]
    pub found: StableAhead<'a>,
    /// By party the states that are stable at some horizons of the cycle and not at others.
    pub swinging: Keyed<'a, Option<Vec<u64>>>,
}

/// What the parties would do in a state.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Play<'a> {
    /// Its number.
    pub state: u64,
    /// How many moves they look ahead.
    pub horizon: usize,
    /// By party what it does with the first move.
    pub first: Keyed<'a, Option<FirstMove<'a>>>,
}

/// What a party does with the first move.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct FirstMove<'a> {
    /// Whether it stays.
    pub stays: bool,
    /// The play that it anticipates where it moves.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub moves: Option<Vec<Move<'a>>>,
    /// The play that each of its moves would bring where it stays.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub instead_of: Option<Vec<Vec<Move<'a>>>>,
    /// The number of the state in which that ends.
    pub end: Option<u64>,
    /// What it does when it looks further ahead.
    pub outlook: Option<OutlookTold>,
}

/// What a party does when it looks further ahead.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(untagged)]
pub enum OutlookTold {
    /// It stays.
    Stays {
        /// From this horizon on.
        stays_from: usize,
    },
    /// It moves.
    Leaves {
        /// From this horizon on.
        moves_from: usize,
    },
    /// It does now this, now that.
    Swings {
        /// From this horizon on.
        swings_from: usize,
        /// Whether it stays, horizon by horizon of the cycle.
        stays: Vec<bool>,
    },
}
