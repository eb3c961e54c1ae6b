//! Where statements come from: texts, paragraphs, anchored passages, claims, and the diagnostics every crate speaks in.
//!
//! This is the leftmost room of the house: it knows nothing of parties, states or preferences. It turns a document into
//! paragraphs, a passage into an anchor that can be checked later, and a mistake into a [`Diagnostic`] with a place.

mod anchor;
mod claim;
mod diagnostic;
mod span;

pub use anchor::{Anchor, AnchorError, Digest, paragraphs, verify};
pub use claim::{Claim, Credibility, Document, Original, Reliability};
pub use diagnostic::{Diagnostic, Diagnostics, Severity};
pub use span::{SourceText, Span, Spanned};
