//! A writer of YAML that puts the same things in many layouts.

use super::{Draw, Said};

/// Writes a file in a layout of its own.
pub struct Writer {
    pub draw: Draw,
    pub out: String,
    pub comments: Vec<String>,
    pub step: usize,
    /// How likely comments are, out of ten.
    pub remarks: usize,
    pub tabs: bool,
}

impl Writer {
    fn comment(&mut self) -> String {
        let n = self.comments.len();
        let comment =
            format!("#{}{} {n}", self.draw.of(&["", " "]), self.draw.of(&["why", "see: [a, b]", "日 \"x\"", "it's"]));
        self.comments.push(comment.clone());
        comment
    }

    fn remarks(&mut self) -> bool {
        let remarks = self.remarks;
        self.draw.below(10) < remarks
    }

    /// Ends a line, perhaps with a comment, a blank line, or a comment of its own.
    fn end(&mut self, indent: usize) {
        if self.remarks() {
            let gap = if self.tabs && self.draw.one_in(3) { "\t" } else { self.draw.of(&[" ", "  ", "      "]) };
            let comment = self.comment();
            self.out += gap;
            self.out += &comment;
        }
        self.out.push('\n');
        if self.draw.one_in(12) {
            self.out.push('\n');
        }
        if self.remarks() && self.draw.one_in(2) {
            let comment = self.comment();
            self.out += &" ".repeat(indent);
            self.out += &comment;
            self.out.push('\n');
        }
    }

    fn double(text: &str) -> String {
        format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\"").replace('\t', "\\t"))
    }

    /// A scalar on one line.
    fn scalar(&mut self, said: &Said, flow: bool) -> String {
        let text = match said {
            Said::Word(word) => return word.clone(),
            Said::Text(text) => text,
            _ => unreachable!("a scalar"),
        };
        let plain = text.starts_with(char::is_alphabetic)
            && !text.contains(": ")
            && !text.contains(" #")
            && !text.contains('\t')
            && (!flow || !text.contains([',', '[', ']', '{', '}']))
            && !["no", "true"].contains(&text.as_str());
        match self.draw.below(3) {
            0 | 1 if plain => text.clone(),
            0 => format!("'{}'", text.replace('\'', "''")),
            _ => Self::double(text),
        }
    }

    /// A value within brackets, over lines or not.
    pub fn flow(&mut self, said: &Said, indent: usize, lines: bool) {
        let (open, close, parts): (_, _, Vec<(Option<String>, &Said)>) = match said {
            Said::List(items) => ('[', ']', items.iter().map(|i| (None, i)).collect()),
            Said::Map(entries) => ('{', '}', entries.iter().map(|(k, v)| (Some(k.clone()), v)).collect()),
            scalar => {
                let written = self.scalar(scalar, true);
                self.out += &written;
                return;
            }
        };
        let lines = lines && !parts.is_empty();
        self.out.push(open);
        let inner = indent + self.step;
        let count = parts.len();
        for (at, (key, value)) in parts.into_iter().enumerate() {
            if lines {
                self.end(inner);
                self.out += &" ".repeat(inner);
            } else if self.draw.one_in(6) {
                self.out.push(' ');
            }
            if let Some(key) = key {
                let key = self.scalar(&Said::Text(key), true);
                self.out += &key;
                self.out += ": ";
            }
            let deeper = lines && self.draw.one_in(3);
            self.flow(value, inner, deeper);
            if at + 1 < count || (lines && self.draw.one_in(3)) {
                self.out.push(',');
                if !lines {
                    self.out += self.draw.of(&["", " ", "  "]);
                }
            }
        }
        if lines {
            self.end(inner);
            let close_at = if self.draw.one_in(2) { indent } else { inner };
            self.out += &" ".repeat(close_at);
        }
        self.out.push(close);
    }

    /// What follows a key or a dash at a column.
    fn value(&mut self, said: &Said, indent: usize, after_dash: bool) {
        let flow = self.draw.one_in(3);
        match said {
            Said::Map(entries) if !entries.is_empty() && !flow => {
                let inner = if after_dash { indent + 2 } else { indent + self.step };
                if after_dash {
                    self.out.push(' ');
                } else {
                    self.end(inner);
                }
                self.block_map(entries, inner, after_dash);
            }
            Said::List(items) if !items.is_empty() && !flow => {
                let inner = if after_dash { indent + 2 } else { indent + self.draw.of(&["", " ", "  "]).len() };
                if after_dash {
                    self.out.push(' ');
                } else {
                    self.end(inner);
                }
                self.block_list(items, inner, after_dash);
            }
            Said::Text(text) if text.contains(' ') && self.draw.one_in(6) => {
                // A block of text, folded over lines.
                let inner = indent + self.step.max(2);
                let (header, text) = match self.draw.below(2) {
                    0 => ("|-", text.clone()),
                    _ => (">-", text.replacen(' ', &format!("\n{}", " ".repeat(inner)), 1)),
                };
                self.out += &format!(" {header}");
                if self.remarks() {
                    let comment = self.comment();
                    self.out += &format!(" {comment}");
                }
                self.out += &format!("\n{}{text}\n", " ".repeat(inner));
            }
            Said::Text(text) if text.contains(' ') && self.draw.one_in(6) => {
                let written = Self::double(text).replacen(' ', &format!("\n{}", " ".repeat(indent + 2)), 1);
                self.out += &format!(" {written}");
                self.end(indent);
            }
            Said::Text(_) | Said::Word(_) => {
                self.out += if self.tabs && !after_dash && self.draw.one_in(3) {
                    "\t"
                } else {
                    self.draw.of(&[" ", " ", "   "])
                };
                let written = self.scalar(said, false);
                self.out += &written;
                self.end(indent);
            }
            _ => {
                self.out.push(' ');
                let lines = self.draw.one_in(2);
                self.flow(said, if after_dash { indent + 2 } else { indent }, lines);
                self.end(indent);
            }
        }
    }

    pub fn block_map(&mut self, entries: &[(String, Said)], indent: usize, mut compact: bool) {
        for (key, value) in entries {
            if !std::mem::take(&mut compact) {
                self.out += &" ".repeat(indent);
            }
            let key = self.scalar(&Said::Text(key.clone()), false);
            self.out += &key;
            self.out += self.draw.of(&[":", ":", ":", " :"]);
            self.value(value, indent, false);
        }
    }

    fn block_list(&mut self, items: &[Said], indent: usize, mut compact: bool) {
        for item in items {
            if !std::mem::take(&mut compact) {
                self.out += &" ".repeat(indent);
            }
            self.out.push('-');
            self.value(item, indent, true);
        }
    }
}
