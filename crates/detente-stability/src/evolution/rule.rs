//! Which steps a conflict may take, what a step is worth to its mover, and which path is the better one.

use crate::{Coalition, coalitions};
use detente_graph::{Graph, PartyId, StateId};

/// What a conflict may evolve by. In each case nobody moves twice in a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Rule {
    /// Unilateral improvements only.
    Improvements,
    /// Unilateral improvements, and joint moves that one of these coalitions agrees on.
    Agreement(Vec<Coalition>),
    /// Unilateral improvements, and any moves of this party.
    Conceding(PartyId),
    /// Any moves.
    Moves,
}

impl Rule {
    /// Agreement among coalitions, once each and of two or more.
    ///
    /// ```
    /// use detente_graph::PartyId;
    /// use detente_stability::Coalition;
    /// use detente_stability::evolution::Rule;
    /// let pair = Coalition::new([PartyId(0), PartyId(2)]);
    /// let rule = Rule::agreement([pair.clone(), Coalition::new([PartyId(1)]), pair.clone()]);
    /// assert_eq!(rule, Rule::Agreement(vec![pair]));
    /// ```
    pub fn agreement(coalitions: impl IntoIterator<Item = Coalition>) -> Self {
        let mut list: Vec<Coalition> = Vec::new();
        for coalition in coalitions {
            if coalition.len() > 1 && !list.contains(&coalition) {
                list.push(coalition);
            }
        }
        Self::Agreement(list)
    }

    /// Agreement between any two parties.
    pub fn pairs(graph: &Graph) -> Self {
        Self::Agreement(coalitions(graph, 2).collect())
    }

    /// Coalitions that may agree.
    pub fn coalitions(&self) -> &[Coalition] {
        match self {
            Self::Agreement(list) => list,
            _ => &[],
        }
    }

    /// Whether a party may take a step of its own that does this to it.
    pub fn allows(&self, party: PartyId, effect: Effect) -> bool {
        match self {
            Self::Improvements | Self::Agreement(_) => effect == Effect::Gain,
            Self::Conceding(one) => effect == Effect::Gain || party == *one,
            Self::Moves => true,
        }
    }
}

/// What a step does to who takes it, judged from where it is taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Effect {
    /// It improves things.
    Gain,
    /// It makes no difference.
    Same,
    /// It makes things worse: a step at a loss.
    Loss,
}

impl Effect {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Gain, Self::Same, Self::Loss];

    /// What going from one state to another does to a party.
    pub fn of(graph: &Graph, party: PartyId, from: StateId, to: StateId) -> Self {
        match graph.rank(party, to).cmp(&graph.rank(party, from)) {
            std::cmp::Ordering::Greater => Self::Gain,
            std::cmp::Ordering::Equal => Self::Same,
            std::cmp::Ordering::Less => Self::Loss,
        }
    }

    /// Its key in machine-readable results.
    pub fn key(self) -> &'static str {
        match self {
            Self::Gain => "gain",
            Self::Same => "same",
            Self::Loss => "loss",
        }
    }
}

/// Which of two paths is the better one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    /// The shorter.
    Length,
    /// The shorter; of equally short ones that with fewer steps at a loss, then with fewer steps that change nothing
    /// for their mover.
    LengthThenLosses,
    /// That with fewer steps at a loss, then with fewer that change nothing for their mover, then the shorter.
    LossesThenLength,
}

/// What a path costs; compared entry by entry. Which entry counts what depends on the [`Order`].
pub(crate) type Key = [u32; 3];

impl Order {
    /// What a step adds. Never nothing, so that every path is longer than its beginning.
    pub(crate) fn step(self, effect: Effect) -> Key {
        let (loss, same) = (u32::from(effect == Effect::Loss), u32::from(effect == Effect::Same));
        match self {
            Self::Length => [1, 0, 0],
            Self::LengthThenLosses => [1, loss, same],
            Self::LossesThenLength => [loss, same, 1],
        }
    }

    /// The number of steps in a cost.
    pub(crate) fn length(self, key: Key) -> u32 {
        match self {
            Self::Length | Self::LengthThenLosses => key[0],
            Self::LossesThenLength => key[2],
        }
    }
}

/// The cost of two paths one after the other.
pub(crate) fn plus(a: Key, b: Key) -> Key {
    [a[0] + b[0], a[1] + b[1], a[2] + b[2]]
}
