//! What it means that a coalition likes a state better.

use super::Coalition;
use detente_graph::{Graph, Rank, StateId};
use std::fmt;

/// Whether every member of a coalition has to gain.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Strictness {
    /// Every member likes the state better: the definition of the literature.
    #[default]
    Strict,
    /// Every member likes the state at least as well, and one likes it better.
    Weak,
}

impl Strictness {
    /// Its key in documents.
    pub fn key(self) -> &'static str {
        match self {
            Self::Strict => "strict",
            Self::Weak => "weak",
        }
    }

    /// Whether a coalition as a whole likes `to` better than `from`.
    pub fn improves(self, graph: &Graph, coalition: &Coalition, to: StateId, from: StateId) -> bool {
        let members = coalition.members().iter();
        let (mut better, mut worse, mut same) = (0, 0, 0);
        for member in members {
            match graph.rank(*member, to).cmp(&graph.rank(*member, from)) {
                std::cmp::Ordering::Greater => better += 1,
                std::cmp::Ordering::Less => worse += 1,
                std::cmp::Ordering::Equal => same += 1,
            }
        }
        worse == 0 && better > 0 && (self == Self::Weak || same == 0)
    }

    /// The same for vectors of values.
    pub(crate) fn beats(self, a: &[Rank], b: &[Rank]) -> bool {
        match self {
            Self::Strict => a.iter().zip(b).all(|(a, b)| a > b),
            Self::Weak => a != b && a.iter().zip(b).all(|(a, b)| a >= b),
        }
    }
}

impl fmt::Display for Strictness {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.key())
    }
}
