//! Symmetric metarationality (SMR), Howard (1971): a sanction that the party cannot move away from.

use crate::model::State;
use crate::naive::{Game, Sanctions};

/// A state is SMR stable for a party iff every u in R_i+(s) has a t in R_{N-i}(u) with t <=_i s and with v <=_i s for
/// every v in R_i(t).
pub fn stable(game: &Game, party: usize, state: State, sanctions: &Sanctions) -> bool {
    let improvements = game.improvements(party, state);
    improvements.iter().all(|&u| {
        sanctions.any(u).iter().any(|&t| {
            let escapes = game.moves(party, t);
            game.not_better(party, t, state) && escapes.iter().all(|&v| game.not_better(party, v, state))
        })
    })
}
