//! What a section is made of.

use crate::page::chart::Chart;
use crate::page::item::Item;
use crate::page::line::Line;
use crate::page::picture::Picture;
use crate::page::table::{Mark, Table};
use crate::page::tree::Tree;

/// A part of the document with a heading of its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// Its id.
    pub id: &'static str,
    /// Its heading.
    pub title: String,
    /// What it says.
    pub blocks: Vec<Block>,
}

/// A block of content.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// A paragraph.
    Paragraph(Line),
    /// Numbers at a glance.
    Figures(Vec<Figure>),
    /// Sentences with a word each that says what they are about.
    Sentences(Vec<Sentence>),
    /// A list; an item is a line and what belongs under it.
    List(Vec<Item>),
    /// A table.
    Table(Table),
    /// Terms or names with what is said of each.
    Entries(Vec<Entry>),
    /// A picture, with all that it shows in words.
    Picture(Picture),
    /// A tree of paths, with all that it shows in words.
    Tree(Tree),
    /// A chart of scores, with all that it shows in words.
    Chart(Chart),
    /// What not every reader needs: it opens on demand, and on paper it is open.
    Details {
        /// What it holds, in a line.
        summary: Line,
        /// What it says.
        blocks: Vec<Self>,
    },
    /// Spans on one scale, as bars: a tornado picture.
    Bars(Bars),
    /// A part with a smaller heading.
    Part {
        /// Its id.
        id: String,
        /// Its heading.
        title: Line,
        /// What it says.
        blocks: Vec<Self>,
    },
}

/// A number at a glance.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figure {
    /// The number.
    pub number: String,
    /// What it counts.
    pub label: Line,
}

/// A sentence of the answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// What it is about, in a word or two.
    pub about: &'static str,
    /// What it says.
    pub line: Line,
}

/// A term or name, a mark, and what is said of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Id, where others point to it.
    pub id: Option<String>,
    /// The term or name.
    pub head: Line,
    /// The verdict on it, if there is one.
    pub mark: Option<Mark>,
    /// What is said of it.
    pub lines: Vec<Line>,
}

/// Spans on a scale from 0 to 1, one below the other.
#[derive(Clone, Debug, PartialEq)]
pub struct Bars {
    /// What the scale counts.
    pub caption: Line,
    /// Where things stand without any change.
    pub base: f64,
    /// The spans, the widest first.
    pub rows: Vec<BarRow>,
}

/// One span.
#[derive(Clone, Debug, PartialEq)]
pub struct BarRow {
    /// What is varied.
    pub label: Line,
    /// A word on it.
    pub remark: Line,
    /// Its ends.
    pub range: (f64, f64),
}

impl Eq for Bars {}
impl Eq for BarRow {}
