//! Which sequences of moves count as a sanction.

use std::fmt;

/// The rule that a sequence of the opponents' moves keeps.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sanctions {
    /// Nobody moves twice in a row, but may move again later: the definition (Fang, Hipel & Kilgour 1993).
    #[default]
    Legal,
    /// Each opponent moves at most once: the rule that the program GMCR+ follows. It misses sanctions, so it finds fewer
    /// stable states; it is there to compare with results that were computed so.
    Once,
}

impl Sanctions {
    /// Its name in documents.
    pub fn key(self) -> &'static str {
        match self {
            Self::Legal => "legal-sequences",
            Self::Once => "once",
        }
    }
}

/// A graph has more parties than the rule that each opponent moves at most once can be followed for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TooManyParties {
    /// How many it has.
    pub parties: usize,
    /// How many it may have.
    pub most: usize,
}

impl fmt::Display for TooManyParties {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "that each opponent moves at most once can be followed for {} parties at most, because every set of \
             opponents that have moved has to be looked at; this case has {}",
            self.most, self.parties
        )
    }
}

impl std::error::Error for TooManyParties {}
