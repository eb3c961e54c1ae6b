//! Documents that a case rests on, and the claims taken from them.

use crate::{Anchor, Digest, Span, Spanned};

/// Reliability of a source on the Admiralty scale (NATO AJP-2.1): how far the source as such can be relied on.
/// It is never multiplied with, or derived from, the credibility of what the source says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reliability {
    /// Completely reliable.
    A,
    /// Usually reliable.
    B,
    /// Fairly reliable.
    C,
    /// Not usually reliable.
    D,
    /// Unreliable.
    E,
    /// Reliability cannot be judged.
    F,
}

impl Reliability {
    /// Reads one of the letters A to F.
    ///
    /// ```
    /// use detente_source::Reliability;
    /// assert_eq!(Reliability::parse("B"), Some(Reliability::B));
    /// assert_eq!(Reliability::parse("G"), None);
    /// ```
    pub fn parse(text: &str) -> Option<Self> {
        Some(match text {
            "A" => Self::A,
            "B" => Self::B,
            "C" => Self::C,
            "D" => Self::D,
            "E" => Self::E,
            "F" => Self::F,
            _ => return None,
        })
    }

    /// The scale's own words.
    pub fn words(self) -> &'static str {
        match self {
            Self::A => "completely reliable",
            Self::B => "usually reliable",
            Self::C => "fairly reliable",
            Self::D => "not usually reliable",
            Self::E => "unreliable",
            Self::F => "reliability cannot be judged",
        }
    }
}

/// Credibility of one claim on the Admiralty scale, 1 (confirmed by independent sources) to 6 (cannot be judged).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Credibility(u8);

impl Credibility {
    /// A digit from 1 to 6.
    ///
    /// ```
    /// use detente_source::Credibility;
    /// assert_eq!(Credibility::new(3).unwrap().words(), "possibly true");
    /// assert!(Credibility::new(7).is_none());
    /// ```
    pub fn new(digit: u8) -> Option<Self> {
        (1..=6).contains(&digit).then_some(Self(digit))
    }

    /// The digit.
    pub fn digit(self) -> u8 {
        self.0
    }

    /// The scale's own words.
    pub fn words(self) -> &'static str {
        match self.0 {
            1 => "confirmed by other sources",
            2 => "probably true",
            3 => "possibly true",
            4 => "doubtful",
            5 => "improbable",
            _ => "truth cannot be judged",
        }
    }
}

/// An original that the case points into but does not carry (it may be confidential or under copyright).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Original {
    /// SHA-256 of the original file.
    pub sha256: Digest,
    /// Its length in Unicode code points, where known.
    pub characters: Option<u64>,
    /// Where a reader might find it.
    pub url: Option<String>,
    /// File in the case folder that holds its structure: places and digests of its paragraphs.
    pub structure: Option<Spanned<String>>,
}

/// The file that the text of a document was taken from: a page, whose furniture the text leaves out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Extracted {
    /// How it was read.
    pub form: Form,
    /// SHA-256 of that file.
    pub sha256: Digest,
    /// Blocks of it that the rules would have dropped and the analyst kept, from 1.
    pub kept: Vec<u32>,
}

/// What kind of text a file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Form {
    /// Plain text, paragraphs separated by blank lines.
    Text,
    /// Markdown.
    Markdown,
    /// An HTML page.
    Html,
}

impl Form {
    /// All forms.
    pub const ALL: [Self; 3] = [Self::Text, Self::Markdown, Self::Html];

    /// As it is written in a case.
    pub fn key(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Markdown => "markdown",
            Self::Html => "html",
        }
    }

    /// Reads what [`Form::key`] writes.
    ///
    /// ```
    /// use detente_source::Form;
    /// assert_eq!(Form::parse("html"), Some(Form::Html));
    /// ```
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|form| form.key() == text)
    }
}

