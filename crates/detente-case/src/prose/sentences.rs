//! Paragraphs and sentences, with their places in the text.

use unicode_segmentation::UnicodeSegmentation;

/// Paragraphs with where they start: blank lines part them, and so do the beginnings of list items, headings, quotations
/// and rows of tables.
pub(super) fn paragraphs(text: &str) -> Vec<(usize, &str)> {
    let (mut out, mut start, mut at) = (Vec::new(), 0, 0);
    for line in text.split_inclusive('\n') {
        let trimmed = line.trim_start();
        let numbered = trimmed.trim_start_matches(|c: char| c.is_ascii_digit());
        let item = trimmed.starts_with(['#', '|', '>'])
            || ["- ", "* ", "+ "].iter().any(|m| trimmed.starts_with(m))
            || (numbered.len() < trimmed.len() && numbered.starts_with(". "));
        if trimmed.is_empty() || item {
            out.push((start, &text[start..at]));
            start = at;
        }
        at += line.len();
        // A heading ends with its line.
        if trimmed.is_empty() || trimmed.starts_with('#') {
            out.push((start, &text[start..at]));
            start = at;
        }
    }
    out.push((start, &text[start..]));
    out.retain(|(_, p)| !p.trim().is_empty());
    out
}

/// Sentences with where they start, as Unicode parts them (UAX #29); a line break within a paragraph is a blank.
pub(super) fn sentences(paragraph: &str) -> Vec<(usize, String)> {
    let folded: String = paragraph.chars().map(|c| if matches!(c, '\n' | '\r') { ' ' } else { c }).collect();
    folded.split_sentence_bound_indices().map(|(at, s)| (at, s.to_owned())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_lost() {
        let text = "# Head\nOne. Two,\nstill two? 三。四。\n\n- a\n- b\n1. c\n| d |\n> e\n";
        let parts = paragraphs(text);
        assert_eq!(parts.len(), 7, "{parts:?}");
        for (at, paragraph) in &parts {
            assert_eq!(&text[*at..at + paragraph.len()], *paragraph);
            let found = sentences(paragraph);
            let joined: String = found.iter().map(|(_, s)| s.as_str()).collect();
            assert_eq!(joined.len(), paragraph.len());
            assert!(
                found.iter().all(|(k, s)| paragraph.is_char_boundary(*k) && paragraph.is_char_boundary(k + s.len()))
            );
        }
        let second: Vec<String> = sentences(parts[1].1).into_iter().map(|(_, s)| s).collect();
        assert_eq!(second.len(), 4, "{second:?}");
    }
}
