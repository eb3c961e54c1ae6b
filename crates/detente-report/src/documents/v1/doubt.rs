//! How firmly states hold, and what holds where preferences are unknown: `detente.strength/1` and `detente.doubtful/1`.

use super::{Conventions, Keyed, Move, Partial, Parties, Size, State, States};
use schemars::JsonSchema;
use serde::Serialize;

/// How firmly states hold.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(tag = "format", rename = "detente.strength/1")]
pub struct StrengthTold<'a> {
    /// The case and its parties.
    #[serde(flatten)]
    pub of: Parties<'a>,
    /// How large the case is.
    #[serde(flatten)]
    pub size: Size,
    /// By party what is marked as much worse.
    pub strong: Keyed<'a, Marked>,
    /// By concept and party the states that are stable for it.
    pub stability: Keyed<'a, Keyed<'a, Graded<'a>>>,
    /// By concept the equilibria.
    pub equilibria: Keyed<'a, Graded<'a>>,
    /// The state asked about.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub state: Option<Judged<'a, Keyed<'a, StrengthVerdictTold<'a>>>>,
    /// By what conventions.
    pub conventions: Conventions,
    /// There where a limit stopped the work.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub partial: Option<Partial>,
}

/// What a party has marked as much worse.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Marked {
    /// How many statements matter much.
    pub statements: usize,
    /// How many gaps in a ranking are large.
    pub gaps: usize,
    /// How many grades that makes.
    pub grades: usize,
}

/// States by how firmly they hold.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Graded<'a> {
    /// Those whose every improvement is answered with something much worse.
    pub strong: States<'a>,
    /// The others.
    pub weak: States<'a>,
}

/// The verdicts about one state.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Judged<'a, V> {
    /// Which.
    #[serde(flatten)]
    pub state: State<'a>,
    /// By party and concept the verdict with its reason.
    pub verdicts: Keyed<'a, V>,
}

/// How firmly a state holds for a party, and why.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct StrengthVerdictTold<'a> {
    /// How firmly.
    pub strength: &'static str,
    /// The number of the state to which the party goes where nothing deters it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub to: Option<u64>,
    /// The answers that deter its improvements.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub answers: Option<Vec<StrongAnswer<'a>>>,
}

/// An answer to an improvement.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct StrongAnswer<'a> {
    /// The number of the state that the improvement leads to.
    pub to: u64,
    /// Whether the answer is much worse for the party.
    pub strong: bool,
    /// Its steps.
    pub steps: Vec<Move<'a>>,
}

/// What holds where preferences are unknown.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(tag = "format", rename = "detente.doubtful/1")]
pub struct Doubtful<'a> {
    /// The case and its parties.
    #[serde(flatten)]
    pub of: Parties<'a>,
    /// How large the case is.
    #[serde(flatten)]
    pub size: Size,
    /// By party what is unknown.
    pub unknown: Keyed<'a, Unknown<'a>>,
    /// By concept, extension (a to d) and party the states that are stable for it.
    pub stability: Keyed<'a, Keyed<'a, Keyed<'a, States<'a>>>>,
    /// By concept and extension the equilibria.
    pub equilibria: Keyed<'a, Keyed<'a, States<'a>>>,
    /// The state asked about, with verdicts by party, concept and extension.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub state: Option<Judged<'a, Keyed<'a, Keyed<'a, DoubtfulVerdict<'a>>>>>,
    /// By what conventions.
    pub conventions: Conventions,
    /// There where a limit stopped the work.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub partial: Option<Partial>,
}

/// What is unknown of a party's preferences.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Unknown<'a> {
    /// Statements that it may want or not, as written.
    pub statements: Vec<&'a str>,
    /// Groups of entries whose order is unknown, as written.
    pub groups: Vec<Vec<&'a str>>,
    /// How many pairs of states that leaves unknown; null where they are too many to count.
    pub pairs: Option<u64>,
}

/// Whether a state is stable for a party, and why.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(untagged)]
pub enum DoubtfulVerdict<'a> {
    /// It is.
    Stable {
        /// That it is.
        #[schemars(extend("const" = true))]
        stable: bool,
        /// What deters each of its moves.
        answers: Vec<DoubtfulAnswer<'a>>,
    },
    /// It is not.
    Unstable {
        /// That it is not.
        #[schemars(extend("const" = false))]
        stable: bool,
        /// The number of the state to which the party goes.
        to: u64,
        /// Why it goes there.
        #[schemars(extend("enum" = ["better", "unknown"]))]
        lure: &'static str,
        /// How many states the others could bring about from there.
        brought_about: usize,
    },
}

/// An answer that deters a move.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct DoubtfulAnswer<'a> {
    /// The number of the state that the move leads to.
    pub to: u64,
    /// Why the party would go there.
    #[schemars(extend("enum" = ["better", "unknown"]))]
    pub lure: &'static str,
    /// The steps of the answer.
    pub steps: Vec<Move<'a>>,
}
