//! What is told of paths, piece by piece: lines for a terminal, or entries of the report.

use crate::grid::wrap;
use crate::page::{Entry, Line};

/// A text in the making.
pub(crate) struct Page {
    pieces: Vec<Piece>,
    /// Cells that a line may take.
    pub width: usize,
    /// Who reads it.
    reader: Reader,
}

/// Who reads a text, and so how more can be asked for.
enum Reader {
    /// Somebody who has just made the call.
    Caller,
    /// Somebody who is told the call.
    Other(String),
    /// Somebody at the page of the workbench, who has forms in place of calls.
    Page,
}

/// A piece of it.
enum Piece {
    /// A paragraph.
    Line {
        /// What it is about, where it begins something.
        head: Line,
        /// What stands between that and the rest, or ends it.
        joint: &'static str,
        rest: Line,
        indent: usize,
        /// Whether an empty line comes before it.
        apart: bool,
    },
    /// Columns that are set already.
    Table(String),
}

impl Page {
    /// For a terminal, in lines of at most `width` cells.
    pub fn terminal(width: usize) -> Self {
        Self { pieces: Vec::new(), width, reader: Reader::Caller }
    }

    /// For the report, which names the call that tells more.
    pub fn report(command: String) -> Self {
        Self { pieces: Vec::new(), width: usize::MAX, reader: Reader::Other(command) }
    }

    /// For the page of the workbench, to which no call is named.
    pub fn browser() -> Self {
        Self { pieces: Vec::new(), width: usize::MAX, reader: Reader::Page }
    }

    /// A paragraph, indented; its later lines by two more.
    pub fn line(&mut self, text: impl Into<Line>, indent: usize) {
        self.pieces.push(Piece::Line { head: Line::new(), joint: "", rest: text.into(), indent, apart: false });
    }

    /// A paragraph that begins something: what it is about, what stands after that, and what is said of it.
    pub fn begin(&mut self, head: impl Into<Line>, joint: &'static str, rest: impl Into<Line>) {
        let (head, rest) = (head.into(), rest.into());
        self.pieces.push(Piece::Line { head, joint, rest, indent: 0, apart: false });
    }

    /// The same, set apart from what comes before it.
    pub fn apart(&mut self, head: impl Into<Line>, joint: &'static str, rest: impl Into<Line>) {
        let (head, rest) = (head.into(), rest.into());
        self.pieces.push(Piece::Line { head, joint, rest, indent: 0, apart: true });
    }

    /// Columns that are set already.
    pub fn table(&mut self, table: String) {
        self.pieces.push(Piece::Table(table));
    }

    /// How to ask for more; nothing for a reader who has no use for it.
    pub fn flag(&self, flag: &str) -> Option<Line> {
        match &self.reader {
            Reader::Caller => Some(Line::new().code(flag)),
            Reader::Other(command) => Some(Line::new().code(format!("{command} {flag}"))),
            Reader::Page => None,
        }
    }

    /// As lines.
    pub fn into_text(self) -> String {
        let mut out = String::new();
        for piece in self.pieces {
            match piece {
                Piece::Line { head, joint, rest, indent, apart } => {
                    let hanging = if indent > 0 { indent + 2 } else { 0 };
                    let text = format!("{}{joint}{}", head.marked(), rest.marked());
                    let lines = wrap(&text, self.width.saturating_sub(indent), hanging);
                    let end = if apart { "\n" } else { "" };
                    out.push_str(&format!("{end}{}{lines}\n", " ".repeat(indent)));
                }
                Piece::Table(table) => out.push_str(&table),
            }
        }
        out
    }

    /// As entries of the report.
    pub fn into_entries(self) -> Vec<Entry> {
        let mut entries: Vec<Entry> = Vec::new();
        for piece in self.pieces {
            let Piece::Line { head, rest, .. } = piece else { continue };
            match entries.last_mut() {
                Some(entry) if head.is_empty() => entry.lines.push(rest),
                _ => {
                    let lines = if rest.is_empty() { Vec::new() } else { vec![rest.capital()] };
                    entries.push(Entry { id: None, head, mark: None, lines });
                }
            }
        }
        entries
    }
}
