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

/// A line of a list whose lines are not all alike: the mark is for where lines stand bare, on a terminal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Point {
    mark: String,
    /// What it says.
    pub text: Line,
}

impl Point {
    /// A line without a mark.
    pub fn bare(text: impl Into<Line>) -> Self {
        Self { mark: String::new(), text: text.into() }
    }

    /// One of several.
    pub fn dashed(text: impl Into<Line>) -> Self {
        Self { mark: "- ".to_owned(), text: text.into() }
    }

    /// The `n`th of several.
    pub fn numbered(n: usize, text: impl Into<Line>) -> Self {
        Self { mark: format!("{n}. "), text: text.into() }
    }

    /// As it stands on a terminal.
    pub fn marked(&self) -> String {
        format!("{}{}", self.mark, self.text.marked())
    }
}

impl From<Point> for Line {
    fn from(point: Point) -> Self {
        point.text
    }
}
