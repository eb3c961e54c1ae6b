//! YAML as a small tree of nodes with byte spans.
//!
//! Scalars keep their text and their style: nothing is ever turned into an untyped value, so `no` stays a word and
//! `010` is not quietly eight.

mod eased;
mod load;
mod offsets;
mod quote;
mod scalar;
mod trouble;
mod words;

pub(crate) use load::load;
pub(crate) use quote::{double_quoted, quote_like, quoted};
pub(crate) use saphyr_parser::ScalarStyle;
pub(crate) use scalar::comments;

use detente_source::Span;

/// A value and where it stands.
#[derive(Clone, Debug)]
pub(crate) struct Node {
    /// From the first to one past the last byte, without surrounding white space.
    pub span: Span,
    /// What it is.
    pub value: Value,
    /// Whether it carries an anchor (`&name`), so that other places may repeat it.
    pub anchored: bool,
}

/// The three kinds of YAML values.
#[derive(Clone, Debug)]
pub(crate) enum Value {
    /// Text and how it was quoted.
    Scalar(String, ScalarStyle),
    /// `- a` or `[a]`.
    List(Vec<Node>),
    /// `a: b` or `{a: b}`; keys are scalars without repetition.
    Mapping(Vec<(Node, Node)>),
}

/// The kind of a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum NodeKind {
    Scalar,
    List,
    Mapping,
}

impl Node {
    /// Which of the three kinds it is.
    pub fn kind(&self) -> NodeKind {
        match self.value {
            Value::Scalar(..) => NodeKind::Scalar,
            Value::List(_) => NodeKind::List,
            Value::Mapping(_) => NodeKind::Mapping,
        }
    }

    /// The beginning of a list or mapping, up to its first scalar: enough to see where it is.
    pub fn head(&self) -> Span {
        let mut first = self;
        while let Some(next) = first.items().first().or(first.entries().first().map(|(key, _)| key)) {
            first = next;
        }
        Span::new(self.span.start, if first.span.start >= self.span.start { first.span.end } else { self.span.end })
    }

    /// The text of a scalar.
    pub fn text(&self) -> Option<&str> {
        match &self.value {
            Value::Scalar(text, _) => Some(text),
            _ => None,
        }
    }

    /// The text of a scalar without quotes.
    pub fn plain(&self) -> Option<&str> {
        match &self.value {
            Value::Scalar(text, ScalarStyle::Plain) => Some(text),
            _ => None,
        }
    }

    /// Whether nothing is written here, or one of YAML's spellings of nothing.
    pub fn is_empty(&self) -> bool {
        match &self.value {
            Value::Scalar(text, ScalarStyle::Plain) => matches!(text.as_str(), "" | "~" | "null" | "Null" | "NULL"),
            Value::Scalar(text, _) => text.trim().is_empty(),
            _ => false,
        }
    }

    /// Entries of a list; none for anything else.
    pub fn items(&self) -> &[Node] {
        match &self.value {
            Value::List(items) => items,
            _ => &[],
        }
    }

    /// Entries of a mapping; none for anything else.
    pub fn entries(&self) -> &[(Node, Node)] {
        match &self.value {
            Value::Mapping(entries) => entries,
            _ => &[],
        }
    }

    /// Entries of the mapping under a key; none where there is no such mapping.
    pub fn section(&self, key: &str) -> &[(Node, Node)] {
        self.get(key).map(Node::entries).unwrap_or_default()
    }

    /// Entries of the list under a key; none where there is no such list.
    pub fn list(&self, key: &str) -> &[Node] {
        self.get(key).map(Node::items).unwrap_or_default()
    }

    /// The value under a key.
    pub fn get(&self, key: &str) -> Option<&Node> {
        self.entry(key).map(|(_, value)| value)
    }

    /// Key and value.
    pub fn entry(&self, key: &str) -> Option<&(Node, Node)> {
        self.entries().iter().find(|(k, _)| k.text() == Some(key))
    }
}
