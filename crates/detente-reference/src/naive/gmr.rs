//! General metarationality (GMR), Howard (1971): every improvement can be sanctioned, credibly or not.

use crate::model::State;
use crate::naive::{Game, Sanctions};

/// A state is GMR stable for a party iff every u in R_i+(s) has a t in R_{N-i}(u) with t <=_i s.
pub fn stable(game: &Game, party: usize, state: State, sanctions: &Sanctions) -> bool {
    let improvements = game.improvements(party, state);
    improvements.iter().all(|&u| sanctions.any(u).iter().any(|&t| game.not_better(party, t, state)))
}
