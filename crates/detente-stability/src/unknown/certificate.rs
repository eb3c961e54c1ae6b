//! Why a verdict under unknown preferences holds, in a form that can be checked without trusting the engine.

use super::Extension;
pub use super::lists::Lure;
use crate::{Concept, Step};
use detente_graph::{PartyId, StateId};

/// A verdict about one state, party, concept and extension, with its reason.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownCertificate {
    /// The concept.
    pub concept: Concept,
    /// The extension.
    pub extension: Extension,
    /// The party that might leave.
    pub party: PartyId,
    /// The state that it might leave.
    pub state: StateId,
    /// The verdict.
    pub verdict: UnknownVerdict,
}

impl UnknownCertificate {
    /// Whether the state is stable for the party.
    pub fn is_stable(&self) -> bool {
        !matches!(self.verdict, UnknownVerdict::Undeterred { .. })
    }
}

/// A verdict and its reason.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum UnknownVerdict {
    /// Stable: there is nothing that the party would leave for.
    NothingToLeaveFor,
    /// Stable: every move that it would make is deterred; one entry for each, certain improvements first.
    Deterred(Vec<UnknownAnswer>),
    /// Unstable: nothing deters this move.
    Undeterred {
        /// Where the party goes.
        to: StateId,
        /// What draws it there.
        lure: Lure,
        /// How many other states the opponents could bring about from there.
        answers: usize,
    },
}

/// Why one move does not pay, or may not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownAnswer {
    /// Where the party would go.
    pub to: StateId,
    /// What draws it there.
    pub lure: Lure,
    /// The opponents' moves from there on; at least one.
    pub steps: Vec<Step>,
}

impl UnknownAnswer {
    /// The state that the answer ends in.
    pub fn result(&self) -> StateId {
        self.steps.last().map_or(self.to, |s| s.to)
    }
}
