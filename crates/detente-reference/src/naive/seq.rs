//! Sequential stability (SEQ), Fraser and Hipel (1984): every improvement is sanctioned credibly.

use crate::model::State;
use crate::naive::{Game, Sanctions};

/// A state is SEQ stable for a party iff every u in R_i+(s) has a t in R+_{N-i}(u) with t <=_i s.
pub fn stable(game: &Game, party: usize, state: State, sanctions: &Sanctions) -> bool {
    let improvements = game.improvements(party, state);
    improvements.iter().all(|&u| sanctions.credible(u).iter().any(|&t| game.not_better(party, t, state)))
}
