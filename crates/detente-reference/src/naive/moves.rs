//! R_i: the states that a party reaches alone, in one move.
//!
//! Fang, Hipel and Kilgour (1993), in option form: R_i(s) are the states that differ from s only in options of i, are
//! feasible, are not s, and reverse no one-way option. A party may change several of its options in one move.

use crate::model::{Direction, PlainCase, State};
use crate::naive::states::States;

/// What a move in option form depends on.
#[derive(Debug, Clone)]
pub(crate) struct OptionForm {
    pub(crate) states: States,
    pub(crate) owners: Vec<usize>,
    directions: Vec<Direction>,
}

impl OptionForm {
    pub(crate) fn of(case: &PlainCase, states: States) -> OptionForm {
        OptionForm { states, owners: case.owners(), directions: case.directions() }
    }

    /// The feasible combinations that a party reaches from one combination by changing some of its own options.
    pub(crate) fn combinations_reached(&self, party: usize, from: &[bool]) -> Vec<&Vec<bool>> {
        let all = self.states.numbers().flat_map(|state| self.states.members(state));
        all.filter(|to| self.is_move(party, from, to)).collect()
    }

    fn is_move(&self, party: usize, from: &[bool], to: &[bool]) -> bool {
        from != to
            && (0..from.len()).all(|option| {
                let allowed = match self.directions[option] {
                    Direction::Both => true,
                    Direction::Take => to[option],
                    Direction::Drop => !to[option],
                };
                from[option] == to[option] || (self.owners[option] == party && allowed)
            })
    }

    /// R_i(s): the other states that a party reaches from any member of a state, ascending.
    pub(crate) fn states_reached(&self, party: usize, from: State) -> Vec<State> {
        let members = self.states.members(from);
        let reaches = |to: &Vec<bool>| members.iter().any(|member| self.is_move(party, member, to));
        let others = self.states.numbers().filter(|&to| to != from);
        others.filter(|&to| self.states.members(to).iter().any(reaches)).collect()
    }
}
