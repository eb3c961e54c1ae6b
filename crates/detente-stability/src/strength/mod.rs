//! Strong and weak stability: whether a party is kept from leaving by something much worse.
//!
//! Source: L. Hamouda, D. M. Kilgour and K. W. Hipel, "Strength of preference in the graph model for conflict
//! resolution", Group Decision and Negotiation 13, 2004, and for more than two parties "Strength of preference in graph
//! models for multiple-decision-maker conflicts", Applied Mathematics and Computation 179, 2006. A party may like one
//! state more than another, or much more. A state that is stable under GMR, SMR or SEQ is *strongly* stable where every
//! improvement has an answer that ends in a state much worse than where the party started, and under SMR everything that
//! the party could still go to from there is much worse as well; else it is *weakly* stable. The answers are those of the
//! concept: any legal sequence for GMR and SMR, one of improvements (large or small) for SEQ. Where the party has no
//! improvement at all (Nash), the state is strongly stable under each; Nash stability itself has no strength.
//!
//! An equilibrium is strong where it is strongly stable for every party, else weak. SSEQ is graded in the same way, which
//! is not in the papers.
//!
//! [`grade_floors`](detente_graph::grade_floors) says what is much worse.

mod analysis;
mod certificate;
mod check;

pub use analysis::{Strength, StrengthAnalysis, StrengthVerdicts, analyze_strength};
pub use certificate::{StrengthAnswer, StrengthCertificate, StrengthVerdict, strength_certificate};
pub use check::{StrengthChecker, verify_strength};

use crate::concepts::those;
use crate::{Concept, Response};

/// The concepts under which stability has a strength.
pub const STRENGTH_CONCEPTS: &[Concept] = &those!(has_strength);

/// An answer may leave a party much worse off or little; under Nash stability there are none, and under SIM strength is
/// not defined.
const fn has_strength(concept: Concept) -> bool {
    match concept.response() {
        Response::Answer { .. } => true,
        Response::Nothing | Response::Together => false,
    }
}
