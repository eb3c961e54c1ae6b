//! What an answer hangs on, in words: for the terminal, for programs, and for the report's section on it.

mod bars;
mod confidence;
mod json;
mod text;
mod words;

pub(crate) use bars::{Bar, percent};
pub use json::hinges_json;
pub use text::hinges_text;
pub(crate) use words::Teller;

use detente_case::Case;
use detente_doubt::hinges::{Hinges, Pair};
use detente_graph::Graph;

/// What is told: the case and its base graph, what was found, and the passages of claims where their sources are at hand.
#[derive(Clone, Copy, Debug)]
pub struct HingeStudy<'a> {
    /// The case as its file has it.
    pub case: &'a Case,
    /// Its graph.
    pub graph: &'a Graph,
    /// What the answer hangs on.
    pub hinges: &'a Hinges,
    /// Pairs of changes, where they were looked for.
    pub pairs: Option<&'a [Pair]>,
    /// Per claim the passage itself, where it is at hand.
    pub passages: &'a [Option<String>],
    /// The statement asked about, as written, where the question has one.
    pub asked: Option<&'a str>,
}
