//! Answers in many worlds, for people and for programs.

mod json;
mod map;
mod phrases;
mod text;
mod told;

pub(crate) use map::{WorldMap, map_mark};
pub(crate) use phrases::{count_words, rank_line, sentence};

pub use json::worlds_json;
pub use text::worlds_text;
pub use told::{WorldsTold, worlds_told};

use detente_case::Case;
use detente_doubt::{Question, RankSweep, Summary};
use std::ops::Range;

/// A question, and what it is about as the one who asks would call it: `summit`, `state 37`.
#[derive(Clone, Debug)]
pub struct WorldsAsked {
    /// The question.
    pub question: Question,
    /// What it is about.
    pub of: String,
}

/// Answers in many worlds.
#[derive(Clone, Copy, Debug)]
pub struct WorldsStudy<'a> {
    /// The case.
    pub case: &'a Case,
    /// What was asked.
    pub asked: &'a [WorldsAsked],
    /// What the worlds answered.
    pub summary: &'a Summary,
    /// Statements moved through their ranks one at a time, where that was done.
    pub sweeps: &'a [RankSweep],
    /// Seed and indices, where the worlds are a sample.
    pub sample: Option<&'a (u64, Range<u64>)>,
    /// Whether the worlds differ in ranks too.
    pub ranks: bool,
    /// States that are equilibria somewhere, as the options taken, each with the number of worlds; where that was asked.
    pub equilibria: &'a [(u64, u64)],
}
