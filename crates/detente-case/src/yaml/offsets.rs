//! From the character positions that the YAML scanner counts to byte positions.

/// Every how many characters a byte position is kept.
const STEP: usize = 64;

/// Translates character positions of one text into byte positions.
pub(super) struct Offsets<'t> {
    text: &'t str,
    /// Byte position of every `STEP`th character; empty when every character is one byte.
    marks: Vec<usize>,
}

impl<'t> Offsets<'t> {
    pub fn new(text: &'t str) -> Self {
        let marks =
            if text.is_ascii() { vec![] } else { text.char_indices().step_by(STEP).map(|(at, _)| at).collect() };
        Self { text, marks }
    }

    /// The byte at which character `chars` starts; the end of the text beyond its last.
    pub fn byte(&self, chars: usize) -> usize {
        if self.marks.is_empty() {
            return chars.min(self.text.len());
        }
        let Some(mark) = self.marks.get(chars / STEP) else { return self.text.len() };
        self.text[*mark..].char_indices().nth(chars % STEP).map_or(self.text.len(), |(at, _)| mark + at)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn agrees_with_counting() {
        for text in ["", "abc", &"aé日𝄞\n".repeat(100), &"x".repeat(200)] {
            let offsets = Offsets::new(text);
            let starts: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
            for chars in 0..starts.len() + 70 {
                assert_eq!(offsets.byte(chars), *starts.get(chars).unwrap_or(&text.len()));
            }
        }
    }
}
