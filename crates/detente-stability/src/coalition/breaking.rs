//! Which coalitions break a state, and which of their joint moves lead from one equilibrium to another.

use super::{Coalition, CoalitionConcept, JointMove, Strictness, answer_to, coalition_improvements, coalitions};
use detente_graph::{Graph, StateId, StateSet};

/// A coalition that a state does not hold, and what it could do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Breaking {
    /// The coalition.
    pub coalition: Coalition,
    /// Its improvements that nothing deters, in the order of [`coalition_improvements`]; at least one.
    pub moves: Vec<JointMove>,
}

/// A coalition improvement from one equilibrium to another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Jump {
    /// The equilibrium that the coalition leaves.
    pub from: StateId,
    /// How it gets to the other.
    pub joint_move: JointMove,
}

/// The smallest coalitions of two or more parties, at most `largest` of them, for which a state is not stable, with
/// everything that they could do: all those of the least size that breaks it. None when it holds for every coalition.
pub fn breaking_coalitions(
    graph: &Graph,
    state: StateId,
    concept: CoalitionConcept,
    strictness: Strictness,
    largest: usize,
) -> Vec<Breaking> {
    let mut found: Vec<Breaking> = Vec::new();
    for coalition in coalitions(graph, largest) {
        if found.first().is_some_and(|first| first.coalition.len() < coalition.len()) {
            break;
        }
        let mut moves = coalition_improvements(graph, &coalition, strictness, state);
        moves.retain(|m| answer_to(graph, &coalition, concept, strictness, state, m.to).is_err());
        if !moves.is_empty() {
            found.push(Breaking { coalition, moves });
        }
    }
    found
}

/// The equilibrium jumps of a coalition: its improvements from one of the given equilibria to another.
///
/// Source: Kilgour, Hipel, Fang & Peng 2001.
pub fn equilibrium_jumps(
    graph: &Graph,
    coalition: &Coalition,
    strictness: Strictness,
    equilibria: &StateSet,
) -> Vec<Jump> {
    let from_each = equilibria.iter().flat_map(|from| {
        let moves = coalition_improvements(graph, coalition, strictness, from).into_iter();
        moves.filter(|m| equilibria.contains(m.to)).map(move |joint_move| Jump { from, joint_move })
    });
    from_each.collect()
}
