//! The one folding under which quotes are compared: white space, typographic quotation marks and apostrophes, characters
//! that are not seen, and the ways in which Unicode writes one and the same letter.
//!
//! Copying a sentence from a page changes these and nothing else: a line break becomes a blank, a no-break space a plain
//! one, an editor bends the quotation marks, a file system takes letters and their accents apart. So a run of white space
//! (Unicode `White_Space`, which has the no-break spaces U+00A0, U+202F, U+2007 and the ideographic space U+3000 in it) is
//! one blank; each of `“ ” „ ‟ « » ″` is `"`; each of `‘ ’ ‚ ‛ ‹ › ′` is `'`; what Unicode calls default-ignorable is left
//! out; and canonically equivalent text is the same text, in the form NFC (UAX #15). Nothing else is folded: not case,
//! dashes, accents, widths, or the corner brackets of Japanese. Joiners stay in scripts in which they tell words apart
//! (UAX #31, section 2.3: Persian نامهای is "names", نامه‌ای "a letter").

use std::iter::Peekable;
use std::ops::Range;
use std::str::Chars;
use unicode_normalization::char::canonical_combining_class;
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

/// Folded bytes between two marks.
const STRIDE: usize = 1024;

/// What Unicode calls default-ignorable (`Default_Ignorable_Code_Point`): nothing is seen of it.
fn is_ignorable(c: char) -> bool {
    c >= '\u{AD}'
        && matches!(c,
            '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{115F}' | '\u{1160}' | '\u{17B4}' | '\u{17B5}' | '\u{180B}'..='\u{180F}'
            | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{3164}'
            | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{FFA0}' | '\u{FFF0}'..='\u{FFF8}' | '\u{1BCA0}'..='\u{1BCA3}'
            | '\u{1D173}'..='\u{1D17A}' | '\u{E0000}'..='\u{E0FFF}')
}

/// Whether a joiner or its absence changes how this character is written: letters of scripts that join or stack, and
/// signs that join to one picture.
fn is_shaped(c: char) -> bool {
    matches!(c,
        '\u{600}'..='\u{DFF}' | '\u{F00}'..='\u{109F}' | '\u{1780}'..='\u{18AF}' | '\u{1900}'..='\u{1CFF}'
        | '\u{2194}'..='\u{21AA}' | '\u{23CF}'..='\u{23FA}' | '\u{2600}'..='\u{27BF}' | '\u{2B05}'..='\u{2B55}'
        | '\u{A800}'..='\u{ABFF}' | '\u{FB50}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}' | '\u{10A00}'..='\u{11FFF}'
        | '\u{1E900}'..='\u{1E95F}' | '\u{1F000}'..='\u{1FAFF}')
        && !is_ignorable(c)
}

/// Letters and digits that are not seen but say which flag is meant.
fn is_tag(c: char) -> bool {
    matches!(c, '\u{E0020}'..='\u{E007F}')
}

/// Whether a character belongs to the letter before it: an accent, or a later part of a Korean syllable.
pub(crate) fn belongs_before(c: char) -> bool {
    c >= '\u{300}'
        && (canonical_combining_class(c) != 0 || matches!(c, '\u{1160}'..='\u{11FF}' | '\u{D7B0}'..='\u{D7FF}'))
}

/// Whether a character can be composed or ordered with what stands before it, so that both are looked at together.
fn composes(c: char) -> bool {
    c >= '\u{300}'
        && (canonical_combining_class(c) != 0
            || is_nfc_quick(std::iter::once(c)) == IsNormalized::Maybe
            // Their decompositions begin with accents.
            || matches!(c, '\u{344}' | '\u{F73}' | '\u{F75}' | '\u{F81}'))
}

/// A character that is compared, with where it stands.
#[derive(Clone, Copy)]
struct Seen {
    c: char,
    /// Whether white space stands before it.
    blank: bool,
    byte: usize,
    point: u32,
}

