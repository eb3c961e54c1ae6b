//! Sentences of a paragraph.

use super::lexicon::ABBREVIATIONS;
use super::marks::Quotation;
use std::ops::Range;

/// The sentences of a paragraph, in bytes, without the white space between them. A quotation is never cut: the sentence that
/// holds it goes on at least to its end.
pub(super) fn sentences(text: &str, marks: &[Quotation]) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = 0;
    let mut skip = 0;
    let mut quotations = marks.iter();
    let mut quotation = quotations.next();
    let mut depth = 0usize;
    for (at, c) in text.char_indices() {
        while quotation.is_some_and(|q| q.outer.end <= at) {
            quotation = quotations.next();
        }
        if at < skip {
            continue;
        }
        let mut end = at + c.len_utf8();
        let mut last = c;
        if let Some(q) = quotation.filter(|q| q.outer.contains(&at)) {
            // What ends within a quotation ends with it.
            let inner = text[q.inner.clone()].trim_end();
            last = inner.chars().next_back().unwrap_or(' ');
            end = q.outer.end;
            skip = end;
        }
        match c {
            '（' => depth += 1,
            '）' => depth = depth.saturating_sub(1),
            _ => {}
        }
        let wide = matches!(last, '。' | '！' | '？');
        if !wide && !matches!(last, '.' | '!' | '?' | '…') || wide && depth > 0 {
            continue;
        }
        let quoted = end != at + c.len_utf8();
        let tail = &text[end..];
        let more = tail.find(|c| !matches!(c, '"' | '”' | '’' | '»' | '“' | '‘' | ')' | ']' | '.' | '!' | '?'));
        end += more.unwrap_or(tail.len());
        let rest = &text[end..];
        let breaks = rest.chars().next().is_none_or(char::is_whitespace)
            && rest.trim_start().chars().next().is_none_or(|c| !c.is_lowercase());
        if wide && !quoted || breaks && !(last == '.' && !quoted && is_abbreviation(&text[start..at])) {
            push(text, start..end, &mut found);
            start = end;
            skip = end;
        }
    }
    push(text, start..text.len(), &mut found);
    found
}

fn push(text: &str, range: Range<usize>, found: &mut Vec<Range<usize>>) {
    let part = &text[range.clone()];
    let start = range.start + (part.len() - part.trim_start().len());
    let end = start + part.trim().len();
    if start < end {
        found.push(start..end);
    }
}

/// Whether what stands before a full stop is an abbreviation or an initial.
pub(super) fn is_abbreviation(before: &str) -> bool {
    let word = before.rsplit(|c: char| c.is_whitespace() || c == '(').next().unwrap_or_default();
    let word = word.trim_matches(|c: char| matches!(c, '"' | '“' | '„' | '«' | '(' | '‘'));
    let initial = word.chars().count() == 1 && word.chars().all(char::is_uppercase);
    initial || ABBREVIATIONS.contains(&word.to_lowercase().as_str())
}

#[cfg(test)]
mod tests {
    use super::super::marks::quotations;
    use super::*;

    fn parts(text: &str) -> Vec<&str> {
        sentences(text, &quotations(text)).into_iter().map(|r| &text[r]).collect()
    }

    #[test]
    fn sentences_end_where_they_end() {
        assert_eq!(
            parts("Mr. Lee met J. Ek of the U.S. team. “We agree. We do.” He left at 3.15 p.m. on foot! Really?"),
            ["Mr. Lee met J. Ek of the U.S. team.", "“We agree. We do.”", "He left at 3.15 p.m. on foot!", "Really?"]
        );
        assert_eq!(
            parts("首相は「行く。必ず行く」と述べた。反応はない。"),
            ["首相は「行く。必ず行く」と述べた。", "反応はない。"]
        );
        assert_eq!(parts("“Why?” she asked. “No.”"), ["“Why?” she asked.", "“No.”"]);
    }

    #[test]
    fn a_closing_mark_after_the_full_stop_ends_a_sentence_in_every_language() {
        assert_eq!(
            parts("„Das genügt nicht.“ Der Rat tagt. „Wir warten“, sagte sie."),
            ["„Das genügt nicht.“", "Der Rat tagt.", "„Wir warten“, sagte sie."]
        );
        assert_eq!(parts("»Nein.« Er ging."), ["»Nein.«", "Er ging."]);
        assert_eq!(parts("« C’est fini. » Il sort."), ["« C’est fini. »", "Il sort."]);
    }
}
