//! Paths written out, from the nodes that stand on the best of them.

use crate::evolution::joint::Joint;
use crate::evolution::rule::{Key, plus};
use crate::evolution::search::{Node, Search};
use crate::evolution::{By, Effect, Path, PathStep};
use crate::{Strictness, coalition_improvements};
use detente_graph::{Graph, PartyId, StateId};
use std::collections::{BTreeMap, BTreeSet};

/// A step from node to node.
#[derive(Clone, Copy, Debug)]
struct Edge {
    to: Node,
    by: Mover,
    effect: Effect,
}

#[derive(Clone, Copy, Debug)]
enum Mover {
    Party(PartyId),
    Coalition(usize),
}

/// At most `most` of the best paths, in order of who moves, how few options change, and where to.
pub(crate) fn paths(search: &Search, ways: &BTreeMap<Node, u128>, most: usize) -> Vec<Path> {
    let mut joint = joint_within(search, ways);
    let mut found = Vec::new();
    // Per node of the path at hand: what is still to be tried, last first.
    let mut trail: Vec<Edge> = Vec::new();
    let mut open: Vec<Vec<Edge>> = vec![edges(search, &mut joint, ways, search.start())];
    while let Some(rest) = open.last_mut() {
        if found.len() >= most {
            break;
        }
        let Some(edge) = rest.pop() else {
            open.pop();
            trail.pop();
            continue;
        };
        trail.push(edge);
        let next = edges(search, &mut joint, ways, edge.to);
        if next.is_empty() {
            // Every node here lies on a best path, so one that goes no further is a goal.
            found.push(path(search, &trail));
            trail.pop();
        } else {
            open.push(next);
        }
    }
    found
}

/// Who takes the first concession on at least one of the best paths, which cost `key`.
pub(crate) fn first_concession(search: &Search, ways: &BTreeMap<Node, u128>, key: Key) -> Vec<PartyId> {
    use crate::evolution::Order::{Length, LengthThenLosses, LossesThenLength};
    let (losses, sames) = match search.query.order {
        Length => return Vec::new(),
        LengthThenLosses => (key[1], key[2]),
        LossesThenLength => (key[0], key[1]),
    };
    if losses + sames == 0 {
        return Vec::new();
    }
    let sought = if losses > 0 { Effect::Loss } else { Effect::Same };
    let mut joint = joint_within(search, ways);
    let (mut seen, mut found) = (BTreeSet::from([search.start()]), BTreeSet::new());
    let mut open = vec![search.start()];
    while let Some(node) = open.pop() {
        for edge in edges(search, &mut joint, ways, node) {
            match edge.by {
                Mover::Party(party) if edge.effect == sought => {
                    found.insert(party);
                }
                _ => {
                    if seen.insert(edge.to) {
                        open.push(edge.to);
                    }
                }
            }
        }
    }
    found.into_iter().collect()
}

/// Agreed joint moves that stay on best paths.
fn joint_within<'a>(search: &Search<'a>, ways: &BTreeMap<Node, u128>) -> Joint<'a> {
    let mut joint = Joint::new(search.graph, search.query.rule.coalitions());
    joint.only(ways.keys().filter(|n| search.is_joint(**n)).map(|n| search.state(*n)));
    joint
}

/// The steps by which best paths go on from a node; the first in order comes last.
fn edges(search: &Search, joint: &mut Joint, ways: &BTreeMap<Node, u128>, node: Node) -> Vec<Edge> {
    let (graph, state, key) = (search.graph, search.state(node), search.key(node));
    let (rule, order) = (search.query.rule, search.query.order);
    let mut found = Vec::new();
    let fits = |to: Node, effect| ways.contains_key(&to) && plus(key, order.step(effect)) == search.key(to);
    for mover in graph.parties().filter(|p| search.last(node) != Some(*p)) {
        let mut moves = graph.moves(mover, state);
        moves.sort_by_key(|to| changes(graph, state, *to));
        for to in moves {
            let (effect, to) = (Effect::of(graph, mover, state, to), search.node(to, Some(mover)));
            if rule.allows(mover, effect) && fits(to, effect) {
                found.push(Edge { to, by: Mover::Party(mover), effect });
            }
        }
    }
    for coalition in 0..joint.coalitions().len() {
        let mut targets = Vec::new();
        joint.moves(coalition, state, &mut targets);
        targets.sort_unstable_by_key(|to| (changes(graph, state, *to), *to));
        let targets = targets.into_iter().map(|to| search.node(to, None)).filter(|to| fits(*to, Effect::Gain));
        found.extend(targets.map(|to| Edge { to, by: Mover::Coalition(coalition), effect: Effect::Gain }));
    }
    found.reverse();
    found
}

/// How many options differ between two states, as far as both fix them; 0 in graph form.
fn changes(graph: &Graph, a: StateId, b: StateId) -> u32 {
    let (a, b) = (graph.pattern(a), graph.pattern(b));
    ((a.taken ^ b.taken) & a.fixed & b.fixed).count_ones()
}

fn path(search: &Search, trail: &[Edge]) -> Path {
    let mut at = search.query.from;
    let mut steps = Vec::new();
    for edge in trail {
        let (from, to) = (at, search.state(edge.to));
        let by = match edge.by {
            Mover::Party(party) => By::Party(party),
            Mover::Coalition(coalition) => {
                let coalition = search.query.rule.coalitions()[coalition].clone();
                let improvements = coalition_improvements(search.graph, &coalition, Strictness::Strict, from);
                let via = improvements.into_iter().find(|m| m.to == to).map(|m| m.path).unwrap_or_default();
                By::Together { coalition, via }
            }
        };
        steps.push(PathStep { by, from, to, effect: edge.effect });
        at = to;
    }
    Path { from: search.query.from, steps }
}
