//! The search behind everything here: cheapest ways to each pair of a state and the last mover.
//!
//! A *node* is a state with who moved last to get there: a party, or nobody after an agreed joint move and at the
//! beginning. From a state reached with last mover p everybody but p may go on. When the same state is reached again,
//! with another last mover and at no lower cost, only p is left to go on; so each party moves from each state once, at
//! the lowest cost at which it may, and a walker offers each state to each mover once. The search is linear in states
//! and parties (joint moves apart). Nodes of equal cost are taken together; costs are small numbers, so there are few
//! different ones.

use crate::evolution::joint::Joint;
use crate::evolution::rule::{Key, plus};
use crate::evolution::walker::Walker;
use crate::evolution::{Effect, Order, Rule};
use detente_graph::{Budget, Graph, PartyId, StateId, Stop};
use std::collections::BTreeMap;

/// The cost of what has not been reached.
pub(crate) const FAR: Key = [u32::MAX; 3];
/// The cost of having done nothing.
pub(crate) const NOTHING: Key = [0; 3];

/// A pair of a state and the last mover, as a position in the list of costs.
pub(crate) type Node = usize;

/// Where a search begins and what it may do.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Query<'a> {
    /// The state.
    pub from: StateId,
    /// Who moved there, and may not move first.
    pub last: Option<PartyId>,
    /// What steps are allowed.
    pub rule: &'a Rule,
    /// What is cheap.
    pub order: Order,
}

/// A search, and what it has found.
#[derive(Debug)]
pub(crate) struct Search<'a> {
    /// The graph.
    pub graph: &'a Graph,
    /// What was asked.
    pub query: Query<'a>,
    parties: usize,
    keys: Vec<Key>,
    /// By state the lowest cost of its nodes, as far as the search went on from there.
    lowest: Vec<Key>,
    /// How many states it went on from.
    passed: usize,
}

impl<'a> Search<'a> {
    /// Searches until a node satisfies `goal` or there is nothing left. Returns the cheapest nodes that satisfy it,
    /// ascending; none when nothing does. The beginning is not asked about.
    ///
    /// # Errors
    /// The budget stopped it.
    pub fn run(
        graph: &'a Graph,
        query: Query<'a>,
        budget: &Budget,
        goal: impl Fn(StateId, Option<PartyId>) -> bool,
    ) -> Result<(Self, Vec<Node>), Stop> {
        let parties = graph.parties().count();
        enough_memory(graph, query.rule, budget)?;
        let keys = vec![FAR; (parties + 1) * graph.len() + 1];
        let mut search = Self { graph, query, parties, keys, lowest: vec![FAR; graph.len()], passed: 0 };
        let mut joint = Joint::new(graph, query.rule.coalitions());
        let mut walker = Walker::new(graph);
        let mut open = vec![Open::Never; graph.len()];
        let start = search.start();
        search.keys[start] = NOTHING;
        let mut pending: BTreeMap<Key, Vec<Node>> = BTreeMap::from([(NOTHING, vec![start])]);
        let (mut done, mut agreed) = (0u64, Vec::new());
        while let Some((key, nodes)) = pending.pop_first() {
            let current = |search: &Self, node: &Node| search.keys[*node] == key;
            let mut goals: Vec<Node> = nodes.iter().copied().filter(|n| current(&search, n) && *n != start).collect();
            goals.retain(|n| goal(search.state(*n), search.last(*n)));
            if !goals.is_empty() {
                goals.sort_unstable();
                return Ok((search, goals));
            }
            let mut fresh: [Vec<Node>; 3] = Default::default();
            for node in nodes {
                if !current(&search, &node) {
                    continue;
                }
                if done.is_multiple_of(1 << 12) {
                    budget.go_on("Following moves", done, search.keys.len() as u64)?;
                }
                done += 1;
                let (state, last) = (search.state(node), search.last(node));
                let first = open[state.index()] == Open::Never;
                let (movers, now) = open[state.index()].movers(graph, last);
                open[state.index()] = now;
                for mover in movers {
                    for effect in Effect::ALL.into_iter().filter(|e| query.rule.allows(mover, *e)) {
                        let cost = plus(key, query.order.step(effect));
                        let fresh = &mut fresh[effect as usize];
                        walker.offer(mover, state, effect, |to| {
                            search.offer(node_of(to, mover.index(), graph), cost, fresh)
                        });
                    }
                }
                if first {
                    search.lowest[state.index()] = key;
                    search.passed += 1;
                    let cost = plus(key, query.order.step(Effect::Gain));
                    for coalition in 0..query.rule.coalitions().len() {
                        joint.moves(coalition, state, &mut agreed);
                        for to in &agreed {
                            search.offer(node_of(*to, parties, graph), cost, &mut fresh[Effect::Gain as usize]);
                            // Nobody will agree on it at a lower cost.
                            joint.retire(*to);
                        }
                    }
                }
            }
            for (effect, nodes) in Effect::ALL.into_iter().zip(fresh).filter(|(_, nodes)| !nodes.is_empty()) {
                pending.entry(plus(key, query.order.step(effect))).or_default().extend(nodes);
            }
        }
        Ok((search, Vec::new()))
    }

