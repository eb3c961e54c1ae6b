//! The best paths from a state to a target: how many there are, some of them, and who has to move first at a loss.

use crate::evolution::joint::Joint;
use crate::evolution::rule::{Key, plus};
use crate::evolution::search::{FAR, NOTHING, Node, Query, Search};
use crate::evolution::walker::sources;
use crate::evolution::{Closed, Effect, Order, Path, Rule, list};
use detente_graph::{Budget, Graph, PartyId, StateId, StateSet, Stop};
use std::collections::BTreeMap;

/// Nodes or states between two reports of progress.
const REPORT: usize = 1 << 10;

/// What to look for.
#[derive(Clone, Copy, Debug)]
pub struct Request<'a> {
    /// Where to begin.
    pub from: StateId,
    /// Where to go.
    pub target: &'a StateSet,
    /// Which steps are allowed.
    pub rule: &'a Rule,
    /// Which paths are best.
    pub order: Order,
    /// How many of the best paths are listed at most.
    pub most: usize,
}

/// Whether a target can be reached, and how.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// By these paths.
    Reached(Routes),
    /// Not at all.
    Unreachable(Closed),
}

impl Answer {
    /// The paths, if there are any.
    pub fn routes(&self) -> Option<&Routes> {
        match self {
            Self::Reached(routes) => Some(routes),
            Self::Unreachable(_) => None,
        }
    }
}

/// The best paths to a target.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Routes {
    /// What makes them best.
    pub order: Order,
    /// How many steps each of them has.
    pub length: usize,
    /// How many there are, as sequences of steps; `u128::MAX` where there are at least so many.
    pub count: u128,
    /// The first of them, step by step in order of who moves (parties, then coalitions), how few options change, and
    /// where to.
    pub paths: Vec<Path>,
    /// Who takes the first step at a loss on at least one of them, ascending; where none is needed, who takes the first
    /// step that changes nothing for its mover; nobody where all steps are improvements.
    pub first_concession: Vec<PartyId>,
}

/// The best paths from a state to a target under a rule.
///
/// # Errors
/// The budget stopped it.
pub fn routes(graph: &Graph, request: &Request, budget: &Budget) -> Result<Answer, Stop> {
    let Request { from, target, rule, order, most } = *request;
    if target.contains(from) {
        let paths = if most == 0 { Vec::new() } else { vec![Path { from, steps: Vec::new() }] };
        return Ok(Answer::Reached(Routes { order, length: 0, count: 1, paths, first_concession: Vec::new() }));
    }
    let query = Query { from, last: None, rule, order };
    let (search, goals) = Search::run(graph, query, budget, |state, _| target.contains(state))?;
    if goals.is_empty() {
        return Ok(Answer::Unreachable(Closed::of(&search)));
    }
    let ways = ways(&search, &goals, budget)?;
    Ok(Answer::Reached(Routes {
        order,
        length: order.length(search.key(goals[0])) as usize,
        count: ways[&search.start()],
        paths: list::paths(&search, &ways, most),
        first_concession: list::first_concession(&search, &ways, search.key(goals[0])),
    }))
}

/// The nodes of all best paths to some nodes of equal cost, each with the number of ways in which a best path goes on
/// from there.
pub(crate) fn ways(search: &Search, goals: &[Node], budget: &Budget) -> Result<BTreeMap<Node, u128>, Stop> {
    let mut ways: BTreeMap<Node, u128> = BTreeMap::new();
    let mut joint = Joint::new(search.graph, search.query.rule.coalitions());
    let key = goals.first().map_or(NOTHING, |g| search.key(*g));
    let mut pending: BTreeMap<Key, BTreeMap<Node, u128>> =
        BTreeMap::from([(key, goals.iter().map(|g| (*g, 1)).collect())]);
    while let Some((key, nodes)) = pending.pop_last() {
        let mut add = |parent: Node, count: u128| {
            let slot = pending.entry(search.key(parent)).or_default().entry(parent).or_default();
            *slot = slot.saturating_add(count);
        };
        if nodes.len() <= search.passed() {
            backwards(search, key, &nodes, budget, &mut add)?;
        } else {
            forwards(search, key, &nodes, budget, &mut add)?;
        }
        if nodes.keys().any(|n| search.is_joint(*n)) {
            joint_parents(search, &mut joint, key, &nodes, &mut add);
        }
        ways.extend(nodes);
    }
    Ok(ways)
}

/// Nodes from which parties' own moves lead to some nodes of this cost: asks each node where it may have come from.
fn backwards(
    search: &Search,
    key: Key,
    nodes: &BTreeMap<Node, u128>,
    budget: &Budget,
    add: &mut impl FnMut(Node, u128),
) -> Result<(), Stop> {
    let mut from = Vec::new();
    for (done, (node, count)) in nodes.iter().enumerate() {
        if done.is_multiple_of(REPORT) {
            budget.go_on("Counting paths", done as u64, nodes.len() as u64)?;
        }
        if let (to, Some(mover)) = (search.state(*node), search.last(*node)) {
            sources(search.graph, mover, to, &mut from);
            from.iter().for_each(|state| search.parents(mover, *state, to, key, |parent| add(parent, *count)));
        }
    }
    Ok(())
}

/// The same, asking each state that the search went on from where it may lead.
fn forwards(
    search: &Search,
    key: Key,
    nodes: &BTreeMap<Node, u128>,
    budget: &Budget,
    add: &mut impl FnMut(Node, u128),
) -> Result<(), Stop> {
    let graph = search.graph;
    for (done, state) in graph.states().ids().filter(|s| search.lowest(*s) < key).enumerate() {
        if done.is_multiple_of(REPORT) {
            budget.go_on("Counting paths", done as u64, search.passed() as u64)?;
        }
        for mover in graph.parties() {
            for to in graph.moves(mover, state) {
                if let Some(count) = nodes.get(&search.node(to, Some(mover))) {
                    search.parents(mover, state, to, key, |parent| add(parent, *count));
                }
            }
        }
    }
    Ok(())
}

/// Nodes from which agreed joint moves lead to some nodes of this cost. Joint moves are found forwards only, so every
/// state that is one step away is asked.
fn joint_parents(
    search: &Search,
    joint: &mut Joint,
    key: Key,
    nodes: &BTreeMap<Node, u128>,
    add: &mut impl FnMut(Node, u128),
) {
    let gain = search.query.order.step(Effect::Gain);
    let mut agreed = Vec::new();
    joint.only(nodes.keys().filter(|n| search.is_joint(**n)).map(|n| search.state(*n)));
    for state in search.graph.states().ids() {
        let lowest = search.lowest(state);
        if lowest == FAR || plus(lowest, gain) != key {
            continue;
        }
        for coalition in 0..joint.coalitions().len() {
            joint.moves(coalition, state, &mut agreed);
            let count = agreed.iter().fold(0u128, |sum, to| sum.saturating_add(nodes[&search.node(*to, None)]));
            if count > 0 {
                let open = search.nodes_of(state).filter(|n| search.key(*n) == lowest);
                open.for_each(|n| add(n, count));
            }
        }
    }
}
