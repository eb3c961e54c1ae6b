//! Which states are stable for whom, and why: one file per concept, each verdict with a certificate.
//!
//! A state is stable for a party when the party has no wish to leave it, given how far it looks ahead; what "how far"
//! means is what the concepts differ in. Every file states its concept in words with its source. The verdicts for all
//! states of a graph come from a search that visits each state once per party and concept ([`analyze`]); a single
//! verdict is explained by its [`Certificate`] ([`certificate`]), and a [`Checker`] written without any of the fast
//! machinery checks certificates.

mod analysis;
mod certificate;
mod check;
mod concept;
mod deterrence;
mod explain;
mod foresight;
mod gmr;
mod nash;
mod reach;
mod seq;
mod sim;
mod sim_dense;
mod smr;
mod sseq;
pub mod unlock;
mod verify;

pub use analysis::{Analysis, Verdicts, analyze};
pub use certificate::{Certificate, Deterrence, NearMiss, Sanction, Simultaneous, Step, Verdict};
pub use check::{Checker, Fault};
pub use concept::Concept;
pub use explain::{certificate, paths_of_sanction};
pub use foresight::{Anticipated, Anticipation, Cycle, Foresight, ForesightChecker, NotTwoParties, Outlook};
pub use verify::{Verification, verify};