/// The characters of a text that are compared.
struct SeenChars<'t> {
    text: &'t str,
    rest: Chars<'t>,
    point: u32,
    /// The last character that is not ignorable, since the last white space.
    before: Option<char>,
}

impl<'t> SeenChars<'t> {
    /// From a byte on, which is the code point `point`.
    fn from(text: &'t str, byte: usize, point: u32) -> Self {
        let before = text[..byte].chars().rev().find(|c| !is_ignorable(*c)).filter(|c| !c.is_whitespace());
        Self { text, rest: text[byte..].chars(), point, before }
    }

    /// Whether an ignorable character is left out here.
    fn is_left_out(&self, c: char, byte: usize) -> bool {
        let shaped = |c: Option<char>| c.is_some_and(is_shaped);
        let next = self.rest.clone().next();
        match c {
            '\u{200C}' => !(shaped(self.before) && shaped(next)),
            '\u{200D}' => !(shaped(self.before) || shaped(next)),
            c if is_tag(c) => self.text[..byte].chars().rev().take(8).find(|c| !is_tag(*c)) != Some('\u{1F3F4}'),
            _ => true,
        }
    }
}

impl Iterator for SeenChars<'_> {
    type Item = Seen;

    fn next(&mut self) -> Option<Seen> {
        let mut blank = false;
        loop {
            let byte = self.text.len() - self.rest.as_str().len();
            let c = self.rest.next()?;
            let point = self.point;
            self.point += 1;
            if c.is_whitespace() {
                (blank, self.before) = (true, None);
                continue;
            }
            if is_ignorable(c) {
                if self.is_left_out(c, byte) {
                    continue;
                }
            } else {
                self.before = Some(c);
            }
            let c = match c {
                '“' | '”' | '„' | '‟' | '«' | '»' | '″' => '"',
                '‘' | '’' | '‚' | '‛' | '‹' | '›' | '′' => '\'',
                c => c,
            };
            return Some(Seen { c, blank, byte, point });
        }
    }
}

/// A part of a text that is compared as a whole: a character, or a letter with accents that are written otherwise in NFC.
struct Piece {
    /// Whether white space stands before it.
    blank: bool,
    /// Where it begins.
    byte: usize,
    /// Its code points.
    points: Range<u32>,
    /// As it is compared.
    text: Composed,
}

enum Composed {
    One(char),
    Many(String),
}

impl Piece {
    fn len(&self) -> usize {
        match &self.text {
            Composed::One(c) => c.len_utf8(),
            Composed::Many(text) => text.len(),
        }
    }
}

/// The pieces of a text, in order.
struct Pieces<'t> {
    seen: Peekable<SeenChars<'t>>,
    /// Characters of a group that is in NFC as it stands, the first one last.
    pending: Vec<Seen>,
}

impl<'t> Pieces<'t> {
    fn from(text: &'t str, byte: usize, point: u32) -> Self {
        Self { seen: SeenChars::from(text, byte, point).peekable(), pending: Vec::new() }
    }
}

impl Iterator for Pieces<'_> {
    type Item = Piece;

    fn next(&mut self) -> Option<Piece> {
        let one = |seen: Seen| Piece {
            blank: seen.blank,
            byte: seen.byte,
            points: seen.point..seen.point + 1,
            text: Composed::One(seen.c),
        };
        if let Some(seen) = self.pending.pop() {
            return Some(one(seen));
        }
        let first = self.seen.next()?;
        let is_alone = self.seen.peek().is_none_or(|next| next.blank || !composes(next.c));
        if is_alone && (first.c < '\u{300}' || is_nfc_quick(std::iter::once(first.c)) != IsNormalized::No) {
            return Some(one(first));
        }
        let mut group = vec![first];
        while let Some(next) = self.seen.next_if(|next| !next.blank && composes(next.c)) {
            group.push(next);
        }
        let text: String = group.iter().map(|seen| seen.c).nfc().collect();
        if text.chars().eq(group.iter().map(|seen| seen.c)) {
            group.reverse();
            self.pending = group;
            return self.pending.pop().map(one);
        }
        let points = first.point..group[group.len() - 1].point + 1;
        Some(Piece { blank: first.blank, byte: first.byte, points, text: Composed::Many(text) })
    }
}

