//! Evolution: where a conflict can go from a state, and by which steps.
//!
//! A conflict goes from step to step; nobody moves twice in a row. What a step may be is a rule: only improvements (Fang,
//! Hipel and Kilgour, 1993), any moves, any moves of one party and improvements of all, or improvements and joint moves
//! that coalitions agree on. An agreed joint move of H goes from s to a coalition improvement t of H (Kilgour, Hipel,
//! Fang and Peng, 2001) that no member of H reaches by one move of its own; whoever moved last, the coalition may agree,
//! and afterwards nobody counts as the last mover.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::State;
use crate::naive::{Game, coalition};

/// Which steps a conflict may take.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Rule {
    /// Improvements of single parties.
    Improvements,
    /// Improvements, and joint moves that one of these coalitions agrees on.
    Agreement(Vec<Vec<usize>>),
    /// Improvements, and any moves of this party.
    Conceding(usize),
    /// Any moves.
    Moves,
}

/// Who takes a step.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Mover {
    /// One party.
    Party(usize),
    /// A coalition, by agreement.
    Coalition(Vec<usize>),
}

/// A step.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Step {
    /// Who takes it.
    pub mover: Mover,
    /// Where to.
    pub to: State,
}

/// What a sequence of steps costs those who take them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Cost {
    /// Steps after which their mover is worse off.
    pub losses: usize,
    /// Steps that make no difference to their mover.
    pub sames: usize,
    /// Steps.
    pub length: usize,
}

/// By what the best sequences are chosen: costs are compared by the numbers that this gives for them.
pub type Order = fn(Cost) -> [usize; 3];

/// The shorter sequence is better.
pub const SHORTEST: Order = |cost| [cost.length, 0, 0];
/// The shorter sequence is better, then the one with fewer losses, then the one with fewer steps for nothing.
pub const SHORTEST_THEN_CHEAPEST: Order = |cost| [cost.length, cost.losses, cost.sames];
/// The sequence with fewer losses is better, then the one with fewer steps for nothing, then the shorter one.
pub const CHEAPEST: Order = |cost| [cost.losses, cost.sames, cost.length];

/// A state and who moved last; nobody at the beginning and after a joint move.
type Node = (State, Option<usize>);

/// The steps from each state under a rule, whoever moved last.
#[derive(Debug, Clone)]
pub struct Evolution<'g> {
    game: &'g Game,
    steps: Vec<Vec<Step>>,
}

