//! The text as the scanner gets it, where the scanner is stricter than other readers.
//!
//! Whoever breaks a long list over lines puts its closing bracket below the key, and every reader takes it there. YAML
//! wants it further right, and the scanner insists on that, but only after an item in quotes. So such a bracket gets a blank
//! more in front of it where the scanner then takes it for the end of a list or mapping, and nowhere else.
//!
//! A tab after a colon is as good as a blank to YAML, and not to the scanner; so it becomes one, except within a text.

use super::offsets::Offsets;
use detente_source::Span;
use saphyr_parser::{Event, Parser, ScalarStyle, ScanError};
use std::borrow::Cow;
use std::collections::HashSet;

/// A text and where it differs from the original.
pub(super) struct Eased<'t> {
    original: &'t str,
    text: Cow<'t, str>,
    /// Where blanks were put in, in characters of the text here, ascending.
    added: Vec<usize>,
}

/// What may be changed, at a byte of the original.
#[derive(Clone, Copy)]
enum Ease {
    /// A bracket gets a blank more in front of it.
    Bracket(usize),
    /// A tab becomes a blank.
    Tab(usize),
}

/// How often it is tried what can be changed: what lies behind an error is only found once that is gone.
const MAX_ROUNDS: usize = 3;

impl<'t> Eased<'t> {
    pub fn new(original: &'t str) -> Self {
        let mut changes = candidates(original);
        for round in 1..=MAX_ROUNDS {
            if changes.is_empty() {
                break;
            }
            let found = Self::with(original, &changes).found();
            let before = changes.len();
            changes.retain(|change| found.agrees(*change, round < MAX_ROUNDS));
            if changes.len() == before {
                break;
            }
        }
        Self::with(original, &changes)
    }

    /// The closing brace, where the scanner gives a comma before it for the end of a mapping.
    fn brace(&self, comma: Span) -> Option<Span> {
        let mut at = comma.start + self.original[comma.start..].strip_prefix(',').map(|_| 1)?;
        loop {
            let rest = &self.original[at..];
            at += match rest.chars().next()? {
                '#' => rest.find('\n')?,
                '}' => return Some(Span::new(at, at + 1)),
                c => c.len_utf8(),
            };
        }
    }

    fn with(original: &'t str, changes: &[Ease]) -> Self {
        if changes.is_empty() {
            return Self { original, text: Cow::Borrowed(original), added: Vec::new() };
        }
        let (mut text, mut added) = (String::with_capacity(original.len() + changes.len()), Vec::new());
        let (mut copied, mut chars) = (0, 0);
        for change in changes {
            let (at, next) = match change {
                Ease::Bracket(at) => (*at, *at),
                Ease::Tab(at) => (*at, at + 1),
            };
            let part = &original[copied..at];
            chars += part.chars().count();
            if at == next {
                added.push(chars);
            }
            text.push_str(part);
            text.push(' ');
            (copied, chars) = (next, chars + 1);
        }
        text.push_str(&original[copied..]);
        Self { original, text: Cow::Owned(text), added }
    }

    /// What stands where, as far as the text can be read.
    fn found(&self) -> Found {
        let mut found = Found { ends: HashSet::new(), texts: Vec::new(), reached: usize::MAX };
        for event in self.events() {
            match event {
                Ok((Event::SequenceEnd | Event::MappingEnd, at)) => {
                    found.ends.insert(at.start);
                }
                Ok((Event::Scalar(_, style, ..), at)) => found.texts.push((at, style)),
                Ok(_) => {}
                Err((_, at)) => {
                    found.reached = at;
                    break;
                }
            }
        }
        found
    }

    /// What the scanner finds, with places in bytes of the original text, up to the first error.
    pub fn events(&self) -> impl Iterator<Item = Result<(Event<'_>, Span), (ScanError, usize)>> {
        let offsets = Offsets::new(&self.text);
        let place = move |chars: usize| offsets.byte(chars) - self.added.partition_point(|at| *at < chars);
        let mut parser = Some(Parser::new_from_str(&self.text));
        std::iter::from_fn(move || {
            Some(match parser.as_mut()?.next_event()? {
                Ok((event, at)) => {
                    let mut span = Span::new(place(at.start.index()), place(at.end.index()));
                    if let Event::MappingEnd = event {
                        span = self.brace(span).unwrap_or(span);
                    }
                    Ok((event, span))
                }
                Err(error) => {
                    let at = place(error.marker().index());
                    // The scanner would say the same again and again.
                    parser = None;
                    Err((error, at))
                }
            })
        })
    }
}

