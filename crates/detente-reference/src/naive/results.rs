//! All verdicts of a game, in the shape of the machine-readable analysis.

use crate::model::State;
use crate::naive::game::Game;
use crate::naive::joint::{Sanctions, Sequences};
use crate::naive::{gmr, nash, seq, sim, smr, sseq};

/// The verdicts of one stability concept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verdicts {
    /// Per party the states that are stable for it, ascending.
    pub stable: Vec<Vec<State>>,
    /// The states that are stable for every party, ascending.
    pub equilibria: Vec<State>,
}

/// The verdicts of all concepts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Results {
    /// How many feasible states the case has; a merged state counts once.
    pub feasible: usize,
    /// The number of the state of today, if the case has one.
    pub status_quo: Option<State>,
    /// Nash stability.
    pub nash: Verdicts,
    /// General metarationality.
    pub gmr: Verdicts,
    /// Symmetric metarationality.
    pub smr: Verdicts,
    /// Sequential stability.
    pub seq: Verdicts,
    /// Symmetric sequential stability.
    pub sseq: Verdicts,
    /// Simultaneous stability; none in graph form, where it is not defined.
    pub sim: Option<Verdicts>,
}

impl Results {
    /// The verdicts with the names of their concepts, in the usual order.
    pub fn concepts(&self) -> Vec<(&'static str, &Verdicts)> {
        let mut all = vec![
            ("nash", &self.nash),
            ("gmr", &self.gmr),
            ("smr", &self.smr),
            ("seq", &self.seq),
            ("sseq", &self.sseq),
        ];
        all.extend(self.sim.iter().map(|verdicts| ("sim", verdicts)));
        all
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
            nash: verdicts(&self.nash),
            gmr: verdicts(&self.gmr),
            smr: verdicts(&self.smr),
            seq: verdicts(&self.seq),
            sseq: verdicts(&self.sseq),
            sim: self.sim.as_ref().map(verdicts),
        }
    }
}

/// Judges every state for every party by every concept.
pub fn analyze(game: &Game, sequences: Sequences) -> Results {
    let sanctions: Vec<Sanctions> = game.parties().map(|party| Sanctions::against(game, party, sequences)).collect();
    let sim = game.option_form().map(|_| judge(game, &|party, state| sim::stable(game, party, state) == Some(true)));
    Results {
        feasible: game.states().count(),
        status_quo: game.status_quo(),
        nash: judge(game, &|party, state| nash::stable(game, party, state)),
        gmr: judge(game, &|party, state| gmr::stable(game, party, state, &sanctions[party])),
        smr: judge(game, &|party, state| smr::stable(game, party, state, &sanctions[party])),
        seq: judge(game, &|party, state| seq::stable(game, party, state, &sanctions[party])),
        sseq: judge(game, &|party, state| sseq::stable(game, party, state, &sanctions[party])),
        sim,
    }
}

fn judge(game: &Game, stable: &dyn Fn(usize, State) -> bool) -> Verdicts {
    let stable: Vec<Vec<State>> =
        game.parties().map(|party| game.states().filter(|&state| stable(party, state)).collect()).collect();
    let everyone = |state: &State| stable.iter().all(|stable| stable.contains(state));
    Verdicts { equilibria: game.states().filter(everyone).collect(), stable }
}