/// Adds a piece to a folded text. White space at the beginning is dropped.
fn push(out: &mut String, piece: &Piece) {
    match &piece.text {
        Composed::One(c) => out.push(*c),
        Composed::Many(text) => out.push_str(text),
    }
}

/// Folds a quote: see [the page on sources](https://www.w3.org/TR/annotation-model/#text-quote-selector) for what a
/// quote is, and the head of this file for what is folded. White space at both ends is dropped.
///
/// ```
/// use detente_source::fold;
/// assert_eq!(fold(" it\u{a0}would\n “welcome” it "), "it would \"welcome\" it");
/// assert_eq!(fold("「歓迎する」"), "「歓迎する」");
/// assert_eq!(fold("gre\u{300}ve, re\u{AD}sign"), "grève, resign");
/// ```
pub fn fold(text: &str) -> String {
    Folded::new(text).text
}

/// A folded text that knows where each part of it came from.
#[derive(Clone, Debug)]
pub(crate) struct Folded {
    /// As [`fold`] gives it.
    pub text: String,
    /// Every so often: byte in the folded text, byte and code point in the original, of the beginning of a piece.
    marks: Vec<(usize, usize, u32)>,
}

impl Folded {
    pub fn new(original: &str) -> Self {
        let mut text = String::with_capacity(original.len());
        let mut marks = Vec::new();
        let mut next = 0;
        for piece in Pieces::from(original, 0, 0) {
            if piece.blank && !text.is_empty() {
                text.push(' ');
            }
            if text.len() >= next {
                marks.push((text.len(), piece.byte, piece.points.start));
                next = text.len() + STRIDE;
            }
            push(&mut text, &piece);
        }
        Self { text, marks }
    }

    /// The code points of the original that a range of folded bytes came from; `None` where the range is empty or
    /// starts or ends with a blank.
    pub fn origin(&self, original: &str, range: Range<usize>) -> Option<Range<u32>> {
        let last = range.end.checked_sub(1).filter(|last| *last >= range.start)?;
        Some(self.piece(original, range.start)?.start..self.piece(original, last)?.end)
    }

    /// Whether a place in the folded text lies within a letter: between it and an accent of its own.
    pub fn cuts_letter(&self, at: usize) -> bool {
        let after_blank = at == 0 || self.text[..at].ends_with(' ');
        !after_blank && self.text[at..].chars().next().is_some_and(belongs_before)
    }

    /// The code points of the original that the piece at a folded byte came from.
    fn piece(&self, original: &str, at: usize) -> Option<Range<u32>> {
        let mark = self.marks.partition_point(|(folded, ..)| *folded <= at).checked_sub(1)?;
        let (mut here, byte, point) = self.marks[mark];
        for (i, piece) in Pieces::from(original, byte, point).enumerate() {
            here += usize::from(piece.blank && i > 0);
            if at < here + piece.len() {
                return (at >= here).then_some(piece.points);
            }
            here += piece.len();
        }
        None
    }

    /// Folded bytes of the original's code points from `start` to `end`: the first piece at or after `start`, and
    /// one past the last before `end`.
    pub fn within(&self, original: &str, range: &Range<u32>) -> Range<usize> {
        let from = self.first_at(original, range.start);
        let to = self.first_at(original, range.end);
        from..to.max(from)
    }

