//! Whether an anchor holds in a text, and what it might have meant where it does not.

use crate::difference::{Difference, Within};
use crate::fold::fold;
use crate::near::{COMPARED, Near, nearest};
use crate::passages::Passages;
use crate::{Anchor, AnchorError, Digest, Nearest, Passage, shown};
use std::ops::Range;

/// Places named in one error.
const NAMED: usize = 3;
/// Characters of a passage that a message shows.
const SHOWN: usize = 120;
/// Bytes hashed while a moved passage is looked for by its digest.
const HASHED: usize = 4 << 20;

impl<'t> Passages<'t> {
    /// Checks that an anchor holds in this text, and returns the passage. Nothing is ever re-anchored: what does not
    /// hold exactly, after the one folding of [`fold`], is an error.
    ///
    /// * With a range, the passage is what stands there; it must have the digest and be the quote that are given.
    /// * With a quote alone, it must stand in the text (or in the paragraph named) exactly once, between `prefix` and
    ///   `suffix` where they are given.
    /// * With a paragraph alone, the passage is the whole paragraph.
    ///
    /// # Errors
    /// The first thing that does not hold.
    ///
    /// ```
    /// use detente_source::{Anchor, Digest, Passages};
    /// let text = Passages::new("one\n\ntwo “times”\u{a0}two\n");
    /// let by_hash = Anchor { paragraph: Some(2), range: Some(5..8), sha256: Some(Digest::of(b"two")), ..Anchor::default() };
    /// assert_eq!(text.verify(&by_hash).unwrap().text, "two");
    /// let by_words = Anchor { quote: Some("\"times\" two".to_owned()), ..Anchor::default() };
    /// assert_eq!(text.verify(&by_words).unwrap().range, 9..20);
    /// let twice = Anchor { quote: Some("two".to_owned()), ..Anchor::default() };
    /// assert!(text.verify(&twice).is_err());
    /// assert!(text.verify(&Anchor { prefix: Some("times”".to_owned()), ..twice }).is_ok());
    /// ```
    pub fn verify(&self, anchor: &Anchor) -> Result<Passage<'t>, AnchorError> {
        let count = self.paragraphs().len() as u32;
        if anchor.paragraph.is_some_and(|p| p == 0 || p > count) {
            return Err(AnchorError::NoSuchParagraph(count));
        }
        let quote = anchor.quote.as_deref().map(fold);
        if quote.as_deref() == Some("") {
            return Err(AnchorError::EmptyQuote);
        }
        let range = match (&anchor.range, &quote, anchor.paragraph) {
            (Some(range), ..) => range.clone(),
            (None, Some(quote), _) => self.only(anchor, quote)?,
            (None, None, Some(p)) => self.paragraphs()[p as usize - 1].clone(),
            (None, None, None) => 0..self.characters(),
        };
        let text = self.slice(&range).ok_or(AnchorError::PastEnd(self.characters()))?;
        if anchor.range.is_some()
            && let Some(quote) = &quote
            && fold(text) != *quote
        {
            return Err(AnchorError::Differs(shown(text, 80)));
        }
        if let Some(digest) = anchor.sha256
            && Digest::of(text.as_bytes()) != digest
        {
            return Err(AnchorError::Changed(Digest::of(text.as_bytes())));
        }
        let paragraph = self.paragraph_of(&range);
        if anchor.paragraph.is_some() && anchor.paragraph != paragraph {
            return Err(AnchorError::OtherParagraph(paragraph));
        }
        if anchor.range.is_some() && !self.fits(anchor, &self.folded_range(&range)) {
            return Err(AnchorError::Surroundings(1));
        }
        Ok(Passage { text, range, paragraph })
    }

    /// The passage nearest to what an anchor that does not hold was meant for: its quote at another place, or the part
    /// of the text that resembles it most; or, for an anchor by digest, the same passage at another offset. The cost is
    /// bounded: one pass over the text and a few megabytes of hashing.
    ///
    /// ```
    /// use detente_source::{Anchor, Passages};
    /// let text = Passages::new("The minister may give way, the paper said.");
    /// let anchor = Anchor { quote: Some("The minister will give way".to_owned()), ..Anchor::default() };
    /// let nearest = text.nearest(&anchor).unwrap();
    /// assert_eq!((nearest.passage.text, nearest.same), ("The minister may give way", 85));
    /// ```
    pub fn nearest(&self, anchor: &Anchor) -> Option<Nearest<'t>> {
        let at = |range: Range<u32>, same, difference, parting| {
            let text = self.slice(&range)?;
            let passage = Passage { text, paragraph: self.paragraph_of(&range), range };
            Some(Nearest { passage, same, difference, parting })
        };
        if let Some(quote) = anchor.quote.as_deref().map(fold).filter(|q| !q.is_empty()) {
            let folded = self.folded();
            let wanted = anchor.range.as_ref().map_or(0, |r| self.folded_range(r).start);
            let same = self.occurrences(&quote, 0..folded.text.len());
            if let Some(found) = same.into_iter().min_by_key(|o| o.start.abs_diff(wanted)) {
                let difference = self.surroundings(anchor, &found);
                return at(folded.origin(self.text, found)?, 100, difference, None);
            }
            let Near { mut range, same } = nearest(&folded.text, &quote)?;
            // Of a long quote the beginning was compared; the passage is as long as the whole.
            let rest = quote.chars().count().saturating_sub(COMPARED);
            range.end += folded.text[range.end..].chars().take(rest).map(char::len_utf8).sum::<usize>();
            // A letter is shown with its accents, and where the last one differs it is shown rather than left out.
            let letter = |at: usize| folded.text[at..].chars().next().filter(|c| c.is_alphanumeric());
            let shorter = folded.text[range.clone()].chars().count() < quote.chars().count();
            if let Some(c) = letter(range.end).filter(|_| shorter) {
                range.end += c.len_utf8();
            }
            while folded.cuts_letter(range.end) {
                range.end += folded.text[range.end..].chars().next().map_or(0, char::len_utf8);
            }
            let passage = folded.text[range.clone()].trim_end();
            range.end = range.start + passage.len();
            let difference = Difference::between(Within::Quote, &quote, passage);
            return at(folded.origin(self.text, range)?, same.min(99), difference, parting(&quote, passage));
        }
        let (range, digest) = (anchor.range.clone()?, anchor.sha256?);
        at(self.moved(&range, digest)?, 100, None, None)
    }

    /// What differs around a quote, where `prefix` or `suffix` only look like what stands there.
    fn surroundings(&self, anchor: &Anchor, passage: &Range<usize>) -> Option<Difference> {
        let text = &self.folded().text;
        let before = |prefix: &String| {
            let prefix = fold(prefix);
            let before = text[..passage.start].trim_end();
            let from =
                before.char_indices().rev().take(prefix.chars().count()).last().map_or(before.len(), |(at, _)| at);
            Difference::between(Within::Prefix, &prefix, &before[from..])
        };
        let after = |suffix: &String| {
            let suffix = fold(suffix);
            let after: String = text[passage.end..].trim_start().chars().take(suffix.chars().count()).collect();
            Difference::between(Within::Suffix, &suffix, &after)
        };
        let prefix = anchor.prefix.as_ref().and_then(before);
        prefix.or_else(|| anchor.suffix.as_ref().and_then(after))
    }

    /// The one place of a quote, with its surroundings where they are given.
    fn only(&self, anchor: &Anchor, quote: &str) -> Result<Range<u32>, AnchorError> {
        let folded = self.folded();
        let within = match anchor.paragraph {
            Some(p) => self.folded_range(&self.paragraphs()[p as usize - 1].clone()),
            None => 0..folded.text.len(),
        };
        let all = self.occurrences(quote, within);
        let fitting: Vec<&Range<usize>> = all.iter().filter(|o| self.fits(anchor, o)).collect();
        let origin = |o: &Range<usize>| folded.origin(self.text, o.clone()).unwrap_or_default();
        match (fitting.as_slice(), all.len()) {
            ([one], _) => Ok(origin(one)),
            ([], 0) => Err(AnchorError::NotFound),
            ([], n) => Err(AnchorError::Surroundings(n)),
            (several, _) => {
                let places = several.iter().take(NAMED).map(|o| origin(o));
                let places = places.map(|range| (self.paragraph_of(&range), range)).collect();
                Err(AnchorError::Ambiguous(places, several.len()))
            }
        }
    }

    /// Whether a folded passage stands between `prefix` and `suffix`; a blank at the seams does not matter.
    fn fits(&self, anchor: &Anchor, passage: &Range<usize>) -> bool {
        let text = &self.folded().text;
        let before = |prefix: &String| text[..passage.start].trim_end().ends_with(&fold(prefix));
        let after = |suffix: &String| text[passage.end..].trim_start().starts_with(&fold(suffix));
        anchor.prefix.as_ref().is_none_or(before) && anchor.suffix.as_ref().is_none_or(after)
    }

    /// A range of code points as a range of folded bytes, without blanks at its ends.
    fn folded_range(&self, range: &Range<u32>) -> Range<usize> {
        let folded = self.folded();
        let found = folded.within(self.text, range);
        found.start..found.start + folded.text[found].trim_end().len()
    }

    /// Where a passage of the same length has the digest, nearest to its old place.
    fn moved(&self, range: &Range<u32>, digest: Digest) -> Option<Range<u32>> {
        let length = range.end.checked_sub(range.start).filter(|n| *n > 0)?;
        let tries = HASHED / (length as usize + 64);
        let last = self.characters().checked_sub(length)?;
        let old = range.start.min(last);
        let places = (1..=tries as u32 / 2).flat_map(|step| {
            let (before, after) = (old.checked_sub(step), old.checked_add(step).filter(|at| *at <= last));
            before.into_iter().chain(after)
        });
        std::iter::once(old)
            .chain(places)
            .map(|start| start..start + length)
            .find(|place| self.slice(place).is_some_and(|text| Digest::of(text.as_bytes()) == digest))
    }
}

