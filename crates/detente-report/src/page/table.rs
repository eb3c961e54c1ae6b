//! Tables: rows in groups, cells that know what they hold, verdicts as symbol and word.

use crate::page::line::Line;

/// A table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// What it shows.
    pub caption: Line,
    /// How it is laid out.
    pub layout: Layout,
    /// Column heads.
    pub head: Vec<Head>,
    /// Rows.
    pub groups: Vec<Group>,
}

/// How a table is laid out where there is little room.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Layout {
    /// Words: each row becomes a card.
    Words,
    /// Many narrow columns: it scrolls, its first column stays.
    Grid,
    /// A few narrow columns of names, then marks: it stays as small as it can.
    Map,
}

/// Head of a column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Head {
    /// Id, where others point to the column.
    pub id: Option<String>,
    /// What the column holds.
    pub line: Line,
}

impl Head {
    /// A head that nobody points to.
    pub fn plain(line: impl Into<Line>) -> Self {
        Self { id: None, line: line.into() }
    }
}

/// Rows that belong together.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Group {
    /// Id, where others point to it.
    pub id: Option<String>,
    /// What they have in common; first the name, then remarks on it.
    pub title: Vec<Line>,
    /// The rows.
    pub rows: Vec<Row>,
}

/// A row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Row {
    /// Id, where others point to it.
    pub id: Option<String>,
    /// The cells, one a column.
    pub cells: Vec<Cell>,
}

/// A cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell {
    /// Names its row.
    Head(Vec<Part>),
    /// Words.
    Words(Vec<Part>),
    /// A number or a short mark that is set like one.
    Number(String),
    /// A verdict.
    Mark(Mark),
    /// An option in a state.
    Taken(Taken),
}

impl Cell {
    /// A cell with one line.
    pub fn line(line: impl Into<Line>) -> Self {
        Self::Words(vec![Part::Line(line.into())])
    }

    /// A cell with one line that names its row.
    pub fn head(line: impl Into<Line>) -> Self {
        Self::Head(vec![Part::Line(line.into())])
    }
}

/// A part of a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    /// A line.
    Line(Line),
    /// A line that matters most.
    Lead(Line),
    /// A line of less weight.
    Small(Line),
    /// A list; an item is a line and remarks under it.
    List(Vec<(Line, Line)>),
}

/// Whether an option is taken in a state.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Taken {
    /// Taken, not taken, or either (`None`) in a state that merges several.
    pub value: Option<bool>,
    /// Whether it is otherwise in today's state.
    pub changed: bool,
}

impl Taken {
    /// Its letter.
    pub fn letter(self) -> &'static str {
        match self.value {
            Some(true) => "Y",
            Some(false) => "N",
            None => "-",
        }
    }

    /// Its meaning.
    pub fn word(self) -> &'static str {
        match self.value {
            Some(true) => "taken",
            Some(false) => "not taken",
            None => "either",
        }
    }
}

/// A verdict, shown as a symbol with a word so that colour is never needed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// The party stays.
    Stays,
    /// The party leaves.
    Leaves,
    /// The state holds.
    Holds,
    /// The state breaks.
    Breaks,
    /// The state is an equilibrium.
    Equilibrium,
    /// The state is no equilibrium.
    NoEquilibrium,
}

impl Mark {
    /// Its symbol.
    pub fn symbol(self) -> &'static str {
        match self {
            Self::Stays | Self::Holds | Self::Equilibrium => "●",
            Self::Leaves | Self::Breaks => "▷",
            Self::NoEquilibrium => "·",
        }
    }

    /// Its word.
    pub fn word(self) -> &'static str {
        match self {
            Self::Stays => "stays",
            Self::Leaves => "leaves",
            Self::Holds => "holds",
            Self::Breaks => "breaks",
            Self::Equilibrium => "yes",
            Self::NoEquilibrium => "no",
        }
    }

    /// Whether it speaks for the state.
    pub fn is_firm(self) -> bool {
        matches!(self, Self::Stays | Self::Holds | Self::Equilibrium)
    }
}
