//! The passage of a text that comes closest to a quote, found at bounded cost.
//!
//! One pass over the text counts, in blocks as long as the quote, how many of the quote's short runs of characters occur;
//! the best few places are then compared letter by letter (Sellers 1980, edit distance of a pattern to any part of a
//! text). The pass costs a few operations a character, the comparison at most [`PLACES`] times four times the square of
//! the quote's length.

use std::ops::Range;

/// How much of a long quote is compared, in characters.
pub(crate) const COMPARED: usize = 400;
/// How many places are looked at closely.
const PLACES: usize = 4;
/// Bits of the set of runs: 8 KiB, so that it stays in the fastest memory.
const BITS: usize = 1 << 16;

/// A passage that resembles a quote.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Near {
    /// Where, in bytes of the text.
    pub range: Range<usize>,
    /// How much of it is the same, in per cent.
    pub same: u8,
}

/// The part of `text` that is nearest to `quote`, both folded; the first of the nearest. Nothing when less than half of
/// the quote is there, or when the quote is too short for "nearest" to mean anything.
pub(crate) fn nearest(text: &str, quote: &str) -> Option<Near> {
    let pattern: Vec<char> = quote.chars().take(COMPARED).collect();
    if pattern.len() < 4 || text.is_empty() {
        return None;
    }
    let mut best: Option<(usize, Range<usize>)> = None;
    for region in promising(text, &pattern) {
        let (distance, found) = closest(&text[region.clone()], &pattern);
        let found = region.start + found.start..region.start + found.end;
        if best.as_ref().is_none_or(|(least, at)| (distance, found.start) < (*least, at.start)) {
            best = Some((distance, found));
        }
    }
    let (distance, range) = best?;
    let trimmed = text[range.clone()].trim();
    let start = range.start + text[range.clone()].find(trimmed)?;
    let same = 100usize.saturating_sub(distance * 100 / pattern.len()) as u8;
    (same >= 50 && !trimmed.is_empty()).then(|| Near { range: start..start + trimmed.len(), same })
}

/// The parts of a text in which most runs of the pattern occur.
fn promising(text: &str, pattern: &[char]) -> Vec<Range<usize>> {
    // Scripts without spaces say more per character, so shorter runs tell as much.
    let wide = pattern.iter().filter(|c| u32::from(**c) > 0x2E7F).count() * 2 > pattern.len();
    let run = if wide || pattern.len() < 12 { 2 } else { 4 };
    let mut known = vec![0u64; BITS / 64];
    for window in pattern.windows(run) {
        let hash = window.iter().fold(0, |hash, c| push(hash, *c, run));
        known[slot(hash) / 64] |= 1 << (slot(hash) % 64);
    }
    // Starts of blocks with the number of runs found in each; only the best pairs are kept.
    let size = pattern.len().max(16);
    let mut best: Vec<(usize, usize, usize)> = Vec::new();
    let (mut before, mut start, mut here, mut count) = ((0, 0), 0, 0, 0);
    let mut hash = 0;
    let mut keep = |(from, hits): (usize, usize), to: usize, more: usize| {
        let score = hits + more;
        if score == 0 || best.len() == PLACES && best[PLACES - 1].0 >= score {
            return;
        }
        let at = best.partition_point(|(s, ..)| *s >= score);
        best.insert(at, (score, from, to));
        best.truncate(PLACES);
    };
    for (byte, c) in text.char_indices() {
        if count == size {
            keep(before, byte, here);
            before = (start, here);
            (start, here, count) = (byte, 0, 0);
        }
        hash = push(hash, c, run);
        here += (known[slot(hash) / 64] >> (slot(hash) % 64) & 1) as usize;
        count += 1;
    }
    keep(before, text.len(), here);
    best.into_iter().map(|(_, from, to)| widened(text, from..to, size)).collect()
}

/// The hash of the last `run` characters, with one more.
fn push(hash: u64, c: char, run: usize) -> u64 {
    let bits = 64 / run as u32;
    let keep = if bits == 32 { 0xFFFF_FFFF } else { (1u64 << (bits * (run as u32 - 1))) - 1 };
    (hash & keep) << bits | u64::from(c) & ((1u64 << bits) - 1)
}

