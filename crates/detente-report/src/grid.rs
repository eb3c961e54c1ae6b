//! Plain tables for terminals: columns padded by display width, cut where they would not fit.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// How many cells a text takes on a terminal.
pub(crate) fn width(text: &str) -> usize {
    text.width()
}

/// A text cut to a width, with an ellipsis where something is missing.
///
/// Wide characters count double, so the result may be one cell narrower than asked.
pub(crate) fn cut(text: &str, most: usize) -> String {
    if text.width() <= most {
        return text.to_owned();
    }
    let mut out = String::new();
    let mut used = 0;
    for c in text.chars() {
        let w = c.width().unwrap_or(0);
        if used + w + 1 > most {
            break;
        }
        used += w;
        out.push(c);
    }
    if most > 0 {
        out.push('…');
    }
    out
}

/// A text filled with blanks on the right.
pub(crate) fn left(text: &str, width: usize) -> String {
    format!("{text}{}", " ".repeat(width.saturating_sub(text.width())))
}

/// A text filled with blanks on the left.
pub(crate) fn right(text: &str, width: usize) -> String {
    format!("{}{text}", " ".repeat(width.saturating_sub(text.width())))
}

/// Rows as columns: the first left-aligned, the others right-aligned, two blanks between.
pub(crate) fn columns(rows: &[Vec<String>]) -> String {
    let count = rows.iter().map(Vec::len).max().unwrap_or(0);
    let widths: Vec<usize> =
        (0..count).map(|c| rows.iter().filter_map(|r| r.get(c)).map(|t| width(t)).max().unwrap_or(0)).collect();
    let mut out = String::new();
    for row in rows {
        let cells: Vec<String> = row
            .iter()
            .enumerate()
            .map(|(c, text)| if c == 0 { left(text, widths[c]) } else { right(text, widths[c]) })
            .collect();
        out.push_str(cells.join("  ").trim_end());
        out.push('\n');
    }
    out
}

/// Text broken into lines of at most `most` cells at blanks, each line after the first indented.
pub(crate) fn wrap(text: &str, most: usize, indent: usize) -> String {
    let mut out = String::new();
    let (mut used, mut fresh) = (0, true);
    for word in text.split_whitespace() {
        let w = word.width();
        if !fresh && used + 1 + w > most {
            out.push('\n');
            out.push_str(&" ".repeat(indent));
            (used, fresh) = (indent, true);
        }
        if !fresh {
            out.push(' ');
            used += 1;
        }
        out.push_str(word);
        used += w;
        fresh = false;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wide_characters_keep_columns_straight() {
        assert_eq!(cut("日本語", 5), "日本…");
        assert_eq!(cut("short", 5), "short");
        let rows = vec![vec!["日本".to_owned(), "1".to_owned()], vec!["a".to_owned(), "22".to_owned()]];
        assert_eq!(columns(&rows), "日本   1\na     22\n");
    }

    #[test]
    fn wrapping_keeps_words_whole() {
        assert_eq!(wrap("one two three", 7, 0), "one two\nthree");
        assert_eq!(wrap("one two three", 9, 2), "one two\n  three");
        assert_eq!(wrap("- a bc d", 6, 2), "- a bc\n  d");
        assert_eq!(wrap("endless", 3, 2), "endless");
    }
}
