//! Nash stability (R): no unilateral improvement.

use crate::model::State;
use crate::naive::game::Game;

/// A state is Nash stable for a party iff R_i+(s) is empty.
pub fn stable(game: &Game, party: usize, state: State) -> bool {
    game.improvements(party, state).is_empty()
}
