//! Stability for coalitions, Inohara and Hipel (2008): whether a group stays, given what the others would answer.
//!
//! A single concept differs from its form for one party in two ways only: the group moves by legal sequences, and
//! "better" means better for the group. For a group of one nothing differs.

use crate::model::State;
use crate::naive::Game;
use crate::naive::joint::{Sequences, Steps, reached};

/// When a group as a whole likes a state better.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Gain {
    /// Every member likes it better: the published definition.
    Everybody,
    /// Every member likes it at least as well, and somebody likes it better.
    Somebody,
}

/// The verdicts about one state and group.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct GroupStability {
    /// No coalition improvement.
    pub nash: bool,
    /// Every coalition improvement u has a t in R_{N-H}(u) that is no improvement on s for H.
    pub gmr: bool,
    /// As GMR, with a t such that no v in R_H(t) is an improvement on s for H either.
    pub smr: bool,
    /// As GMR, with a t in R_{N-H}+(u): every step improves things for whoever takes it.
    pub seq: bool,
}

/// What a group and what the others reach from each state, looked up by the definitions below.
#[derive(Debug, Clone)]
pub struct Group<'g> {
    game: &'g Game,
    members: Vec<usize>,
    gain: Gain,
    own: Vec<Vec<State>>,
    any: Vec<Vec<State>>,
    credible: Vec<Vec<State>>,
}

impl<'g> Group<'g> {
    /// A group of parties of a game; at least one.
    pub fn new(game: &'g Game, members: &[usize], gain: Gain) -> Group<'g> {
        let others: Vec<usize> = game.parties().filter(|party| !members.contains(party)).collect();
        let from_each = |movers: &[usize], steps| -> Vec<Vec<State>> {
            game.states().map(|state| reached(game, movers, state, steps, Sequences::Legal)).collect()
        };
        Group {
            game,
            members: members.to_vec(),
            gain,
            own: from_each(members, Steps::Any),
            any: from_each(&others, Steps::Any),
            credible: from_each(&others, Steps::Improving),
        }
    }

    /// Whether the group as a whole likes the first state better than the second.
    pub fn better(&self, first: State, second: State) -> bool {
        let gains = |member: &usize| self.game.better(*member, first, second);
        let loses = |member: &usize| self.game.better(*member, second, first);
        match self.gain {
            Gain::Everybody => self.members.iter().all(gains),
            Gain::Somebody => self.members.iter().any(gains) && !self.members.iter().any(loses),
        }
    }

    /// The coalition improvements from a state, ascending.
    pub fn improvements(&self, state: State) -> Vec<State> {
        self.own[state - 1].iter().copied().filter(|&to| self.better(to, state)).collect()
    }

    /// The verdicts about a state.
    pub fn stable(&self, state: State) -> GroupStability {
        let improvements = self.improvements(state);
        let no_better = |t: State| !self.better(t, state);
        let no_escape = |t: State| self.own[t - 1].iter().all(|&v| no_better(v));
        GroupStability {
            nash: improvements.is_empty(),
            gmr: improvements.iter().all(|&u| self.any[u - 1].iter().any(|&t| no_better(t))),
            smr: improvements.iter().all(|&u| self.any[u - 1].iter().any(|&t| no_better(t) && no_escape(t))),
            seq: improvements.iter().all(|&u| self.credible[u - 1].iter().any(|&t| no_better(t))),
        }
    }
}
