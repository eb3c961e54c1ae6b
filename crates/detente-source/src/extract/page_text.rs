//! The text of one block as it is read off a page: white space, raised and lowered numbers, quotation marks that the page
//! leaves to its reader.

use super::html::{attribute, words};
use super::sentence::is_wide;
use html5ever::tokenizer::Tag;

/// Digits and signs, and how they are raised and lowered.
const RAISED: &str = "0⁰₀1¹₁2²₂3³₃4⁴₄5⁵₅6⁶₆7⁷₇8⁸₈9⁹₉+⁺₊-⁻₋−⁻₋(⁽₍)⁾₎";

/// A block that is being read.
#[derive(Debug, Default)]
pub(super) struct Line {
    text: String,
    /// Characters that are links, and that are set in bold.
    pub linked: usize,
    pub strong: usize,
    /// The time that a `<time>` in it gives.
    pub time: Option<String>,
    in_link: bool,
    bold: usize,
    quotes: usize,
    math: bool,
    /// Where what is raised or lowered begins.
    raised: Option<usize>,
    /// Whether it is an element for that which is open, not a link.
    upper: bool,
    /// Whether a line of the source ends in the blank at the end.
    broke: bool,
    pre: bool,
}

impl Line {
    /// Takes the block out; what is open (a link, bold type) goes on in the next one.
    pub(super) fn take(&mut self) -> Self {
        let (in_link, bold, quotes, math) = (self.in_link, self.bold, self.quotes, self.math);
        std::mem::replace(self, Self { in_link, bold, quotes, math, ..Self::default() })
    }

    /// Its text, if it has any.
    pub(super) fn block(&self) -> Option<String> {
        if self.text.chars().all(char::is_whitespace) {
            return None;
        }
        if self.pre {
            return Some(self.text.trim_end().trim_start_matches(['\n', '\r']).to_owned());
        }
        let lines = self.text.split('\n').map(str::trim).filter(|line| !line.is_empty());
        Some(lines.collect::<Vec<_>>().join("\n"))
    }

    /// Whether it ends with a line break, so that another one parts paragraphs.
    pub(super) fn broken(&self) -> bool {
        self.text.trim_end_matches([' ', '\t', '\r', '\u{a0}']).ends_with('\n')
    }

    /// The beginning of an element within the line.
    pub(super) fn start(&mut self, tag: &Tag) {
        match &*tag.name {
            // An anchor without an address is a place, not a link.
            "a" => {
                self.in_link = attribute(tag, "href").is_some();
                let note = words(tag, "role").chain(words(tag, "class"));
                let note = note.into_iter().any(|w| matches!(w, "doc-noteref" | "footnote-ref" | "noteref"));
                self.raised = self.raised.or(note.then_some(self.text.len()));
            }
            "b" | "strong" => self.bold += 1,
            "q" => {
                self.quotes += 1;
                self.push(if self.quotes % 2 == 1 { '“' } else { '‘' });
            }
            "sup" | "sub" => (self.raised, self.upper) = (Some(self.text.len()), true),
            "math" => self.math = true,
            "mn" | "mi" | "mo" | "mtext" if self.math => self.blank(false),
            _ => {}
        }
    }

    /// The end of an element within the line.
    pub(super) fn end(&mut self, name: &str) {
        match name {
            "a" => {
                self.in_link = false;
                if self.raised.is_some() && !self.upper {
                    self.raise(true);
                }
            }
            "b" | "strong" => self.bold = self.bold.saturating_sub(1),
            "q" if self.quotes > 0 => {
                self.push(if self.quotes % 2 == 1 { '”' } else { '’' });
                self.quotes -= 1;
            }
            "math" => self.math = false,
            "sup" | "sub" => {
                self.upper = false;
                self.raise(name == "sup");
            }
            _ => {}
        }
    }

    /// 10<sup>6</sup> is not 106, and the 1 of a footnote no part of the year before it.
    fn raise(&mut self, up: bool) {
        let Some(from) = self.raised.take().filter(|from| *from < self.text.len()) else { return };
        let signs: Vec<char> = RAISED.chars().collect();
        let moved = |c: char| signs.chunks(3).find(|s| s[0] == c).map(|s| if up { s[1] } else { s[2] });
        let whole: Option<String> = self.text[from..].trim().chars().map(moved).collect();
        if let Some(whole) = whole.filter(|w| !w.is_empty()) {
            self.text.truncate(from);
            self.text.push_str(&whole);
        }
    }

    /// A character that is not white space.
    pub(super) fn push(&mut self, c: char) {
        // Han and kana have no blanks between words, so that a line of the source that ends between them leaves none.
        if self.broke && is_wide(c) && self.text.ends_with(' ') && self.text.trim_end_matches(' ').ends_with(is_wide) {
            self.text.truncate(self.text.trim_end_matches(' ').len());
        }
        self.broke = false;
        if c != '\n' {
            self.linked += usize::from(self.in_link);
            self.strong += usize::from(self.bold > 0);
        }
        self.text.push(c);
    }

    fn blank(&mut self, line_end: bool) {
        if !self.text.ends_with([' ', '\n']) && !self.text.is_empty() {
            self.text.push(' ');
        }
        self.broke |= line_end && self.text.ends_with(' ');
    }

    /// Text of the source; `pre` keeps its white space.
    pub(super) fn text(&mut self, text: &str, pre: bool) {
        self.pre |= pre;
        for c in text.chars() {
            match c {
                ' ' | '\t' | '\n' | '\r' | '\u{c}' if !pre => self.blank(matches!(c, '\n' | '\r')),
                c => self.push(c),
            }
        }
    }
}
