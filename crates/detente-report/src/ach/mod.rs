//! The matrix of competing hypotheses, for the terminal and for programs.

mod json;
mod text;

pub use json::ach_json;
pub use text::ach_text;
pub(crate) use text::verdict;
