//! Documents and claims told by themselves: what was found in their texts, and the forms other programs read.

mod blocks_text;
mod check_json;
mod check_text;
mod selectors;
mod suggestions;
mod trace;
mod trace_json;
mod trace_text;

pub use blocks_text::blocks_text;
pub use check_json::sources_json;
pub use check_text::sources_text;
pub(crate) use selectors::selectors;
pub use suggestions::{suggestions_json, suggestions_text};
pub use trace::{ForwardTrace, Grounds, Judged, Use, VerdictTrace};
pub use trace_json::{Traced, trace_json};
pub use trace_text::TraceTeller;