/// A few words of two texts from where they part, if that is too far from their beginning to be shown with it.
fn parting(quote: &str, text: &str) -> Option<(String, String)> {
    let same = quote.chars().zip(text.chars()).take_while(|(q, t)| q == t).count();
    let words = |text: &str| text.chars().skip(same.saturating_sub(20)).take(60).collect::<String>();
    (same > SHOWN).then(|| (words(quote), words(text)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn quote(words: &str) -> Anchor {
        Anchor { quote: Some(words.to_owned()), ..Anchor::default() }
    }

    #[test]
    fn code_points_not_bytes() {
        let text = Passages::new("日本\u{a0}語\n\nfin");
        let at = Anchor { paragraph: Some(1), range: Some(1..4), ..Anchor::default() };
        assert_eq!(text.verify(&at).unwrap().text, "本\u{a0}語");
        assert_eq!(text.verify(&Anchor { range: Some(0..99), ..at.clone() }), Err(AnchorError::PastEnd(9)));
        let second = Anchor { paragraph: Some(2), ..at.clone() };
        assert_eq!(text.verify(&second), Err(AnchorError::OtherParagraph(Some(1))));
        assert_eq!(text.verify(&Anchor { paragraph: Some(3), ..at }), Err(AnchorError::NoSuchParagraph(2)));
    }

    #[test]
    fn a_changed_passage_is_named_and_a_moved_one_found() {
        let at = Anchor { range: Some(0..3), sha256: Some(Digest::of(b"one")), ..Anchor::default() };
        assert_eq!(Passages::new("two").verify(&at), Err(AnchorError::Changed(Digest::of(b"two"))));
        let moved = Passages::new("A new line.\n\nthis one");
        assert!(moved.verify(&at).is_err());
        let nearest = moved.nearest(&at).unwrap();
        assert_eq!((nearest.passage.range, nearest.passage.paragraph, nearest.same), (18..21, Some(2), 100));
        assert_eq!(Passages::new("nothing of it").nearest(&at), None);
    }

    #[test]
    fn quotes_are_folded_and_nothing_else() {
        let text = Passages::new("It would “welcome”\u{a0}dialogue,\r\nshe said.");
        assert_eq!(text.verify(&quote("\"welcome\" dialogue, she")).unwrap().range, 9..33);
        assert_eq!(text.verify(&quote("it would")), Err(AnchorError::NotFound), "letters keep their case");
        assert_eq!(text.nearest(&quote("it would")).unwrap().passage.text, "It would");
        let french = Passages::new("La pe\u{302}che est ferme\u{301}e; il a mange\u{301}.");
        assert_eq!(french.verify(&quote("pêche est fermée")).unwrap().range, 3..21);
        assert_eq!(french.verify(&quote("La pe")), Err(AnchorError::NotFound), "a letter is not cut");
        assert_eq!(french.verify(&quote("il a mange")), Err(AnchorError::NotFound));
        let nearest = french.nearest(&quote("il a mange")).unwrap();
        assert_eq!((nearest.passage.text, nearest.same), ("il a mange\u{301}", 90));
        assert!(nearest.difference.unwrap().to_string().contains("“é” (U+00E9)"));
        assert_eq!(text.verify(&quote(" \u{a0} ")), Err(AnchorError::EmptyQuote));
    }

    #[test]
    fn a_quote_that_stands_twice_needs_its_surroundings() {
        let text = Passages::new("We will talk.\n\nThey said: we will talk. Later we will talk again.");
        let Err(AnchorError::Ambiguous(places, 2)) = text.verify(&quote("we will talk")) else { panic!() };
        assert_eq!(places, [(Some(2), 26..38), (Some(2), 46..58)]);
        let told = |prefix: &str, suffix: &str| {
            let some = |t: &str| (!t.is_empty()).then(|| t.to_owned());
            let anchor = Anchor { prefix: some(prefix), suffix: some(suffix), ..quote("we will talk") };
            text.verify(&anchor).map(|p| p.range)
        };
        assert_eq!(told("said:", ""), Ok(26..38));
        assert_eq!(told("", " again"), Ok(46..58));
        assert_eq!(told("Later", "tomorrow"), Err(AnchorError::Surroundings(2)));
        let first = Anchor { paragraph: Some(1), ..quote("We will talk") };
        assert_eq!(text.verify(&first).unwrap().range, 0..12);
        assert_eq!(text.verify(&Anchor { paragraph: Some(1), ..quote("again") }), Err(AnchorError::NotFound));
    }

    #[test]
    fn a_range_must_be_the_quote() {
        let text = Passages::new("Talks may begin. Talks will begin.");
        let at = Anchor { range: Some(0..15), suffix: Some(". Talks".to_owned()), ..quote("Talks may begin") };
        assert_eq!(text.verify(&at).unwrap().text, "Talks may begin");
        assert_eq!(
            text.verify(&Anchor { prefix: Some("No".to_owned()), ..at.clone() }),
            Err(AnchorError::Surroundings(1))
        );
        let off = Anchor { range: Some(17..33), ..at };
        assert_eq!(text.verify(&off), Err(AnchorError::Differs("Talks will begin".to_owned())));
        assert_eq!(text.nearest(&off).unwrap().passage.range, 0..15);
    }

    /// What the definition says, without any of the machinery: every part of the text is folded and compared.
    fn naive(text: &str, words: &str) -> usize {
        let points: Vec<usize> = text.char_indices().map(|(i, _)| i).chain([text.len()]).collect();
        let is_hidden = |c: char| c == '\u{AD}';
        let tight = |part: &str| !part.is_empty() && part.trim() == part && part.trim_matches(is_hidden) == part;
        // An accent belongs to what stands before it, unless that is a blank.
        let is_cut = |at: usize| {
            let before = text[..at].trim_end_matches(is_hidden).chars().next_back();
            let after = text[at..].trim_start_matches(is_hidden).chars().next();
            before.is_some_and(|c| !c.is_whitespace()) && after.is_some_and(crate::fold::belongs_before)
        };
        let mut found = 0;
        for from in 0..points.len() {
            for to in from + 1..points.len() {
                let part = &text[points[from]..points[to]];
                let is_whole = !is_cut(points[from]) && !is_cut(points[to]);
                found += usize::from(tight(part) && is_whole && fold(part) == fold(words));
            }
        }
        found
    }

    #[test]
    fn exactly_the_passages_of_the_definition_are_found() {
        let mut seed = 11u64;
        let mut random = |n: usize| {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (seed >> 33) as usize % n
        };
        let letters: Vec<char> =
            "ab \u{a0}\n“\"語eé\u{301}\u{323}\u{AD}ọ\u{1100}\u{1161}\u{11A8}가각".chars().collect();
        for _ in 0..1500 {
            let length = 1 + random(24);
            let text: String = (0..length).map(|_| letters[random(letters.len())]).collect();
            let length = 1 + random(4);
            let words: String = (0..length).map(|_| letters[random(letters.len())]).collect();
            let expected = naive(&text, &words);
            let found = match Passages::new(&text).verify(&quote(&words)) {
                Ok(_) => 1,
                Err(AnchorError::Ambiguous(_, n)) => n,
                Err(AnchorError::NotFound | AnchorError::EmptyQuote) => 0,
                Err(other) => panic!("{other}"),
            };
            assert_eq!(found, expected, "{words:?} in {text:?}");
        }
    }
}
