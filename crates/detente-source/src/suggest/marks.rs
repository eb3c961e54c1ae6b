//! Quotations: what stands in quotation marks, and what stands in marks within them.

use std::ops::Range;

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

impl Quotation {
    /// The same at another place.
    pub fn moved(&self, by: usize) -> Self {
        let moved = |r: &Range<usize>| r.start + by..r.end + by;
        Self { outer: moved(&self.outer), inner: moved(&self.inner), closed: self.closed }
    }
}

/// What closes a quotation that a mark opens. Marks may be mixed: what opens with a straight mark may close with a bent one.
fn closers(open: char) -> &'static [char] {
    match open {
        '「' => &['」'],
        '『' => &['』'],
        '„' => &['“', '”', '"'],
        '«' => &['»'],
        '»' => &['«'],
        '‚' => &['‘', '’'],
        '‘' => &['’'],
        '\'' => &['\''],
        _ => &['"', '”'],
    }
}

/// The quotations of a paragraph, from left to right; those within others are left out.
pub(super) fn quotations(text: &str) -> Vec<Quotation> {
    let chars: Vec<(usize, char)> = text.char_indices().collect();
    let mut found = Vec::new();
    let mut open: Option<(usize, char)> = None;
    let mut depth = 0usize;
    for (i, (at, c)) in chars.iter().copied().enumerate() {
        let before = i.checked_sub(1).map(|i| chars[i].1);
        let after = chars.get(i + 1).map(|(_, c)| *c);
        let apart =
            before.is_none_or(|c| c.is_whitespace() || matches!(c, '(' | '[' | '—' | '–' | '-' | ':' | '‘' | '“'));
        let starts = apart && after.is_some_and(|c| !c.is_whitespace());
        let Some((from, first)) = open else {
            let opens = match c {
                '「' | '『' | '“' | '„' | '«' => true,
                '"' | '”' | '‘' | '‚' | '»' => starts,
                // A straight single mark is an apostrophe, unless speech begins: `he said: 'No.'`
                // Where no script has apostrophes it is a mark as any other.
                '\'' => starts && (text[..at].trim_end().ends_with([':', ',']) || after.is_some_and(is_eastern)),
                _ => false,
            };
            if opens {
                (open, depth) = (Some((at, c)), 0);
            }
            continue;
        };
        if matches!(first, '「' | '『' | '«') && c == first {
            depth += 1;
        } else if closers(first).contains(&c) && !is_inches(&chars, i, first) && !is_apostrophe(&chars, i, first) {
            if depth == 0 {
                push(text, from..at + c.len_utf8(), true, &mut found);
                open = None;
            } else {
                depth -= 1;
            }
        } else if matches!(first, '“' | '"' | '”')
            && (c == '“' && starts || c == '"' && starts && before.is_some_and(char::is_whitespace))
        {
            // An opening mark within an open quotation: the one before was never closed.
            push(text, from..at, false, &mut found);
            open = Some((at, c));
        }
    }
    // An open single mark was an apostrophe.
    if let Some((from, _)) = open.filter(|(_, c)| !matches!(c, '‘' | '\'' | '‚')) {
        push(text, from..text.len(), false, &mut found);
    }
    found
}

/// The quotations within a quotation, as places in the text.
pub(super) fn within(text: &str, quotation: &Quotation) -> Vec<Quotation> {
    quotations(&text[quotation.inner.clone()]).iter().map(|q| q.moved(quotation.inner.start)).collect()
}

fn push(text: &str, outer: Range<usize>, closed: bool, found: &mut Vec<Quotation>) {
    let part = &text[outer.clone()];
    let mark = part.chars().next().map_or(0, char::len_utf8);
    let tail = if closed { part.chars().next_back().map_or(0, char::len_utf8) } else { 0 };
    found.push(Quotation { inner: outer.start + mark..outer.end - tail, outer, closed });
}

