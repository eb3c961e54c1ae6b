//! The structure of a text that a case does not carry: where its paragraphs stand, and their digests. With it, places can
//! be checked without the text, and whoever has another version of the text learns which paragraphs differ.

use crate::anchor::counted;
use crate::{Anchor, Digest, Passages};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::ops::Range;

/// Places and digests of the paragraphs of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Structure {
    /// SHA-256 of the text.
    pub sha256: Digest,
    /// Its length in code points.
    pub characters: u32,
    /// Its paragraphs: where, in code points, and their digests.
    pub paragraphs: Vec<(Range<u32>, Digest)>,
}

impl Structure {
    /// The structure of a text.
    pub fn of(text: &Passages) -> Self {
        let digest = |range: &Range<u32>| Digest::of(text.slice(range).unwrap_or_default().as_bytes());
        Self {
            sha256: Digest::of(text.text().as_bytes()),
            characters: text.characters(),
            paragraphs: text.paragraphs().iter().map(|range| (range.clone(), digest(range))).collect(),
        }
    }

    /// As a file, one paragraph a line.
    ///
    /// ```
    /// use detente_source::{Passages, Structure};
    /// let structure = Structure::of(&Passages::new("one\n\ntwo\n"));
    /// assert_eq!(Structure::parse(&structure.to_json()).unwrap(), structure);
    /// ```
    pub fn to_json(&self) -> String {
        let mut out = format!(
            "{{\n  \"format\": \"detente.structure/1\",\n  \"sha256\": \"{}\",\n  \"characters\": {},\n  \"paragraphs\": [",
            self.sha256, self.characters
        );
        for (i, (range, digest)) in self.paragraphs.iter().enumerate() {
            let line = json!({"start": range.start, "end": range.end, "sha256": digest.to_string()});
            out.push_str(if i == 0 { "\n    " } else { ",\n    " });
            out.push_str(&line.to_string());
        }
        out + "\n  ]\n}\n"
    }

    /// Reads what [`Structure::to_json`] writes.
    ///
    /// # Errors
    /// What is wrong with it, in a few words.
    pub fn parse(text: &str) -> Result<Self, String> {
        let value: Value = serde_json::from_str(text).map_err(|e| format!("it is not JSON: {e}"))?;
        if value.get("format").and_then(Value::as_str) != Some("detente.structure/1") {
            return Err(
                "it is not a structure, or of another version: `format` is not `detente.structure/1`".to_owned()
            );
        }
        let digest = |value: &Value| value.get("sha256").and_then(Value::as_str).and_then(Digest::parse);
        let number =
            |value: &Value, key: &str| value.get(key).and_then(Value::as_u64).and_then(|n| u32::try_from(n).ok());
        let paragraph = |value: &Value| {
            let range = number(value, "start")?..number(value, "end")?;
            Some((range, digest(value)?))
        };
        let lines = value.get("paragraphs").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
        let paragraphs: Option<Vec<_>> = lines.iter().map(paragraph).collect();
        let whole = paragraphs.and_then(|paragraphs| {
            Some(Self { sha256: digest(&value)?, characters: number(&value, "characters")?, paragraphs })
        });
        let whole = whole.ok_or("a digest or a number in it is missing or wrong")?;
        let mut at = 0;
        for (i, (range, _)) in whole.paragraphs.iter().enumerate() {
            if range.start < at || range.end <= range.start || range.end > whole.characters {
                return Err(format!("paragraph {} lies outside the text or before the one above it", i + 1));
            }
            at = range.end;
        }
        Ok(whole)
    }

    /// What is wrong with the place of an anchor, as far as it can be seen without the text.
    pub fn misfit(&self, anchor: &Anchor) -> Option<String> {
        let count = u32::try_from(self.paragraphs.len()).unwrap_or(u32::MAX);
        let named = anchor.paragraph.map(|p| (p, self.paragraphs.get((p as usize).wrapping_sub(1))));
        if let Some((_, None)) = named {
            return Some(format!("the text has only {}", counted(count, "paragraph")));
        }
        if let Some(range) = &anchor.range {
            if range.end > self.characters {
                let long = counted(self.characters, "character");
                return Some(format!("it runs past the end of the text, which has {long}"));
            }
            if let Some((p, Some((home, _)))) = named
                && (range.start < home.start || range.end > home.end)
            {
                return Some(format!(
                    "it does not lie in paragraph {p}, which has the characters {}-{}",
                    home.start, home.end
                ));
            }
        }
        // A passage that is a whole paragraph can be checked by its digest.
        let whole = match &anchor.range {
            Some(range) => self.paragraphs.iter().find(|(home, _)| home == range),
            None if anchor.quote.is_none() => named.and_then(|(_, home)| home),
            None => None,
        };
        let (stated, (_, digest)) = (anchor.sha256?, whole?);
        (stated != *digest).then(|| "the paragraph has another digest than the claim says".to_owned())
    }

    /// The paragraphs of this structure, from 1, that another text does not have anywhere.
    pub fn missing_in(&self, text: &Passages) -> Vec<usize> {
        let there: BTreeSet<Digest> = Self::of(text).paragraphs.into_iter().map(|(_, digest)| digest).collect();
        let missing = self.paragraphs.iter().enumerate().filter(|(_, (_, digest))| !there.contains(digest));
        missing.map(|(i, _)| i + 1).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_is_told_as_one() {
        let structure = Structure::of(&Passages::new("a"));
        let misfit = |paragraph, range| structure.misfit(&Anchor { paragraph, range, ..Anchor::default() });
        assert_eq!(misfit(Some(2), None).as_deref(), Some("the text has only 1 paragraph"));
        let long = misfit(None, Some(0..9));
        assert_eq!(long.as_deref(), Some("it runs past the end of the text, which has 1 character"));
    }

    #[test]
    fn places_are_checked_without_the_text() {
        let text = Passages::new("one\n\ntwo words\n");
        let structure = Structure::of(&text);
        assert_eq!(structure.paragraphs.len(), 2);
        let at = |paragraph, range: Option<Range<u32>>, words: Option<&str>| Anchor {
            paragraph,
            range,
            sha256: words.map(|w| Digest::of(w.as_bytes())),
            ..Anchor::default()
        };
        assert_eq!(structure.misfit(&at(Some(2), Some(5..8), Some("two"))), None);
        assert_eq!(structure.misfit(&at(Some(2), None, Some("two words"))), None);
        for wrong in [
            at(Some(3), None, None),
            at(None, Some(5..99), None),
            at(Some(1), Some(5..8), None),
            at(None, Some(0..3), Some("two")),
            at(Some(2), None, Some("two")),
        ] {
            assert!(structure.misfit(&wrong).is_some(), "{wrong:?}");
        }
        assert_eq!(structure.missing_in(&Passages::new("A note.\n\none\n\ntwo other words\n")), [2]);
    }

    #[test]
    fn what_is_no_structure_is_refused() {
        let good = Structure::of(&Passages::new("one\n\ntwo\n")).to_json();
        for (from, to) in [
            ("{", "["),
            ("/1", "/2"),
            ("\"characters\": 9", "\"characters\": 4"),
            ("\"start\":5", "\"start\":1"),
            ("\"end\":3", "\"end\":-3"),
        ] {
            let bad = good.replacen(from, to, 1);
            assert_ne!(bad, good, "{from}");
            assert!(Structure::parse(&bad).is_err(), "{bad}");
        }
    }
}
