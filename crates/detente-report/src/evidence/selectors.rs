//! Anchors as selectors of the W3C Web Annotation model.

use detente_source::{Anchor, Found};
use serde_json::{Value, json};

/// The selectors of an anchor, all of which name the same passage: a `TextQuoteSelector` where the case has the words,
/// a `TextPositionSelector` where the place is known, and the digest and the paragraph, for which the model has no
/// selector, in objects of our own.
pub(crate) fn selectors(anchor: &Anchor, found: Option<&Found>) -> Vec<Value> {
    let Anchor { paragraph, range, sha256, quote, prefix, suffix } = anchor;
    let mut all = Vec::new();
    let around = |mut selector: Value| {
        for (key, value) in [("prefix", prefix), ("suffix", suffix)] {
            if let Some(value) = value {
                selector[key] = json!(value);
            }
        }
        selector
    };
    if let Some(exact) = quote {
        all.push(around(json!({"type": "TextQuoteSelector", "exact": exact})));
    } else if prefix.is_some() || suffix.is_some() {
        // The model has no selector for what stands around words that are not given.
        all.push(around(json!({"type": "detente:SurroundingsSelector"})));
    }
    let range = range.as_ref().or(found.map(|f| &f.range));
    if let Some(range) = range {
        all.push(json!({"type": "TextPositionSelector", "start": range.start, "end": range.end}));
    }
    if let Some(paragraph) = paragraph.or(found.and_then(|f| f.paragraph)) {
        all.push(json!({"type": "detente:ParagraphSelector", "detente:paragraph": paragraph}));
    }
    if let Some(digest) = sha256 {
        all.push(json!({"type": "detente:DigestSelector", "detente:sha256": digest.to_string()}));
    }
    all
}