/// What the scanner found, in bytes of the original.
struct Found {
    ends: HashSet<usize>,
    texts: Vec<(Span, ScalarStyle)>,
    reached: usize,
}

impl Found {
    /// Whether a change is one that means nothing; `open` says what of one behind an error.
    fn agrees(&self, change: Ease, open: bool) -> bool {
        match change {
            Ease::Bracket(at) | Ease::Tab(at) if at >= self.reached => open,
            Ease::Bracket(at) => self.ends.contains(&at),
            Ease::Tab(at) => {
                let before = self.texts.partition_point(|(text, _)| text.start <= at);
                before.checked_sub(1).is_none_or(|last| {
                    let (text, style) = self.texts[last];
                    // White space after a quoted text is counted as its own; a colon follows at once.
                    at + 1 >= text.end && !matches!(style, ScalarStyle::Literal | ScalarStyle::Folded)
                })
            }
        }
    }
}

/// Closing brackets that begin a line, and tabs after colons.
fn candidates(text: &str) -> Vec<Ease> {
    let mut found = Vec::new();
    let mut line = 0;
    for written in text.split_inclusive('\n') {
        let content = written.trim_start_matches(' ');
        if content.starts_with([']', '}']) {
            found.push(Ease::Bracket(line + written.len() - content.len()));
        }
        found.extend(written.match_indices(":\t").map(|(at, _)| Ease::Tab(line + at + 1)));
        line += written.len();
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn eased(text: &str) -> String {
        Eased::new(text).text.into_owned()
    }

    #[test]
    fn only_brackets_at_the_start_of_a_line_move() {
        assert_eq!(eased("a: [\n  \"b\"\n]\nc: {\n  d: [\n  ]\n}"), "a: [\n  \"b\"\n ]\nc: {\n  d: [\n   ]\n }");
        let others =
            ["a: |\n  ]\nb: 1", "a: >-1 # c\n ]\n", "a:\n  |\n ]\n", "- a: |\n\n   }\n", "a: [b]\n", "", "a: b\n]"];
        for same in others {
            assert_eq!(eased(same), same);
        }
        assert_eq!(eased("a: {\n  'b': 'c', # d }\n}"), "a: {\n  'b': 'c', # d }\n }");
        assert_eq!(eased("a: |\n  ]\nb: [\n]\n"), "a: |\n  ]\nb: [\n ]\n");
        assert_eq!(eased("a: |\n  }\n  b\nc: [\n'd'\n]\ne: [\n]\n"), "a: |\n  }\n  b\nc: [\n'd'\n ]\ne: [\n ]\n");
    }

    #[test]
    fn only_tabs_between_key_and_value_change() {
        assert_eq!(eased("a:\tb\nc:\t\"d:\te\"\n"), "a: b\nc: \"d:\te\"\n");
        for same in ["a: |\n  b:\tc\n", "a: 'b:\tc'\n", "# a:\tb\n- c"] {
            assert!(eased(same).matches('\t').count() == 1 || same.starts_with('#'), "{same:?}");
        }
    }

    #[test]
    fn places_are_those_of_the_original() {
        let text = "日: [\n  \"x\"\n]\n本: [\n  'y'\n]\nz: w";
        let eased = Eased::new(text);
        let scalars: Vec<String> = eased
            .events()
            .filter_map(|event| match event.unwrap() {
                (Event::Scalar(..) | Event::SequenceEnd, at) => Some(text[at.start..at.end].trim().to_owned()),
                _ => None,
            })
            .collect();
        assert_eq!(scalars, ["日", "\"x\"", "]", "本", "'y'", "]", "z", "w"]);
    }
}
