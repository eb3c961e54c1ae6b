//! Why a verdict holds, in a form that can be checked without trusting the engine.

use crate::Concept;
use detente_graph::{PartyId, StateId};

/// A verdict about one state, party and concept, with its reason.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Certificate {
    /// The concept.
    pub concept: Concept,
    /// The party that might leave.
    pub party: PartyId,
    /// The state that it might leave.
    pub state: StateId,
    /// The verdict.
    pub verdict: Verdict,
}

impl Certificate {
    /// Whether the state is stable for the party.
    pub fn is_stable(&self) -> bool {
        !matches!(self.verdict, Verdict::Undeterred { .. })
    }
}

/// A verdict and its reason.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Stable: the party cannot move to anything it likes better.
    NoImprovement,
    /// Stable: every improvement is deterred; one entry for each, best for the party first.
    Deterred(Vec<Deterrence>),
    /// Unstable: nothing deters this improvement.
    Undeterred {
        /// Where the party goes.
        improvement: StateId,
        /// How many states the others could bring about from there (for SIM: 0).
        answers: usize,
        /// The answer that comes closest to deterring, if the others can answer at all.
        closest: Option<NearMiss>,
    },
}

/// Why one improvement does not pay.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Deterrence {
    /// The improvement.
    pub improvement: StateId,
    /// The answer that takes it away.
    pub sanction: Sanction,
}

/// What the others do about an improvement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Sanction {
    /// A legal sequence of moves from the improvement on.
    Path {
        /// The moves, in order; at least one.
        steps: Vec<Step>,
        /// For SMR and SSEQ: the best state that the party could still go to afterwards, which is no better than where
        /// it started; `None` where it cannot move, or where escape does not matter.
        escape: Option<StateId>,
    },
    /// Moves made at the same time as the improvement.
    Together(Simultaneous),
}

/// One move.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Step {
    /// Who moves.
    pub party: PartyId,
    /// Where to.
    pub to: StateId,
}

/// Moves made at the same time. Points are given by the bits of their options.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Simultaneous {
    /// The point that all start from.
    pub from: u64,
    /// The point that the party moves to.
    pub improvement: u64,
    /// The others' improvements.
    pub moves: Vec<(PartyId, u64)>,
    /// The point that results.
    pub bits: u64,
    /// Its state.
    pub result: StateId,
}

/// An answer that almost deters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NearMiss {
    /// The moves of the others, in order.
    pub steps: Vec<Step>,
    /// For SMR and SSEQ: where the party would escape to, when the answer itself would hurt.
    pub escape: Option<StateId>,
}
