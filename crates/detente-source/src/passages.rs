//! A text in which passages are looked up: by code point, by paragraph, by their words.

use crate::fold::Folded;
use std::cell::OnceCell;
use std::ops::Range;

/// Code points between two marks.
const STRIDE: usize = 512;
/// Occurrences of a quote that are looked at.
const MOST: usize = 100_000;

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

/// A text with what it takes to find passages in it fast: a place is looked up in constant time, however long the text.
#[derive(Clone, Debug)]
pub struct Passages<'t> {
    pub(crate) text: &'t str,
    /// Bytes of every so many code points.
    marks: Vec<usize>,
    characters: u32,
    paragraphs: Vec<Range<u32>>,
    /// Made when the first quote is looked for: it takes as much memory as the text.
    folded: OnceCell<Folded>,
}

impl<'t> Passages<'t> {
    /// Looks through a text once. It may have up to `u32::MAX` code points.
    pub fn new(text: &'t str) -> Self {
        let mut marks = Vec::with_capacity(text.len() / STRIDE + 1);
        let mut characters = 0;
        for (byte, _) in text.char_indices() {
            if characters % STRIDE == 0 {
                marks.push(byte);
            }
            characters += 1;
        }
        Self { text, marks, characters: characters as u32, paragraphs: paragraphs(text), folded: OnceCell::new() }
    }

    /// The text.
    pub fn text(&self) -> &'t str {
        self.text
    }

    /// How many code points it has.
    pub fn characters(&self) -> u32 {
        self.characters
    }

    /// Its paragraphs, in code points.
    pub fn paragraphs(&self) -> &[Range<u32>] {
        &self.paragraphs
    }

    /// The part of the text between two code points; `None` where it runs past the end or backwards.
    pub fn slice(&self, range: &Range<u32>) -> Option<&'t str> {
        if range.start > range.end || range.end > self.characters {
            return None;
        }
        Some(&self.text[self.byte(range.start)..self.byte(range.end)])
    }

    /// The paragraph that a range lies in, from 1; none where it lies in several or between them.
    pub fn paragraph_of(&self, range: &Range<u32>) -> Option<u32> {
        let at = self.paragraphs.partition_point(|p| p.end < range.end);
        let home = self.paragraphs.get(at)?;
        (home.start <= range.start && range.end <= home.end).then_some(at as u32 + 1)
    }

    /// The byte of a code point.
    pub(crate) fn byte(&self, point: u32) -> usize {
        let Some(start) = self.marks.get(point as usize / STRIDE) else { return self.text.len() };
        let rest = point as usize % STRIDE;
        self.text[*start..].char_indices().nth(rest).map_or(self.text.len(), |(i, _)| start + i)
    }

    pub(crate) fn folded(&self) -> &Folded {
        self.folded.get_or_init(|| Folded::new(self.text))
    }

    /// The places at which folded words stand, overlapping ones too, in folded bytes, within a folded range. Words that
    /// begin or end within a letter, before an accent of its own, are other words.
    pub(crate) fn occurrences(&self, words: &str, within: Range<usize>) -> Vec<Range<usize>> {
        let Some(first) = words.chars().next() else { return Vec::new() };
        let folded = self.folded();
        let text = &folded.text;
        let mut found = Vec::new();
        let mut from = within.start;
        while let Some(at) = text.get(from..within.end).and_then(|rest| rest.find(words)) {
            let place = from + at..from + at + words.len();
            if !folded.cuts_letter(place.start) && !folded.cuts_letter(place.end) {
                found.push(place);
            }
            if found.len() == MOST {
                break;
            }
            from += at + first.len_utf8();
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lookups_agree_with_counting() {
        let text = "日本\u{a0}語 and\r\nmore\n\n\nfin ä ".repeat(90);
        let passages = Passages::new(&text);
        assert_eq!(passages.characters() as usize, text.chars().count());
        let points: Vec<usize> = text.char_indices().map(|(i, _)| i).chain([text.len()]).collect();
        for (point, byte) in points.iter().enumerate() {
            assert_eq!(passages.byte(point as u32), *byte);
        }
        assert_eq!(passages.slice(&(0..3)), Some("日本\u{a0}"));
        let end = passages.characters();
        assert_eq!(passages.slice(&(end..end)), Some(""));
        assert_eq!(passages.slice(&(0..end + 1)), None);
        for (i, range) in passages.paragraphs().iter().enumerate() {
            assert_eq!(passages.paragraph_of(range), Some(i as u32 + 1));
            assert_eq!(passages.paragraph_of(&(range.start..range.end + 3)), None);
        }
    }

    #[test]
    fn overlapping_occurrences_count() {
        let passages = Passages::new("aaaa");
        assert_eq!(passages.occurrences("aa", 0..4), [0..2, 1..3, 2..4]);
        assert_eq!(passages.occurrences("", 0..4), []);
    }
}
