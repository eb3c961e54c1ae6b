//! Sentences and quotations of a paragraph.

use super::lexicon::ABBREVIATIONS;
use std::ops::Range;

/// The sentences of a paragraph, in bytes, without the white space between them.
pub(super) fn sentences(text: &str) -> Vec<Range<usize>> {
    let chars: Vec<(usize, char)> = text.char_indices().collect();
    let mut found = Vec::new();
    let (mut start, mut depth, mut i) = (0, 0usize, 0);
    while i < chars.len() {
        let (at, c) = chars[i];
        match c {
            '「' | '『' | '（' => depth += 1,
            '」' | '』' | '）' => depth = depth.saturating_sub(1),
            _ => {}
        }
        i += 1;
        let wide = matches!(c, '。' | '！' | '？');
        if !wide && !matches!(c, '.' | '!' | '?' | '…') || wide && depth > 0 {
            continue;
        }
        while chars.get(i).is_some_and(|(_, c)| matches!(c, '"' | '”' | '’' | '»' | ')' | ']' | '.' | '!' | '?')) {
            i += 1;
        }
        let next = chars.get(i).map(|(_, c)| *c);
        let after = chars[i..].iter().map(|(_, c)| *c).find(|c| !c.is_whitespace());
        let breaks = next.is_none_or(char::is_whitespace) && after.is_none_or(|c| !c.is_lowercase());
        if wide || breaks && !(c == '.' && is_abbreviation(&text[start..at])) {
            let end = chars.get(i).map_or(text.len(), |(at, _)| *at);
            push(text, start..end, &mut found);
            start = end;
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
fn is_abbreviation(before: &str) -> bool {
    let word = before.rsplit(|c: char| c.is_whitespace() || c == '(').next().unwrap_or_default();
    let word = word.trim_matches(|c: char| matches!(c, '"' | '“' | '(' | '‘'));
    let initial = word.chars().count() == 1 && word.chars().all(char::is_uppercase);
    initial || ABBREVIATIONS.contains(&word.to_lowercase().as_str())
}

/// Words in quotation marks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Quotation {
    /// With its marks, in bytes.
    pub outer: Range<usize>,
    /// Without them.
    pub inner: Range<usize>,
    /// Whether it ends within the paragraph.
    pub closed: bool,
}

/// The quotations of a paragraph. Marks may be mixed: what opens with a straight mark may close with a bent one.
pub(super) fn quotations(text: &str) -> Vec<Quotation> {
    let chars: Vec<(usize, char)> = text.char_indices().collect();
    let mut found = Vec::new();
    let mut open: Option<(usize, char)> = None;
    let mut depth = 0usize;
    for (i, (at, c)) in chars.iter().copied().enumerate() {
        let before = i.checked_sub(1).map(|i| chars[i].1);
        let after = chars.get(i + 1).map(|(_, c)| *c);
        let starts = before.is_none_or(|c| c.is_whitespace() || matches!(c, '(' | '[' | '—' | '–' | '-' | ':' | '‘'))
            && after.is_some_and(|c| !c.is_whitespace());
        let end = |from: usize, to: usize, closed: bool, found: &mut Vec<Quotation>| {
            let mark = text[from..].chars().next().map_or(0, char::len_utf8);
            let tail = if closed { text[..to].chars().next_back().map_or(0, char::len_utf8) } else { 0 };
            found.push(Quotation { outer: from..to, inner: from + mark..to - tail, closed });
        };
        let stop = at + c.len_utf8();
        match (open, c) {
            (None, '「' | '『' | '“' | '„' | '«') => (open, depth) = (Some((at, c)), 0),
            (None, '"' | '”') if starts => open = Some((at, c)),
            (None, '‘') if starts => open = Some((at, c)),
            (Some((_, first @ ('「' | '『'))), _) => {
                let closing = if first == '「' { '」' } else { '』' };
                depth += usize::from(c == first);
                if c == closing && depth > 0 {
                    depth -= 1;
                } else if c == closing {
                    end(open.take().map_or(at, |o| o.0), stop, true, &mut found);
                }
            }
            (Some((from, '‘')), '’') if !after.is_some_and(char::is_alphanumeric) => {
                end(from, stop, true, &mut found);
                open = None;
            }
            (Some((_, '‘')), _) => {}
            (Some((from, '„')), '“') => {
                end(from, stop, true, &mut found);
                open = None;
            }
            // An opening mark within an open quotation: the one before was never closed.
            (Some((from, _)), '“' | '"') if starts && (c == '“' || before.is_some_and(char::is_whitespace)) => {
                end(from, at, false, &mut found);
                open = Some((at, c));
            }
            (Some((from, _)), '"' | '”' | '»') => {
                end(from, stop, true, &mut found);
                open = None;
            }
            _ => {}
        }
    }
    // An open single mark was an apostrophe.
    if let Some((from, c)) = open.filter(|(_, c)| *c != '‘') {
        let inner = from + c.len_utf8()..text.len();
        found.push(Quotation { outer: from..text.len(), inner, closed: false });
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts<'t>(text: &'t str, ranges: &[Range<usize>]) -> Vec<&'t str> {
        ranges.iter().map(|r| &text[r.clone()]).collect()
    }

    #[test]
    fn sentences_end_where_they_end() {
        let text = "Mr. Lee met J. Ek of the U.S. team. “We agree.” He left at 3.15 p.m. on foot! Really?";
        let found = parts(text, &sentences(text));
        assert_eq!(
            found,
            ["Mr. Lee met J. Ek of the U.S. team.", "“We agree.”", "He left at 3.15 p.m. on foot!", "Really?"]
        );
        let text = "首相は「行く。必ず行く」と述べた。反応はない。";
        assert_eq!(parts(text, &sentences(text)), ["首相は「行く。必ず行く」と述べた。", "反応はない。"]);
    }

    #[test]
    fn marks_may_be_mixed_and_never_close() {
        let inner = |text: &str| {
            let found = quotations(text);
            found.iter().map(|q| (text[q.inner.clone()].to_owned(), q.closed)).collect::<Vec<_>>()
        };
        assert_eq!(
            inner("\"It’s so,” he said. “And 'that' too\""),
            [("It’s so,".to_owned(), true), ("And 'that' too".to_owned(), true)]
        );
        assert_eq!(inner("He said: “it goes on"), [("it goes on".to_owned(), false)]);
        assert_eq!(inner("‘It’s ours,’ she said; the boys’ own"), [("It’s ours,".to_owned(), true)]);
        assert_eq!(inner("「一つ『二つ』三つ」と"), [("一つ『二つ』三つ".to_owned(), true)]);
        assert_eq!(inner("a 5\" pipe, „so“ sagte er, «oui»"), [("so".to_owned(), true), ("oui".to_owned(), true)]);
    }
}
