//! Writing text as YAML scalars that read back as the same text.

use super::ScalarStyle;

/// The text in the simplest form that reads back the same: plain where possible, else quoted.
pub(crate) fn quoted(text: &str) -> String {
    if is_safe_plain(text) { text.to_owned() } else { double_quoted(text) }
}

/// The text in a given style if that style can hold it, else in double quotes.
pub(crate) fn quote_like(text: &str, style: ScalarStyle) -> String {
    match style {
        ScalarStyle::Plain if is_safe_plain(text) => text.to_owned(),
        ScalarStyle::SingleQuoted if text.chars().all(is_safe_quoted) && !text.contains('\'') => format!("'{text}'"),
        _ => double_quoted(text),
    }
}

/// The text in double quotes on one line, with escapes where needed.
pub(crate) fn double_quoted(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            '\r' => out.push_str("\\r"),
            c if is_safe_quoted(c) => out.push(c),
            c if u32::from(c) <= 0xFFFF => out.push_str(&format!("\\u{:04X}", u32::from(c))),
            c => out.push_str(&format!("\\U{:08X}", u32::from(c))),
        }
    }
    out.push('"');
    out
}

/// Characters that may stand within quotes as they are, on one line.
fn is_safe_quoted(c: char) -> bool {
    !c.is_control() && !matches!(c, '\u{2028}' | '\u{2029}' | '\u{FEFF}' | '\u{FFFE}' | '\u{FFFF}')
}

/// Whether the text needs no quotes anywhere, not even within brackets, and is taken for text by every YAML reader.
/// Stricter than YAML: readers differ in what they make of odd punctuation.
fn is_safe_plain(text: &str) -> bool {
    let reserved = ["true", "false", "yes", "no", "on", "off", "null", "y", "n"];
    let symbols = ["&", "|", "->", "<->", "=", "!="];
    let starts_well = |word: &str| word.starts_with(|c: char| c.is_alphanumeric() || c == '(');
    let fits = |word: &str| symbols.contains(&word) || starts_well(word.strip_prefix('!').unwrap_or(word));
    let words: Vec<&str> = text.split(' ').collect();
    text.starts_with(|c: char| c.is_alphabetic() || c == '(')
        && words.iter().all(|word| fits(word) && !word.ends_with(':'))
        && words.last().is_some_and(|word| !symbols.contains(word))
        && !reserved.contains(&text.to_lowercase().as_str())
        && text.chars().all(|c| is_safe_quoted(c) && !matches!(c, '[' | ']' | '{' | '}' | ',' | '"' | '\'' | '`' | '#'))
        && text.chars().all(|c| c == ' ' || !c.is_whitespace())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::findings::Findings;
    use crate::yaml::load;
    use detente_source::SourceText;
    use proptest::prelude::*;

    #[test]
    fn plain_where_it_is_safe() {
        for text in ["a.x & !b.y", "(a | b) -> !(c)", "日本", "Don\u{2019}t", "it is so."] {
            assert_eq!(quoted(text), text);
        }
        for text in [
            "!a", "& b", "no", "Yes", "1", "a: b", "a -", "a, b", "a #b", " a", "a  b", "", "~", "a'b", "x\ty", "a:",
            "-",
        ] {
            assert_ne!(quoted(text), text);
        }
    }

    proptest! {
        #[test]
        fn whatever_is_written_reads_back(text in "[-a-z0-9!&*|>%@:#?,.{}\\[\\]\"' ]{0,12}|\\PC{0,12}|(?s).{0,6}", plain in any::<bool>()) {
            let styles = [ScalarStyle::Plain, ScalarStyle::SingleQuoted, ScalarStyle::DoubleQuoted];
            let written = if plain { vec![quoted(&text)] } else { styles.map(|style| quote_like(&text, style)).to_vec() };
            for written in written {
                for file in [format!("k: {written}\n"), format!("{{k: {written}, l: [{written}]}}"), format!("- {written} # c")] {
                    let mut out = Findings::default();
                    let root = load(&SourceText::new("t", file.as_str()), &mut out);
                    let root = root.ok_or_else(|| TestCaseError::fail(file.clone()))?;
                    let value = root.get("k").or(root.items().first());
                    prop_assert_eq!(value.and_then(|v| v.text()), Some(text.as_str()), "{}", file);
                }
            }
        }
    }
}
