//! What is told of paths, piece by piece: lines for a terminal, or entries of the report.

use crate::grid::wrap;
use crate::page::{Entry, Inline, Line, english::upper_first};

/// Characters that the head of an entry has at most.
const HEAD: usize = 70;

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
        text: String,
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

    /// A paragraph, indented; its later lines by two more. A line end at its beginning sets it apart.
    pub fn line(&mut self, text: &str, indent: usize) {
        let words = text.trim_start_matches('\n');
        self.pieces.push(Piece::Line { text: words.to_owned(), indent, apart: words.len() < text.len() });
    }

    /// Columns that are set already.
    pub fn table(&mut self, table: String) {
        self.pieces.push(Piece::Table(table));
    }

    /// How to ask for more, as code; nothing for a reader who has no use for it.
    pub fn flag(&self, flag: &str) -> Option<String> {
        match &self.reader {
            Reader::Caller => Some(format!("`{flag}`")),
            Reader::Other(command) => Some(format!("`{command} {flag}`")),
            Reader::Page => None,
        }
    }

    /// As lines.
    pub fn into_text(self) -> String {
        let mut out = String::new();
        for piece in self.pieces {
            match piece {
                Piece::Line { text, indent, apart } => {
                    let hanging = if indent > 0 { indent + 2 } else { 0 };
                    let lines = wrap(&text, self.width.saturating_sub(indent), hanging);
                    let end = if apart { "\n" } else { "" };
                    out.push_str(&format!("{end}{}{lines}\n", " ".repeat(indent)));
                }
                Piece::Table(table) => out.push_str(&table),
            }
        }
        out
    }

    /// As entries of the report: what is not indented begins one; its head ends at the first colon, or
    /// with the first sentence.
    pub fn into_entries(self) -> Vec<Entry> {
        let mut entries: Vec<Entry> = Vec::new();
        for piece in self.pieces {
            let Piece::Line { text, indent, .. } = piece else { continue };
            match entries.last_mut() {
                Some(entry) if indent > 0 => entry.lines.push(with_code(&text)),
                _ => {
                    let short = |(head, _): &(&str, &str)| head.chars().count() <= HEAD && !head.contains('`');
                    let parted = text.split_once(": ").filter(short).or_else(|| text.split_once(". "));
                    let (head, rest) = parted.unwrap_or((&text, ""));
                    let lines = if rest.is_empty() { Vec::new() } else { vec![with_code(&upper_first(rest))] };
                    let head = head.trim_end_matches(['.', ':']);
                    entries.push(Entry { id: None, head: with_code(head), mark: None, lines });
                }
            }
        }
        entries
    }
}

/// A line in which what stands in backticks is code.
pub(crate) fn with_code(text: &str) -> Line {
    let pairs = text.matches('`').count() / 2;
    let pieces = text.split('`').enumerate().map(|(i, piece)| match i % 2 == 1 && i <= 2 * pairs {
        true => Inline::Code(piece.to_owned()),
        false => Inline::Text(piece.to_owned()),
    });
    pieces.fold(Line::new(), Line::push)
}
