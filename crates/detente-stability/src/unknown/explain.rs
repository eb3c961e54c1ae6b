//! Certificates for single verdicts under unknown preferences, found by a forward search from the state in question.

use super::lists::{Lure, lure};
use super::{Extension, UNKNOWN_CONCEPTS, UnknownAnswer, UnknownCertificate, UnknownVerdict};
use crate::{Concept, Response, Step};
use detente_graph::{Comparison, Graph, PartyId, Relation, StateId};
use std::collections::{BTreeSet, HashSet, VecDeque};

/// The certificate of the verdict for one state, party, concept and extension; `None` for a concept that is not extended.
/// Answers are as short as possible; among these the first in order of party and state.
pub fn unknown_certificate(
    graph: &Graph,
    relations: &[Relation],
    concept: Concept,
    extension: Extension,
    party: PartyId,
    state: StateId,
) -> Option<UnknownCertificate> {
    if !UNKNOWN_CONCEPTS.contains(&concept) {
        return None;
    }
    let seeker = Seeker { graph, relations, concept, extension, party, state };
    Some(UnknownCertificate { concept, extension, party, state, verdict: seeker.verdict() })
}

struct Seeker<'g> {
    graph: &'g Graph,
    relations: &'g [Relation],
    concept: Concept,
    extension: Extension,
    party: PartyId,
    state: StateId,
}

impl Seeker<'_> {
    fn verdict(&self) -> UnknownVerdict {
        let relation = &self.relations[self.party.index()];
        let mut moves: Vec<(StateId, Lure)> = self
            .graph
            .moves(self.party, self.state)
            .into_iter()
            .filter_map(|u| Some((u, lure(relation, self.state, u)?)))
            .filter(|(_, lure)| *lure == Lure::Better || self.extension.leaves_for_unknown())
            .collect();
        moves.sort_by_key(|(u, lure)| (*lure == Lure::Unknown, *u));
        if moves.is_empty() {
            return UnknownVerdict::NothingToLeaveFor;
        }
        let mut deterred = Vec::new();
        for (to, lure) in moves {
            let found = if self.concept.response() == Response::Nothing { Err(0) } else { self.answer(to) };
            match found {
                Ok(steps) => deterred.push(UnknownAnswer { to, lure, steps }),
                Err(answers) => return UnknownVerdict::Undeterred { to, lure, answers },
            }
        }
        UnknownVerdict::Deterred(deterred)
    }

    /// A shortest sequence of the opponents' moves that deters the party from going to `u`, or how many other states
    /// they can bring about.
    fn answer(&self, u: StateId) -> Result<Vec<Step>, usize> {
        let mut seen: HashSet<(StateId, PartyId)> = HashSet::new();
        let mut reached = BTreeSet::new();
        // Each with where it was entered from.
        let mut entries: Vec<(StateId, Option<PartyId>, usize)> = vec![(u, None, 0)];
        let mut queue = VecDeque::from([0]);
        while let Some(from) = queue.pop_front() {
            let (at, last, _) = entries[from];
            for mover in self.graph.parties().filter(|p| *p != self.party && Some(*p) != last) {
                for to in self.graph.moves(mover, at) {
                    let willing = lure(&self.relations[mover.index()], at, to).is_some();
                    if self.concept.is_credible() && !willing || !seen.insert((to, mover)) {
                        continue;
                    }
                    entries.push((to, Some(mover), from));
                    if to != u {
                        reached.insert(to);
                        if self.deters(to) {
                            return Ok(path(&entries, entries.len() - 1));
                        }
                    }
                    queue.push_back(entries.len() - 1);
                }
            }
        }
        Err(reached.len())
    }

    fn deters(&self, t: StateId) -> bool {
        let relation = &self.relations[self.party.index()];
        let hurts = |t: StateId| match relation.compare(t, self.state) {
            Comparison::Better => false,
            Comparison::Unknown => self.extension.is_deterred_by_unknown(),
            Comparison::Equal | Comparison::Worse => true,
        };
        hurts(t) && (!self.concept.is_symmetric() || self.graph.moves(self.party, t).into_iter().all(hurts))
    }
}

fn path(entries: &[(StateId, Option<PartyId>, usize)], mut at: usize) -> Vec<Step> {
    let mut steps = Vec::new();
    while let (to, Some(party), from) = entries[at] {
        steps.push(Step { party, to });
        at = from;
    }
    steps.reverse();
    steps
}
