//! Checks certificates of strength with naive code: moves found by comparing points pair by pair, strong differences
//! read off the case, answers by a plain search.

use super::{Strength, StrengthAnalysis, StrengthAnswer, StrengthCertificate, StrengthVerdict, strength_certificate};
use crate::{Checker, Concept, Fault};
use detente_case::{Case, Preferences};
use detente_graph::{Budget, Graph, PartyId, Rank, StateId, Stop};
use std::collections::BTreeSet;

/// Checks certificates of strength about one case.
#[derive(Debug)]
pub struct StrengthChecker<'g> {
    case: &'g Case,
    graph: &'g Graph,
    moves: Checker<'g>,
    /// Per party with a ranking and state: its tier, from the top.
    tiers: Vec<Vec<usize>>,
}

impl<'g> StrengthChecker<'g> {
    /// Compares all states pair by pair; quadratic in their number.
    ///
    /// # Errors
    /// The budget stopped it.
    pub fn new(case: &'g Case, graph: &'g Graph, budget: &Budget) -> Result<Self, Stop> {
        let mut all = Vec::new();
        for party in &case.parties {
            let mut tier_of = vec![0; graph.len()];
            if let Preferences::Ranked { tiers, .. } = &party.preferences {
                for (t, tier) in tiers.iter().enumerate() {
                    for entry in tier {
                        graph.named(entry.state).into_iter().for_each(|s| tier_of[s.index()] = t);
                    }
                }
            }
            all.push(tier_of);
        }
        Ok(Self { case, graph, moves: Checker::within(graph, budget)?, tiers: all })
    }

    /// Checks one certificate.
    ///
    /// # Errors
    /// What does not hold.
    pub fn check(&self, certificate: &StrengthCertificate) -> Result<(), Fault> {
        let StrengthCertificate { concept, party, state, verdict } = certificate;
        let improvements: BTreeSet<StateId> =
            self.moves.moves(*party, *state).iter().copied().filter(|u| self.better(*party, *u, *state)).collect();
        match verdict {
            StrengthVerdict::Undeterred(u) if !improvements.contains(u) => {
                fault(format!("state {} is no improvement", u.number()))
            }
            StrengthVerdict::Undeterred(u) => match self.answered(*concept, *party, *state, *u, false) {
                None => Ok(()),
                Some(t) => fault(format!("state {} deters going to state {}", t.number(), u.number())),
            },
            StrengthVerdict::Deterred(answers) => {
                if answers.iter().map(|a| a.improvement).collect::<BTreeSet<_>>() != improvements {
                    return fault("the certificate does not answer each improvement".to_owned());
                }
                answers.iter().try_for_each(|answer| self.answer(certificate, answer))
            }
        }
    }

    fn answer(&self, certificate: &StrengthCertificate, answer: &StrengthAnswer) -> Result<(), Fault> {
        let StrengthCertificate { concept, party, state, .. } = certificate;
        let (mut at, mut last) = (answer.improvement, *party);
        for step in &answer.steps {
            if step.party == *party || step.party == last || !self.moves.moves(step.party, at).contains(&step.to) {
                return fault("the answer is no legal sequence of the others' moves".to_owned());
            }
            if concept.is_credible() && !self.better(step.party, step.to, at) {
                return fault(format!("the step to {} improves nothing for its mover", step.to.number()));
            }
            (at, last) = (step.to, step.party);
        }
        if answer.steps.is_empty() || !self.deters(*concept, *party, *state, at, answer.strong) {
            return fault(format!("state {} does not deter as is said", at.number()));
        }
        match self.answered(*concept, *party, *state, answer.improvement, true) {
            Some(t) if !answer.strong => fault(format!("state {} deters strongly", t.number())),
            _ => Ok(()),
        }
    }

    /// A state with which the opponents deter the party from going to `u`.
    fn answered(&self, concept: Concept, party: PartyId, state: StateId, u: StateId, strong: bool) -> Option<StateId> {
        let mut seen: BTreeSet<(StateId, PartyId)> = BTreeSet::new();
        let mut open: Vec<(StateId, PartyId)> = vec![(u, party)];
        while let Some((from, last)) = open.pop() {
            for mover in self.graph.parties().filter(|p| *p != party && *p != last) {
                for to in self.moves.moves(mover, from) {
                    if (!concept.is_credible() || self.better(mover, *to, from)) && seen.insert((*to, mover)) {
                        open.push((*to, mover));
                    }
                }
            }
        }
        seen.into_iter().map(|(s, _)| s).find(|t| self.deters(concept, party, state, *t, strong))
    }

    fn deters(&self, concept: Concept, party: PartyId, state: StateId, t: StateId, strong: bool) -> bool {
        let hurts = |t: StateId| match strong {
            true => self.much_better(party, state, t),
            false => !self.better(party, t, state),
        };
        hurts(t) && (!concept.is_symmetric() || self.moves.moves(party, t).iter().all(|v| hurts(*v)))
    }

    fn better(&self, party: PartyId, a: StateId, b: StateId) -> bool {
        self.graph.rank(party, a) > self.graph.rank(party, b)
    }

    /// Whether a party much prefers one state to another, read off the case.
    fn much_better(&self, party: PartyId, a: StateId, b: StateId) -> bool {
        let own = self.case.party(party);
        match &own.preferences {
            Preferences::Prioritized(wants) => {
                let states = self.graph.states();
                let bits = |s| states.bits(states.representative(s));
                let strong = wants[..own.marks.strong_statements].iter().map(|w| &w.statement.expr);
                let mut apart = strong.filter(|s| s.holds(bits(a)) != s.holds(bits(b)));
                apart.next().is_some_and(|first| first.holds(bits(a)))
            }
            Preferences::Ranked { .. } => {
                let tier = |s: StateId| self.tiers[party.index()][s.index()];
                own.marks.strong_gaps.iter().any(|gap| tier(a) <= *gap && *gap < tier(b))
            }
            Preferences::Weighted(_) => false,
        }
    }
}

fn fault<T>(words: String) -> Result<T, Fault> {
    Err(Fault(words))
}

/// Certifies every verdict of an analysis and has the checker check it: how many were checked, and what does not hold.
///
/// # Errors
/// The budget stopped it.
pub fn verify_strength(
    case: &Case,
    graph: &Graph,
    floors: &[Vec<Rank>],
    analysis: &StrengthAnalysis,
    budget: &Budget,
) -> Result<(u64, Vec<String>), Stop> {
    let checker = StrengthChecker::new(case, graph, budget)?;
    let total = (analysis.verdicts.len() * graph.parties().count() * graph.len()) as u64;
    let (mut checked, mut faults) = (0u64, Vec::new());
    for verdicts in &analysis.verdicts {
        for party in graph.parties() {
            for state in graph.states().ids() {
                if checked.is_multiple_of(256) {
                    budget.go_on("Checking certificates", checked, total)?;
                }
                checked += 1;
                let certificate = strength_certificate(graph, floors, verdicts.concept, party, state);
                let (claimed, found): (Strength, _) = (verdicts.strength(party, state), certificate.strength());
                let problem = match claimed == found {
                    false => Some("certificate and verdict disagree".to_owned()),
                    true => checker.check(&certificate).err().map(|f| f.0),
                };
                let (name, concept, number) = (&case.party(party).name, verdicts.concept, state.number());
                faults.extend(problem.map(|w| format!("state {number}, {name}, {concept}: {w}")));
            }
        }
    }
    Ok((checked, faults))
}
