//! What an answer hangs on: `detente.hinges/1`.

use super::{CaseName, Conventions};
use schemars::JsonSchema;
use serde::Serialize;

/// What an answer hangs on. Shares are by weight where the worlds are weighed.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(tag = "format", rename = "detente.hinges/1")]
pub struct HingesTold<'a> {
    /// The case.
    pub case: CaseName<'a>,
    /// The question.
    pub question: HingeQuestion<'a>,
    /// The answer in the base world.
    pub answer: HingeAnswer,
    /// The worlds looked at.
    pub worlds: HingeWorlds,
    /// Groups of alternatives, most important first.
    pub groups: Vec<GroupHinged<'a>>,
    /// Claims, most important first.
    pub claims: Vec<ClaimHinged<'a>>,
    /// Statements, most important first.
    pub statements: Vec<StatementHinged<'a>>,
    /// Pairs of changes that do together what neither does alone (`--pairs`).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pairs: Option<Vec<PairHinged<'a>>>,
    /// How much confidence the answer deserves, in words.
    pub confidence: String,
    /// By what conventions.
    pub conventions: Conventions,
}

/// What is asked.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(tag = "ask", rename_all = "lowercase")]
pub enum HingeQuestion<'a> {
    /// Whether a state holds.
    Holds {
        /// Its number; null where it is not feasible.
        state: Option<u64>,
        /// Under which concept.
        concept: &'static str,
    },
    /// Whether something can be reached.
    Reach {
        /// The number of the state where it begins; null where it is not feasible.
        from: Option<u64>,
        /// What, as asked for.
        to: Option<&'a str>,
        /// By which rule.
        #[schemars(extend("enum" = ["improvements", "agreement", "conceding", "moves"]))]
        by: &'static str,
    },
    /// Which states hold.
    Equilibria {
        /// Under which concept.
        concept: &'static str,
    },
}

/// An answer: yes or no, or states.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(untagged)]
pub enum HingeAnswer {
    /// Yes or no.
    Is(bool),
    /// States.
    States {
        /// How many.
        count: usize,
        /// The numbers of those that are feasible in the case as it stands, ascending.
        states: Vec<u64>,
    },
}

/// The worlds looked at.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct HingeWorlds {
    /// How many.
    pub count: usize,
    /// Whether shares are the analyst's weights.
    pub weighed: bool,
    /// In how many the answer is yes.
    pub yes: usize,
    /// Their share.
    pub share: f64,
    /// How many were left out because the case has errors in them.
    pub left_out: usize,
}

/// A group of alternatives.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct GroupHinged<'a> {
    /// Its id.
    pub id: &'a str,
    /// The claim that its alternatives read differently.
    pub reads: Option<&'a str>,
    /// Largest less smallest share of yes.
    pub swing: f64,
    /// How many pairs of worlds differ in this group only.
    pub comparisons: usize,
    /// In how many of these the answer differs.
    pub flips: usize,
    /// The value of settling it, where the worlds are weighed.
    pub value: Option<f64>,
    /// Its alternatives.
    pub alternatives: Vec<AlternativeHinged<'a>>,
}

/// An alternative.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct AlternativeHinged<'a> {
    /// Its id within the group.
    pub id: &'a str,
    /// How many worlds have it.
    pub worlds: usize,
    /// In how many of these the answer is yes.
    pub yes: usize,
    /// Their share.
    pub share: f64,
}

/// A claim.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct ClaimHinged<'a> {
    /// Its id.
    pub id: &'a str,
    /// Largest less smallest share of yes.
    pub swing: f64,
    /// The group that reads it differently.
    pub read_by: Option<&'a str>,
    /// How many judgements rest on it.
    pub supports: usize,
    /// How many rest on it alone.
    pub supports_alone: usize,
    /// What is seen without these.
    pub alone: HingeSeen,
    /// What is seen without all that cite it.
    pub all: HingeSeen,
}

/// A statement.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct StatementHinged<'a> {
    /// Whose it is.
    pub party: &'a str,
    /// As written; for two tiers that change places, these.
    pub statement: &'a str,
    /// Its rank, from 1.
    pub rank: usize,
    /// The length of its list.
    pub of: usize,
    /// Whether the base world has it.
    pub in_base: bool,
    /// Largest less smallest share of yes.
    pub swing: f64,
    /// What is seen when the two tiers change places.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub exchanged: Option<HingeSeen>,
    /// What is seen when it is left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub dropped: Option<HingeSeen>,
    /// What is seen at each other rank.
    pub moved: Vec<MovedHinge>,
}

/// What is seen at another rank.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct MovedHinge {
    /// What is seen.
    #[serde(flatten)]
    pub seen: HingeSeen,
    /// The rank.
    pub rank: usize,
}

/// What is seen when something changes.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct HingeSeen {
    /// The answer in the base world; null where the change does not apply to it, or leaves no sound model.
    pub answer: Option<HingeAnswer>,
    /// How far that is from the answer without the change.
    pub distance: usize,
    /// In how many worlds it is yes.
    pub worlds_yes: usize,
    /// Their share.
    pub share: f64,
    /// In how many worlds it is another one than without the change.
    pub flips: usize,
}

/// Two changes at once.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct PairHinged<'a> {
    /// The changes.
    pub changes: [Option<PairChange<'a>>; 2],
    /// The answer then.
    pub answer: HingeAnswer,
    /// How far that is from the answer without them.
    pub distance: usize,
}

/// One of two changes.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(untagged)]
pub enum PairChange<'a> {
    /// A statement is left out.
    Statement {
        /// Whose.
        party: &'a str,
        /// Which.
        statement: Option<&'a str>,
    },
    /// A claim falls.
    Claim {
        /// Its id.
        claim: &'a str,
        /// With what rests on it `alone`, or with `all` that cite it.
        with: &'static str,
    },
}
