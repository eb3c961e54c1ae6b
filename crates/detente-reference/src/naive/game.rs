//! What every definition is stated over: parties, states, moves and preferences.

use std::cmp::Ordering;
use std::ops::{Range, RangeInclusive};

use crate::model::{Malformed, PlainCase, PlainGraph, State};
use crate::naive::moves::OptionForm;
use crate::naive::preference::Order;
use crate::naive::states::States;

/// A conflict in the sense of the graph model. Its lookups panic for a party or state that it does not have.
#[derive(Debug, Clone)]
pub struct Game {
    states: usize,
    status_quo: Option<State>,
    // Per party and state what the party reaches in one move, ascending.
    moves: Vec<Vec<Vec<State>>>,
    orders: Vec<Order>,
    option_form: Option<OptionForm>,
}

impl Game {
    /// The game of a case in option form, or the first fault of the case.
    pub fn from_case(case: &PlainCase) -> Result<Game, Malformed> {
        let states = States::of(case)?;
        let status_quo = match &case.status_quo {
            None => None,
            Some(now) => match states.number(now) {
                None => return Err(Malformed("the status quo is not feasible".to_string())),
                known => known,
            },
        };
        let parties = 0..case.parties.len();
        let orders =
            parties.clone().map(|party| Order::of(case, party, &states)).collect::<Result<Vec<_>, Malformed>>()?;
        let form = OptionForm::of(case, states);
        let numbers = form.states.numbers();
        let moves =
            parties.map(|party| numbers.clone().map(|state| form.states_reached(party, state)).collect()).collect();
        Ok(Game { states: form.states.count(), status_quo, moves, orders, option_form: Some(form) })
    }

    /// The game of a case in graph form, or the first fault of the case. An arc from a state to itself is no move.
    pub fn from_graph(graph: &PlainGraph) -> Result<Game, Malformed> {
        graph.check_states()?;
        let states = graph.states.len();
        let orders = graph.parties.iter().map(|party| Order::ranking(&party.ranking, states, &party.id));
        let reached = |arcs: &[(State, State)], from: State| -> Vec<State> {
            (1..=states).filter(|&to| to != from && arcs.contains(&(from, to))).collect()
        };
        let moves =
            graph.parties.iter().map(|party| (1..=states).map(|state| reached(&party.arcs, state)).collect()).collect();
        let orders = orders.collect::<Result<Vec<_>, Malformed>>()?;
        Ok(Game { states, status_quo: graph.status_quo, moves, orders, option_form: None })
    }

    /// The numbers of the states.
    pub fn states(&self) -> RangeInclusive<State> {
        1..=self.states
    }

    /// The parties.
    pub fn parties(&self) -> Range<usize> {
        0..self.moves.len()
    }

    /// N - i: everyone but one party.
    pub fn opponents(&self, party: usize) -> Vec<usize> {
        self.parties().filter(|&other| other != party).collect()
    }

    /// The state of today, if the case says so.
    pub fn status_quo(&self) -> Option<State> {
        self.status_quo
    }

    /// R_i(s): what a party reaches from a state in one move, ascending.
    pub fn moves(&self, party: usize, from: State) -> &[State] {
        &self.moves[party][from - 1]
    }

    /// R_i+(s): the unilateral improvements of a party from a state, ascending.
    pub fn improvements(&self, party: usize, from: State) -> Vec<State> {
        self.moves(party, from).iter().copied().filter(|&to| self.better(party, to, from)).collect()
    }

    /// How a party compares two states: greater means that it prefers the first.
    pub fn compare(&self, party: usize, first: State, second: State) -> Ordering {
        self.orders[party].compare(first, second)
    }

    /// t >_i s: a party strictly prefers the first state to the second.
    pub fn better(&self, party: usize, first: State, second: State) -> bool {
        self.compare(party, first, second).is_gt()
    }

    /// t <=_i s: the first state is worse for the party than the second, or as good.
    pub fn not_better(&self, party: usize, first: State, second: State) -> bool {
        self.compare(party, first, second).is_le()
    }

    pub(crate) fn option_form(&self) -> Option<&OptionForm> {
        self.option_form.as_ref()
    }
}
