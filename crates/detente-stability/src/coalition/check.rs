//! Checks coalitional certificates with naive code: moves found by comparing points pair by pair, everything reachable
//! by a plain search over pairs of a state and who moved last.
//!
//! It uses none of the components, fronts and backward searches of the engine; what it shares with the engine is the
//! list of states, their bits and the parties' ranks.

use super::{
    Coalition, CoalitionCertificate, CoalitionConcept, CoalitionVerdict, JointAnswer, JointMove, Strictness,
    coalition_certificate,
};
use crate::{Fault, Step};
use detente_graph::{Budget, Graph, Moves, PartyId, StateId, StateSet, Stop};
use std::collections::BTreeSet;

/// Checks coalitional certificates about one graph.
#[derive(Debug)]
pub struct CoalitionChecker<'g> {
    graph: &'g Graph,
    /// Per party and state, the states it can move to.
    moves: Vec<Vec<BTreeSet<StateId>>>,
}

impl<'g> CoalitionChecker<'g> {
    /// Compares all states pair by pair; quadratic in their number.
    pub fn new(graph: &'g Graph) -> Self {
        let states = graph.states();
        let mut moves = vec![vec![BTreeSet::new(); graph.len()]; graph.parties().count()];
        for (party, found) in graph.parties().zip(&mut moves) {
            if let Moves::Arcs(tables) = graph.tables() {
                for s in states.ids() {
                    found[s.index()].extend(tables[party.index()].from(s.0).iter().map(|t| StateId(*t)));
                }
                continue;
            }
            for a in 0..states.points() {
                for b in 0..states.points() {
                    let (from, to) = (states.state_of(a), states.state_of(b));
                    if from != to && graph.may_change(party, states.bits(a), states.bits(b)) {
                        found[from.index()].insert(to);
                    }
                }
            }
        }
        Self { graph, moves }
    }

    /// Checks one certificate.
    ///
    /// # Errors
    /// What does not hold.
    pub fn check(&self, certificate: &CoalitionCertificate) -> Result<(), Fault> {
        let CoalitionCertificate { concept, strictness, coalition, state, verdict } = certificate;
        let question = Question { checker: self, concept: *concept, strictness: *strictness, coalition, state: *state };
        let improvements = question.improvements();
        match verdict {
            CoalitionVerdict::NoImprovement => match improvements.first() {
                None => Ok(()),
                Some(u) => fault(format!("the coalition can improve to state {}", u.number())),
            },
            CoalitionVerdict::Undeterred { joint_move, answers } => {
                question.joint_move(joint_move)?;
                question.nothing_deters(joint_move.to, *answers)
            }
            CoalitionVerdict::Deterred(answers) => {
                let answered: BTreeSet<StateId> = answers.iter().map(|a| a.improvement).collect();
                if answered != improvements || answers.is_empty() {
                    return fault("the certificate does not answer each improvement".to_owned());
                }
                answers.iter().try_for_each(|a| question.answer(a))
            }
        }
    }

    /// R_H(s), or R_H+(s) with willing steps.
    fn reached(&self, movers: &[PartyId], from: StateId, willing: bool) -> BTreeSet<StateId> {
        let mut seen: BTreeSet<(StateId, PartyId)> = BTreeSet::new();
        let mut open: Vec<(StateId, Option<PartyId>)> = vec![(from, None)];
        while let Some((at, last)) = open.pop() {
            for mover in movers.iter().filter(|m| Some(**m) != last) {
                for to in &self.moves[mover.index()][at.index()] {
                    if (!willing || self.better(*mover, *to, at)) && seen.insert((*to, *mover)) {
                        open.push((*to, Some(*mover)));
                    }
                }
            }
        }
        seen.into_iter().map(|(state, _)| state).collect()
    }

    fn better(&self, party: PartyId, a: StateId, b: StateId) -> bool {
        self.graph.rank(party, a) > self.graph.rank(party, b)
    }

    /// Follows moves of some parties, checking that the sequence is legal; returns where it ends.
    fn walk(&self, movers: &[PartyId], from: StateId, steps: &[Step], willing: bool) -> Result<StateId, Fault> {
        let (mut at, mut last) = (from, None);
        if steps.is_empty() {
            return fault("the sequence has no step".to_owned());
        }
        for step in steps {
            if !movers.contains(&step.party) {
                return fault("somebody moves who may not".to_owned());
            }
            if last == Some(step.party) {
                return fault("a party moves twice in a row".to_owned());
            }
            if !self.moves[step.party.index()][at.index()].contains(&step.to) {
                return fault(format!("there is no move from {} to {}", at.number(), step.to.number()));
            }
            if willing && !self.better(step.party, step.to, at) {
                return fault(format!("the step to {} improves nothing for its mover", step.to.number()));
            }
            (at, last) = (step.to, Some(step.party));
        }
        Ok(at)
    }
}

