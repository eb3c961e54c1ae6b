//! Anchors as selectors of the W3C Web Annotation model.

use detente_source::{Anchor, Found};
use serde_json::{Value, json};

/// The selectors of an anchor, all of which name the same passage: a `TextQuoteSelector` where the case has the words,
/// a `TextPositionSelector` where the place is known, and the digest and the paragraph, for which the model has no
/// selector, in objects of our own.
pub(crate) fn selectors(anchor: &Anchor, found: Option<&Found>) -> Vec<Value> {
    let mut all = Vec::new();
    if let Some(exact) = &anchor.quote {
        let mut quote = json!({"type": "TextQuoteSelector", "exact": exact});
        for (key, value) in [("prefix", &anchor.prefix), ("suffix", &anchor.suffix)] {
            if let Some(value) = value {
                quote[key] = json!(value);
            }
        }
        all.push(quote);
    }
    let range = anchor.range.as_ref().or(found.map(|f| &f.range));
    if let Some(range) = range {
        all.push(json!({"type": "TextPositionSelector", "start": range.start, "end": range.end}));
    }
    if let Some(paragraph) = anchor.paragraph.or(found.and_then(|f| f.paragraph)) {
        all.push(json!({"type": "detente:ParagraphSelector", "detente:paragraph": paragraph}));
    }
    if let Some(digest) = anchor.sha256 {
        all.push(json!({"type": "detente:DigestSelector", "detente:sha256": digest.to_string()}));
    }
    all
}
