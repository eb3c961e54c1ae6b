//! First-level hypergames, tuple by tuple: every party has a game of its own, and acts on it.
//!
//! Bennett (1977): a first-level hypergame is one game a party. An outcome is what comes of it when every party does its
//! own part of some equilibrium of its own game (for Nash stability: Kijima's hyper Nash equilibrium, 1996); a state is
//! steady when every party, seeing it with its own eyes, would stay (the equilibria of Fraser and Hipel, 1984).

use crate::model::{Malformed, PlainCase, State};
use crate::naive::{Game, Results, Sequences, States, analyze};
use std::collections::BTreeSet;

/// The game that a party believes it is in, and which true option each of its options is; none where it is imagined.
#[derive(Debug, Clone)]
pub struct PlainView {
    /// The case as the party sees it, with the same parties in the same order.
    pub case: PlainCase,
    /// Per option of that case its place in the true case.
    pub real: Vec<Option<usize>>,
}

/// One game of a hypergame with all its verdicts.
#[derive(Debug, Clone)]
struct Seat {
    states: States,
    results: Results,
    real: Vec<Option<usize>>,
    owners: Vec<usize>,
}

/// A first-level hypergame.
#[derive(Debug, Clone)]
pub struct Hypergame {
    truth: Seat,
    own: Vec<Seat>,
}

/// How an outcome differs from what a party expected.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Surprised {
    /// True options that it does not see are taken.
    ByUnseen(Vec<usize>),
    /// It holds what it sees to be impossible.
    ByTheImpossible,
    /// These parties do what they do in none of the equilibria of its own game.
    ByMoves(Vec<usize>),
    /// It expected each action, but not together.
    ByTheMixture,
}

/// The verdicts of one concept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HypergameVerdicts {
    /// True states that come of it when everybody acts on its own game, ascending.
    pub outcomes: Vec<State>,
    /// How many different combinations of actions are not feasible.
    pub impossible: usize,
    /// True states that every party would stay in, as it sees them, ascending.
    pub steady: Vec<State>,
}

impl Seat {
    fn of(case: &PlainCase, real: Vec<Option<usize>>) -> Result<Seat, Malformed> {
        let results = analyze(&Game::from_case(case)?, Sequences::Legal);
        Ok(Seat { states: States::of(case)?, results, real, owners: case.owners() })
    }

    /// All combinations that are members of an equilibrium under a concept (by its place in [`Results::concepts`]).
    fn equilibria(&self, concept: usize) -> Vec<&Vec<bool>> {
        let states = &self.results.concepts()[concept].1.equilibria;
        states.iter().flat_map(|&state| self.states.members(state)).collect()
    }

    /// What a true combination looks like here: true options that are not here are left out, imagined ones not taken.
    fn look(&self, truth: &[bool]) -> Vec<bool> {
        self.real.iter().map(|real| real.is_some_and(|option| truth[option])).collect()
    }

    /// What a party does in a combination of this game.
    fn part(&self, party: usize, combination: &[bool]) -> Vec<bool> {
        (0..combination.len()).filter(|&k| self.owners[k] == party).map(|k| combination[k]).collect()
    }
}

impl Hypergame {
    /// From the true case and the view of each party; a party without one sees the true case.
    pub fn new(case: &PlainCase, views: &[Option<PlainView>]) -> Result<Hypergame, Malformed> {
        let truth = Seat::of(case, (0..case.option_count()).map(Some).collect())?;
        let own = views.iter().map(|view| match view {
            None => Ok(truth.clone()),
            Some(view) => Seat::of(&view.case, view.real.clone()),
        });
        Ok(Hypergame { own: own.collect::<Result<_, Malformed>>()?, truth })
    }

    /// The true combinations that result from every choice of one equilibrium a party.
    fn combinations(&self, concept: usize) -> BTreeSet<Vec<bool>> {
        let mut found = BTreeSet::from([vec![false; self.truth.real.len()]]);
        for (party, seat) in self.own.iter().enumerate() {
            let mut next = BTreeSet::new();
            for so_far in &found {
                for equilibrium in seat.equilibria(concept) {
                    let mut with = so_far.clone();
                    for (place, real) in seat.real.iter().enumerate() {
                        if let Some(option) = *real
                            && self.truth.owners[option] == party
                        {
                            with[option] = equilibrium[place];
                        }
                    }
                    next.insert(with);
                }
            }
            found = next;
        }
        found
    }

    /// Where it leads and what holds, under a concept by its place in [`Results::concepts`].
    pub fn verdicts(&self, concept: usize) -> HypergameVerdicts {
        let combinations = self.combinations(concept);
        let outcomes: BTreeSet<State> = combinations.iter().filter_map(|c| self.truth.states.number(c)).collect();
        let impossible = combinations.iter().filter(|c| self.truth.states.number(c).is_none()).count();
        let stays = |party: usize, truth: &Vec<bool>| {
            let seat = &self.own[party];
            let seen = seat.states.number(&seat.look(truth));
            seen.is_some_and(|state| seat.results.concepts()[concept].1.stable[party].contains(&state))
        };
        let everybody = |state: &State| {
            let members = self.truth.states.members(*state);
            members.iter().all(|member| (0..self.own.len()).all(|party| stays(party, member)))
        };
        HypergameVerdicts {
            outcomes: outcomes.into_iter().collect(),
            impossible,
            steady: self.truth.states.numbers().filter(everybody).collect(),
        }
    }

    /// What a party did not expect about an outcome; of a merged state the largest member that is an outcome counts.
    /// `None` where it expected it; the outer `None` where the state is no outcome.
    pub fn surprise(&self, concept: usize, outcome: State, party: usize) -> Option<Option<Surprised>> {
        let combinations = self.combinations(concept);
        let members = self.truth.states.members(outcome);
        let truth = members.iter().rev().find(|member| combinations.contains(*member))?;
        let seat = &self.own[party];
        let unseen: Vec<usize> = (0..truth.len()).filter(|&k| truth[k] && !seat.real.contains(&Some(k))).collect();
        if !unseen.is_empty() {
            return Some(Some(Surprised::ByUnseen(unseen)));
        }
        let looks = seat.look(truth);
        let Some(seen) = seat.states.number(&looks) else { return Some(Some(Surprised::ByTheImpossible)) };
        if seat.results.concepts()[concept].1.equilibria.contains(&seen) {
            return Some(None);
        }
        let equilibria = seat.equilibria(concept);
        let others = (0..self.own.len()).filter(|&other| other != party);
        let odd: Vec<usize> = others
            .filter(|&other| equilibria.iter().all(|e| seat.part(other, e) != seat.part(other, &looks)))
            .collect();
        Some(Some(if odd.is_empty() { Surprised::ByTheMixture } else { Surprised::ByMoves(odd) }))
    }
}
