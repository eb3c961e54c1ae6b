//! What can be asked of a world.

use detente_case::{Case, Expr, Form, PartyId};
use detente_stability::Concept;

/// A question with the answer yes or no in every world.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Question {
    /// Is this state stable?
    Stable {
        /// The options taken in it, as bits. Where merged states are concerned, any member will do.
        state: u64,
        /// In which sense.
        concept: Concept,
        /// For this party; for everyone, that is an equilibrium, where none is named.
        party: Option<PartyId>,
    },
    /// Does the statement hold in some equilibrium?
    InEquilibrium {
        /// What should hold.
        statement: Expr,
        /// In which sense.
        concept: Concept,
    },
    /// Can improvements, each by a party that gains by its step, lead from today's state to one where the statement
    /// holds? Yes where it holds today.
    Reachable {
        /// What should hold.
        statement: Expr,
    },
}

impl Question {
    /// Whether today's state is an equilibrium; `None` where the case names no state of today.
    pub fn today(case: &Case, concept: Concept) -> Option<Self> {
        match &case.form {
            Form::Options { status_quo: Some(state), .. } => Some(Self::Stable { state: *state, concept, party: None }),
            _ => None,
        }
    }

    /// The concept that it needs, if any.
    pub fn concept(&self) -> Option<Concept> {
        match self {
            Self::Stable { concept, .. } | Self::InEquilibrium { concept, .. } => Some(*concept),
            Self::Reachable { .. } => None,
        }
    }
}
