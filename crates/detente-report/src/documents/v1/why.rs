//! The verdicts about one state with their certificates: `detente.why/1`.

use super::{Conventions, Keyed, Move, Parties, Size, State};
use schemars::JsonSchema;
use serde::Serialize;

/// Why a state is stable or not.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(tag = "format", rename = "detente.why/1")]
pub struct Why<'a> {
    /// The case and the parties asked about.
    #[serde(flatten)]
    pub of: Parties<'a>,
    /// Full ids of the options, in the order of the case.
    pub options: Vec<&'a str>,
    /// How large the case is.
    #[serde(flatten)]
    pub size: Size,
    /// The state.
    pub state: State<'a>,
    /// By concept and party whether it is stable for it.
    pub stability: Keyed<'a, Keyed<'a, bool>>,
    /// By concept whether it is stable for all.
    pub equilibrium: Keyed<'a, bool>,
    /// By concept and party the certificate of the verdict.
    pub certificates: Keyed<'a, Keyed<'a, Option<Certified<'a>>>>,
    /// By what conventions.
    pub conventions: Conventions,
}

/// A verdict with its reason.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Certified<'a> {
    /// Whether the state is stable for the party.
    pub stable: bool,
    /// Why.
    #[serde(flatten)]
    pub why: Verdict<'a>,
}

/// Why a state is stable for a party or not.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(tag = "verdict", rename_all = "kebab-case")]
pub enum Verdict<'a> {
    /// It has nowhere better to go.
    NoImprovement,
    /// Each of its improvements is deterred.
    Deterred {
        /// All its improvements.
        improvements: Vec<Deterred<'a>>,
    },
    /// It has an improvement that nothing deters.
    Undeterred {
        /// The number of the state that it leads to.
        improvement: u64,
        /// How many answers of the others there are.
        answers: usize,
        /// The answer that comes closest to deterring it.
        closest: Option<Sanction<'a>>,
    },
}

/// An improvement, and the answer that deters it.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Deterred<'a> {
    /// The number of the state that the improvement leads to.
    pub to: u64,
    /// The answer in steps.
    #[serde(flatten)]
    pub sanction: Option<Sanction<'a>>,
    /// The answer as moves made at the same moment.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub together: Option<Together<'a>>,
}

/// An answer of the others.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Sanction<'a> {
    /// Its steps.
    pub steps: Vec<Move<'a>>,
    /// The number of the state in which it ends.
    pub end: Option<u64>,
    /// The number of the state to which the party could get away from there.
    pub escape: Option<u64>,
}

/// Moves made at the same moment, each as the combination of options that it alone would make: a letter an option.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Together<'a> {
    /// The combination at the start.
    pub from: String,
    /// That of the improvement alone.
    pub improvement: String,
    /// The moves.
    pub moves: Vec<MoveTogether<'a>>,
    /// The combination that they make together.
    pub result: String,
    /// The number of the state in which that ends.
    pub end: u64,
}

/// One of several moves made at the same moment.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct MoveTogether<'a> {
    /// Who.
    pub party: &'a str,
    /// The combination that it alone would make.
    pub to: String,
}
