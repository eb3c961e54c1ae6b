//! Checks paths, closed sets and cycles with naive code.
//!
//! Moves are found by comparing points pair by pair, joint moves by a plain search over sets; nothing here uses the
//! sorted blocks, the walker or the search by cost.

use crate::evolution::{By, Closed, Effect, Path, PathStep, Rule};
use crate::{Coalition, Fault, Step};
use detente_graph::{Graph, Moves, PartyId, StateId, StateSet};
use std::collections::{BTreeMap, BTreeSet};

/// Checks paths and closed sets about one graph and one rule.
#[derive(Clone, Copy, Debug)]
pub struct PathChecker<'a> {
    /// The graph.
    pub graph: &'a Graph,
    /// The rule that paths are to keep.
    pub rule: &'a Rule,
}

impl PathChecker<'_> {
    /// Follows a path step by step: it begins at `from`, every step is legal, allowed by the rule and worth to its mover
    /// what it says, and it ends in the target.
    ///
    /// # Errors
    /// What does not hold.
    pub fn check_path(&self, from: StateId, target: &StateSet, path: &Path) -> Result<(), Fault> {
        expect(path.from == from, "the path begins elsewhere")?;
        let (mut at, mut last) = (from, None);
        for step in &path.steps {
            expect(step.from == at, "a step begins where the one before did not end")?;
            last = self.step(step, last)?;
            at = step.to;
        }
        expect(target.contains(at), "the path does not end in the target")
    }

    /// One step after `last` moved; returns who counts as the last mover after it.
    fn step(&self, step: &PathStep, last: Option<PartyId>) -> Result<Option<PartyId>, Fault> {
        let PathStep { by, from, to, effect } = step;
        match by {
            By::Party(party) => {
                expect(Some(*party) != last, "a party moves twice in a row")?;
                expect(can_move(self.graph, *party, *from, *to), "a step is no move of its mover")?;
                expect(self.effect(*party, *from, *to) == *effect, "a step is worth something else to its mover")?;
                expect(self.rule.allows(*party, *effect), "the rule does not allow such a step")?;
                Ok(Some(*party))
            }
            By::Together { coalition, via } => {
                let members = coalition.members();
                expect(self.rule.coalitions().contains(coalition), "the rule names no such coalition")?;
                expect(*effect == Effect::Gain, "an agreed step is a gain for all who agree")?;
                self.agreed(members, *from, *to)?;
                let (mut at, mut mover) = (*from, None);
                for Step { party, to } in via {
                    expect(members.contains(party), "somebody else takes part in a joint move")?;
                    expect(Some(*party) != mover, "a party moves twice in a row in a joint move")?;
                    expect(can_move(self.graph, *party, at, *to), "a joint move contains what is no move")?;
                    (at, mover) = (*to, Some(*party));
                }
                expect(at == *to, "the moves of a joint move lead elsewhere")?;
                Ok(None)
            }
        }
    }

    /// What a coalition may agree on, given that its moves lead there.
    fn agreed(&self, members: &[PartyId], from: StateId, to: StateId) -> Result<(), Fault> {
        let gain = |p: &PartyId| self.effect(*p, from, to) == Effect::Gain;
        expect(members.iter().all(gain), "somebody agrees to what is no improvement for it")?;
        let alone = members.iter().any(|p| can_move(self.graph, *p, from, to));
        expect(!alone, "one of those who agree could do it alone")
    }

    fn effect(&self, party: PartyId, from: StateId, to: StateId) -> Effect {
        let ranks = self.graph.ranks(party);
        match (ranks[from.index()], ranks[to.index()]) {
            (a, b) if a < b => Effect::Gain,
            (a, b) if a == b => Effect::Same,
            _ => Effect::Loss,
        }
    }

    /// Whether a set proves that nothing in the target can be reached from its first state: it holds that state, open to
    /// everybody; no allowed step leaves it; and nothing of the target is in it. Quadratic in states.
    ///
    /// # Errors
    /// What does not hold.
    pub fn check_closed(&self, from: StateId, target: &StateSet, closed: &Closed) -> Result<(), Fault> {
        expect(closed.from == from, "the set is about another state")?;
        let set: BTreeMap<StateId, Option<PartyId>> = closed.states.iter().copied().collect();
        expect(set.len() == closed.states.len(), "a state stands in the set twice")?;
        expect(set.get(&from) == Some(&None), "the first state is not in the set, or not open to everybody")?;
        expect(set.keys().all(|s| !target.contains(*s)), "something in the set is in the target")?;
        let graph = self.graph;
        for (state, closed_to) in &set {
            for mover in graph.parties().filter(|p| Some(*p) != *closed_to) {
                for to in graph.states().ids().filter(|t| can_move(graph, mover, *state, *t)) {
                    if self.rule.allows(mover, self.effect(mover, *state, to)) {
                        let inside = set.get(&to).is_some_and(|last| last.is_none() || *last == Some(mover));
                        expect(inside, &format!("a step from state {} leaves the set", state.number()))?;
                    }
                }
            }
            for members in self.rule.coalitions().iter().map(Coalition::members) {
                for to in together(graph, members, *state) {
                    if self.agreed(members, *state, to).is_ok() {
                        let inside = set.get(&to) == Some(&None);
                        expect(inside, &format!("an agreed move from state {} leaves the set", state.number()))?;
                    }
                }
            }
        }
        Ok(())
    }
}

