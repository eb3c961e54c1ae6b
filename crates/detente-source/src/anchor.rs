//! Anchors: a passage named by paragraph, code points and hash, so that it can be checked without being copied.
//!
//! Offsets are Unicode code points, start inclusive and end exclusive, as in the W3C Web Annotation
//! `TextPositionSelector`. Paragraphs are numbered from 1 and separated by blank lines.

use sha2::{Digest as _, Sha256};
use std::fmt;
use std::ops::Range;

/// A SHA-256 digest.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Digest([u8; 32]);

impl Digest {
    /// The digest of some bytes.
    ///
    /// ```
    /// use detente_source::Digest;
    /// assert!(Digest::of(b"abc").to_string().starts_with("ba7816bf"));
    /// ```
    pub fn of(bytes: &[u8]) -> Self {
        Self(Sha256::digest(bytes).into())
    }

    /// Reads 64 hexadecimal digits; `None` for anything else.
    pub fn parse(text: &str) -> Option<Self> {
        if text.len() != 64 || !text.bytes().all(|b| b.is_ascii_hexdigit()) {
            return None;
        }
        let mut bytes = [0; 32];
        for (i, byte) in bytes.iter_mut().enumerate() {
            *byte = u8::from_str_radix(&text[2 * i..2 * i + 2], 16).ok()?;
        }
        Some(Self(bytes))
    }
}

impl fmt::Display for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|b| write!(f, "{b:02x}"))
    }
}

impl fmt::Debug for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// Where a passage stands in a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Anchor {
    /// Paragraph, from 1, counted over blocks of text separated by blank lines.
    pub paragraph: Option<u32>,
    /// Code points of the whole document, end exclusive.
    pub range: Option<Range<u32>>,
    /// SHA-256 of the passage's UTF-8 bytes.
    pub sha256: Option<Digest>,
}

/// Why an anchor does not hold in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AnchorError {
    /// The range runs past the end of the text, which has this many code points.
    PastEnd(u32),
    /// The passage there has this digest instead.
    Changed(Digest),
    /// The passage does not lie in the paragraph named, but in this one (none: between paragraphs).
    OtherParagraph(Option<u32>),
    /// The text has only this many paragraphs.
    NoSuchParagraph(u32),
}

impl fmt::Display for AnchorError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::PastEnd(n) => write!(f, "the passage runs past the end of the text, which has {n} characters"),
            Self::Changed(found) => write!(f, "the passage has changed: its SHA-256 is now {found}"),
            Self::OtherParagraph(Some(p)) => write!(f, "the passage stands in paragraph {p}"),
            Self::OtherParagraph(None) => write!(f, "the passage does not lie within one paragraph"),
            Self::NoSuchParagraph(n) => write!(f, "the text has only {n} paragraphs"),
        }
    }
}

/// Ranges of the paragraphs of a text, in code points: blocks of non-blank lines, without surrounding line ends.
///
/// ```
/// use detente_source::paragraphs;
/// assert_eq!(paragraphs("one\ntwo\n\n\nthree\n"), [0..7, 10..15]);
/// ```
pub fn paragraphs(text: &str) -> Vec<Range<u32>> {
    let mut found: Vec<Range<u32>> = Vec::new();
    let mut at = 0u32;
    let mut open = false;
    for line in text.split_inclusive('\n') {
        let chars = line.chars().count() as u32;
        let content = line.trim_end_matches(['\n', '\r']).chars().count() as u32;
        if line.trim().is_empty() {
            open = false;
        } else if let (true, Some(last)) = (open, found.last_mut()) {
            last.end = at + content;
        } else {
            found.push(at..at + content);
            open = true;
        }
        at += chars;
    }
    found
}

/// Checks that an anchor holds in a text, returning the passage.
///
/// An anchor with a range must lie within the text, match its digest and stand in its paragraph; one without a range
/// names a whole paragraph.
///
/// # Errors
/// The first thing that does not hold.
///
/// ```
/// use detente_source::{Anchor, Digest, verify};
/// let at = Anchor { paragraph: Some(2), range: Some(5..8), sha256: Some(Digest::of(b"two")) };
/// assert_eq!(verify(&at, "one\n\ntwo\n").unwrap(), "two");
/// assert!(verify(&at, "one\n\nTwo\n").is_err());
/// ```
pub fn verify<'t>(anchor: &Anchor, text: &'t str) -> Result<&'t str, AnchorError> {
    let paragraphs = paragraphs(text);
    let count = paragraphs.len() as u32;
    if let Some(p) = anchor.paragraph
        && (p == 0 || p > count)
    {
        return Err(AnchorError::NoSuchParagraph(count));
    }
    let range = match (&anchor.range, anchor.paragraph) {
        (Some(range), _) => range.clone(),
        (None, Some(p)) => paragraphs[p as usize - 1].clone(),
        (None, None) => 0..text.chars().count() as u32,
    };
    let total = text.chars().count() as u32;
    if range.end > total || range.start > range.end {
        return Err(AnchorError::PastEnd(total));
    }
    let byte = |chars: u32| text.char_indices().nth(chars as usize).map_or(text.len(), |(i, _)| i);
    let passage = &text[byte(range.start)..byte(range.end)];
    if let Some(digest) = anchor.sha256
        && Digest::of(passage.as_bytes()) != digest
    {
        return Err(AnchorError::Changed(Digest::of(passage.as_bytes())));
    }
    if let Some(p) = anchor.paragraph {
        let home = paragraphs.iter().position(|q| q.start <= range.start && range.end <= q.end).map(|i| i as u32 + 1);
        if home != Some(p) {
            return Err(AnchorError::OtherParagraph(home));
        }
    }
    Ok(passage)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_points_not_bytes() {
        let text = "日本\u{a0}語\n\nfin";
        let at = Anchor { paragraph: Some(1), range: Some(1..4), sha256: None };
        assert_eq!(verify(&at, text).unwrap(), "本\u{a0}語");
        assert_eq!(verify(&Anchor { range: Some(0..99), ..at.clone() }, text), Err(AnchorError::PastEnd(9)));
        assert_eq!(
            verify(&Anchor { paragraph: Some(2), ..at.clone() }, text),
            Err(AnchorError::OtherParagraph(Some(1)))
        );
        assert_eq!(verify(&Anchor { paragraph: Some(3), ..at }, text), Err(AnchorError::NoSuchParagraph(2)));
    }

    #[test]
    fn a_changed_passage_is_named() {
        let at = Anchor { paragraph: None, range: Some(0..3), sha256: Some(Digest::of(b"one")) };
        assert_eq!(verify(&at, "two"), Err(AnchorError::Changed(Digest::of(b"two"))));
        assert_eq!(Digest::parse(&Digest::of(b"one").to_string()), Some(Digest::of(b"one")));
        assert_eq!(Digest::parse("zz"), None);
    }
}
