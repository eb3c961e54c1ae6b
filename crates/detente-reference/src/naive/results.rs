//! All verdicts of a game, in the shape of the machine-readable analysis.

use crate::model::State;
use crate::naive::game::Game;
use crate::naive::joint::{Sanctions, Sequences};
use crate::naive::{CONCEPTS, Definition};
use std::ops::Index;

/// The verdicts of one stability concept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verdicts {
    /// Per party the states that are stable for it, ascending.
    pub stable: Vec<Vec<State>>,
    /// The states that are stable for every party, ascending.
    pub equilibria: Vec<State>,
}

/// The verdicts of all concepts.
///
/// `results["seq"]` are those of one concept; SIM is not there in graph form, where it is not defined.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Results {
    /// How many feasible states the case has; a merged state counts once.
    pub feasible: usize,
    /// The number of the state of today, if the case has one.
    pub status_quo: Option<State>,
    /// By the key of the concept, in the usual order.
    pub verdicts: Vec<(&'static str, Verdicts)>,
}

impl Index<&str> for Results {
    type Output = Verdicts;

    fn index(&self, concept: &str) -> &Verdicts {
        self.of(concept).unwrap_or_else(|| panic!("`{concept}` is not defined here"))
    }
}

impl Results {
    /// The verdicts with the keys of their concepts, in the usual order.
    pub fn concepts(&self) -> Vec<(&'static str, &Verdicts)> {
        self.verdicts.iter().map(|(key, verdicts)| (*key, verdicts)).collect()
    }

    /// The verdicts of a concept, where it is defined.
    pub fn of(&self, concept: &str) -> Option<&Verdicts> {
        self.verdicts.iter().find(|(key, _)| *key == concept).map(|(_, verdicts)| verdicts)
    }

    /// The same results with parties and states named differently: `party` and `state` give the new names.
    pub fn renamed(&self, party: &dyn Fn(usize) -> usize, state: &dyn Fn(State) -> State) -> Results {
        let states = |old: &[State]| {
            let mut new: Vec<State> = old.iter().map(|&old| state(old)).collect();
            new.sort_unstable();
            new
        };
        let verdicts = |old: &Verdicts| {
            let mut stable: Vec<(usize, Vec<State>)> =
                old.stable.iter().enumerate().map(|(old, stable)| (party(old), states(stable))).collect();
            stable.sort();
            let stable = stable.into_iter().map(|(_, stable)| stable).collect();
            Verdicts { stable, equilibria: states(&old.equilibria) }
        };
        Results {
            feasible: self.feasible,
            status_quo: self.status_quo.map(state),
            verdicts: self.verdicts.iter().map(|(key, of)| (*key, verdicts(of))).collect(),
        }
    }
}

/// Judges every state for every party by every concept.
pub fn analyze(game: &Game, sequences: Sequences) -> Results {
    let sanctions: Vec<Sanctions> = game.parties().map(|party| Sanctions::against(game, party, sequences)).collect();
    let defined = |(key, definition): &(&'static str, Definition)| {
        Some((*key, judge(game, &|party, state| definition(game, party, state, &sanctions[party]))?))
    };
    Results {
        feasible: game.states().count(),
        status_quo: game.status_quo(),
        verdicts: CONCEPTS.iter().filter_map(defined).collect(),
    }
}

fn judge(game: &Game, stable: &dyn Fn(usize, State) -> Option<bool>) -> Option<Verdicts> {
    let of = |party| -> Option<Vec<State>> {
        let judged = game.states().map(|state| Some((state, stable(party, state)?)));
        let judged: Vec<(State, bool)> = judged.collect::<Option<_>>()?;
        Some(judged.into_iter().filter(|(_, stable)| *stable).map(|(state, _)| state).collect())
    };
    let stable: Vec<Vec<State>> = game.parties().map(of).collect::<Option<_>>()?;
    let everyone = |state: &State| stable.iter().all(|stable| stable.contains(state));
    Some(Verdicts { equilibria: game.states().filter(everyone).collect(), stable })
}