/// Whether a mark after a digit measures inches: `5'10" high`. It does where feet stand before it, or where the quotation
/// has a closing mark of its own still to come.
fn is_inches(chars: &[(usize, char)], i: usize, first: char) -> bool {
    let c = chars[i].1;
    if !matches!(c, '"' | '”') || !i.checked_sub(1).is_some_and(|k| chars[k].1.is_ascii_digit()) {
        return false;
    }
    let digits = chars[..i].iter().rev().take_while(|(_, c)| c.is_ascii_digit()).count();
    let feet = i.checked_sub(digits + 1).is_some_and(|k| matches!(chars[k].1, '\'' | '’' | '′'));
    let next = chars[i + 1..].iter().map(|(_, c)| *c).find(|c| !c.is_whitespace());
    let rest = chars[i + 1..].iter().map(|(_, c)| *c).find(|c| matches!(c, '“' | '”' | '"' | '„'));
    let spaced = chars.get(i + 1).is_some_and(|(_, c)| c.is_whitespace());
    feet && next.is_some() && rest.is_some_and(|c| c != '“')
        || c == '"' && first != '"' && spaced && next.is_some_and(char::is_lowercase) && rest == Some('”')
}

/// Whether a character belongs to Japanese or Korean, which have no apostrophes.
fn is_eastern(c: char) -> bool {
    matches!(u32::from(c), 0x3040..=0x30FF | 0x3400..=0x9FFF | 0xAC00..=0xD7AF)
}

/// Whether what looks like a closing single mark is an apostrophe: within a word, or after a plural with the true closing
/// mark still to come.
fn is_apostrophe(chars: &[(usize, char)], i: usize, first: char) -> bool {
    if !matches!(first, '‘' | '\'') {
        return false;
    }
    let after = chars.get(i + 1).map(|(_, c)| *c);
    if after.is_some_and(|c| c.is_alphanumeric() && !is_eastern(c)) {
        return true;
    }
    let plural = i.checked_sub(1).is_some_and(|k| chars[k].1 == 's') && after == Some(' ');
    let small = chars.get(i + 2).is_some_and(|(_, c)| c.is_lowercase());
    let close = chars[i].1;
    let mut rest = chars[i + 1..].windows(2).take(2000).take_while(|w| w[0].1 != first || first == close);
    plural && small && rest.any(|w| matches!(w[0].1, ',' | '.' | '!' | '?') && w[1].1 == close)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn inner(text: &str) -> Vec<(String, bool)> {
        quotations(text).iter().map(|q| (text[q.inner.clone()].to_owned(), q.closed)).collect()
    }

    fn closed(words: &[&str]) -> Vec<(String, bool)> {
        words.iter().map(|w| ((*w).to_owned(), true)).collect()
    }

    #[test]
    fn marks_may_be_mixed_and_never_close() {
        assert_eq!(inner("\"It’s so,” he said. “And 'that' too\""), closed(&["It’s so,", "And 'that' too"]));
        assert_eq!(inner("He said: “it goes on"), [("it goes on".to_owned(), false)]);
        assert_eq!(inner("‘It’s ours,’ she said; the boys’ own"), closed(&["It’s ours,"]));
        assert_eq!(inner("‘the boys’ own club, still,’ she said"), closed(&["the boys’ own club, still,"]));
        assert_eq!(inner("「一つ『二つ』三つ」と"), closed(&["一つ『二つ』三つ"]));
        assert_eq!(inner("그는 '바다는 기다린다'고 했다"), closed(&["바다는 기다린다"]));
        assert_eq!(inner("a 5\" pipe, „so“ sagte er, «oui»"), closed(&["so", "oui"]));
        assert_eq!(inner("»So«, sagte er. « Il dit “non” et part »"), closed(&["So", " Il dit “non” et part "]));
    }

    #[test]
    fn inches_close_nothing() {
        assert_eq!(inner("“5'10\" high, it stays,” she said"), closed(&["5'10\" high, it stays,"]));
        assert_eq!(inner("“A 12\" pipe is enough,” she said"), closed(&["A 12\" pipe is enough,"]));
        assert_eq!(inner("\"The wall is 6'2\" tall,\" he said"), closed(&["The wall is 6'2\" tall,"]));
        assert_eq!(inner("“we had 12\" he said"), closed(&["we had 12"]));
    }
}