fn slot(hash: u64) -> usize {
    (hash.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 48) as usize % BITS
}

/// The range with up to `by` more characters at both ends.
fn widened(text: &str, range: Range<usize>, by: usize) -> Range<usize> {
    let start = text[..range.start].char_indices().rev().take(by).last().map_or(range.start, |(at, _)| at);
    let end = text[range.end..].char_indices().nth(by).map_or(text.len(), |(at, _)| range.end + at);
    start..end
}

/// The part of a text with the least edit distance to a pattern: insertions, deletions and substitutions cost 1.
pub(crate) fn closest(text: &str, pattern: &[char]) -> (usize, Range<usize>) {
    // One column a character of the text: the distance of each prefix of the pattern to a part of the text that ends
    // here, and where that part starts.
    let mut column: Vec<(usize, usize)> = (0..=pattern.len()).map(|row| (row, 0)).collect();
    let mut best = (pattern.len(), 0..0);
    for (byte, c) in text.char_indices() {
        let end = byte + c.len_utf8();
        let mut diagonal = column[0];
        column[0] = (0, end);
        for row in 1..=pattern.len() {
            let change = (diagonal.0 + usize::from(pattern[row - 1] != c), diagonal.1);
            let here = (column[row].0 + 1, column[row].1);
            let above = (column[row - 1].0 + 1, column[row - 1].1);
            diagonal = column[row];
            // On a tie the longer part, which starts earlier: it shows the whole of what was changed.
            column[row] = change.min(here).min(above);
        }
        let (distance, start) = column[pattern.len()];
        if distance < best.0 {
            best = (distance, start..end);
        }
    }
    best
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_edit_distance_is_that_of_the_textbook() {
        let chars = |t: &str| t.chars().collect::<Vec<char>>();
        assert_eq!(closest("annual report of the year", &chars("annuel report")), (1, 0..13));
        assert_eq!(closest("xx surgery xx", &chars("survey")), (2, 3..8));
        assert_eq!(closest("", &chars("abc")), (3, 0..0));
    }

    #[test]
    fn a_changed_sentence_is_found_in_a_long_text() {
        let filler = "The committee met again on a Tuesday and adjourned without a word to the press. ".repeat(400);
        let text = format!("{filler}Ministers will not lift the embargo before spring, she said. {filler}");
        let found = nearest(&text, "Ministers would not lift any embargo before spring").unwrap();
        assert_eq!(&text[found.range], "Ministers will not lift the embargo before spring");
        assert!((80..100).contains(&found.same), "{}", found.same);
        assert_eq!(nearest(&text, "Completely unrelated wording about fish quotas in Norway"), None);
        assert_eq!(nearest(&text, "abc"), None);
    }

    #[test]
    fn scripts_without_spaces() {
        let text =
            format!("{}首相は会談の実現に意欲を示した。{}", "天気は晴れです。".repeat(300), "以上です。".repeat(300));
        let found = nearest(&text, "首相は会談の開催に意欲を示した").unwrap();
        assert_eq!(&text[found.range], "首相は会談の実現に意欲を示した");
    }

    #[test]
    fn a_quote_with_few_edits_is_never_missed() {
        // A generator of its own, so that the same texts are tried everywhere.
        let mut seed = 7u64;
        let mut random = |n: usize| {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (seed >> 33) as usize % n
        };
        for _ in 0..60 {
            let letters: Vec<char> = "abcdefghij klmnop".chars().collect();
            let mut text: Vec<char> = (0..2000).map(|_| letters[random(letters.len())]).collect();
            let at = random(1900);
            let quote: String = text[at..at + 60].iter().collect();
            for _ in 0..6 {
                let place = at + random(60);
                text[place] = 'z';
            }
            let text: String = text.into_iter().collect();
            let found = nearest(&text, &quote).expect("nine tenths of it are there");
            let (least, _) = closest(&text, &quote.chars().collect::<Vec<_>>());
            let (reached, _) = closest(&text[found.range], &quote.chars().collect::<Vec<_>>());
            assert!(reached <= least + 2, "trimmed blanks aside it is the nearest: {reached} against {least}");
        }
    }
}
