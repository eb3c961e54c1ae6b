//! What came of the questions about doubtful preferences.

use detente_graph::{Rank, Relation};
use detente_stability::{StrengthAnalysis, UnknownAnalysis};

/// What holds where preferences are unknown.
#[derive(Clone, Debug)]
pub struct UnknownFindings {
    /// How each party compares states.
    pub relations: Vec<Relation>,
    /// The verdicts.
    pub analysis: UnknownAnalysis,
}

/// How firmly states hold.
#[derive(Clone, Debug)]
pub struct StrengthFindings {
    /// Per party and rank the lowest rank that is not much worse.
    pub floors: Vec<Vec<Rank>>,
    /// The verdicts.
    pub analysis: StrengthAnalysis,
}
