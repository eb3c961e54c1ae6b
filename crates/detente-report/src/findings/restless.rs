//! Why no state is an equilibrium.

use detente_graph::StateId;
use detente_stability::{Concept, Step};

/// That no state holds under a concept, and what goes round and round instead.
#[derive(Clone, Debug)]
pub struct Restless {
    /// The concept under which no state is an equilibrium.
    pub concept: Concept,
    /// A cycle of improvements, which leads back to where its last step leads to; `None` where improvements end although
    /// nothing holds, since whoever could improve has just moved.
    pub cycle: Option<Vec<Step>>,
    /// Where improvements were followed from, if no cycle was found.
    pub from: StateId,
}
