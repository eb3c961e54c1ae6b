//! What would have to be wanted: the answers of the inverse analysis, for people and for programs.

mod count;
mod json;
mod text;
mod told;
mod words;

pub use count::{CountRequest, count_json, count_text};
pub use json::unlock_json;
pub(crate) use text::Telling;
pub use text::unlock_text;
pub use told::{UnlockTold, unlock_told};

use detente_graph::StateId;
use detente_stability::unlock::Question;

/// What was asked, for those who tell the answer.
#[derive(Clone, Copy, Debug)]
pub struct UnlockRequest<'a> {
    /// The question.
    pub question: &'a Question,
    /// The wanted state, where it is one state and not a statement.
    pub state: Option<StateId>,
    /// What is wanted, as it was asked for.
    pub make: &'a str,
    /// At most this many solutions are told.
    pub most: usize,
}

impl UnlockRequest<'_> {
    /// Ways told of each party alone.
    pub const ALONE: usize = 2;
}
