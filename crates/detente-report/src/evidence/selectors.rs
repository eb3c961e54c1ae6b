//! Anchors as selectors of the W3C Web Annotation model.

use crate::documents::v1::Selector;
use detente_source::{Anchor, Found};

/// The selectors of an anchor, all of which name the same passage: a `TextQuoteSelector` where the case has the words,
/// a `TextPositionSelector` where the place is known, and the digest and the paragraph, for which the model has no
/// selector, in objects of our own.
pub(crate) fn selectors<'a>(anchor: &'a Anchor, found: Option<&Found>) -> Vec<Selector<'a>> {
    let Anchor { paragraph, range, sha256, quote, .. } = anchor;
    let (prefix, suffix) = (anchor.prefix.as_deref(), anchor.suffix.as_deref());
    let mut all = Vec::new();
    if let Some(exact) = quote {
        all.push(Selector::TextQuoteSelector { exact, prefix, suffix });
    } else if prefix.is_some() || suffix.is_some() {
        // The model has no selector for what stands around words that are not given.
        all.push(Selector::Surroundings { prefix, suffix });
    }
    if let Some(range) = range.as_ref().or(found.map(|f| &f.range)) {
        all.push(Selector::TextPositionSelector { start: range.start, end: range.end });
    }
    if let Some(paragraph) = paragraph.or(found.and_then(|f| f.paragraph)) {
        all.push(Selector::Paragraph { paragraph });
    }
    if let Some(digest) = sha256 {
        all.push(Selector::Digest { sha256: digest.to_string() });
    }
    all
}
