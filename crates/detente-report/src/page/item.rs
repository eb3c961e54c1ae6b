//! Items of lists.

use crate::page::line::Line;

/// An item of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// The item.
    pub line: Line,
    /// What belongs under it.
    pub under: Vec<Line>,
}

impl Item {
    /// An item with nothing under it.
    pub fn plain(line: impl Into<Line>) -> Self {
        Self { line: line.into(), under: Vec::new() }
    }
}
