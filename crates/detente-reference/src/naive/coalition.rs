//! Coalition improvements: what a group reaches together and all its members prefer.

use crate::model::State;
use crate::naive::joint::{Sequences, Steps, reached};
use crate::naive::{Game, Verdicts};

/// The t in R_H(s) with t >_i s for all i in H, ascending.
pub fn improvements(game: &Game, group: &[usize], from: State) -> Vec<State> {
    let mut reached = reached(game, group, from, Steps::Any, Sequences::Legal);
    reached.retain(|&to| group.iter().all(|&party| game.better(party, to, from)));
    reached
}

/// Equilibrium jumps: the coalition improvements of a group from one equilibrium to another.
pub fn equilibrium_jumps(game: &Game, group: &[usize], verdicts: &Verdicts) -> Vec<(State, State)> {
    let jumps = verdicts.equilibria.iter().flat_map(|&from| {
        let improvements = improvements(game, group, from);
        improvements.into_iter().filter(|to| verdicts.equilibria.contains(to)).map(move |to| (from, to))
    });
    jumps.collect()
}
