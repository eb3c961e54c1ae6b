//! Claims of a case, looked up, and candidates for claims: `detente.sources/1` and `detente.suggestions/1`.

use super::CaseName;
use schemars::JsonSchema;
use serde::Serialize;

/// Whether the claims of a case hold.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(tag = "format", rename = "detente.sources/1")]
pub struct Sources<'a> {
    /// The case.
    pub case: CaseName<'a>,
    /// Its documents.
    pub sources: Vec<SourceTold<'a>>,
}

/// A document whose claims have been looked up.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct SourceTold<'a> {
    /// Its id.
    pub id: &'a str,
    /// The text that was used: the case's file, an original that was handed in (the very text, another one, or one of
    /// which the case states no digest), or none.
    #[schemars(extend("enum" = ["file", "original", "other", "unstated", "absent"]))]
    pub text: &'static str,
    /// The name of the text.
    pub name: Option<&'a str>,
    /// How many claims came to what.
    pub counts: ClaimCounts,
    /// The claims.
    pub claims: Vec<ClaimChecked<'a>>,
}

/// How many claims came to what.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct ClaimCounts {
    /// Those that hold.
    pub holds: usize,
    /// Those that do not.
    pub fails: usize,
    /// Those that name no place.
    pub no_place: usize,
    /// Those whose text is not at hand.
    pub not_here: usize,
}

/// A claim that has been looked up.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct ClaimChecked<'a> {
    /// Its id.
    pub id: &'a str,
    /// What came of it.
    #[schemars(extend("enum" = ["holds", "fails", "no_place", "not_here"]))]
    pub outcome: &'static str,
    /// Where it stands.
    pub selectors: Vec<Selector<'a>>,
    /// The words that stand there, where they are asked for (`--show`).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub passage: Option<&'a str>,
    /// What does not hold.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub error: Option<String>,
    /// Where it does not hold, the passage that comes nearest; null where none does.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub nearest: Option<Option<NearestTold<'a>>>,
}

/// A passage that comes near to one that does not hold.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct NearestTold<'a> {
    /// Its first code point, from 0.
    pub start: u32,
    /// The code point after its last.
    pub end: u32,
    /// Its paragraph, from 1.
    pub paragraph: Option<u32>,
    /// How much of the quote is there, in per cent.
    pub same_percent: u8,
    /// What differs first, where a reader may not see it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub difference: Option<String>,
    /// Its words, where they are asked for (`--show`).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub passage: Option<&'a str>,
    /// Where a long quote and the passage part, where words are asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub parting: Option<Parting<'a>>,
}

/// A few words from where a quote and a passage part.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Parting<'a> {
    /// Of the quote.
    pub quote: &'a str,
    /// Of the text.
    pub text: &'a str,
}

/// Where a passage stands: a selector of the W3C Web Annotation model, or one of our own where it has none.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(tag = "type")]
pub enum Selector<'a> {
    /// By its words.
    TextQuoteSelector {
        /// The words.
        exact: &'a str,
        /// What stands before them.
        #[serde(skip_serializing_if = "Option::is_none")]
        prefix: Option<&'a str>,
        /// What stands after them.
        #[serde(skip_serializing_if = "Option::is_none")]
        suffix: Option<&'a str>,
    },
    /// By what stands around words that are not given.
    #[serde(rename = "detente:SurroundingsSelector")]
    Surroundings {
        /// What stands before them.
        #[serde(skip_serializing_if = "Option::is_none")]
        prefix: Option<&'a str>,
        /// What stands after them.
        #[serde(skip_serializing_if = "Option::is_none")]
        suffix: Option<&'a str>,
    },
    /// By its place.
    TextPositionSelector {
        /// Its first code point, from 0.
        start: u32,
        /// The code point after its last.
        end: u32,
    },
    /// By its paragraph.
    #[serde(rename = "detente:ParagraphSelector")]
    Paragraph {
        /// Which, from 1.
        #[serde(rename = "detente:paragraph")]
        paragraph: u32,
    },
    /// By its digest.
    #[serde(rename = "detente:DigestSelector")]
    Digest {
        /// SHA-256 of its words.
        #[serde(rename = "detente:sha256")]
        sha256: String,
    },
}

/// Candidates for claims.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(tag = "format", rename = "detente.suggestions/1")]
pub struct Suggestions<'a> {
    /// The case.
    pub case: CaseName<'a>,
    /// The document, as asked for.
    pub source: &'a str,
    /// The candidates.
    pub suggestions: Vec<SuggestionTold<'a>>,
}

/// A candidate for a claim.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct SuggestionTold<'a> {
    /// Its number, from 1.
    pub number: usize,
    /// How it is said.
    pub voice: &'static str,
    /// Who says it.
    pub speaker: Option<&'a str>,
    /// Why the speaker was left open.
    pub open: Option<&'static str>,
    /// What the text calls a speaker who was left open.
    pub called: Option<&'a str>,
    /// Whether the text says that it was not said, or is denied.
    pub negated: bool,
    /// The word that weakens it.
    pub hedge: Option<&'a str>,
    /// Names of the parties that it is about.
    pub about: Vec<&'a str>,
    /// Its paragraph, from 1.
    pub paragraph: u32,
    /// Where it stands.
    pub selectors: [Selector<'a>; 2],
}
