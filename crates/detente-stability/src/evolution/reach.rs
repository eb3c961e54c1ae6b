//! What can be reached from a state, and in how many steps.

use crate::evolution::search::{FAR, Query, Search};
use crate::evolution::{Order, Rule};
use detente_graph::{Budget, Graph, StateId, StateSet, Stop};

/// What can be reached from a state under a rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reach {
    /// Where it begins.
    pub from: StateId,
    /// Under which rule.
    pub rule: Rule,
    /// For each state its level: the least number of steps in which it can be reached; [`Reach::NEVER`] where it
    /// cannot.
    pub levels: Vec<u32>,
}

impl Reach {
    /// The level of what cannot be reached.
    pub const NEVER: u32 = u32::MAX;

    /// The least number of steps in which a state can be reached.
    pub fn level(&self, state: StateId) -> Option<u32> {
        Some(self.levels[state.index()]).filter(|l| *l != Self::NEVER)
    }

    /// How many states can be reached, the first included.
    pub fn count(&self) -> usize {
        self.levels.iter().filter(|l| **l != Self::NEVER).count()
    }

    /// The states that can be reached in at most this many steps, the first included.
    pub fn within(&self, steps: u32) -> StateSet {
        self.levels.iter().map(|l| *l != Self::NEVER && *l <= steps).collect()
    }

    /// The states of each level, ascending; the first level is the state itself.
    pub fn by_level(&self) -> Vec<Vec<StateId>> {
        let last = self.levels.iter().filter(|l| **l != Self::NEVER).max().map_or(0, |l| *l as usize);
        let mut lists = vec![Vec::new(); last + 1];
        for (state, level) in self.levels.iter().enumerate().filter(|(_, l)| **l != Self::NEVER) {
            lists[*level as usize].push(StateId(state as u32));
        }
        lists
    }
}

/// What can be reached from a state by legal sequences of the steps that a rule allows.
///
/// # Errors
/// The budget stopped it.
pub fn reach(graph: &Graph, from: StateId, rule: &Rule, budget: &Budget) -> Result<Reach, Stop> {
    let query = Query { from, last: None, rule, order: Order::Length };
    let (search, _) = Search::run(graph, query, budget, |_, _| false)?;
    let level = |state| match search.lowest(state) {
        FAR => Reach::NEVER,
        key => Order::Length.length(key),
    };
    Ok(Reach { from, rule: rule.clone(), levels: graph.states().ids().map(level).collect() })
}
