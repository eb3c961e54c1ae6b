//! Text of one line: plain words, words of the case, code, defined terms and links.

use crate::page::term::Term;
use detente_stability::Concept;

/// A piece of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Inline {
    /// Our own words.
    Text(String),
    /// Words of the case, in any script, set apart from ours where scripts may run the other way.
    Case(String),
    /// Words of a source, with the language that it declares.
    Quoted(String, Option<String>),
    /// A statement, id or pattern as it is written.
    Code(String),
    /// Words that matter most.
    Strong(String),
    /// A term whose definition stands in the section on method.
    Term(Term, String),
    /// A link to another place in the document.
    Link {
        /// Id of the place.
        to: String,
        /// What to print.
        text: String,
    },
    /// A link out of the document, printed as its address.
    Web(String),
}

/// A line of text. Built piece by piece:
///
/// ```
/// use detente_report::document::{Line, Term};
/// let line = Line::new().text("No state is an ").term(Term::Equilibrium, "equilibrium").text(".");
/// assert_eq!(line.plain(), "No state is an equilibrium.");
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Line(pub Vec<Inline>);

impl Line {
    /// An empty line.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a piece.
    #[must_use]
    pub fn push(mut self, piece: Inline) -> Self {
        match (self.0.last_mut(), piece) {
            (_, Inline::Text(none)) if none.is_empty() => {}
            (Some(Inline::Text(last)), Inline::Text(more)) => last.push_str(&more),
            (_, piece) => self.0.push(piece),
        }
        self
    }

    /// Adds our own words.
    #[must_use]
    pub fn text(self, text: impl Into<String>) -> Self {
        self.push(Inline::Text(text.into()))
    }

    /// Adds words of the case.
    #[must_use]
    pub fn case(self, text: impl Into<String>) -> Self {
        self.push(Inline::Case(text.into()))
    }

    /// Adds words of a source, with the language that it declares.
    #[must_use]
    pub fn quoted(self, text: impl Into<String>, language: Option<&str>) -> Self {
        self.push(Inline::Quoted(text.into(), language.map(str::to_owned)))
    }

    /// Adds something as it is written.
    #[must_use]
    pub fn code(self, text: impl Into<String>) -> Self {
        self.push(Inline::Code(text.into()))
    }

    /// Adds words that matter most.
    #[must_use]
    pub fn strong(self, text: impl Into<String>) -> Self {
        self.push(Inline::Strong(text.into()))
    }

    /// Adds a defined term, in the form that fits the sentence.
    #[must_use]
    pub fn term(self, term: Term, text: impl Into<String>) -> Self {
        self.push(Inline::Term(term, text.into()))
    }

    /// Adds a link within the document.
    #[must_use]
    pub fn link(self, to: impl Into<String>, text: impl Into<String>) -> Self {
        self.push(Inline::Link { to: to.into(), text: text.into() })
    }

    /// Adds another line.
    #[must_use]
    pub fn line(self, other: Self) -> Self {
        other.0.into_iter().fold(self, Self::push)
    }

    /// Adds a concept by its abbreviation.
    #[must_use]
    pub fn concept(self, concept: Concept) -> Self {
        self.term(Term::Concept(concept), concept.short())
    }

    /// Adds several concepts: "Nash, GMR and SEQ".
    #[must_use]
    pub fn concepts(self, concepts: &[Concept]) -> Self {
        self.list(concepts.iter().map(|c| Self::new().concept(*c)), ", ", " and ")
    }

    /// Adds several lines with something between them and something before the last.
    #[must_use]
    pub fn list(mut self, lines: impl IntoIterator<Item = Self>, between: &str, last: &str) -> Self {
        let lines: Vec<Self> = lines.into_iter().collect();
        let count = lines.len();
        for (i, line) in lines.into_iter().enumerate() {
            self = match i {
                0 => self,
                _ if i + 1 == count => self.text(last),
                _ => self.text(between),
            };
            self = self.line(line);
        }
        self
    }

    /// The same with its first letter large, unless it starts with something written in a way of its own.
    #[must_use]
    pub fn capital(mut self) -> Self {
        if let Some(Inline::Text(t) | Inline::Case(t) | Inline::Term(_, t) | Inline::Link { text: t, .. }) =
            self.0.first_mut()
        {
            *t = crate::page::english::upper_first(t);
        }
        self
    }

    /// Whether it says nothing.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// As it stands on a terminal, where what is written in a way of its own has backticks around it.
    pub fn marked(&self) -> String {
        let piece = |piece: &Inline| match piece {
            Inline::Code(text) => format!("`{text}`"),
            other => Self(vec![other.clone()]).plain(),
        };
        self.0.iter().map(piece).collect()
    }

    /// The words alone.
    pub fn plain(&self) -> String {
        self.0
            .iter()
            .map(|piece| match piece {
                Inline::Text(t)
                | Inline::Case(t)
                | Inline::Quoted(t, _)
                | Inline::Code(t)
                | Inline::Strong(t)
                | Inline::Term(_, t)
                | Inline::Web(t)
                | Inline::Link { text: t, .. } => t.as_str(),
            })
            .collect()
    }
}

impl From<&str> for Line {
    fn from(text: &str) -> Self {
        Self::new().text(text)
    }
}

impl From<String> for Line {
    fn from(text: String) -> Self {
        Self::new().text(text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_of_our_own_words_join() {
        let line = Line::from("a").text("b").code("c").text("d");
        assert_eq!(line.0.len(), 3);
        assert_eq!(line.plain(), "abcd");
    }

    #[test]
    fn lists_read_as_sentences() {
        let list = |n: usize| Line::new().list((0..n).map(|i| Line::from(i.to_string())), ", ", " and ").plain();
        assert_eq!([list(0), list(1), list(2), list(3)], ["", "0", "0 and 1", "0, 1 and 2"]);
        assert_eq!(Line::new().concepts(&Concept::ALL).plain(), "Nash, GMR, SMR, SEQ, SSEQ and SIM");
    }
}
