//! Blocks of a file: what each is, and why it is kept or left out.

use std::fmt;

/// A piece of a file between two breaks: a paragraph, a heading, an entry of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// Its words.
    pub text: String,
    /// What it is.
    pub kind: Kind,
    /// Characters of it that are links, and that are set in bold.
    pub(crate) linked: usize,
    pub(crate) strong: usize,
    /// Whether the page calls it a paragraph.
    pub(crate) running: bool,
    /// The element that it stands in, by its place among those of the page.
    pub(crate) place: Option<usize>,
    /// Why it is no part of the text whatever stands around it.
    pub(crate) out: Option<Reason>,
    /// Whether it is kept.
    pub verdict: Verdict,
}

impl Block {
    pub(crate) fn new(kind: Kind, text: String) -> Self {
        let (linked, strong) = (0, 0);
        Self { text, kind, linked, strong, running: false, place: None, out: None, verdict: Verdict::Kept }
    }

    /// The part of its visible characters that `some` of them are, in per cent.
    pub(crate) fn share(&self, some: usize) -> usize {
        let visible = self.text.chars().filter(|c| !c.is_whitespace()).count().max(1);
        (some * 100 / visible).min(100)
    }
}

/// What a block is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A paragraph, or anything that is nothing else.
    Paragraph,
    /// A heading.
    Heading,
    /// An entry of a list.
    Item,
    /// What stands under a picture.
    Caption,
    /// A cell of a table.
    Cell,
}

/// Whether a block is part of the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It is.
    Kept,
    /// It is, as the title.
    Title,
    /// It is not.
    Dropped(Reason),
}

/// Why a block is left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    /// It stands in an element that holds no article: `nav`.
    Element(String),
    /// It stands in an element whose class or id says what it is: `related-stories`.
    Named(String),
    /// The page does not show it: what hides it.
    Hidden(String),
    /// It is struck out: by what.
    Struck(String),
    /// It stands outside the article that the page marks as such.
    Outside(&'static str),
    /// It is a heading.
    Heading,
    /// This part of it is links, in per cent.
    Links(u8),
    /// It sends the reader elsewhere: the words that say so.
    Teaser(&'static str),
    /// It asks for something or belongs to the site: the words that say so.
    Request(&'static str),
    /// It credits a picture or names who edited: the words that say so.
    Credit(&'static str),
    /// It has no sentence in it: a menu line, a label, a date line.
    Label,
    /// It says the same as a block before it, by number from 1.
    Repeats(usize),
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Element(name) => write!(f, "furniture of the page: it stands in <{name}>"),
            Self::Named(name) => write!(f, "furniture of the page: its place is called “{name}”"),
            Self::Hidden(how) => write!(f, "not shown: the page hides it ({how})"),
            Self::Struck(how) => write!(f, "struck out ({how})"),
            Self::Outside(name) => write!(f, "outside the article: the page marks that as <{name}>"),
            Self::Heading => write!(f, "a heading"),
            Self::Links(part) => write!(f, "links: {part} % of it"),
            Self::Teaser(words) => write!(f, "a teaser: it begins “{words}”"),
            Self::Request(words) => write!(f, "the site speaking: “{words}”"),
            Self::Credit(words) => write!(f, "a credit: “{words}”"),
            Self::Label => write!(f, "no sentence: a heading, a menu line, a label or a date"),
            Self::Repeats(block) => write!(f, "a repetition of block {block}"),
        }
    }
}
