//! Anchors: a passage named by its words, or by paragraph, code points and hash, so that it can be checked later.
//!
//! These are the selectors of the W3C Web Annotation model: a quote with what stands before and after it is a
//! `TextQuoteSelector`, offsets are a `TextPositionSelector`. Offsets are Unicode code points, start inclusive and end
//! exclusive. Paragraphs are numbered from 1 and separated by blank lines. A digest names a passage without copying it.

use crate::{Difference, Digest};
use std::fmt;
use std::ops::Range;

/// Where a passage stands in a document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Anchor {
    /// Paragraph, from 1, counted over blocks of text separated by blank lines.
    pub paragraph: Option<u32>,
    /// Code points of the whole document, end exclusive.
    pub range: Option<Range<u32>>,
    /// SHA-256 of the passage's UTF-8 bytes, as they stand in the document.
    pub sha256: Option<Digest>,
    /// The words of the passage, compared after [`crate::fold`].
    pub quote: Option<String>,
    /// What stands right before the passage, compared in the same way.
    pub prefix: Option<String>,
    /// What stands right after it.
    pub suffix: Option<String>,
}

/// A passage found in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passage<'t> {
    /// Its words, as they stand there.
    pub text: &'t str,
    /// Where, in code points.
    pub range: Range<u32>,
    /// The paragraph that it lies in; none where it runs over several.
    pub paragraph: Option<u32>,
}

impl Passage<'_> {
    /// "paragraph 4, characters 310-371".
    pub fn place(&self) -> String {
        place(self.paragraph, &self.range)
    }
}

/// A passage that an anchor might once have meant. It is shown to the analyst and never taken in place of the other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Nearest<'t> {
    /// The passage.
    pub passage: Passage<'t>,
    /// How much of the quote is there, in per cent; 100 for the same words at another place, and only for these.
    pub same: u8,
    /// What differs first, where a reader may not see it.
    pub difference: Option<Difference>,
    /// Where a long quote and the passage part, far from their beginning: a few words of each.
    pub parting: Option<(String, String)>,
}

/// Why an anchor does not hold in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AnchorError {
    /// The range runs past the end of the text, which has this many code points.
    PastEnd(u32),
    /// The passage there has this digest instead.
    Changed(Digest),
    /// What stands there is not the quote.
    Differs(String),
    /// The quote does not stand in the text, or not in the paragraph named.
    NotFound,
    /// The quote stands there several times: the first few places, and how many there are.
    Ambiguous(Vec<(Option<u32>, Range<u32>)>, usize),
    /// The quote stands there, this many times, but never between `prefix` and `suffix`.
    Surroundings(usize),
    /// The passage does not lie in the paragraph named, but in this one (none: in several, or between them).
    OtherParagraph(Option<u32>),
    /// The text has only this many paragraphs.
    NoSuchParagraph(u32),
    /// The quote has no words in it.
    EmptyQuote,
}

impl std::error::Error for AnchorError {}

impl fmt::Display for AnchorError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::PastEnd(n) => {
                write!(f, "the passage runs past the end of the text, which has {}", counted(*n, "character"))
            }
            Self::Changed(found) => write!(f, "the passage has changed: its SHA-256 is now {found}"),
            Self::Differs(found) => write!(f, "another text stands there: “{found}”"),
            Self::NotFound => write!(f, "the quote does not stand there"),
            Self::Ambiguous(places, count) => {
                write!(f, "the quote stands there {count} times")?;
                for (i, (paragraph, range)) in places.iter().enumerate() {
                    write!(f, "{} {}", if i == 0 { ":" } else { ";" }, place(*paragraph, range))?;
                }
                if places.len() < *count { write!(f, "; and more") } else { Ok(()) }
            }
            Self::Surroundings(1) => write!(f, "the quote stands there, but between other words than those given"),
            Self::Surroundings(n) => {
                write!(f, "the quote stands there {n} times, but each time between other words than those given")
            }
            Self::OtherParagraph(Some(p)) => write!(f, "the passage stands in paragraph {p}"),
            Self::OtherParagraph(None) => write!(f, "the passage does not lie within one paragraph"),
            Self::NoSuchParagraph(n) => write!(f, "the text has only {}", counted(*n, "paragraph")),
            Self::EmptyQuote => write!(f, "the quote has no words in it"),
        }
    }
}

/// "1 paragraph", "2 paragraphs".
pub(crate) fn counted(n: u32, thing: &str) -> String {
    format!("{n} {thing}{}", if n == 1 { "" } else { "s" })
}

fn place(paragraph: Option<u32>, range: &Range<u32>) -> String {
    let range = format!("characters {}-{}", range.start, range.end);
    paragraph.map_or(range.clone(), |p| format!("paragraph {p}, {range}"))
}

/// A passage on one line and not too long to be shown: white space folded, cut after `most` characters.
///
/// ```
/// assert_eq!(detente_source::shown("one\n  two three", 9), "one two …");
/// ```
pub fn shown(text: &str, most: usize) -> String {
    // More than enough for `most` characters; the rest of a long text is not looked at.
    let mut out = String::new();
    let mut count = 0;
    for word in text.split_whitespace() {
        let more = word.chars().count() + usize::from(count > 0);
        if count + more > most {
            if count > 0 {
                return out + " …";
            }
            return word.chars().take(most.saturating_sub(1)).chain(['…']).collect();
        }
        if count > 0 {
            out.push(' ');
        }
        out.push_str(word);
        count += more;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_is_told_as_one() {
        let told = |error: AnchorError| error.to_string();
        assert_eq!(told(AnchorError::NoSuchParagraph(1)), "the text has only 1 paragraph");
        assert_eq!(told(AnchorError::NoSuchParagraph(2)), "the text has only 2 paragraphs");
        assert!(told(AnchorError::PastEnd(1)).ends_with("which has 1 character"));
        assert!(told(AnchorError::PastEnd(9)).ends_with("which has 9 characters"));
    }
}
