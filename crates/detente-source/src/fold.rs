//! The one folding under which quotes are compared: white space, and typographic quotation marks and apostrophes.
//!
//! Copying a sentence from a page changes these and nothing else: a line break becomes a blank, a no-break space a plain
//! one, an editor bends the quotation marks. So a run of white space (Unicode `White_Space`, which has the no-break
//! spaces U+00A0, U+202F, U+2007 and the ideographic space U+3000 in it) is one blank; each of `“ ” „ ‟ « » ″` is `"`; each of
//! `‘ ’ ‚ ‛ ‹ › ′` is `'`. Nothing else is folded: not case, dashes, accents, widths, or the corner brackets of Japanese.

use std::ops::Range;

/// Folded bytes between two marks.
const STRIDE: usize = 1024;

/// A character as it is compared; `None` for white space.
fn folded(c: char) -> Option<char> {
    match c {
        '“' | '”' | '„' | '‟' | '«' | '»' | '″' => Some('"'),
        '‘' | '’' | '‚' | '‛' | '‹' | '›' | '′' => Some('\''),
        c if c.is_whitespace() => None,
        c => Some(c),
    }
}

/// Folds a quote: see [the page on sources](https://www.w3.org/TR/annotation-model/#text-quote-selector) for what a
/// quote is, and the head of this file for what is folded. White space at both ends is dropped.
///
/// ```
/// use detente_source::fold;
/// assert_eq!(fold(" it\u{a0}would\n “welcome” it "), "it would \"welcome\" it");
/// assert_eq!(fold("「歓迎する」"), "「歓迎する」");
/// ```
pub fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut blank = false;
    for c in text.chars() {
        match folded(c) {
            None => blank = !out.is_empty(),
            Some(c) => {
                if std::mem::take(&mut blank) {
                    out.push(' ');
                }
                out.push(c);
            }
        }
    }
    out
}

/// A folded text that knows where each part of it came from.
#[derive(Clone, Debug)]
pub(crate) struct Folded {
    /// As [`fold`] gives it.
    pub text: String,
    /// Every so often: byte in the folded text, byte and code point in the original, of one and the same character.
    marks: Vec<(usize, usize, u32)>,
}

impl Folded {
    pub fn new(original: &str) -> Self {
        let mut text = String::with_capacity(original.len());
        let mut marks = Vec::new();
        let (mut blank, mut next) = (false, 0);
        for (point, (byte, c)) in original.char_indices().enumerate() {
            let Some(c) = folded(c) else {
                blank = !text.is_empty();
                continue;
            };
            if std::mem::take(&mut blank) {
                text.push(' ');
            }
            if text.len() >= next {
                marks.push((text.len(), byte, point as u32));
                next = text.len() + STRIDE;
            }
            text.push(c);
        }
        Self { text, marks }
    }

    /// The code points of the original that a range of folded bytes came from; `None` where the range is empty or
    /// starts or ends with a blank.
    pub fn origin(&self, original: &str, range: Range<usize>) -> Option<Range<u32>> {
        let last = range.start + self.text.get(range.clone())?.char_indices().next_back()?.0;
        Some(self.point(original, range.start)?..self.point(original, last)? + 1)
    }

    /// The code point of the original that the character at a folded byte came from.
    fn point(&self, original: &str, at: usize) -> Option<u32> {
        let mark = self.marks.partition_point(|(folded, ..)| *folded <= at).checked_sub(1)?;
        let (mut here, byte, mut point) = self.marks[mark];
        let mut blank = false;
        for c in original[byte..].chars() {
            match folded(c) {
                None => blank = true,
                Some(c) => {
                    here += usize::from(std::mem::take(&mut blank));
                    if here >= at {
                        return (here == at).then_some(point);
                    }
                    here += c.len_utf8();
                }
            }
            point += 1;
        }
        None
    }

    /// Folded bytes of the original's code points from `start` to `end`: the first character at or after `start`, and
    /// one past the last before `end`.
    pub fn within(&self, original: &str, range: &Range<u32>) -> Range<usize> {
        let from = self.first_at(original, range.start);
        let to = self.first_at(original, range.end);
        from..to.max(from)
    }

    /// The folded byte of the first character whose code point is at least `point`.
    fn first_at(&self, original: &str, point: u32) -> usize {
        let Some(mark) = self.marks.partition_point(|(.., p)| *p <= point).checked_sub(1) else { return 0 };
        let (mut here, byte, mut at) = self.marks[mark];
        let mut blank = false;
        for c in original[byte..].chars() {
            if let Some(c) = folded(c) {
                here += usize::from(std::mem::take(&mut blank));
                if at >= point {
                    return here;
                }
                here += c.len_utf8();
            } else {
                blank = true;
            }
            at += 1;
        }
        self.text.len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The same, by the letter: the origin of each folded character, one by one.
    fn naive(original: &str) -> Vec<(usize, char, u32)> {
        let mut out: Vec<(usize, char, u32)> = Vec::new();
        let (mut at, mut blank) = (0, false);
        for (point, c) in original.chars().enumerate() {
            if let Some(c) = folded(c) {
                at += usize::from(blank && !out.is_empty());
                out.push((at, c, point as u32));
                at += c.len_utf8();
                blank = false;
            } else {
                blank = true;
            }
        }
        out
    }

    #[test]
    fn every_character_knows_where_it_came_from() {
        let long = "a\u{a0} „b”\r\n\r\n日本 — c’s ".repeat(700);
        for original in ["", " \n", " x ", "“q”", long.as_str()] {
            let folded = Folded::new(original);
            assert_eq!(folded.text, fold(original));
            let slow = naive(original);
            for (at, c, point) in slow.iter().step_by(if original.len() > 100 { 37 } else { 1 }) {
                assert!(folded.text[*at..].starts_with(*c));
                assert_eq!(folded.origin(original, *at..at + c.len_utf8()), Some(*point..point + 1), "{at}");
                assert_eq!(folded.first_at(original, *point), *at);
            }
        }
    }

    #[test]
    fn ranges_of_the_original_are_found_again() {
        let original = "  one\n\n\ntwo  three";
        let folded = Folded::new(original);
        assert_eq!(folded.text, "one two three");
        assert_eq!(&folded.text[folded.within(original, &(8..12))], "two ");
        assert_eq!(&folded.text[folded.within(original, &(0..5))], "one ");
        assert_eq!(&folded.text[folded.within(original, &(13..99))], "three");
        assert_eq!(folded.origin(original, 4..7), Some(8..11));
    }
}
