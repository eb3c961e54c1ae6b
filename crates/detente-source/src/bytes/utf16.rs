//! UTF-16 and UTF-32 without a byte order mark, known by where their zero bytes stand.

use encoding_rs::{Encoding, UTF_16BE, UTF_16LE};

/// UTF-32, with or without a mark: four bytes a character.
pub(super) fn utf32(bytes: &[u8]) -> Option<&'static str> {
    let all = |read: fn([u8; 4]) -> u32| {
        let mut quads = bytes.chunks_exact(4);
        let good = |quad: &[u8]| {
            let number = read([quad[0], quad[1], quad[2], quad[3]]);
            number != 0 && char::from_u32(number).is_some()
        };
        bytes.len() >= 8 && bytes.len().is_multiple_of(4) && quads.all(good)
    };
    if bytes.starts_with(&[0xFF, 0xFE, 0, 0]) || bytes.starts_with(&[0, 0, 0xFE, 0xFF]) {
        return Some("UTF-32");
    }
    if all(u32::from_le_bytes) {
        return Some("UTF-32LE");
    }
    all(u32::from_be_bytes).then_some("UTF-32BE")
}

/// Which UTF-16 bytes with zeros in them are, if they are.
pub(super) fn guess(bytes: &[u8]) -> Option<&'static Encoding> {
    if !bytes.len().is_multiple_of(2) {
        return None;
    }
    // A text in bytes into which a few zeros have got is no UTF-16: without them it reads as UTF-8, which UTF-16 does not, or
    // has a zero in nearly every pair.
    let zeros = bytes.iter().filter(|b| **b == 0).count();
    let others: Vec<u8> = bytes.iter().copied().filter(|b| *b != 0).collect();
    let plain = |text: &str| !text.chars().any(|c| c.is_control() && !matches!(c, '\t' | '\n' | '\r' | '\u{C}'));
    if zeros < bytes.len() / 4 && std::str::from_utf8(&others).is_ok_and(plain) {
        return None;
    }
    let reads = |encoding: &'static Encoding| {
        let (text, errors) = encoding.decode_without_bom_handling(bytes);
        let odd = |c: char| {
            c.is_control() && !matches!(c, '\t' | '\n' | '\r' | '\u{C}')
                || matches!(c, '\u{E000}'..='\u{F8FF}' | '\u{FDD0}'..='\u{FDEF}' | '\u{FFF0}'..='\u{FFFF}' | '\u{F0000}'..)
        };
        !errors && !text.chars().any(odd)
    };
    // A script fills few rows of the table of characters, so that the upper bytes of its characters differ little.
    let rows = |first: usize| {
        let mut seen = [false; 256];
        bytes.iter().skip(first).step_by(2).for_each(|b| seen[usize::from(*b)] = true);
        seen.iter().filter(|s| **s).count()
    };
    let (big, little) = (reads(UTF_16BE), reads(UTF_16LE));
    match (big, little) {
        (true, true) => Some(if rows(0) < rows(1) { UTF_16BE } else { UTF_16LE }),
        (true, false) => Some(UTF_16BE),
        (false, true) => Some(UTF_16LE),
        (false, false) => None,
    }
}
