//! Coalition improvements from one state, with the moves that lead there.

use super::trails::{Steps, trails};
use super::{Coalition, Strictness};
use crate::Step;
use detente_graph::{Graph, StateId};

/// A joint move of a coalition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JointMove {
    /// Where it ends.
    pub to: StateId,
    /// The members' moves, in order: no shorter legal sequence leads there, and of the shortest none has fewer steps at
    /// a loss.
    pub path: Vec<Step>,
    /// Positions in `path` of the steps that do not improve things for whoever takes them, judged from where they are
    /// taken. The members who take them rely on what the others do next.
    pub at_a_loss: Vec<usize>,
}

/// All coalition improvements from a state: every t in R_H(s) that the coalition likes better than s, once each. Short
/// sequences stand first, then those that change few options, then those with few steps at a loss, then low numbers.
///
/// ```
/// use detente_graph::{Budget, Graph, PartyId, StateId};
/// use detente_stability::{Coalition, Strictness, coalition_improvements};
/// // The prisoner's dilemma: both would gain if neither confessed, but whoever stops first loses by it.
/// # let text = "detente: 1\nid: pd\nparties:\n  a: {options: {confess: Confess}, prefers: [\"!b.confess\", a.confess]}\n  b: {options: {confess: Confess}, prefers: [\"!a.confess\", b.confess]}\n";
/// # let case = detente_case::parse(&detente_source::SourceText::new("pd", text)).case.unwrap();
/// # let graph = Graph::build(&case, &Budget::unlimited()).unwrap();
/// let both = Coalition::new([PartyId(0), PartyId(1)]);
/// let found = coalition_improvements(&graph, &both, Strictness::Strict, StateId(3));
/// assert_eq!(found.len(), 1);
/// assert_eq!((found[0].to, found[0].path.len(), &found[0].at_a_loss[..]), (StateId(0), 2, &[0, 1][..]));
/// ```
pub fn coalition_improvements(
    graph: &Graph,
    coalition: &Coalition,
    strictness: Strictness,
    state: StateId,
) -> Vec<JointMove> {
    let trails = trails(graph, coalition.members(), Steps::Any, state, |_| false);
    let mut found: Vec<JointMove> = trails
        .reached()
        .filter(|(_, to)| strictness.improves(graph, coalition, *to, state))
        .map(|(place, to)| {
            let path = trails.path(place);
            JointMove { to, at_a_loss: losses(graph, state, &path), path }
        })
        .collect();
    found.sort_by_key(|m| (m.path.len(), changes(graph, state, m.to), m.at_a_loss.len(), m.to));
    found
}

/// Positions of the steps that improve nothing for their mover.
pub(crate) fn losses(graph: &Graph, from: StateId, path: &[Step]) -> Vec<usize> {
    let starts = std::iter::once(from).chain(path.iter().map(|s| s.to));
    let pays = |step: &Step, at: StateId| graph.rank(step.party, step.to) > graph.rank(step.party, at);
    let steps = path.iter().zip(starts).enumerate();
    steps.filter(|(_, (step, at))| !pays(step, *at)).map(|(k, _)| k).collect()
}

/// How many options differ between two states, as far as both fix them; 0 in graph form.
fn changes(graph: &Graph, a: StateId, b: StateId) -> u32 {
    let (a, b) = (graph.pattern(a), graph.pattern(b));
    ((a.taken ^ b.taken) & a.fixed & b.fixed).count_ones()
}
