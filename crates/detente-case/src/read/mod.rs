//! From the nodes of a case file to a checked case.
//!
//! First every key and value is held against the table of keys ([`shapes`]); then each section is read by a file of
//! its own, which may rely on shapes but not on names; last come the remarks that need the whole case ([`remarks`]).
//! Nothing stops at the first mistake: what cannot be read is left out, and the case is withheld at the end.

mod claims;
mod conditions;
mod confirmations;
mod context;
mod doubts;
mod evidence;
mod expect;
mod graph;
mod group_name;
mod hidden;
mod hypotheses;
mod issues;
mod marks;
mod meant;
mod negotiation;
mod options;
mod outcome;
mod parties;
mod preferences;
mod recover;
mod remarks;
mod rules;
mod scalars;
mod shapes;
mod sources;
mod statements;
mod top;
mod views;
mod worth;

pub(crate) use hidden::as_seen;
pub(crate) use options::MAX_OPTIONS;
pub use outcome::{ParsedOutcome, parse_outcome};
pub(crate) use parties::MAX_PARTIES;
pub use scalars::is_id;
pub(crate) use scalars::{MAX_WEIGHT, NO_TEXT, is_case_id, is_date};
pub use top::{Parsed, parse};
