//! What a report speaks of: a case, its graph, and the verdicts.

use detente_case::Case;
use detente_graph::Graph;
use detente_stability::Analysis;

/// A case with its graph and its verdicts.
#[derive(Clone, Copy, Debug)]
pub struct Study<'a> {
    /// The case.
    pub case: &'a Case,
    /// Its graph.
    pub graph: &'a Graph,
    /// The verdicts.
    pub analysis: &'a Analysis,
}
