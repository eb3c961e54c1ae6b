//! R_H and R_H+: what the members of a group reach by moving in turn.
//!
//! Fang, Hipel and Kilgour (1993): R_H(s) are the states reached from s by a legal sequence of moves of members of H.
//! In a legal sequence no party moves twice in a row; it may move again later. In R_H+(s) every step is an improvement
//! for its mover, judged from where it moves. A sequence that comes back to s makes s one of the states reached.

use std::collections::{BTreeSet, VecDeque};

use crate::model::State;
use crate::naive::game::Game;

/// Which sequences of moves a group may make.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sequences {
    /// Nobody moves twice in a row: the definition.
    Legal,
    /// Everybody moves at most once: what the program GMCR+ does. It misses sanctions; use it to compare old results.
    Once,
}

/// Which steps a sequence may consist of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Steps {
    /// Any move.
    Any,
    /// Only moves that improve on the state they start from, for the party that moves.
    Improving,
}

/// R_H(s), or R_H+(s) with improving steps: what the members of `group` reach from a state, ascending.
pub fn reached(game: &Game, group: &[usize], from: State, steps: Steps, sequences: Sequences) -> Vec<State> {
    match sequences {
        Sequences::Legal => reached_legally(game, group, from, steps),
        Sequences::Once => reached_once(game, group, from, steps),
    }
}

/// Breadth first over pairs of a state and the party that moved last.
fn reached_legally(game: &Game, group: &[usize], from: State, steps: Steps) -> Vec<State> {
    // By mover and state: whether some sequence ends there with this mover. A set of pairs would say the same more
    // slowly, and this is the loop in which all the time goes.
    let mut seen = vec![vec![false; game.states().count() + 1]; game.parties().count()];
    let mut queue: VecDeque<(State, Option<usize>)> = VecDeque::from([(from, None)]);
    while let Some((state, last)) = queue.pop_front() {
        for &mover in group.iter().filter(|&&mover| last != Some(mover)) {
            for next in step(game, mover, state, steps) {
                if !seen[mover][next] {
                    seen[mover][next] = true;
                    queue.push_back((next, Some(mover)));
                }
            }
        }
    }
    game.states().filter(|&state| seen.iter().any(|by_state| by_state[state])).collect()
}

/// Breadth first over pairs of a state and the set of parties that have moved.
fn reached_once(game: &Game, group: &[usize], from: State, steps: Steps) -> Vec<State> {
    let mut seen: BTreeSet<(State, BTreeSet<usize>)> = BTreeSet::new();
    let mut queue: VecDeque<(State, BTreeSet<usize>)> = VecDeque::from([(from, BTreeSet::new())]);
    while let Some((state, moved)) = queue.pop_front() {
        for &mover in group.iter().filter(|mover| !moved.contains(mover)) {
            let mut moved = moved.clone();
            moved.insert(mover);
            for next in step(game, mover, state, steps) {
                if seen.insert((next, moved.clone())) {
                    queue.push_back((next, moved.clone()));
                }
            }
        }
    }
    // Ascending, as the pairs are; one state may stand there with several sets.
    let mut found: Vec<State> = seen.into_iter().map(|(state, _)| state).collect();
    found.dedup();
    found
}

fn step(game: &Game, mover: usize, from: State, steps: Steps) -> impl Iterator<Item = State> {
    let moves = game.moves(mover, from).iter().copied();
    moves.filter(move |&to| steps == Steps::Any || game.better(mover, to, from))
}

/// What the opponents of one party reach from each state: its possible sanctions.
#[derive(Debug, Clone)]
pub struct Sanctions {
    any: Vec<Vec<State>>,
    credible: Vec<Vec<State>>,
}

impl Sanctions {
    /// The sanctions that a party has to fear.
    pub fn against(game: &Game, party: usize, sequences: Sequences) -> Sanctions {
        let opponents = game.opponents(party);
        let from_each_state =
            |steps| game.states().map(|state| reached(game, &opponents, state, steps, sequences)).collect();
        Sanctions { any: from_each_state(Steps::Any), credible: from_each_state(Steps::Improving) }
    }

    /// R_{N-i}(u): where the opponents can lead from a state by any moves.
    pub fn any(&self, from: State) -> &[State] {
        &self.any[from - 1]
    }

    /// R+_{N-i}(u): where the opponents can lead from a state by moves that improve on where they are made.
    pub fn credible(&self, from: State) -> &[State] {
        &self.credible[from - 1]
    }
}
