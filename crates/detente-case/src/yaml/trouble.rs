//! What is wrong with the YAML itself, in plain words.

use super::words::plain_words;
use crate::codes;
use detente_source::{Diagnostic, SourceText, Span};

/// How deep lists and mappings may nest.
pub(crate) const MAX_DEPTH: usize = 64;

/// A control character, of which no text has any but tabs and line ends.
pub(super) fn control(source: &SourceText, at: usize) -> Diagnostic {
    let code = source.text().as_bytes()[at];
    codes::NOT_TEXT
        .say(match code {
            0 => "the file holds a zero byte and is not a text file".to_owned(),
            _ => format!("the file holds the control character U+{code:04X}"),
        })
        .at(Span::new(at, at + 1))
        .hint("save the case as UTF-8 text, and delete such characters")
}

/// Lists or mappings are nested too deep.
pub(super) fn too_deep(span: Span) -> Diagnostic {
    codes::TOO_DEEP.say(format!("lists and mappings nest deeper than {} levels", MAX_DEPTH)).at(span)
}

/// A tag, which is most often a statement that starts with `!` and lacks its quotes.
pub(super) fn tag(source: &SourceText, span: Span) -> Diagnostic {
    let written = source.slice(span);
    let found = codes::TAG.say("a value that starts with `!` is a YAML tag, and case files have none").at(span);
    match written.strip_prefix("!!") {
        Some(_) => found.label("a YAML tag").hint("delete the tag"),
        None => found
            .label("starts with `!`")
            .hint(format!("if this is a statement, put it in quotes: {}", in_quotes(written))),
    }
}

/// A text within brackets or braces that starts as none may there.
pub(super) fn start_in_brackets(text: &str, span: Span) -> Diagnostic {
    let sign: String = text.chars().take(1).collect();
    let quoted = if text.len() <= 60 { super::double_quoted(text) } else { format!("\"{sign}...\"") };
    codes::SYNTAX
        .say(format!("a text within brackets or braces cannot start with `{sign}`"))
        .at(span)
        .hint(format!("put it in quotes: {quoted}"))
}

/// A tab between the start of a line and a list or mapping that starts on it.
pub(super) fn tab_before_block(source: &SourceText, at: usize) -> Option<Diagnostic> {
    let text = source.text();
    let before = &text[..at];
    let width = before.len() - before.trim_end_matches([' ', '\t', '-', '?', ':']).len();
    let start = at - width;
    let own = start == 0 || text[..start].ends_with(['\n', '\r']);
    (own && text[start..at].contains('\t')).then(|| tab_indents(Span::new(start, at)))
}

fn tab_indents(span: Span) -> Diagnostic {
    codes::SYNTAX
        .say("a tab is used for indentation")
        .at(span)
        .hint("indent with spaces: YAML does not allow tabs there")
}

/// What stands on a line of its own, or goes on over lines, and is not indented more than the block that it belongs to;
/// the first such place.
pub(super) fn outdented(
    source: &SourceText,
    (block, mapping): (usize, bool),
    span: Span,
    inside: bool,
) -> Option<Diagnostic> {
    let text = source.text();
    // Nothing but blanks stands before what is asked about, so that a long line is not gone through for each of its parts.
    let indent = |at: usize| at - text[..at].trim_end_matches(' ').len();
    let begins = |at: usize| at == indent(at) || text[..at - indent(at)].ends_with('\n');
    let first = Some(span.start).filter(|at| inside && begins(*at));
    let written = source.slice(span);
    let more = written.match_indices('\n').filter_map(|(i, _)| {
        let line = &written[i + 1..];
        let content = line.trim_start_matches(' ');
        (!content.starts_with(['\n', '\r'])).then_some(span.start + i + 1 + line.len() - content.len())
    });
    let mut block_column = None;
    let at = first.into_iter().chain(more).find(|at| {
        let column = block_column.get_or_insert_with(|| {
            // The scanner gives the first entry for the start of a list that stands at the column of its key.
            let before = text[..block].trim_end_matches(' ');
            let start = if !mapping && before.ends_with('-') { before.len() - 1 } else { block };
            start - text[..start].rfind('\n').map_or(0, |i| i + 1)
        });
        indent(*at) <= *column
    })?;
    let (what, hint) = match inside {
        true => ("the lines within brackets must be indented", "indent them more than the key they belong to"),
        false => ("a quoted text that goes on must be indented", "indent its lines more than the key they belong to"),
    };
    Some(codes::SYNTAX.say(what).at(Span::new(at, at + word_len(&text[at..]))).hint(hint))
}

fn in_quotes(statement: &str) -> String {
    match statement.lines().next() {
        Some(line) if line.len() <= 60 => super::double_quoted(line.trim()),
        _ => "\"!...\"".to_owned(),
    }
}

