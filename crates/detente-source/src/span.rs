//! Places in a text: byte ranges, and the lines and columns people read.

use std::fmt;

/// A range of bytes in one text, end exclusive.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

impl Span {
    /// The range from `start` to `end` (exclusive); `end` is raised to `start` where it lies before it.
    ///
    /// ```
    /// use detente_source::Span;
    /// assert_eq!(Span::new(3, 5).len(), 2);
    /// ```
    pub fn new(start: usize, end: usize) -> Self {
        Self { start, end: end.max(start) }
    }

    /// Length in bytes.
    pub fn len(self) -> usize {
        self.end - self.start
    }

    /// Whether the range holds nothing.
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// The smallest range that holds both.
    pub fn to(self, other: Span) -> Self {
        Self { start: self.start.min(other.start), end: self.end.max(other.end) }
    }
}

/// A value and where it was written.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Spanned<T> {
    /// The value.
    pub value: T,
    /// Where it stands.
    pub span: Span,
}

impl<T> Spanned<T> {
    /// A value with its place.
    pub fn new(value: T, span: Span) -> Self {
        Self { value, span }
    }
}

impl<T> std::ops::Deref for Spanned<T> {
    type Target = T;
    fn deref(&self) -> &T {
        &self.value
    }
}

impl<T: fmt::Display> fmt::Display for Spanned<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.value.fmt(f)
    }
}

/// A text with a name, able to say on which line a byte stands.
#[derive(Clone, Debug)]
pub struct SourceText {
    name: String,
    text: String,
    line_starts: Vec<usize>,
}

impl SourceText {
    /// Takes a text under the name that diagnostics will show (usually its path as the user gave it).
    ///
    /// ```
    /// use detente_source::SourceText;
    /// let text = SourceText::new("case.yaml", "a: 1\nbé: 2\n");
    /// assert_eq!(text.line_column(8), (2, 3)); // columns count characters, not bytes
    /// ```
    pub fn new(name: impl Into<String>, text: impl Into<String>) -> Self {
        let text = text.into();
        let line_starts = std::iter::once(0)
            .chain(text.bytes().enumerate().filter(|(_, b)| *b == b'\n').map(|(i, _)| i + 1))
            .collect();
        Self { name: name.into(), text, line_starts }
    }

    /// The name given to it.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The whole text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Line and column of a byte offset, both from 1; columns count Unicode code points.
    pub fn line_column(&self, offset: usize) -> (usize, usize) {
        let offset = self.floor(offset);
        let line = self.line_starts.partition_point(|s| *s <= offset) - 1;
        let column = self.text[self.line_starts[line]..offset].chars().count();
        (line + 1, column + 1)
    }

    /// The text of a span; a span outside the text is cut to what exists.
    pub fn slice(&self, span: Span) -> &str {
        &self.text[self.floor(span.start)..self.floor(span.end)]
    }

    /// The largest character boundary at or before `offset`.
    fn floor(&self, offset: usize) -> usize {
        let mut at = offset.min(self.text.len());
        while !self.text.is_char_boundary(at) {
            at -= 1;
        }
        at
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_and_columns_survive_every_offset() {
        let text = SourceText::new("t", "ä\n\nb");
        assert_eq!(text.line_column(0), (1, 1));
        assert_eq!(text.line_column(1), (1, 1), "inside a character: its start");
        assert_eq!(text.line_column(3), (2, 1));
        assert_eq!(text.line_column(4), (3, 1));
        assert_eq!(text.line_column(999), (3, 2));
        assert_eq!(text.slice(Span::new(0, 99)), "ä\n\nb");
    }
}
