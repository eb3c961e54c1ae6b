//! Checks anticipations with naive code: moves found by comparing points pair by pair, the definition followed word by
//! word, horizon by horizon.

use super::{Anticipated, Anticipation, NotTwoParties, other};
use crate::{Checker, Fault, Step};
use detente_graph::{Graph, PartyId, StateId};
use std::collections::BTreeSet;

/// Checks anticipations about one graph.
#[derive(Debug)]
pub struct ForesightChecker<'g> {
    graph: &'g Graph,
    naive: Checker<'g>,
    /// By horizon, party and state: the anticipated end.
    ends: Vec<[Vec<StateId>; 2]>,
}

impl<'g> ForesightChecker<'g> {
    /// Compares all states pair by pair; quadratic in their number.
    ///
    /// # Errors
    /// The graph has not two parties.
    pub fn new(graph: &'g Graph) -> Result<Self, NotTwoParties> {
        match graph.parties().count() {
            2 => {
                let still: Vec<StateId> = graph.states().ids().collect();
                Ok(Self { graph, naive: Checker::new(graph), ends: vec![[still.clone(), still]] })
            }
            n => Err(NotTwoParties(n)),
        }
    }

    /// Checks one anticipation.
    ///
    /// # Errors
    /// What does not hold.
    pub fn check(&mut self, anticipation: &Anticipation) -> Result<(), Fault> {
        let Anticipation { horizon, party, state, verdict } = anticipation;
        let Some(before) = horizon.checked_sub(1) else { return fault("nobody moves with horizon 0") };
        if usize::from(party.0) > 1 || state.index() >= self.graph.len() {
            return fault("there is no such party or state");
        }
        self.look_ahead(*horizon);
        match verdict {
            Anticipated::Moves(line) => self.play(*horizon, *party, *state, line),
            Anticipated::Stays(lines) => {
                if let Some(u) = self.choice(*horizon, *party, *state) {
                    return fault(&format!("moving to state {} ends better", u.number()));
                }
                let told: Vec<StateId> = lines.iter().filter_map(|line| line.first()).map(|step| step.to).collect();
                let all: Vec<StateId> = self.moves(*party, *state).iter().copied().collect();
                if told != all || lines.len() != all.len() {
                    return fault("not every move is answered, in order");
                }
                for line in lines {
                    if line[0].party != *party {
                        return fault("somebody else has the first move");
                    }
                    self.play(before, other(*party), line[0].to, &line[1..])?;
                    let end = line[line.len() - 1].to;
                    if self.better(*party, end, *state) {
                        return fault(&format!("ending in state {} is better than staying", end.number()));
                    }
                }
                Ok(())
            }
        }
    }

    /// Whether the moves from a state are what is anticipated there, to the last one.
    fn play(&self, horizon: usize, party: PartyId, state: StateId, line: &[Step]) -> Result<(), Fault> {
        let (mut left, mut mover, mut at) = (horizon, party, state);
        for step in line {
            if step.party != mover {
                return fault("the parties do not move in turn");
            }
            match self.choice(left, mover, at) {
                Some(to) if to == step.to => {}
                Some(to) => return fault(&format!("the move would be to state {}", to.number())),
                None => return fault(&format!("nobody moves from state {}", at.number())),
            }
            (left, mover, at) = (left - 1, other(mover), step.to);
        }
        match self.choice(left, mover, at) {
            None => Ok(()),
            Some(to) => fault(&format!("the play goes on to state {}", to.number())),
        }
    }

    /// The move to the best anticipated end, the lowest numbered of the best, if that end is better than staying.
    fn choice(&self, horizon: usize, party: PartyId, state: StateId) -> Option<StateId> {
        let ends = &self.ends[horizon.checked_sub(1)?][other(party).index()];
        let end = |u: StateId| ends[u.index()];
        let mut chosen: Option<StateId> = None;
        for u in self.moves(party, state) {
            if self.better(party, end(*u), state) && chosen.is_none_or(|c| self.better(party, end(*u), end(c))) {
                chosen = Some(*u);
            }
        }
        chosen
    }

    /// Follows the definition up to a horizon.
    fn look_ahead(&mut self, horizon: usize) {
        while self.ends.len() <= horizon {
            let next = [PartyId(0), PartyId(1)].map(|party| {
                let end = |s: StateId| match self.choice(self.ends.len(), party, s) {
                    Some(u) => self.ends[self.ends.len() - 1][other(party).index()][u.index()],
                    None => s,
                };
                self.graph.states().ids().map(end).collect()
            });
            self.ends.push(next);
        }
    }

    fn moves(&self, party: PartyId, state: StateId) -> &BTreeSet<StateId> {
        self.naive.moves(party, state)
    }

    fn better(&self, party: PartyId, a: StateId, b: StateId) -> bool {
        self.graph.rank(party, a) > self.graph.rank(party, b)
    }
}

fn fault<T>(words: &str) -> Result<T, Fault> {
    Err(Fault(words.to_owned()))
}
