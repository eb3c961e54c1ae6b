//! What a search for sanctions has to remember about the moves made so far: who moved last, or who has moved.

use crate::Sanctions;
use detente_graph::{PartyId, StateId};

/// The moves made so far, as far as the rule for sanctions asks for them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum History {
    /// Who moved last.
    Last(Option<PartyId>),
    /// Who has moved, one bit a party.
    Moved(u64),
}

impl History {
    /// Nobody has moved.
    pub fn start(sanctions: Sanctions) -> Self {
        match sanctions {
            Sanctions::Legal => Self::Last(None),
            Sanctions::Once => Self::Moved(0),
        }
    }

    /// Whether a party may move now.
    pub fn allows(self, party: PartyId) -> bool {
        match self {
            Self::Last(last) => last != Some(party),
            Self::Moved(moved) => moved >> party.index() & 1 == 0,
        }
    }

    /// The history after a move of a party.
    pub fn after(self, party: PartyId) -> Self {
        match self {
            Self::Last(_) => Self::Last(Some(party)),
            Self::Moved(moved) => Self::Moved(moved | 1 << party.index()),
        }
    }

    /// Whether whoever may move after `other` may move after this history too.
    fn leaves_as_much_as(self, other: Self) -> bool {
        match (self, other) {
            (Self::Moved(few), Self::Moved(many)) => few & !many == 0,
            _ => self == other,
        }
    }
}

/// With which histories a search has been at which state.
#[derive(Debug)]
pub(crate) struct Seen(Vec<Vec<History>>);

/// What coming to a state with a history is to a search.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Arrival {
    /// The state is new.
    First,
    /// The state is known, but moves are open that were not.
    Again,
    /// Nothing is open that was not.
    Known,
}

impl Seen {
    /// Nothing of this many states.
    pub fn new(states: usize) -> Self {
        Self(vec![Vec::new(); states])
    }

    /// Comes to a state with a history.
    pub fn enter(&mut self, state: StateId, history: History) -> Arrival {
        let known = &mut self.0[state.index()];
        // Two different last movers leave everybody free to move next; more would add nothing.
        let free = matches!(history, History::Last(_)) && known.len() >= 2;
        if free || known.iter().any(|k| k.leaves_as_much_as(history)) {
            return Arrival::Known;
        }
        known.push(history);
        if known.len() == 1 { Arrival::First } else { Arrival::Again }
    }
}
