//! Blocks of a file: what each is, and why it is kept or left out.

use std::fmt;

/// A piece of a file between two breaks: a paragraph, a heading, an entry of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// Its words.
    pub text: String,
    /// What it is.
    pub kind: Kind,
    /// Characters of it that are links.
    pub(crate) linked: usize,
    /// The part of the page that it stands in, where that is no part of the article: `<nav>`, or a name.
    pub(crate) part: Option<Reason>,
    /// Which `<article>` it stands in, and whether it stands in `<main>`.
    pub(crate) article: Option<u32>,
    pub(crate) main: bool,
    /// Whether it is kept.
    pub verdict: Verdict,
}

impl Block {
    pub(crate) fn new(kind: Kind, text: String) -> Self {
        Self { text, kind, linked: 0, part: None, article: None, main: false, verdict: Verdict::Kept }
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
