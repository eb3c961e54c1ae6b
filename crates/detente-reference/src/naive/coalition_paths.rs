//! How a group gets somewhere: the length of the shortest legal sequences, and the fewest steps at a loss in one.

use crate::model::State;
use crate::naive::Game;

/// What the shortest legal sequences to a state look like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shortest {
    /// Where they lead.
    pub to: State,
    /// How many moves they have.
    pub moves: usize,
    /// The fewest moves in one of them that do not improve things for whoever makes them.
    pub losses: usize,
}

/// For every state in R_H(s), ascending, its shortest sequences. Goes through sequences of one move, of two, and so on;
/// of those that end in the same state with the same mover only the fewest losses matter for what follows.
pub fn shortest(game: &Game, group: &[usize], from: State) -> Vec<Shortest> {
    let count = game.states().count();
    let mut found: Vec<Option<Shortest>> = vec![None; count + 1];
    let mut ends: Vec<(State, Option<usize>, usize)> = vec![(from, None, 0)];
    // A sequence that visits no pair of state and last mover twice is no longer than there are pairs.
    for moves in 1..=count * group.len() {
        let mut next: Vec<(State, Option<usize>, usize)> = Vec::new();
        for &(state, last, losses) in &ends {
            for &mover in group.iter().filter(|&&mover| last != Some(mover)) {
                for &to in game.moves(mover, state) {
                    let losses = losses + usize::from(!game.better(mover, to, state));
                    match next.iter_mut().find(|(known, by, _)| (*known, *by) == (to, Some(mover))) {
                        Some((_, _, fewest)) => *fewest = losses.min(*fewest),
                        None => next.push((to, Some(mover), losses)),
                    }
                }
            }
        }
        for &(to, _, losses) in &next {
            let slot = found[to].get_or_insert(Shortest { to, moves, losses });
            if slot.moves == moves {
                slot.losses = slot.losses.min(losses);
            }
        }
        ends = next;
        if ends.is_empty() {
            break;
        }
    }
    found.into_iter().flatten().collect()
}
