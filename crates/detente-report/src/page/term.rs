//! Terms of the field, each with the one place where it is defined.

use detente_stability::Concept;

/// A term that the document uses and the section on method defines.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Term {
    /// State.
    State,
    /// Status quo.
    StatusQuo,
    /// Unilateral move.
    Move,
    /// Unilateral improvement.
    Improvement,
    /// Sanction.
    Sanction,
    /// Stable for a party.
    Stable,
    /// Equilibrium.
    Equilibrium,
    /// A stability concept.
    Concept(Concept),
}

impl Term {
    /// Those that are no concepts, in the order in which they build on each other.
    pub const BASIC: [Self; 7] =
        [Self::State, Self::StatusQuo, Self::Move, Self::Improvement, Self::Sanction, Self::Stable, Self::Equilibrium];

    /// Id of its definition.
    pub fn anchor(self) -> String {
        let key = match self {
            Self::State => "state",
            Self::StatusQuo => "status-quo",
            Self::Move => "move",
            Self::Improvement => "improvement",
            Self::Sanction => "sanction",
            Self::Stable => "stable",
            Self::Equilibrium => "equilibrium",
            Self::Concept(concept) => concept.key(),
        };
        format!("def-{key}")
    }

    /// Its name as an entry of the glossary.
    pub fn name(self) -> &'static str {
        match self {
            Self::State => "State",
            Self::StatusQuo => "Status quo",
            Self::Move => "Move",
            Self::Improvement => "Improvement",
            Self::Sanction => "Sanction",
            Self::Stable => "Stable",
            Self::Equilibrium => "Equilibrium",
            Self::Concept(concept) => concept.name(),
        }
    }

    /// What it means, as a sentence without its full stop.
    pub fn meaning(self) -> String {
        match self {
            Self::State => "One way in which things can stand: it says of every option whether it is taken".to_owned(),
            Self::StatusQuo => {
                "Today's state, in which the options stand as they did on the day of the case".to_owned()
            }
            Self::Move => {
                "What one party can do on its own: change one or several of its own options at once, everybody else's \
                 staying as they are (in full: unilateral move)"
                    .to_owned()
            }
            Self::Improvement => {
                "A move to a state that whoever makes it likes better than the one it leaves (in full: unilateral \
                 improvement)"
                    .to_owned()
            }
            Self::Sanction => {
                "An answer of the others to an improvement, by one or several moves, that leaves whoever made it no \
                 better off than before; it deters the improvement"
                    .to_owned()
            }
            Self::Stable => {
                "A state is stable for a party that has no reason to leave it; how far ahead the party looks before \
                 it decides is what the concepts differ in"
                    .to_owned()
            }
            Self::Equilibrium => {
                "A state that is stable for every party, so that it holds once it is reached".to_owned()
            }
            Self::Concept(concept) => {
                format!("A state is stable for a party when {}", concept.meaning())
            }
        }
    }
}