/// Whether a sequence is a cycle of improvements: each step improves things for its mover, the last leads to where the
/// first begins, and nobody moves twice in a row however often it is repeated.
///
/// # Errors
/// What does not hold.
pub fn check_cycle(graph: &Graph, steps: &[Step]) -> Result<(), Fault> {
    let Some(last) = steps.last() else { return expect(false, "the cycle has no step") };
    let (mut at, mut mover) = (last.to, last.party);
    for step in steps {
        expect(step.party != mover, "a party moves twice in a row")?;
        expect(can_move(graph, step.party, at, step.to), "a step is no move of its mover")?;
        let ranks = graph.ranks(step.party);
        expect(ranks[step.to.index()] > ranks[at.index()], "a step improves nothing for its mover")?;
        (at, mover) = (step.to, step.party);
    }
    Ok(())
}

/// Whether a party can move from one state to another, by the definition: some combination of the one changed into
/// some combination of the other.
fn can_move(graph: &Graph, party: PartyId, from: StateId, to: StateId) -> bool {
    if from == to {
        return false;
    }
    match graph.tables() {
        Moves::Arcs(tables) => tables[party.index()].from(from.0).contains(&to.0),
        Moves::Blocks(_) => {
            let states = graph.states();
            let mut found = false;
            states.each_point(from, |a| {
                states.each_point(to, |b| found |= graph.may_change(party, states.bits(a), states.bits(b)));
            });
            found
        }
    }
}

/// R_H(s), by a plain search over pairs of a state and the last mover.
fn together(graph: &Graph, members: &[PartyId], from: StateId) -> BTreeSet<StateId> {
    let mut seen: BTreeSet<(StateId, PartyId)> = BTreeSet::new();
    let mut open: Vec<(StateId, Option<PartyId>)> = vec![(from, None)];
    while let Some((at, last)) = open.pop() {
        for mover in members.iter().filter(|p| Some(**p) != last) {
            for to in graph.states().ids().filter(|t| can_move(graph, *mover, at, *t)) {
                if seen.insert((to, *mover)) {
                    open.push((to, Some(*mover)));
                }
            }
        }
    }
    seen.into_iter().map(|(state, _)| state).collect()
}

fn expect(holds: bool, words: &str) -> Result<(), Fault> {
    if holds { Ok(()) } else { Err(Fault(words.to_owned())) }
}
