//! Which states are stable for whom, and why: one file per concept, each verdict with a certificate.
//!
//! A state is stable for a party when the party has no wish to leave it, given how far it looks ahead; what "how far"
//! means is what the concepts differ in. Every file states its concept in words with its source. The verdicts for all
//! states of a graph come from a search that visits each state once per party and concept ([`analyze`]); a single
//! verdict is explained by its [`Certificate`] ([`certificate`]), and a [`Checker`] written without any of the fast
//! machinery checks certificates.

mod analysis;
mod answers;
mod certificate;
mod check;
mod coalition;
mod concepts;
mod dense;
mod deterrence;
pub mod evolution;
mod explain;
mod foresight;
mod history;
mod hypergame;
mod improvements;
mod once;
mod reach;
mod sanctions;
mod sim_dense;
mod strength;
mod unknown;
pub mod unlock;
mod verify;

pub use analysis::{Analysis, Verdicts, analyze, analyze_under, stable_for};
pub use certificate::{Certificate, Deterrence, NearMiss, Sanction, Simultaneous, Step, Verdict};
pub use check::{Checker, Fault};
pub use coalition::{
    Breaking, Coalition, CoalitionCertificate, CoalitionChecker, CoalitionConcept, CoalitionSurvey, CoalitionVerdict,
    CoalitionVerdicts, JointAnswer, JointMove, Jump, Strictness, answer_to, breaking_coalitions, coalition_certificate,
    coalition_improvements, coalitional, coalitions, equilibrium_jumps, largest_within, survey_coalitions,
    verify_coalition,
};
pub use detente_case::{Concept, Response};
pub use explain::{certificate, certificate_under, paths_of_sanction, paths_of_sanction_under};
pub use foresight::{Anticipated, Anticipation, Cycle, Foresight, ForesightChecker, NotTwoParties, Outlook};
pub use hypergame::{
    Account, Hypergame, HypergameAnalysis, HypergameVerdicts, OwnGame, Surprise, account, analyze_hypergame,
    verify_hypergame,
};
pub use once::MOST_PARTIES_ONCE;
pub use sanctions::{Sanctions, TooManyParties};
pub use strength::{
    STRENGTH_CONCEPTS, Strength, StrengthAnalysis, StrengthAnswer, StrengthCertificate, StrengthChecker,
    StrengthVerdict, StrengthVerdicts, analyze_strength, strength_certificate, verify_strength,
};
pub use unknown::{
    Extension, Lure, UNKNOWN_CONCEPTS, UnknownAnalysis, UnknownAnswer, UnknownCertificate, UnknownChecker,
    UnknownVerdict, UnknownVerdicts, analyze_unknown, unknown_bytes, unknown_certificate, verify_unknown,
};
pub use verify::{Verification, verify};