/// A document that claims are taken from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Document {
    /// Its id in the case.
    pub id: Spanned<String>,
    /// Title as published.
    pub title: String,
    /// Who wrote it.
    pub author: Option<String>,
    /// Who published it.
    pub publisher: Option<String>,
    /// Date of publication, as `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
    pub published: Option<String>,
    /// BCP 47 language tag.
    pub language: Option<String>,
    /// Its address on the web, as the case gives it.
    pub url: Option<String>,
    /// File in the case folder: the document itself, or a briefing in the analyst's own words.
    pub file: Option<Spanned<String>>,
    /// SHA-256 of `file`.
    pub sha256: Option<Spanned<Digest>>,
    /// The original that claims point into, where the case does not carry it.
    pub original: Option<Original>,
    /// The file that the text was taken from, where it is not the text itself.
    pub extracted: Option<Extracted>,
    /// Reliability of the source.
    pub reliability: Option<Reliability>,
    /// What kind of source it is and how it came to know, in a sentence or two.
    pub descriptor: Option<String>,
    /// A full reference to be printed, for books and papers.
    pub citation: Option<String>,
}

impl Document {
    /// Where a reader finds it: its own address, or else its original's, where that is an address on the web. Anything
    /// else, such as `javascript:`, leads nowhere and may do harm.
    pub fn address(&self) -> Option<&str> {
        let original = self.original.as_ref().and_then(|o| o.url.as_deref());
        [self.url.as_deref(), original].into_iter().flatten().find(|address| is_web(address))
    }
}

/// Whether an address is absolute, on the web, and free of blanks.
///
/// ```
/// use detente_source::is_web;
/// assert!(is_web("https://example.org/2024/talks") && is_web("HTTP://example.org"));
/// assert!(!is_web("/2024/talks") && !is_web("javascript:alert(1)") && !is_web("https://"));
/// ```
pub fn is_web(address: &str) -> bool {
    let rest = address
        .split_once("://")
        .filter(|(scheme, _)| scheme.eq_ignore_ascii_case("https") || scheme.eq_ignore_ascii_case("http"));
    let host = rest.is_some_and(|(_, rest)| rest.starts_with(|c: char| c.is_alphanumeric() || c == '['));
    host && !address.contains(|c: char| c.is_whitespace() || c.is_control())
}

/// One atomic thing that a document says, in the analyst's own words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Claim {
    /// Its id in the case.
    pub id: Spanned<String>,
    /// Index of its document in the case.
    pub source: usize,
    /// The paraphrase.
    pub says: String,
    /// Who says it, where it is not the author.
    pub speaker: Option<String>,
    /// How it reaches us: direct quotation, reported speech, narration.
    pub voice: Option<String>,
    /// What it is: signal, preference, event, constraint and so on.
    pub kind: Option<String>,
    /// Ids of the parties that it is about.
    pub about: Vec<Spanned<String>>,
    /// The word that weakens it ("may", "appears to"), kept because hedges carry meaning.
    pub hedge: Option<String>,
    /// Why its truth is disputed, if it is. Nothing should rest on a disputed claim.
    pub disputed: Option<String>,
    /// A remark of the analyst.
    pub note: Option<String>,
    /// Where it stands in the document.
    pub at: Option<Anchor>,
    /// Credibility of what is said.
    pub credibility: Option<Credibility>,
    /// Claims from other documents that say the same, by position in the case.
    pub confirmed_by: Vec<usize>,
    /// What proposed the claim, where it was not the analyst.
    pub suggested_by: Option<String>,
    /// Where the claim stands in the case file.
    pub span: Span,
}

impl Claim {
    /// A claim of which nothing is known but its document and what it says.
    ///
    /// ```
    /// use detente_source::{Claim, Span, Spanned};
    /// let claim = Claim::new(Spanned::new("c1".to_owned(), Span::default()), 0, "The minister may yield");
    /// assert!(claim.at.is_none() && claim.credibility.is_none());
    /// ```
    pub fn new(id: Spanned<String>, source: usize, says: impl Into<String>) -> Self {
        Self {
            span: id.span,
            id,
            source,
            says: says.into(),
            speaker: None,
            voice: None,
            kind: None,
            about: Vec::new(),
            hedge: None,
            disputed: None,
            note: None,
            at: None,
            credibility: None,
            confirmed_by: Vec::new(),
            suggested_by: None,
        }
    }
}
