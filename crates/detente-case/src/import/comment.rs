//! Paragraphs of comment in a case file.

/// Lines are kept to this width where that is possible.
pub(super) const WIDTH: usize = 120;

/// A paragraph of comment, wrapped; `mark` stands before its first line.
pub(super) fn comment(out: &mut String, mark: &str, text: &str) {
    let unsafe_in_yaml =
        |c: char| c.is_control() || matches!(c, '\u{2028}' | '\u{2029}' | '\u{FEFF}' | '\u{FFFE}' | '\u{FFFF}');
    let text = text.replace(unsafe_in_yaml, " ");
    let mut line = format!("# {mark}");
    let mut empty = true;
    for word in text.split_whitespace() {
        if !empty && line.chars().count() + 1 + word.chars().count() > WIDTH {
            out.push_str(&line);
            out.push('\n');
            line = format!("# {}", " ".repeat(mark.len()));
            empty = true;
        }
        if !empty {
            line.push(' ');
        }
        line.push_str(word);
        empty = false;
    }
    out.push_str(&line);
    out.push('\n');
}
