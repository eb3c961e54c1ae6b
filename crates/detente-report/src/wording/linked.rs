//! Texts of the case with what they mention made links: claims, sources and options by their ids, code in backticks.

use crate::page::{Inline, Line};
use crate::wording::place::place;
use detente_case::Case;

/// A text of the case. Only ids that cannot be taken for a common word become links: those with a digit, a full stop
/// or an underscore in them.
pub(crate) fn linked(case: &Case, text: &str) -> Line {
    let mut line = Line::new();
    for (i, piece) in text.split('`').enumerate() {
        // An odd number of backticks leaves the last one unpaired: then it is no mark.
        let paired = i % 2 == 1 && text.matches('`').count() > i;
        if paired {
            line = line.code(piece);
        } else {
            let piece = if i % 2 == 1 { format!("`{piece}") } else { piece.to_owned() };
            line = prose(case, &piece, line);
        }
    }
    line
}

fn prose(case: &Case, text: &str, mut line: Line) -> Line {
    let is_part = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '.';
    let mut plain = String::new();
    let mut rest = text;
    while !rest.is_empty() {
        let end = rest.find(|c| !is_part(c)).unwrap_or(rest.len());
        let word = rest[..end].trim_end_matches('.');
        // Part of a longer word in another script is no id.
        let alone = plain.chars().last().is_none_or(|c| !c.is_alphanumeric())
            && rest[word.len()..].chars().next().is_none_or(|c| !c.is_alphanumeric());
        match target(case, word).filter(|_| alone) {
            Some(to) => {
                if !plain.is_empty() {
                    line = line.push(Inline::Case(std::mem::take(&mut plain)));
                }
                line = line.link(to, word);
                rest = &rest[word.len()..];
            }
            None => {
                let step = if end == 0 { rest.chars().next().map_or(0, char::len_utf8) } else { end };
                plain.push_str(&rest[..step]);
                rest = &rest[step..];
            }
        }
    }
    if plain.is_empty() { line } else { line.push(Inline::Case(plain)) }
}

fn target(case: &Case, word: &str) -> Option<String> {
    if !word.contains(|c: char| c.is_ascii_digit() || c == '.' || c == '_') {
        return None;
    }
    let kind = if case.claims.iter().any(|c| c.id.value == word) {
        "claim"
    } else if case.sources.iter().any(|s| s.id.value == word) {
        "source"
    } else if case.find_option(word).is_some() {
        "option"
    } else {
        return None;
    };
    Some(place(kind, word))
}
