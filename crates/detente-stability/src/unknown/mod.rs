//! Stability where preferences may be unknown.
//!
//! Source: K. W. Li, K. W. Hipel, D. M. Kilgour and L. Fang, "Preference uncertainty in the graph model for conflict
//! resolution", IEEE Transactions on Systems, Man, and Cybernetics, Part A 34(4), 2004. R_i+(s) are the states that party
//! i can move to and certainly likes better than s, R_i^U(s) those that it can move to and whose relative preference is
//! unknown. Each of Nash, GMR, SMR and SEQ has four [`Extension`]s, a to d: whether the party leaves for R_i^U as well,
//! and whether an answer deters it whose result is not certainly better than s, though not known to be no better.
//!
//! State s is stable for party i under SEQ, say, iff every u that i would leave for has an answer t in R^{+,U}_{N-i}(u)
//! that deters it: t certainly no better than s (a, b), or not certainly better (c, d). Variants that are taken here:
//! * an opponents' step is credible (SEQ) where it is an improvement for its mover or may be one (+, U), in all four;
//! * from the answer t of SMR there is no escape where no state that i can move to from t would fail to deter it: under a
//!   and b each is certainly no better than s, under c and d none is certainly better;
//! * an answer ends in another state than u: going round in a circle is no answer. It can only matter under c, for
//!   elsewhere u itself deters nobody;
//! * SSEQ is extended in the same way, which is not in the paper.
//!
//! [`Relation`](detente_graph::Relation) says what is unknown.

mod analysis;
mod certificate;
mod check;
mod explain;
mod extension;
mod lists;
mod reach;

pub use analysis::{UnknownAnalysis, UnknownVerdicts, analyze_unknown, unknown_bytes};
pub use certificate::{Lure, UnknownAnswer, UnknownCertificate, UnknownVerdict};
pub use check::{UnknownChecker, verify_unknown};
pub use explain::unknown_certificate;
pub use extension::Extension;

use crate::concepts::those;
use crate::{Concept, Response};

/// The concepts that are extended to unknown preferences: those of the paper, and SSEQ by analogy.
pub const UNKNOWN_CONCEPTS: &[Concept] = &those!(is_extended);

const fn is_extended(concept: Concept) -> bool {
    match concept.response() {
        Response::Nothing | Response::Answer { .. } => true,
        Response::Together => false,
    }
}
