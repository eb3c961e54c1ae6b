//! Where statements come from: texts, paragraphs, anchored passages, claims, and the diagnostics every crate speaks in.
//!
//! This is the leftmost room of the house: it knows nothing of parties, states or preferences. It turns a document into
//! paragraphs, a passage into an anchor that can be checked later, and a mistake into a [`Diagnostic`] with a place.

mod anchor;
mod bytes;
mod checked;
mod claim;
mod diagnostic;
mod difference;
mod digest;
mod extract;
mod fold;
mod hidden;
mod near;
mod numbers;
mod passages;
mod span;
mod structure;
mod suggest;
mod verify;

pub use anchor::{Anchor, AnchorError, Nearest, Passage, shown};
pub use bytes::{Carrier, Decoded, FileKind, Known, Undecoded, decoded, decoded_as};
pub use checked::{CheckedClaim, CheckedSource, Found, Nearby, Outcome, TextUsed, look_up};
pub use claim::{Claim, Credibility, Document, Extracted, Form, Original, Reliability, is_web};
pub use diagnostic::{Diagnostic, Diagnostics, Severity};
pub use difference::{Difference, Within};
pub use digest::Digest;
pub use extract::{Block, Extract, Kind, Meta, Reason, Unread, Verdict, extract};
pub use fold::fold;
pub use hidden::{disarmed, disarmed_json, hidden_name, is_hidden};
pub use numbers::grouped;
pub use passages::{Passages, paragraphs};
pub use span::{SourceText, Span, Spanned};
pub use structure::Structure;
pub use suggest::{Actor, Open, OpenReason, Rule, Suggestion, suggest};
