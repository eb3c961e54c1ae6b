//! What tells two texts apart that look the same to a reader.

use crate::hidden::{hidden_name, is_hidden};
use std::fmt;
use unicode_normalization::char::is_combining_mark;

/// The first place at which a quote and a passage differ, where a reader may not see it: letters of two alphabets that
/// look alike, dashes, accents, widths.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// Whether it lies in the quote, or in its `prefix` or `suffix`.
    pub within: Within,
    /// What the quote has there.
    pub quote: Option<char>,
    /// What the text has there.
    pub text: Option<char>,
}

/// A part of an anchor that is words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Within {
    /// The quote.
    Quote,
    /// What stands before it.
    Prefix,
    /// What stands after it.
    Suffix,
}

impl Within {
    fn key(self) -> &'static str {
        match self {
            Self::Quote => "quote",
            Self::Prefix => "prefix",
            Self::Suffix => "suffix",
        }
    }
}

impl Difference {
    /// Looks for it in two folded texts; nothing where they differ in what anybody sees, such as two words.
    pub(crate) fn between(within: Within, quote: &str, text: &str) -> Option<Self> {
        let same = quote.chars().zip(text.chars()).take_while(|(q, t)| q == t).count();
        let (mut quotes, mut texts) = (quote.chars().skip(same), text.chars().skip(same));
        let (q, t) = (quotes.next(), texts.next());
        let (after_q, after_t) = (quotes.next(), texts.next());
        // One character stands for another, or one is too many on either side.
        let found = match () {
            _ if q == t => return None,
            _ if after_q == after_t => Self { within, quote: q, text: t },
            _ if q.is_some() && q == after_t => Self { within, quote: None, text: t },
            _ if t.is_some() && t == after_q => Self { within, quote: q, text: None },
            _ => Self { within, quote: q, text: t },
        };
        let plain = |c: Option<char>| c.is_none_or(|c| c.is_ascii_alphanumeric() || c == ' ');
        let alike = [['l', 'I'], ['l', '1'], ['I', '1'], ['O', '0']];
        let is_pair = |[a, b]: &[char; 2]| [(q, t), (t, q)].contains(&(Some(*a), Some(*b)));
        (!plain(found.quote) || !plain(found.text) || alike.iter().any(is_pair)).then_some(found)
    }
}

impl fmt::Display for Difference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let part = self.within.key();
        match (self.quote.map(named), self.text.map(named)) {
            (Some(quote), Some(text)) => write!(f, "the {part} has {quote} where the text has {text}"),
            (Some(quote), None) => write!(f, "the {part} has {quote} where the text has nothing"),
            (None, Some(text)) => write!(f, "the text has {text} where the {part} has nothing"),
            (None, None) => Ok(()),
        }
    }
}

/// A character with its number.
fn named(c: char) -> String {
    match c {
        ' ' => "a blank".to_owned(),
        c if is_hidden(c) || matches!(c, '\u{200C}' | '\u{200D}') => format!("{},", hidden_name(c)),
        c if is_combining_mark(c) => format!("the accent U+{:04X}", u32::from(c)),
        c => format!("“{c}” (U+{:04X})", u32::from(c)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_looks_the_same_is_named_and_other_words_are_not() {
        let told = |quote: &str, text: &str| Difference::between(Within::Quote, quote, text).map(|d| d.to_string());
        assert_eq!(
            told("the p\u{430}ct", "the pact").unwrap(),
            "the quote has “\u{430}” (U+0430) where the text has “a” (U+0061)"
        );
        assert_eq!(told("a - b", "a – b").unwrap(), "the quote has “-” (U+002D) where the text has “–” (U+2013)");
        assert_eq!(told("ọkọ", "ọkọ\u{301}").unwrap(), "the text has the accent U+0301 where the quote has nothing");
        assert_eq!(told("Il", "ll").unwrap(), "the quote has “I” (U+0049) where the text has “l” (U+006C)");
        assert!(told("می\u{200C}خواهم", "میخواهم").unwrap().contains("U+200C"));
        assert_eq!([told("may grant", "will grant"), told("a b", "ab"), told("same", "same")], [None, None, None]);
    }
}
