//! Coalitions: what parties can reach together, who could keep them from it, and what it takes.
//!
//! A coalition H moves jointly: R_H(s) are the states that a legal sequence of moves of its members reaches, in which
//! nobody moves twice in a row. A state t in R_H(s) is a *coalition improvement* when every member likes it better than
//! s; single steps on the way may hurt whoever takes them, which is what such a jump asks of them.
//!
//! Source: Fang, Hipel & Kilgour 1993, ch. 3 (joint moves); Kilgour, Hipel, Fang & Peng 2001, *Coalition analysis in
//! group decision support*, Group Decision and Negotiation 10 (coalition improvements, equilibrium jumps); Inohara &
//! Hipel 2008, *Coalition analysis in the graph model for conflict resolution*, Systems Engineering 11 (the forms that
//! ask what the opponents would answer). [`CoalitionConcept`] names the variants that are computed here.

mod breaking;
mod certificate;
mod check;
mod concept;
mod explain;
mod front;
mod improvements;
mod joint;
mod members;
mod outcome;
mod space;
mod stable;
mod strictness;
mod survey;
mod symmetric;
#[cfg(test)]
mod tests;
mod trails;

pub use breaking::{Breaking, Jump, breaking_coalitions, equilibrium_jumps};
pub use certificate::{CoalitionCertificate, CoalitionVerdict, JointAnswer};
pub use check::{CoalitionChecker, verify_coalition};
pub use concept::CoalitionConcept;
pub use explain::{answer_to, coalition_certificate};
pub use improvements::{JointMove, coalition_improvements};
pub use members::{Coalition, coalitions, largest_within};
pub use stable::coalitional;
pub use strictness::Strictness;
pub use survey::{CoalitionSurvey, CoalitionVerdicts, survey_coalitions};
