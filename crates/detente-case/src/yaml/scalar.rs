//! Where scalars and comments stand in the text.

use super::ScalarStyle;
use super::eased::Eased;
use detente_source::Span;
use saphyr_parser::Event;

/// The place of a scalar. The scanner counts white space and comments after a quoted scalar, and white space after a
/// block scalar, as part of it; people do not.
pub(super) fn scalar_span(text: &str, span: Span, style: ScalarStyle) -> Span {
    let written = &text[span.start..span.end];
    let len = match style {
        ScalarStyle::Plain => written.len(),
        ScalarStyle::Literal | ScalarStyle::Folded => written.trim_end().len(),
        ScalarStyle::SingleQuoted => {
            opening_quote(written, '\'').and_then(|at| single_quoted(written, at)).unwrap_or(written.len())
        }
        ScalarStyle::DoubleQuoted => {
            opening_quote(written, '"').and_then(|at| double_quoted(written, at)).unwrap_or(written.len())
        }
    };
    Span::new(span.start, span.start + len)
}

/// The opening quote, after an anchor, a tag and comments if there are any.
fn opening_quote(written: &str, quote: char) -> Option<usize> {
    let at = content(written);
    written[at..].starts_with(quote).then_some(at)
}

/// Where the value itself starts, after an anchor, a tag and comments if there are any.
fn content(written: &str) -> usize {
    let mut at = 0;
    loop {
        let rest = &written[at..];
        at += match rest.chars().next() {
            Some('&' | '!') => rest.find(char::is_whitespace).unwrap_or(rest.len()),
            Some('#') => rest.find('\n').unwrap_or(rest.len()),
            Some(c) if c.is_whitespace() => c.len_utf8(),
            _ => return at,
        };
    }
}

/// Whether a list or mapping that starts like this is written in brackets. What the scanner counts as its start goes on
/// over a comment behind the bracket.
pub(super) fn is_flow_start(written: &str) -> bool {
    written[content(written)..].starts_with(['[', '{'])
}

fn single_quoted(written: &str, open: usize) -> Option<usize> {
    let mut chars = written[open + 1..].char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        if c == '\'' && chars.next_if(|(_, next)| *next == '\'').is_none() {
            return Some(open + 1 + at + 1);
        }
    }
    None
}

fn double_quoted(written: &str, open: usize) -> Option<usize> {
    let mut chars = written[open + 1..].char_indices();
    while let Some((at, c)) = chars.next() {
        match c {
            '\\' => {
                chars.next();
            }
            '"' => return Some(open + 1 + at + 1),
            _ => {}
        }
    }
    None
}

/// All comments of a text in order, each with its place, without white space at their ends; none for a text that is
/// not YAML.
pub(crate) fn comments(text: &str) -> Option<Vec<(usize, &str)>> {
    let eased = Eased::new(text);
    let mut found = Vec::new();
    let mut at = 0;
    for event in eased.events() {
        let (event, span) = event.ok()?;
        if let Event::Scalar(_, style, ..) = event {
            let scalar = scalar_span(text, span, style);
            let start = content_start(text, scalar, style);
            between(text, at, start.max(at), &mut found);
            at = scalar.end.max(at);
        }
    }
    between(text, at, text.len(), &mut found);
    Some(found)
}

/// Where the scalar itself starts, after an anchor, a tag and comments if there are any.
fn content_start(text: &str, span: Span, style: ScalarStyle) -> usize {
    match style {
        ScalarStyle::Literal | ScalarStyle::Folded => span.start,
        _ => span.start + content(&text[span.start..span.end]),
    }
}

/// Comments in a stretch of text that holds no scalars.
fn between<'t>(text: &'t str, start: usize, end: usize, found: &mut Vec<(usize, &'t str)>) {
    let mut at = start;
    while let Some(mark) = text[at..end].find('#').map(|i| at + i) {
        let fresh = text[..mark].chars().next_back().is_none_or(char::is_whitespace);
        if fresh {
            let len = text[mark..].find(['\n', '\r']).unwrap_or(text.len() - mark);
            found.push((mark, text[mark..mark + len].trim_end()));
            at = (mark + len).min(end);
        } else {
            at = mark + 1;
        }
    }
}

#[cfg(test)]
mod tests {
    fn comments(text: &str) -> Option<Vec<&str>> {
        super::comments(text).map(|found| found.into_iter().map(|(_, comment)| comment).collect())
    }

    #[test]
    fn comments_are_told_from_text() {
        let text = "# 1\na: |  # 2\n  # no\n  x\n# 3\nb: \"x # no\" # 4\nc: 'it''s # no' #5\nd: x#no # 6\ne: &k # 7\n  v\nf: [a, # 8\n  b] # 9";
        assert_eq!(comments(text).unwrap(), ["# 1", "# 2", "# 3", "# 4", "#5", "# 6", "# 7", "# 8", "# 9"]);
        assert_eq!(comments("a: \"\\\"# no\\\\\" # yes \r\n").unwrap(), ["# yes"]);
        assert_eq!(comments("# only").unwrap(), ["# only"]);
        assert_eq!(comments("a: &k 'x # no' # yes").unwrap(), ["# yes"]);
        assert_eq!(comments("a: [").map(|c| c.len()), None);
    }
}
