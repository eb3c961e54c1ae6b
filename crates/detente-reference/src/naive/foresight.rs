//! Limited-move stability L_h, non-myopic stability NM and Stackelberg stability, for two parties.
//!
//! Kilgour (1985), Fang, Hipel and Kilgour (1989, 1993): G_0(i, s) = s. With h moves ahead, i moves from s to the u in
//! R_i(s) for which G_{h-1}(j, u) is best for it, j being the other party, if that is strictly better than s; then
//! G_h(i, s) = G_{h-1}(j, u). Else i stays, and G_h(i, s) = s. A party that would gain nothing stays; of equally good
//! ends the one after the u with the lowest number is taken.

use crate::model::State;
use crate::naive::Game;

/// G_h(i, s), by recursion: where `party` with the first move anticipates that it ends. For two parties; the work grows
/// with the number of moves to the power of the horizon.
pub fn end(game: &Game, horizon: usize, party: usize, state: State) -> State {
    if horizon == 0 {
        return state;
    }
    let other = 1 - party;
    let mut best: Option<State> = None;
    // Ascending, so that only a strictly better end replaces one found before.
    for &u in game.moves(party, state) {
        let anticipated = end(game, horizon - 1, other, u);
        if best.is_none_or(|best| game.better(party, anticipated, best)) {
            best = Some(anticipated);
        }
    }
    match best {
        Some(best) if game.better(party, best, state) => best,
        _ => state,
    }
}

/// Whether a state is L_h stable for a party: with the first move and this horizon, it stays.
pub fn limited_move(game: &Game, horizon: usize, party: usize, state: State) -> bool {
    end(game, horizon, party, state) == state
}

/// Whether a state is Stackelberg stable with a leader: L_2 stable for it and Nash stable for the other.
pub fn stackelberg(game: &Game, leader: usize, state: State) -> bool {
    limited_move(game, 2, leader, state) && game.improvements(1 - leader, state).is_empty()
}

/// G_h for all parties and states and for h = 0, 1, 2 and so on, until a horizon gives what an earlier one gave; also
/// which one that was. The ends of the last horizon listed are followed by those of the one returned.
pub fn until_repeated(game: &Game) -> (Vec<[Vec<State>; 2]>, usize) {
    let still: Vec<State> = game.states().collect();
    let mut horizons = vec![[still.clone(), still]];
    loop {
        let before = &horizons[horizons.len() - 1];
        let next = [0, 1].map(|party| {
            let end = |state: State| {
                let anticipated = game.moves(party, state).iter().map(|&u| before[1 - party][u - 1]);
                // `max_by` would take the last of equals; fold keeps the first.
                let best = anticipated.fold(None, |best: Option<State>, end| match best {
                    Some(best) if !game.better(party, end, best) => Some(best),
                    _ => Some(end),
                });
                best.filter(|&best| game.better(party, best, state)).unwrap_or(state)
            };
            game.states().map(end).collect()
        });
        if let Some(from) = horizons.iter().position(|known| *known == next) {
            return (horizons, from);
        }
        horizons.push(next);
    }
}

/// The states that are NM stable for a party: L_h stable at every horizon from some horizon on.
pub fn nonmyopic(game: &Game, party: usize) -> Vec<State> {
    let (horizons, from) = until_repeated(game);
    game.states().filter(|&state| horizons[from..].iter().all(|ends| ends[party][state - 1] == state)).collect()
}
