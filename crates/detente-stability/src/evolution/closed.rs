//! Why a target cannot be reached: a set of states that no step leaves, with who may not move on from them.

use crate::evolution::search::{FAR, Search};
use detente_graph::{PartyId, StateId};

/// Everything that can be reached from a state under a rule, none of it in the target.
///
/// Where chains of one party's moves lead further than its moves (graph form, merged states), a state may be reached by
/// one party only, which may not move twice in a row; then that party's moves from there are no way out. Such a
/// state stands here with that party. The set proves that nothing outside it can be reached, because
/// * the first state stands in it, open to everybody;
/// * every step that the rule allows from a state of the set, taken by somebody who may, leads to a state of the set that
///   is open to everybody or closed to just that mover;
/// * every agreed joint move from it leads to a state of the set that is open to everybody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Closed {
    /// Where it begins.
    pub from: StateId,
    /// The states, ascending, each with the only party that moves there and so may not move on; nobody where there are
    /// several, and in the first state.
    pub states: Vec<(StateId, Option<PartyId>)>,
}

impl Closed {
    /// From a search that has found all there is.
    pub(crate) fn of(search: &Search) -> Self {
        let mut states = Vec::new();
        for state in search.graph.states().ids() {
            let mut nodes = search.nodes_of(state).filter(|n| search.key(*n) != FAR);
            let Some(first) = nodes.next() else { continue };
            let alone = nodes.next().is_none();
            states.push((state, if alone { search.last(first) } else { None }));
        }
        Self { from: search.query.from, states }
    }
}
