//! Paths of a conflict, step by step.

use crate::evolution::Effect;
use crate::{Coalition, Step};
use detente_graph::{PartyId, StateId};

/// Who takes a step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum By {
    /// One party, by a move of its own.
    Party(PartyId),
    /// A coalition that agreed on it, as one event.
    Together {
        /// Who agreed.
        coalition: Coalition,
        /// A shortest legal sequence of the members' moves that makes it up.
        via: Vec<Step>,
    },
}

impl By {
    /// Who moves.
    pub fn movers(&self) -> &[PartyId] {
        match self {
            Self::Party(party) => std::slice::from_ref(party),
            Self::Together { coalition, .. } => coalition.members(),
        }
    }
}

/// One step of a path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PathStep {
    /// Who takes it.
    pub by: By,
    /// Where it is taken.
    pub from: StateId,
    /// Where it leads.
    pub to: StateId,
    /// What it does to who takes it; an agreed step is a gain for all who agreed.
    pub effect: Effect,
}

/// A path: steps that follow one another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Path {
    /// Where it begins.
    pub from: StateId,
    /// Its steps; none where it begins in its target.
    pub steps: Vec<PathStep>,
}

impl Path {
    /// Where it ends.
    pub fn end(&self) -> StateId {
        self.steps.last().map_or(self.from, |s| s.to)
    }

    /// How many of its steps do this to who takes them.
    pub fn count(&self, effect: Effect) -> usize {
        self.steps.iter().filter(|s| s.effect == effect).count()
    }

    /// Position of its first concession: the first step at a loss or, where there is none, the first that changes
    /// nothing for its mover.
    pub fn first_concession(&self) -> Option<usize> {
        let first = |effect| self.steps.iter().position(|s| s.effect == effect);
        first(Effect::Loss).or_else(|| first(Effect::Same))
    }

    /// Whether every step after its first concession is an improvement; `None` where nobody concedes anything or
    /// nothing comes after it.
    pub fn rest_follows(&self) -> Option<bool> {
        let rest = &self.steps[self.first_concession()? + 1..];
        (!rest.is_empty()).then(|| rest.iter().all(|s| s.effect == Effect::Gain))
    }
}