    /// The folded byte of the first piece that begins at `point` or later.
    fn first_at(&self, original: &str, point: u32) -> usize {
        let Some(mark) = self.marks.partition_point(|(.., p)| *p <= point).checked_sub(1) else { return 0 };
        let (mut here, byte, at) = self.marks[mark];
        for (i, piece) in Pieces::from(original, byte, at).enumerate() {
            here += usize::from(piece.blank && i > 0);
            if piece.points.start >= point {
                return here;
            }
            here += piece.len();
        }
        self.text.len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The same, by the letter: the folded text with the origin of each piece, one by one.
    fn naive(original: &str) -> Vec<(usize, String, Range<u32>)> {
        let mut out: Vec<(usize, String, Range<u32>)> = Vec::new();
        let mut at = 0;
        for piece in Pieces::from(original, 0, 0) {
            at += usize::from(piece.blank && !out.is_empty());
            let mut text = String::new();
            push(&mut text, &piece);
            at += text.len();
            out.push((at - text.len(), text, piece.points));
        }
        out
    }

    #[test]
    fn every_character_knows_where_it_came_from() {
        let long = "a\u{a0} „b”\r\n\r\n日本 — c’s \u{FEFF}re\u{AD}sign e\u{301}te\u{301} \u{1112}\u{1161}\u{11AB} "
            .repeat(700);
        for original in ["", " \n", " x ", "“q”", "\u{301}", "a\u{200B}", long.as_str()] {
            let folded = Folded::new(original);
            assert_eq!(folded.text, fold(original));
            let slow = naive(original);
            for (at, text, points) in slow.iter().step_by(if original.len() > 100 { 37 } else { 1 }) {
                assert!(folded.text[*at..].starts_with(text));
                assert_eq!(folded.origin(original, *at..at + text.len()), Some(points.clone()), "{at}");
                assert_eq!(folded.first_at(original, points.start), *at);
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

    #[test]
    fn one_letter_is_one_letter_however_it_is_written() {
        for text in ["Å한글 학교 ồ नया क़लम \u{1E9B}\u{323}", "Ệ, ở, שּׁ, ガ, 神", "a\u{323}\u{302}\u{301} x\u{302}"]
        {
            let (nfc, nfd): (String, String) = (text.nfc().collect(), text.nfd().collect());
            assert_eq!([fold(&nfc), fold(&nfd)], [fold(text), fold(text)], "{text}");
            assert_eq!(fold(&fold(text)), fold(text));
        }
        let words = ["pêche", "peche", "pécher", "péché", "가", "각", "ọkọ", "ọkọ\u{301}"];
        let folded: std::collections::BTreeSet<String> = words.iter().map(|w| fold(w)).collect();
        assert_eq!(folded.len(), words.len(), "other words stay other words");
    }

    #[test]
    fn what_is_not_seen_is_left_out_and_joiners_stay_where_they_tell_words_apart() {
        for (seen, hidden) in [
            ("ministry", "min\u{AD}is\u{200B}try\u{FEFF}"),
            ("שלום", "\u{200F}שלום\u{200E}"),
            ("office", "of\u{200C}fice"),
            ("葛城", "葛\u{E0100}城"),
            ("été", "e\u{34F}\u{301}te\u{2060}\u{301}"),
            ("❤ a", "❤\u{FE0F} a"),
        ] {
            assert_eq!(fold(seen), fold(hidden), "{seen}");
        }
        let flag = |letters: &str| {
            let tags = letters.bytes().map(|b| char::from_u32(0xE0000 + u32::from(b)).expect("a tag"));
            format!("\u{1F3F4}{}\u{E007F}", tags.collect::<String>())
        };
        for (one, other) in [
            ("نامه\u{200C}ای".to_owned(), "نامهای".to_owned()),
            ("അവന്\u{200D}".to_owned(), "അവന്".to_owned()),
            ("👩\u{200D}💻".to_owned(), "👩💻".to_owned()),
            (flag("gbeng"), flag("gbsct")),
            ("re-sign".to_owned(), "resign".to_owned()),
        ] {
            assert_ne!(fold(&one), fold(&other), "{one}");
            assert_eq!(fold(&fold(&one)), fold(&one));
        }
    }
}