/// What a certificate is about.
struct Question<'a> {
    checker: &'a CoalitionChecker<'a>,
    concept: CoalitionConcept,
    strictness: Strictness,
    coalition: &'a Coalition,
    state: StateId,
}

impl Question<'_> {
    fn improves(&self, t: StateId) -> bool {
        let members = || self.coalition.members().iter();
        let better = |m: &PartyId| self.checker.better(*m, t, self.state);
        let worse = |m: &PartyId| self.checker.better(*m, self.state, t);
        match self.strictness {
            Strictness::Strict => !self.coalition.is_empty() && members().all(better),
            Strictness::Weak => members().any(better) && !members().any(worse),
        }
    }

    fn improvements(&self) -> BTreeSet<StateId> {
        let mut reached = self.checker.reached(self.coalition.members(), self.state, false);
        reached.retain(|t| self.improves(*t));
        reached
    }

    /// Whether ending in `t` keeps the coalition from leaving.
    fn deters(&self, t: StateId) -> bool {
        let escapes = || self.checker.reached(self.coalition.members(), t, false);
        !self.improves(t) && (!self.concept.is_symmetric() || !escapes().into_iter().any(|v| self.improves(v)))
    }

    fn joint_move(&self, joint: &JointMove) -> Result<(), Fault> {
        let end = self.checker.walk(self.coalition.members(), self.state, &joint.path, false)?;
        if end != joint.to || !self.improves(end) {
            return fault(format!("the joint move does not lead to an improvement in state {}", joint.to.number()));
        }
        let mut at = self.state;
        for (k, step) in joint.path.iter().enumerate() {
            if self.checker.better(step.party, step.to, at) == joint.at_a_loss.contains(&k) {
                return fault(format!("step {} is said to pay when it does not, or the reverse", k + 1));
            }
            at = step.to;
        }
        match joint.at_a_loss.iter().all(|k| *k < joint.path.len()) {
            true => Ok(()),
            false => fault("a step at a loss is not there".to_owned()),
        }
    }

    fn nothing_deters(&self, improvement: StateId, answers: usize) -> Result<(), Fault> {
        let opponents = match self.concept {
            CoalitionConcept::Nash => Vec::new(),
            _ => self.coalition.opponents(self.checker.graph),
        };
        let reached = self.checker.reached(&opponents, improvement, self.concept.is_credible());
        if reached.len() != answers {
            return fault(format!("the opponents have {} answers, not {answers}", reached.len()));
        }
        match reached.into_iter().find(|t| self.deters(*t)) {
            None => Ok(()),
            Some(t) => fault(format!("state {} deters going to state {}", t.number(), improvement.number())),
        }
    }

    fn answer(&self, answer: &JointAnswer) -> Result<(), Fault> {
        if self.concept == CoalitionConcept::Nash {
            return fault("coalitional Nash stability knows no answers".to_owned());
        }
        let opponents = self.coalition.opponents(self.checker.graph);
        let end = self.checker.walk(&opponents, answer.improvement, &answer.steps, self.concept.is_credible())?;
        if !self.deters(end) {
            return fault(format!("state {} does not deter", end.number()));
        }
        if !self.coalition.contains(answer.spoilt_for) || self.checker.better(answer.spoilt_for, end, self.state) {
            return fault("the member named is not kept from gaining".to_owned());
        }
        Ok(())
    }
}

/// Certifies the verdicts of one coalition for all states, given the states that are said to be stable, and has naive
/// code check them. Returns the states of which verdict or certificate does not hold, with the reason: none unless the
/// engine is wrong. Quadratic in states and worse, so meant for cases up to some hundreds of them.
///
/// # Errors
/// The budget stopped it.
pub fn verify_coalition(
    checker: &CoalitionChecker,
    coalition: &Coalition,
    concept: CoalitionConcept,
    strictness: Strictness,
    stable: &StateSet,
    budget: &Budget,
) -> Result<Vec<(StateId, String)>, Stop> {
    let graph = checker.graph;
    let mut faults = Vec::new();
    for state in graph.states().ids() {
        budget.go_on("Checking certificates of coalitions", u64::from(state.0), graph.len() as u64)?;
        let certificate = coalition_certificate(graph, coalition, concept, strictness, state);
        if certificate.is_stable() != stable.contains(state) {
            faults.push((state, "certificate and verdict disagree".to_owned()));
        } else if let Err(Fault(words)) = checker.check(&certificate) {
            faults.push((state, words));
        }
    }
    Ok(faults)
}

fn fault<T>(words: String) -> Result<T, Fault> {
    Err(Fault(words))
}
