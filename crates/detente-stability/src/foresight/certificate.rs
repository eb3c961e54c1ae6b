//! The anticipated line of play: why a party that looks ahead stays or moves.

use super::{Foresight, other};
use crate::Step;
use detente_graph::{PartyId, StateId};
use std::cmp::Reverse;

/// What a party does at a state when it looks a number of moves ahead, with the play that it anticipates.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Anticipation {
    /// How many moves it looks ahead.
    pub horizon: usize,
    /// Who has the first move.
    pub party: PartyId,
    /// Where it stands.
    pub state: StateId,
    /// What it does, and why.
    pub verdict: Anticipated,
}

/// A decision with its reason.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Anticipated {
    /// It moves; the play that it anticipates, its own move first.
    Moves(Vec<Step>),
    /// It stays; for each of its moves, ascending, the play that would follow, the move itself first. None ends better.
    Stays(Vec<Vec<Step>>),
}

impl Anticipation {
    /// Whether the party stays: the state is L_h-stable for it.
    pub fn is_stable(&self) -> bool {
        matches!(self.verdict, Anticipated::Stays(_))
    }
}

impl Foresight<'_> {
    /// Why a party stays or moves; `None` for horizon 0 or one beyond what is known.
    pub fn anticipation(&self, horizon: usize, party: PartyId, state: StateId) -> Option<Anticipation> {
        let before = horizon.checked_sub(1)?;
        self.level(horizon)?;
        let line = |to: StateId| {
            let mut steps = vec![Step { party, to }];
            self.follow(before, other(party), to, &mut steps);
            steps
        };
        let verdict = match self.choice(horizon, party, state) {
            Some(to) => Anticipated::Moves(line(to)),
            None => Anticipated::Stays(self.graph.moves(party, state).into_iter().map(line).collect()),
        };
        Some(Anticipation { horizon, party, state, verdict })
    }

    /// The moves that are anticipated from a state, as far as somebody moves.
    fn follow(&self, horizon: usize, party: PartyId, state: StateId, steps: &mut Vec<Step>) {
        let (mut left, mut mover, mut at) = (horizon, party, state);
        while let Some(to) = self.choice(left, mover, at) {
            steps.push(Step { party: mover, to });
            (left, mover, at) = (left - 1, other(mover), to);
        }
    }

    /// Where a party moves when it looks ahead; `None` where it stays.
    fn choice(&self, horizon: usize, party: PartyId, state: StateId) -> Option<StateId> {
        let level = self.level(horizon.checked_sub(1)?)?;
        let ends_at = |u: StateId| self.graph.rank(party, level.end(other(party), u));
        let mut best: Option<(u32, Reverse<StateId>)> = None;
        self.graph.each_move(party, state, |u| best = best.max(Some((ends_at(u), Reverse(u)))));
        best.filter(|(rank, _)| *rank > self.graph.rank(party, state)).map(|(_, to)| to.0)
    }
}