    fn offer(&mut self, node: Node, cost: Key, fresh: &mut Vec<Node>) {
        if cost < self.keys[node] {
            self.keys[node] = cost;
            fresh.push(node);
        }
    }

    /// Where it began.
    pub fn start(&self) -> Node {
        (self.parties + 1) * self.graph.len()
    }

    /// The state of a node.
    pub fn state(&self, node: Node) -> StateId {
        if node == self.start() { self.query.from } else { StateId((node % self.graph.len()) as u32) }
    }

    /// The last mover of a node.
    pub fn last(&self, node: Node) -> Option<PartyId> {
        let mover = node / self.graph.len();
        if node == self.start() { self.query.last } else { (mover < self.parties).then_some(PartyId(mover as u8)) }
    }

    /// Whether an agreed joint move led to a node.
    pub fn is_joint(&self, node: Node) -> bool {
        node != self.start() && self.last(node).is_none()
    }

    /// The node of a state with a last mover; with nobody, the one after an agreed joint move.
    pub fn node(&self, state: StateId, last: Option<PartyId>) -> Node {
        node_of(state, last.map_or(self.parties, PartyId::index), self.graph)
    }

    /// The cost of a node; [`FAR`] where it has not been reached.
    pub fn key(&self, node: Node) -> Key {
        self.keys[node]
    }

    /// All nodes of a state, in no order that matters.
    pub fn nodes_of(&self, state: StateId) -> impl Iterator<Item = Node> + '_ {
        let start = (state == self.query.from).then(|| self.start());
        (0..=self.parties).map(move |mover| node_of(state, mover, self.graph)).chain(start)
    }

    /// The lowest cost of a state, as far as the search went on from there; else [`FAR`].
    pub fn lowest(&self, state: StateId) -> Key {
        self.lowest[state.index()]
    }

    /// How many states the search went on from.
    pub fn passed(&self) -> usize {
        self.passed
    }

    /// Calls `f` with each node from which `mover` goes from one state to another at a cost of `key` in all.
    pub fn parents(&self, mover: PartyId, from: StateId, to: StateId, key: Key, f: impl FnMut(Node)) {
        let effect = Effect::of(self.graph, mover, from, to);
        let step = self.query.order.step(effect);
        let lowest = self.lowest(from);
        if lowest == FAR || plus(lowest, step) > key || !self.query.rule.allows(mover, effect) {
            return;
        }
        let open = || self.nodes_of(from).filter(|n| self.last(*n) != Some(mover));
        let earliest = open().map(|n| self.keys[n]).min().unwrap_or(FAR);
        if earliest != FAR && plus(earliest, step) == key {
            open().filter(|n| self.keys[*n] == earliest).for_each(f);
        }
    }
}

fn node_of(state: StateId, mover: usize, graph: &Graph) -> Node {
    mover * graph.len() + state.index()
}

/// Who has moved on from a state so far.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Open {
    /// Nobody: it has not been reached.
    Never,
    /// All but one.
    Except(PartyId),
    /// All.
    Done,
}

impl Open {
    /// Who moves on when the state is reached with this last mover, and what then holds.
    fn movers(self, graph: &Graph, last: Option<PartyId>) -> (Vec<PartyId>, Self) {
        match (self, last) {
            (Self::Never, None) => (graph.parties().collect(), Self::Done),
            (Self::Never, Some(last)) => (graph.parties().filter(|p| *p != last).collect(), Self::Except(last)),
            (Self::Except(one), last) if Some(one) != last => (vec![one], Self::Done),
            (now, _) => (Vec::new(), now),
        }
    }
}

fn enough_memory(graph: &Graph, rule: &Rule, budget: &Budget) -> Result<(), Stop> {
    let (states, parties) = (graph.len() as u128, graph.parties().count() as u128);
    // Costs and pending nodes, who has moved on, what has been offered; on top of the graph itself.
    let needed =
        states * ((12 + 8) * (parties + 1) + 14) + Walker::bytes(graph) + Joint::bytes(graph, rule.coalitions().len());
    if needed > u128::from(budget.memory) {
        return Err(Stop::Memory { states: Some(states), needed: Some(needed), allowed: budget.memory });
    }
    Ok(())
}
