//! Checks certificates under unknown preferences with naive code: moves found by comparing points pair by pair, states
//! compared statement by statement as the case says, answers by a plain search.

use super::{
    Extension, UNKNOWN_CONCEPTS, UnknownAnalysis, UnknownAnswer, UnknownCertificate, UnknownVerdict,
    unknown_certificate,
};
use crate::{Checker, Fault, Response};
use detente_case::{Case, Preferences};
use detente_graph::{Budget, Comparison, Graph, PartyId, Relation, StateId, Stop};
use std::collections::BTreeSet;

/// Checks certificates about one case. It shares neither the classes nor the search of the engine.
#[derive(Debug)]
pub struct UnknownChecker<'g> {
    case: &'g Case,
    graph: &'g Graph,
    moves: Checker<'g>,
    /// Per party, group and state: the entry that names the state.
    groups: Vec<Vec<Vec<Option<usize>>>>,
}

impl<'g> UnknownChecker<'g> {
    /// Compares all states pair by pair; quadratic in their number.
    ///
    /// # Errors
    /// The budget stopped it.
    pub fn new(case: &'g Case, graph: &'g Graph, budget: &Budget) -> Result<Self, Stop> {
        let mut groups = Vec::new();
        for party in &case.parties {
            let mut own = Vec::new();
            for group in &party.marks.groups {
                let mut entry_of = vec![None; graph.len()];
                for (e, entry) in group.entries.iter().enumerate() {
                    graph.named(entry.state).into_iter().for_each(|s| entry_of[s.index()] = Some(e));
                }
                own.push(entry_of);
            }
            groups.push(own);
        }
        Ok(Self { case, graph, moves: Checker::within(graph, budget)?, groups })
    }

    /// Checks one certificate.
    ///
    /// # Errors
    /// What does not hold.
    pub fn check(&self, certificate: &UnknownCertificate) -> Result<(), Fault> {
        let UnknownCertificate { concept, extension, party, state, verdict } = certificate;
        let drawn = |u: &StateId| match self.compare(*party, *u, *state) {
            Comparison::Better => true,
            Comparison::Unknown => extension.leaves_for_unknown(),
            Comparison::Equal | Comparison::Worse => false,
        };
        let moves: BTreeSet<StateId> = self.moves.moves(*party, *state).iter().copied().filter(drawn).collect();
        match verdict {
            UnknownVerdict::NothingToLeaveFor => match moves.first() {
                None => Ok(()),
                Some(u) => fault(format!("the party would leave for state {}", u.number())),
            },
            UnknownVerdict::Undeterred { to, answers, .. } => {
                if !moves.contains(to) {
                    return fault(format!("the party would not leave for state {}", to.number()));
                }
                if concept.response() == Response::Nothing {
                    return Ok(());
                }
                let reached = self.reached(*party, *to, concept.is_credible());
                if reached.len() != *answers {
                    return fault(format!("the others can bring about {} states, not {answers}", reached.len()));
                }
                match reached.iter().find(|t| self.deters(certificate, **t)) {
                    None => Ok(()),
                    Some(t) => fault(format!("state {} deters going to state {}", t.number(), to.number())),
                }
            }
            UnknownVerdict::Deterred(list) => {
                if concept.response() == Response::Nothing {
                    return fault("under Nash nothing is deterred".to_owned());
                }
                let answered: BTreeSet<StateId> = list.iter().map(|a| a.to).collect();
                if answered != moves || list.is_empty() {
                    return fault("the certificate does not answer each move".to_owned());
                }
                list.iter().try_for_each(|answer| self.answer(certificate, answer))
            }
        }
    }

    fn answer(&self, certificate: &UnknownCertificate, answer: &UnknownAnswer) -> Result<(), Fault> {
        let (mut at, mut last) = (answer.to, certificate.party);
        for step in &answer.steps {
            if step.party == certificate.party || step.party == last {
                return fault("the answer is no legal sequence of the others' moves".to_owned());
            }
            if !self.moves.moves(step.party, at).contains(&step.to) {
                return fault(format!("there is no move from {} to {}", at.number(), step.to.number()));
            }
            if certificate.concept.is_credible() && !self.may_improve(step.party, at, step.to) {
                return fault(format!("the step to {} is certainly no improvement", step.to.number()));
            }
            (at, last) = (step.to, step.party);
        }
        match at == answer.to {
            true => fault("the answer leads nowhere else".to_owned()),
            false if self.deters(certificate, at) => Ok(()),
            false => fault(format!("state {} does not deter", at.number())),
        }
    }

