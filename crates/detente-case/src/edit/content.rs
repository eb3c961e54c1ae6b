//! What is written into a case file, and how: plain words where they do, quotes where they must, folded blocks for long
//! texts, brackets within brackets.

use crate::yaml::quoted;

/// Columns up to which an entry is written on one line.
const WIDTH: usize = 118;

/// A value to be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Content {
    /// A text, a statement, an id, a date.
    Text(String),
    /// `true` or `false`.
    Flag(bool),
    /// A number as its digits.
    Number(String),
    /// A list.
    List(Vec<Content>),
    /// A mapping, in order.
    Map(Vec<(String, Content)>),
}

impl From<&str> for Content {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl Content {
    /// A mapping from keys and values.
    pub fn map<K: Into<String>>(entries: impl IntoIterator<Item = (K, Content)>) -> Self {
        Self::Map(entries.into_iter().map(|(k, v)| (k.into(), v)).collect())
    }

    /// On one line, fit to stand within brackets.
    pub(super) fn inline(&self) -> String {
        match self {
            Self::Text(text) => scalar(text),
            Self::Flag(flag) => flag.to_string(),
            Self::Number(digits) => digits.clone(),
            Self::List(items) => format!("[{}]", joined(items.iter().map(Self::inline))),
            Self::Map(entries) => {
                format!("{{{}}}", joined(entries.iter().map(|(k, v)| format!("{}: {}", scalar(k), v.inline()))))
            }
        }
    }

    /// What follows `key:` in a block whose keys stand at `column`: with the space or line end before it, without a line
    /// end after it. `used` columns of the line are taken already.
    pub(super) fn after_key(&self, column: usize, used: usize) -> String {
        let inline = self.inline();
        let fits = used + 1 + inline.chars().count() <= WIDTH;
        match self {
            Self::Text(text) if !fits && folds(text) => format!(" {}", folded(text, column + 2)),
            Self::Map(entries) if !entries.is_empty() && (!fits || self.is_deep()) => {
                format!("\n{}", Self::entries(entries, column + 2))
            }
            Self::List(items) if !items.is_empty() && (!fits || self.is_deep()) => {
                let items = items.iter().map(|item| format!("{}- {}", spaces(column + 2), item.after_dash(column + 2)));
                format!("\n{}", items.collect::<Vec<_>>().join("\n"))
            }
            _ => format!(" {inline}"),
        }
    }

    /// What follows `- ` in a list whose dashes stand at `column`.
    pub(super) fn after_dash(&self, column: usize) -> String {
        let inline = self.inline();
        let fits = column + 2 + inline.chars().count() <= WIDTH;
        match self {
            Self::Text(text) if !fits && folds(text) => folded(text, column + 2),
            Self::Map(entries) if !entries.is_empty() && (!fits || self.is_deep()) => {
                Self::entries(entries, column + 2).trim_start().to_owned()
            }
            _ => inline,
        }
    }

    /// The entries of a mapping in a block, one a line.
    fn entries(entries: &[(String, Self)], column: usize) -> String {
        let line = |(key, value): &(String, Self)| {
            let key = scalar(key);
            let used = column + key.chars().count() + 1;
            format!("{}{key}:{}", spaces(column), value.after_key(column, used))
        };
        entries.iter().map(line).collect::<Vec<_>>().join("\n")
    }

    /// Whether it holds mappings within mappings: those read better in a block.
    fn is_deep(&self) -> bool {
        let holds_map = |c: &Self| matches!(c, Self::Map(entries) if !entries.is_empty());
        match self {
            Self::Map(entries) => entries.iter().any(|(_, v)| holds_map(v)),
            Self::List(items) => items.iter().any(|i| holds_map(i) && i.is_deep()),
            _ => false,
        }
    }
}

pub(super) fn spaces(n: usize) -> String {
    " ".repeat(n)
}

/// A scalar as text; dates need no quotes in the case language.
pub(super) fn scalar(text: &str) -> String {
    if is_date(text) { text.to_owned() } else { quoted(text) }
}

fn is_date(text: &str) -> bool {
    text.len() == 10
        && text.bytes().enumerate().all(|(i, b)| if i == 4 || i == 7 { b == b'-' } else { b.is_ascii_digit() })
}

fn joined(parts: impl Iterator<Item = String>) -> String {
    parts.collect::<Vec<_>>().join(", ")
}

/// Whether a text survives being folded: one space between words and none around them, no line ends.
fn folds(text: &str) -> bool {
    !text.is_empty()
        && text.split(' ').all(|word| !word.is_empty() && !word.contains(char::is_whitespace))
        && text.chars().all(|c| !c.is_control() && !matches!(c, '\u{2028}' | '\u{2029}' | '\u{FEFF}' | '\u{85}'))
}

/// A text as a folded block, its lines at `column`.
pub(super) fn folded(text: &str, column: usize) -> String {
    let mut out = String::from(">-");
    let mut line = 0;
    for word in text.split(' ') {
        let length = word.chars().count();
        if line == 0 || line + 1 + length > WIDTH {
            out.push('\n');
            out.push_str(&spaces(column));
            line = column;
        } else {
            out.push(' ');
            line += 1;
        }
        out.push_str(word);
        line += length;
    }
    out
}
