//! How analyses fared against what happened: for one case in full, for several as a table with its counts.

mod json;
mod table;
mod text;

pub use json::score_json;
pub use table::scores_text;
pub use text::score_text;

use detente_case::{Case, Citation, Outcome};
use detente_doubt::score::{Chance, Says, Score, Under, WorldsSaid};

/// A case with its outcome and how it fared.
#[derive(Clone, Copy, Debug)]
pub struct ScoredCase<'a> {
    /// The case.
    pub case: &'a Case,
    /// What happened.
    pub outcome: &'a Outcome,
    /// How the analysis of the case as it stands fared.
    pub score: &'a Score,
    /// Per question of the outcome what each concept said.
    pub questions: &'a [Vec<Under>],
    /// How its worlds fared, where it has several.
    pub worlds: Option<&'a WorldScore>,
}

/// How the worlds of a case fared.
#[derive(Clone, Debug, PartialEq)]
pub struct WorldScore {
    /// How many worlds were looked at.
    pub worlds: usize,
    /// What they said about what came about.
    pub came_about: Vec<WorldsSaid>,
    /// What they said about each question.
    pub questions: Vec<Vec<WorldsSaid>>,
}

/// What was said, in a word.
fn said(says: Says) -> &'static str {
    match says {
        Says::Yes => "yes",
        Says::Open => "open",
        Says::No => "no",
    }
}

/// `62 %`; no less than it is and no more: what is not all is never shown as all.
fn percent(share: f64) -> String {
    let rounded = (share * 100.0).round();
    match share {
        s if s > 0.0 && rounded < 1.0 => "<1 %".to_owned(),
        s if s < 1.0 && rounded > 99.0 => ">99 %".to_owned(),
        _ => format!("{rounded:.0} %"),
    }
}

/// `0.25`, or `0 to 0.25`.
fn bounds(range: Chance, unit: impl Fn(f64) -> String) -> String {
    if range.low == range.high { unit(range.low) } else { format!("{} to {}", unit(range.low), unit(range.high)) }
}

/// A Brier score with two decimals.
fn two(number: f64) -> String {
    format!("{number:.2}")
}

/// Ids of the documents cited: ` (jiji, yomiuri)`.
fn cited(outcome: &Outcome, cites: &[Citation]) -> String {
    let ids: Vec<&str> = cites
        .iter()
        .filter_map(|c| match c {
            Citation::Source(i) => Some(outcome.sources[*i].id.value.as_str()),
            Citation::Claim(_) => None,
        })
        .collect();
    if ids.is_empty() { String::new() } else { format!(" ({})", ids.join(", ")) }
}