    fn may_improve(&self, party: PartyId, from: StateId, to: StateId) -> bool {
        matches!(self.compare(party, to, from), Comparison::Better | Comparison::Unknown)
    }

    fn deters(&self, certificate: &UnknownCertificate, t: StateId) -> bool {
        let UnknownCertificate { concept, extension, party, state, .. } = certificate;
        let hurts = |t: StateId| match self.compare(*party, t, *state) {
            Comparison::Better => false,
            Comparison::Unknown => extension.is_deterred_by_unknown(),
            Comparison::Equal | Comparison::Worse => true,
        };
        hurts(t) && (!concept.is_symmetric() || self.moves.moves(*party, t).iter().all(|v| hurts(*v)))
    }

    /// What the opponents of a party can bring about from a state, that state left out.
    fn reached(&self, party: PartyId, u: StateId, credible: bool) -> BTreeSet<StateId> {
        let mut seen: BTreeSet<(StateId, PartyId)> = BTreeSet::new();
        let mut open: Vec<(StateId, PartyId)> = vec![(u, party)];
        while let Some((from, last)) = open.pop() {
            for mover in self.graph.parties().filter(|p| *p != party && *p != last) {
                for to in self.moves.moves(mover, from) {
                    if (!credible || self.may_improve(mover, from, *to)) && seen.insert((*to, mover)) {
                        open.push((*to, mover));
                    }
                }
            }
        }
        seen.into_iter().map(|(s, _)| s).filter(|s| *s != u).collect()
    }

    /// How a party compares two states, read off the case statement by statement.
    fn compare(&self, party: PartyId, a: StateId, b: StateId) -> Comparison {
        let groups = &self.groups[party.index()];
        let apart = |entry_of: &Vec<Option<usize>>| match (entry_of[a.index()], entry_of[b.index()]) {
            (Some(e), Some(f)) => e != f,
            _ => false,
        };
        if groups.iter().any(apart) {
            return Comparison::Unknown;
        }
        let own = self.case.party(party);
        if let (Preferences::Prioritized(wants), false) = (&own.preferences, own.marks.unknown.is_empty()) {
            let states = self.graph.states();
            let bits = |s| states.bits(states.representative(s));
            let differ = |expr: &detente_case::Expr| expr.holds(bits(a)) != expr.holds(bits(b));
            for known in 0..=wants.len() {
                let mut here = own.marks.unknown.iter().filter(|u| u.after == known);
                if here.any(|u| differ(&u.want.statement.expr)) {
                    return Comparison::Unknown;
                }
                let Some(want) = wants.get(known).map(|w| &w.statement.expr) else { break };
                if differ(want) {
                    return if want.holds(bits(a)) { Comparison::Better } else { Comparison::Worse };
                }
            }
            return Comparison::Equal;
        }
        match self.graph.rank(party, a).cmp(&self.graph.rank(party, b)) {
            std::cmp::Ordering::Greater => Comparison::Better,
            std::cmp::Ordering::Equal => Comparison::Equal,
            std::cmp::Ordering::Less => Comparison::Worse,
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
pub fn verify_unknown(
    case: &Case,
    graph: &Graph,
    relations: &[Relation],
    analysis: &UnknownAnalysis,
    budget: &Budget,
) -> Result<(u64, Vec<String>), Stop> {
    let checker = UnknownChecker::new(case, graph, budget)?;
    let total = (UNKNOWN_CONCEPTS.len() * 4 * graph.parties().count() * graph.len()) as u64;
    let (mut checked, mut faults) = (0u64, Vec::new());
    for verdicts in &analysis.verdicts {
        for extension in Extension::ALL {
            for party in graph.parties() {
                for state in graph.states().ids() {
                    if checked.is_multiple_of(256) {
                        budget.go_on("Checking certificates", checked, total)?;
                    }
                    checked += 1;
                    let claimed = verdicts.stable(extension, party).contains(state);
                    let concept = verdicts.concept;
                    let problem = match unknown_certificate(graph, relations, concept, extension, party, state) {
                        None => Some("there is no certificate".to_owned()),
                        Some(c) if c.is_stable() != claimed => Some("certificate and verdict disagree".to_owned()),
                        Some(c) => checker.check(&c).err().map(|f| f.0),
                    };
                    let (name, number) = (&case.party(party).name, state.number());
                    faults.extend(problem.map(|w| format!("state {number}, {name}, {concept} {extension}: {w}")));
                }
            }
        }
    }
    Ok((checked, faults))
}
