//! Why a state is stable for a coalition or not, in a form that can be checked without trusting the engine.

use super::{Coalition, CoalitionConcept, JointMove, Strictness};
use crate::Step;
use detente_graph::{PartyId, StateId};

/// A verdict about one state, coalition and concept, with its reason.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CoalitionCertificate {
    /// The concept.
    pub concept: CoalitionConcept,
    /// What counts as an improvement for the coalition.
    pub strictness: Strictness,
    /// The coalition that might leave.
    pub coalition: Coalition,
    /// The state that it might leave.
    pub state: StateId,
    /// The verdict.
    pub verdict: CoalitionVerdict,
}

impl CoalitionCertificate {
    /// Whether the state is stable for the coalition.
    pub fn is_stable(&self) -> bool {
        !matches!(self.verdict, CoalitionVerdict::Undeterred { .. })
    }
}

/// A verdict and its reason.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CoalitionVerdict {
    /// Stable: the coalition can reach nothing that it likes better.
    NoImprovement,
    /// Stable: every coalition improvement is answered; one entry for each, in the order of
    /// [`super::coalition_improvements`].
    Deterred(Vec<JointAnswer>),
    /// Unstable: nothing that the opponents can do deters this joint move.
    Undeterred {
        /// The joint move.
        joint_move: JointMove,
        /// How many states the opponents could bring about from there; 0 under CNash, which does not ask.
        answers: usize,
    },
}

/// Why one coalition improvement does not pay.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JointAnswer {
    /// The coalition improvement.
    pub improvement: StateId,
    /// The opponents' moves from there, in order; at least one. They end in a state that is no improvement for the
    /// coalition, and for CSMR in one from which it cannot reach any.
    pub steps: Vec<Step>,
    /// A member that ends no better off than it started: worse off, if anybody is.
    pub spoilt_for: PartyId,
}