impl<'g> Evolution<'g> {
    /// Of a game under a rule.
    pub fn new(game: &'g Game, rule: &Rule) -> Evolution<'g> {
        Evolution { game, steps: game.states().map(|from| steps(game, rule, from)).collect() }
    }

    /// What may happen at a node, and the node after it.
    fn next(&self, (state, last): Node) -> impl Iterator<Item = (&Step, Node)> {
        self.steps[state - 1].iter().filter_map(move |step| match step.mover {
            Mover::Party(party) => (last != Some(party)).then_some((step, (step.to, Some(party)))),
            Mover::Coalition(_) => Some((step, (step.to, None))),
        })
    }

    /// What a step from a state adds to the cost.
    fn cost(&self, from: State, step: &Step) -> Cost {
        match step.mover {
            Mover::Party(party) => Cost {
                losses: usize::from(self.game.better(party, from, step.to)),
                sames: usize::from(self.game.compare(party, from, step.to).is_eq()),
                length: 1,
            },
            Mover::Coalition(_) => Cost { losses: 0, sames: 0, length: 1 },
        }
    }

    /// For each state the least number of steps after which a legal sequence from `from` can be there.
    pub fn levels(&self, from: State) -> Vec<Option<usize>> {
        let mut levels = vec![None; self.game.states().count()];
        let mut seen: BTreeSet<Node> = BTreeSet::new();
        let mut now: BTreeSet<Node> = BTreeSet::from([(from, None)]);
        for level in 0.. {
            for (state, _) in &now {
                levels[state - 1] = levels[state - 1].or(Some(level));
            }
            seen.extend(&now);
            now = now.iter().flat_map(|&node| self.next(node).map(|(_, node)| node)).collect();
            now.retain(|node| !seen.contains(node));
            if now.is_empty() {
                break;
            }
        }
        levels
    }

    /// The cost of the best legal sequences from a state to one of the targets, and how many best ones there are.
    pub fn best(&self, from: State, targets: &[State], order: Order) -> Option<([usize; 3], u128)> {
        let best = self.cheapest(from, order).into_iter().filter(|((state, _), _)| targets.contains(state));
        let best = best.map(|(_, cost)| order(cost)).min()?;
        // Sequences that still may become one of the best, by where they are and what they have cost.
        let mut ways: BTreeMap<(Node, Cost), u128> =
            BTreeMap::from([(((from, None), Cost { losses: 0, sames: 0, length: 0 }), 1)]);
        let mut count = 0;
        while !ways.is_empty() {
            let mut next: BTreeMap<(Node, Cost), u128> = BTreeMap::new();
            for ((node, cost), number) in ways {
                if targets.contains(&node.0) {
                    count += if order(cost) == best { number } else { 0 };
                    continue;
                }
                for (step, to) in self.next(node) {
                    let cost = sum(cost, self.cost(node.0, step));
                    if order(cost).iter().zip(best).all(|(now, most)| *now <= most) {
                        *next.entry((to, cost)).or_default() += number;
                    }
                }
            }
            ways = next;
        }
        Some((best, count))
    }

    /// The lowest cost of each node that can be reached: costs are lowered until nothing changes.
    fn cheapest(&self, from: State, order: Order) -> BTreeMap<Node, Cost> {
        let mut costs = BTreeMap::from([((from, None), Cost { losses: 0, sames: 0, length: 0 })]);
        loop {
            let mut changed = false;
            for (node, cost) in costs.clone() {
                for (step, to) in self.next(node) {
                    let cost = sum(cost, self.cost(node.0, step));
                    if costs.get(&to).is_none_or(|known| order(cost) < order(*known)) {
                        costs.insert(to, cost);
                        changed = true;
                    }
                }
            }
            if !changed {
                return costs;
            }
        }
    }

    /// Whether a legal sequence from a state can go on for ever.
    pub fn goes_round(&self, from: State) -> bool {
        let mut nodes: BTreeSet<Node> = BTreeSet::from([(from, None)]);
        loop {
            let more: BTreeSet<Node> = nodes.iter().flat_map(|&node| self.next(node).map(|(_, to)| to)).collect();
            if more.is_subset(&nodes) {
                break;
            }
            nodes.extend(more);
        }
        // Whatever cannot go on among what is left is taken out, until everything that is left can.
        loop {
            let before = nodes.len();
            let left = nodes.clone();
            nodes.retain(|&node| self.next(node).any(|(_, to)| left.contains(&to)));
            if nodes.len() == before {
                return !nodes.is_empty();
            }
        }
    }

    /// Whether a sequence of steps is legal.
    pub fn is_legal(&self, from: State, sequence: &[Step]) -> bool {
        let mut node: Node = (from, None);
        sequence.iter().all(|wanted| {
            let found = self.next(node).find(|(step, _)| *step == wanted).map(|(_, to)| to);
            node = found.unwrap_or(node);
            found.is_some()
        })
    }
}

/// What a rule allows from a state.
fn steps(game: &Game, rule: &Rule, from: State) -> Vec<Step> {
    let mut steps = Vec::new();
    for party in game.parties() {
        let moves = match rule {
            Rule::Moves => game.moves(party, from).to_vec(),
            Rule::Conceding(one) if *one == party => game.moves(party, from).to_vec(),
            _ => game.improvements(party, from),
        };
        steps.extend(moves.into_iter().map(|to| Step { mover: Mover::Party(party), to }));
    }
    if let Rule::Agreement(coalitions) = rule {
        for group in coalitions {
            let alone = |to: &State| group.iter().any(|&party| game.moves(party, from).contains(to));
            let joint = coalition::improvements(game, group, from).into_iter().filter(|to| !alone(to));
            steps.extend(joint.map(|to| Step { mover: Mover::Coalition(group.clone()), to }));
        }
    }
    steps
}

fn sum(a: Cost, b: Cost) -> Cost {
    Cost { losses: a.losses + b.losses, sames: a.sames + b.sames, length: a.length + b.length }
}