/// A syntax error at a byte of the text, within a bracket that was opened at a byte.
pub(super) fn syntax(source: &SourceText, info: &str, at: usize, bracket: Option<usize>) -> Diagnostic {
    let text = source.text();
    let at = settle(text, at);
    if let Some(value) = unquoted_negation(text, at) {
        return tag(source, value);
    }
    if let Some(indent) = tab(text, at).filter(|_| info.contains("tab")) {
        return tab_indents(indent);
    }
    if let Some(key) = missing_space(text, at) {
        return codes::SYNTAX
            .say("a space is missing after the colon")
            .at(key)
            .hint(format!("write `{}`", source.slice(key).replacen(':', ": ", 1)));
    }
    let span = Span::new(at, at + word_len(&text[at..]));
    let found = match plain_words(info) {
        Some((message, hint)) => {
            let quotes = value_with_colon(text, at).filter(|_| info.contains("mapping values"));
            codes::SYNTAX.say(message).at(span).hint(quotes.unwrap_or_else(|| hint.to_owned()))
        }
        None => codes::SYNTAX.say(format!("this is not YAML: {info}")).at(span),
    };
    match bracket.filter(|open| *open < at) {
        Some(open) => found.related(Span::new(open, open + 1), "this bracket is open"),
        None => found,
    }
}

/// Length of the word that a text starts with, at least one character.
fn word_len(text: &str) -> usize {
    let first = text.chars().next().map_or(0, char::len_utf8);
    let rest =
        text[first..].find(|c: char| c.is_whitespace() || matches!(c, ',' | ']' | '}')).unwrap_or(text.len() - first);
    (first + rest).min(text.char_indices().nth(40).map_or(text.len(), |(i, _)| i))
}

/// A place with something to see: an error at the end of the text or of a line is shown at the last thing before it.
fn settle(text: &str, at: usize) -> usize {
    let at = at.min(text.len());
    if text[at..].starts_with(|c: char| !c.is_whitespace() || c == '\t') {
        return at;
    }
    text[..at].trim_end().char_indices().next_back().map_or(0, |(i, _)| i)
}

/// The line that holds a byte, and where it starts; an overlong line is not worth a closer look and comes back empty.
fn line(text: &str, at: usize) -> (usize, &str) {
    let start = text[..at].rfind('\n').map_or(0, |i| i + 1);
    let end = text[at..].find('\n').map_or(text.len(), |i| at + i);
    if end - start > 1000 { (start, "") } else { (start, text[start..end].trim_end()) }
}

/// The indentation of a line, if there is a tab in it.
fn tab(text: &str, at: usize) -> Option<Span> {
    let (start, line) = line(text, at);
    let indent = line.len() - line.trim_start().len();
    line[..indent].contains('\t').then(|| Span::new(start, start + indent))
}

/// `key:value` on this line or the one before: read as one word, it makes the line after it look wrong.
fn missing_space(text: &str, at: usize) -> Option<Span> {
    let (start, this) = line(text, at);
    let before = start.checked_sub(1).map(|end| line(text, end));
    [Some((start, this)), before].into_iter().flatten().find_map(|(start, line)| {
        let content = line.trim_start().trim_start_matches("- ");
        let from = start + line.len() - content.len();
        let key = content.find(|c: char| !(c.is_ascii_alphanumeric() || c == '_'))?;
        let value = content[key..].strip_prefix(':')?;
        let word = value.split_whitespace().next()?;
        (key > 0 && value.starts_with(word) && !word.starts_with([':', '/']))
            .then(|| Span::new(from, from + key + 1 + word.len()))
    })
}

/// The hint for `key: a value: with a colon`: the value in quotes.
fn value_with_colon(text: &str, at: usize) -> Option<String> {
    let (_, line) = line(text, at);
    let (key, value) = line.split_once(": ")?;
    let plain = value.starts_with(char::is_alphanumeric) && !value.contains(['"', '\'', '#', '{', '[']);
    (plain && value.contains(": ") && line.chars().count() <= 80)
        .then(|| format!("put the value in quotes: `{}: {}`", key.trim(), super::double_quoted(value)))
}

/// The value on this line that starts with `!`, if there is one before `at`.
fn unquoted_negation(text: &str, at: usize) -> Option<Span> {
    let (start, line) = line(text, at);
    for (i, c) in line.char_indices() {
        let before = line[..i].trim_end();
        let apart = before.is_empty() || before.len() < i || before.ends_with(['[', '{', ',']);
        let value_starts = before.is_empty() || before.ends_with(['-', ':', '[', ',', '{', '?']);
        if c == '!' && apart && value_starts && start + i <= at {
            return Some(Span::new(start + i, start + line.len()));
        }
        if matches!(c, '"' | '\'' | '#') {
            return None;
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_negation_is_found_where_a_value_starts() {
        let found = |text: &str| unquoted_negation(text, text.len()).map(|s| text[s.start..s.end].to_owned());
        assert_eq!(found("  - !a.x & b").as_deref(), Some("!a.x & b"));
        assert_eq!(found("!a").as_deref(), Some("!a"));
        assert_eq!(found("[!a]").as_deref(), Some("!a]"));
        assert_eq!(found("- a & !b"), None);
        assert_eq!(found("- \"!a"), None);
        assert_eq!(found("title: wow!"), None);
    }

    #[test]
    fn a_missing_space_is_found() {
        let found = |text: &str| missing_space(text, text.len()).map(|s| text[s.start..s.end].to_owned());
        assert_eq!(found("id:a\ntitle: b").as_deref(), Some("id:a"));
        assert_eq!(found("  - want:a.x b").as_deref(), Some("want:a.x"));
        assert_eq!(found("url: https://x\ntitle: b"), None);
        assert_eq!(found("https://example.org\n"), None);
    }
}
