//! What rests on what: `detente.trace/1`.

use super::{CaseName, Conventions, Selector};
use schemars::JsonSchema;
use serde::Serialize;

/// What rests on what.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(tag = "format", rename = "detente.trace/1")]
pub struct Trace<'a> {
    /// The case.
    pub case: CaseName<'a>,
    /// What was traced, as asked for.
    pub item: &'a str,
    /// What was found.
    #[serde(flatten)]
    pub found: TraceFound<'a>,
    /// The claims that this names.
    pub claims: Vec<ClaimTold<'a>>,
    /// By what conventions.
    pub conventions: Conventions,
}

/// What was traced, and what was found.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(tag = "kind", rename_all = "lowercase")]
pub enum TraceFound<'a> {
    /// A claim.
    Claim {
        /// What rests on it.
        forward: Forward<'a>,
    },
    /// A document.
    Source {
        /// What rests on it and its claims.
        forward: Forward<'a>,
    },
    /// Judgements.
    Judgements {
        /// What they rest on.
        judgements: Vec<Judgement<'a>>,
    },
    /// Verdicts.
    Verdicts {
        /// What they rest on.
        verdicts: Vec<VerdictTraced<'a>>,
    },
}

/// What rests on a claim or a document.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Forward<'a> {
    /// The judgements that cite it.
    pub cited_by: Vec<Judgement<'a>>,
    /// Ids of the claims that it confirms.
    pub confirms: Vec<&'a str>,
    /// Whether results that the case expects cite it.
    pub expected: bool,
    /// The verdicts about today's state that use one of these judgements.
    pub verdicts: Vec<VerdictTraced<'a>>,
}

/// A judgement of the analyst.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Judgement<'a> {
    /// By what it is named.
    pub id: String,
    /// In words.
    pub words: String,
    /// Ids of the claims and documents that it cites.
    pub cites: Vec<&'a str>,
    /// Whether the party cites them for all its judgements.
    pub by_party: bool,
    /// Whether it is marked as an assumption.
    pub assumption: bool,
    /// Why.
    pub why: Option<String>,
    /// What the party gives as a reason for all its judgements.
    pub party_why: Option<String>,
}

/// What a verdict rests on.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct VerdictTraced<'a> {
    /// The number of the state.
    pub state: u64,
    /// The party.
    pub party: &'a str,
    /// The concept.
    pub concept: &'static str,
    /// Whether the state is stable for the party.
    pub stable: bool,
    /// The judgements that its certificate uses.
    pub uses: Vec<Used<'a>>,
    /// Comparisons in which the states are equally good, so that no judgement decides.
    pub ties: usize,
    /// Answers of the others that were looked at and do not deter.
    pub answers: usize,
    /// Whether rules that keep the party from better combinations were looked for.
    pub rules_looked_for: bool,
}

/// A judgement and how it is used.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Used<'a> {
    /// The judgement.
    #[serde(flatten)]
    pub judgement: Judgement<'a>,
    /// The comparisons that it decides.
    pub decides: Vec<Comparison>,
    /// How many combinations it forbids.
    pub forbids: usize,
    /// Whether it tells who could move.
    pub moved: bool,
}

/// A comparison of two states by number.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Comparison {
    /// The better one.
    pub better: u64,
    /// The worse one.
    pub worse: u64,
}

/// A claim.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct ClaimTold<'a> {
    /// Its id.
    pub id: &'a str,
    /// The paraphrase.
    pub says: &'a str,
    /// Id of its document.
    pub source: &'a str,
    /// Who says it, where it is not the author.
    pub speaker: Option<&'a str>,
    /// How it reaches us.
    pub voice: Option<&'a str>,
    /// The word that weakens it.
    pub hedge: Option<&'a str>,
    /// Why its truth is disputed.
    pub disputed: Option<&'a str>,
    /// A remark of the analyst.
    pub note: Option<&'a str>,
    /// Ids of the parties that it is about.
    pub about: Vec<&'a str>,
    /// Its credibility, from 1 to 6.
    pub credibility: Option<u8>,
    /// Where it stands.
    pub selectors: Vec<Selector<'a>>,
    /// The words that stand there, where the text is at hand.
    pub passage: Option<&'a str>,
}
