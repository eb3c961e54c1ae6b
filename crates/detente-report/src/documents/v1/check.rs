//! What was found in files: `detente.check/1` and `detente.lint/1`.

use super::Keyed;
use schemars::JsonSchema;
use serde::Serialize;

/// What was found in cases.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(tag = "format", rename = "detente.check/1")]
pub struct Checks<'a> {
    /// The cases.
    pub cases: Vec<FileFindings>,
    /// How many cases came to what.
    pub total: Keyed<'a, usize>,
}

/// How things are put in files.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(tag = "format", rename = "detente.lint/1")]
pub struct Lints<'a> {
    /// The files.
    pub files: Vec<FileFindings>,
    /// How many files came to what.
    pub total: Keyed<'a, usize>,
}

/// What was found in a file.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct FileFindings {
    /// Its name.
    pub file: String,
    /// The findings.
    pub diagnostics: Vec<FindingTold>,
    /// Why not all of it was looked at, where a limit stopped the work.
    pub stopped: Option<String>,
}

/// A finding.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct FindingTold {
    /// Its stable code.
    pub code: &'static str,
    /// How grave it is.
    #[schemars(extend("enum" = ["error", "warning"]))]
    pub severity: &'static str,
    /// What is wrong.
    pub message: String,
    /// Where it begins, where it has a place.
    pub start: Option<Position>,
    /// Where it ends.
    pub end: Option<Position>,
    /// What is to be said at that place.
    pub label: Option<String>,
    /// What can be done.
    pub hint: Option<String>,
}

/// A place in a file.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Position {
    /// The line, from 1.
    pub line: usize,
    /// The character in it, from 1.
    pub column: usize,
}
