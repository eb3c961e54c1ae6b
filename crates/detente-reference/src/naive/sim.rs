//! Simultaneous stability (SIM), Fraser and Hipel (1984): improvements that others spoil at the same time.
//!
//! A state is SIM stable for a party iff each of its improvements u is answered by some combination of the others'
//! improvements from s - each of the others stays or takes one of its own, not all stay - executed at the same time
//! as u, with a feasible result t <=_i s. Moves can only be combined where they are changes of options: in graph form
//! the concept is not defined.
//!
//! A merged state is left from one of its members. A realisation of an improvement is a member c and a combination u
//! that the party reaches from c and whose state it prefers; the others answer from the same c. The state is stable
//! iff every realisation is answered.

use crate::model::State;
use crate::naive::game::Game;
use crate::naive::moves::OptionForm;

/// Whether a state is SIM stable for a party; nothing in graph form.
pub fn stable(game: &Game, party: usize, state: State) -> Option<bool> {
    let form = game.option_form()?;
    Some(form.states.members(state).iter().all(|member| {
        let improvements = improvements_from(game, form, party, state, member);
        improvements.iter().all(|u| answered(game, form, party, state, member, u))
    }))
}

/// The combinations that a party reaches from one member of a state and whose state it prefers to that state.
fn improvements_from<'f>(
    game: &Game,
    form: &'f OptionForm,
    party: usize,
    state: State,
    member: &[bool],
) -> Vec<&'f Vec<bool>> {
    let mut reached = form.combinations_reached(party, member);
    reached.retain(|to| form.states.number(to).is_some_and(|to| game.better(party, to, state)));
    reached
}

/// Whether some combination of the others' improvements, made at the same time as u, ends no better than the state.
fn answered(game: &Game, form: &OptionForm, party: usize, state: State, member: &[bool], u: &[bool]) -> bool {
    // Every combination of choices so far: where it leads together with u, and whether anyone has moved.
    let mut results: Vec<(Vec<bool>, bool)> = vec![(u.to_vec(), false)];
    for other in game.opponents(party) {
        let improvements = improvements_from(game, form, other, state, member);
        let moved: Vec<(Vec<bool>, bool)> = results
            .iter()
            .flat_map(|(result, _)| improvements.iter().map(|to| (with_options_of(form, other, result, to), true)))
            .collect();
        results.extend(moved);
    }
    results.iter().any(|(result, moved)| {
        // A result that is not feasible has no number and answers nothing.
        *moved && form.states.number(result).is_some_and(|t| game.not_better(party, t, state))
    })
}

/// `base` with the options of one party set as in `source`.
fn with_options_of(form: &OptionForm, party: usize, base: &[bool], source: &[bool]) -> Vec<bool> {
    (0..base.len()).map(|option| if form.owners[option] == party { source[option] } else { base[option] }).collect()
}
