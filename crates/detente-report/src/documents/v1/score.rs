//! What came of analyses, and hypotheses against the evidence: `detente.score/1` and `detente.ach/1`.

use super::{CaseName, Conventions, Keyed};
use schemars::JsonSchema;
use serde::Serialize;

/// The analyses of cases, held against what happened.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(tag = "format", rename = "detente.score/1")]
pub struct Scores<'a> {
    /// The cases.
    pub cases: Vec<CaseScore<'a>>,
    /// By what conventions.
    pub conventions: Conventions,
}

/// A chance, or what is made of it: at least and at most.
pub type Range = [f64; 2];

/// The analysis of a case, held against what happened.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct CaseScore<'a> {
    /// The case.
    pub case: CaseName<'a>,
    /// Whether it was written before the outcome could be known.
    pub drafted_before_outcome: bool,
    /// What happened.
    pub events: Vec<EventTold<'a>>,
    /// The state that came about.
    pub came_about: CameAboutTold<'a>,
    /// How many states are feasible.
    pub feasible: usize,
    /// How many of them fit what happened.
    pub fitting: usize,
    /// By concept how the analysis fared.
    pub under: Keyed<'a, UnderTold>,
    /// Whether a fitting state could be reached from today's; null where the case names no state of today.
    pub reachable: Option<ReachedTold>,
    /// What else could have been said.
    pub baselines: Baselines<'a>,
    /// How the worlds of the case fared, where it has several.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub worlds: Option<WorldsScore<'a>>,
    /// Statements and whether they came true.
    pub questions: Vec<QuestionScore<'a>>,
}

/// Something that happened.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct EventTold<'a> {
    /// When.
    pub on: &'a str,
    /// What.
    pub what: &'a str,
    /// Ids of the documents that say so.
    pub cites: Vec<&'a str>,
}

/// The state that came about.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct CameAboutTold<'a> {
    /// As written.
    pub is: &'a str,
    /// By when.
    pub by: &'a str,
    /// Ids of the documents that say so.
    pub cites: Vec<&'a str>,
}

/// How a concept fared.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct UnderTold {
    /// How many equilibria there are.
    pub equilibria: usize,
    /// How many of them fit.
    pub fitting: usize,
    /// The chance that as many states, drawn blindly, hold an equilibrium.
    pub by_chance: f64,
    /// To how many states the analysis points.
    pub points_to: usize,
    /// How many of these fit.
    pub points_to_fitting: usize,
    /// What it said.
    #[schemars(extend("enum" = ["yes", "open", "no"]))]
    pub says: &'static str,
}

/// Whether a fitting state could be reached.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct ReachedTold {
    /// By improvements.
    pub improvements: bool,
    /// By improvements, and joint moves that two parties agree on.
    pub agreement: bool,
    /// By any moves.
    pub moves: bool,
}

/// What else could have been said.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Baselines<'a> {
    /// Whether today's state fits; null where the case names none.
    pub nothing_changes: Option<bool>,
    /// How often such a thing comes about anyway.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub base_rate: Option<Rated<'a>>,
}

/// How often such a thing happens anyway.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Rated<'a> {
    /// The chance.
    pub chance: Range,
    /// The class of cases that was counted.
    pub of: &'a str,
    /// Ids of the documents that the figure comes from.
    pub cites: Vec<&'a str>,
    /// Its Brier score.
    pub brier: Range,
}

/// How the worlds of a case fared.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct WorldsScore<'a> {
    /// How many worlds were looked at.
    pub count: usize,
    /// By concept what they said about what came about.
    pub came_about: Keyed<'a, WorldsSaidTold>,
}

/// What worlds said.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct WorldsSaidTold {
    /// In how many worlds a fitting state was an equilibrium.
    pub equilibrium: usize,
    /// In how many the analysis said yes.
    pub yes: usize,
    /// In how many it left it open.
    pub open: usize,
    /// In how many it said no.
    pub no: usize,
    /// The chance that follows from the analyst's weights.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub chance: Option<Range>,
    /// Its Brier score.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub brier: Option<Range>,
}

/// A statement and whether it came true.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct QuestionScore<'a> {
    /// The statement.
    pub ask: &'a str,
    /// By when.
    pub by: &'a str,
    /// Whether it held.
    pub came_true: bool,
    /// Ids of the documents that say so.
    pub cites: Vec<&'a str>,
    /// By concept how the analysis fared.
    pub under: Keyed<'a, UnderTold>,
    /// By concept what the worlds said.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub worlds: Option<Keyed<'a, WorldsSaidTold>>,
    /// How often such a thing comes true anyway.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub base_rate: Option<Rated<'a>>,
}

/// Competing hypotheses against the evidence.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(tag = "format", rename = "detente.ach/1")]
pub struct Hypotheses<'a> {
    /// The case.
    pub case: CaseName<'a>,
    /// The groups of hypotheses.
    pub groups: Vec<Matrix<'a>>,
}

/// A group of hypotheses.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Matrix<'a> {
    /// Its id.
    pub group: &'a str,
    /// Ids of its alternatives.
    pub alternatives: Vec<&'a str>,
    /// The claims.
    pub rows: Vec<MatrixRow<'a>>,
    /// By alternative how many claims speak against it.
    pub inconsistent: Keyed<'a, usize>,
    /// By alternative how many claims speak for it.
    pub consistent: Keyed<'a, usize>,
    /// The alternatives that the fewest claims speak against.
    pub least_disproved: Vec<&'a str>,
}

/// A claim beside the alternatives.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct MatrixRow<'a> {
    /// Its id.
    pub claim: &'a str,
    /// By alternative: C consistent, I inconsistent, N not applicable.
    pub stands: Keyed<'a, char>,
    /// Whether it tells alternatives apart.
    pub diagnostic: bool,
    /// Its credibility, from 1 to 6.
    pub credibility: Option<u8>,
}
