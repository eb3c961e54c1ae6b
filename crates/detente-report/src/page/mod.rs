//! What a report is made of: lines, tables, lists, pictures, as plain data. It knows nothing of cases and verdicts;
//! `crate::html` and `crate::markdown` render it.

mod block;
mod chart;
mod document;
pub(crate) mod english;
mod item;
pub(crate) mod language;
mod line;
mod picture;
mod table;
mod term;
mod tree;

pub use block::{BarRow, Bars, Block, Entry, Figure, Section, Sentence};
pub(crate) use chart::letter;
pub use chart::{Chart, Plot};
pub use document::Document;
pub use item::Item;
pub(crate) use item::Point;
pub use line::{Inline, Line};
pub use picture::{Gain, Kind, Lane, Move, Picture, Rest, Then};
pub use table::{Cell, Group, Head, Layout, Mark, Part, Row, Table, Taken};
pub use term::Term;
pub use tree::{Branch, End, StepKind, Tree};
