//! Why a state holds strongly, weakly or not, in a form that can be checked without trusting the engine.

use super::Strength;
use crate::{Concept, Step};
use detente_graph::{Graph, PartyId, Rank, StateId};
use std::collections::{HashSet, VecDeque};

/// The strength of one verdict, with its reason.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StrengthCertificate {
    /// The concept; not Nash and not SIM.
    pub concept: Concept,
    /// The party that might leave.
    pub party: PartyId,
    /// The state that it might leave.
    pub state: StateId,
    /// The verdict.
    pub verdict: StrengthVerdict,
}

/// A verdict and its reason.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StrengthVerdict {
    /// Stable: an answer for each improvement, best for the party first; strong where all answers are, for the answers
    /// given are strong wherever there is a strong one. Empty where the party has no improvement.
    Deterred(Vec<StrengthAnswer>),
    /// Unstable: nothing deters this improvement.
    Undeterred(StateId),
}

/// How an improvement is answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StrengthAnswer {
    /// The improvement.
    pub improvement: StateId,
    /// The opponents' moves from there on; at least one.
    pub steps: Vec<Step>,
    /// Whether the result is much worse for the party than where it started, escape counted in.
    pub strong: bool,
}

impl StrengthCertificate {
    /// The strength of the verdict.
    pub fn strength(&self) -> Strength {
        match &self.verdict {
            StrengthVerdict::Undeterred(_) => Strength::Unstable,
            StrengthVerdict::Deterred(answers) if answers.iter().all(|a| a.strong) => Strength::Strong,
            StrengthVerdict::Deterred(_) => Strength::Weak,
        }
    }
}

/// The certificate of the strength of one verdict. Answers are strong where any is, and as short as possible; among
/// these the first in order of party and state. `floors` as in [`analyze_strength`](super::analyze_strength).
pub fn strength_certificate(
    graph: &Graph,
    floors: &[Vec<Rank>],
    concept: Concept,
    party: PartyId,
    state: StateId,
) -> StrengthCertificate {
    let mut improvements = graph.improvements(party, state);
    improvements.sort_by_key(|t| (std::cmp::Reverse(graph.rank(party, *t)), *t));
    let floor = floors[party.index()][graph.rank(party, state) as usize];
    let mut answers = Vec::new();
    let mut open = None;
    for improvement in improvements {
        let below = |limit: Rank| answer_below(graph, concept, party, improvement, limit);
        match below(floor)
            .map(|steps| (steps, true))
            .or_else(|| below(graph.rank(party, state) + 1).map(|s| (s, false)))
        {
            Some((steps, strong)) => answers.push(StrengthAnswer { improvement, steps, strong }),
            None => {
                open = Some(improvement);
                break;
            }
        }
    }
    let verdict = open.map_or(StrengthVerdict::Deterred(answers), StrengthVerdict::Undeterred);
    StrengthCertificate { concept, party, state, verdict }
}

/// A shortest sequence of the opponents' moves that brings the party below a rank, escape counted in.
fn answer_below(graph: &Graph, concept: Concept, party: PartyId, from: StateId, limit: Rank) -> Option<Vec<Step>> {
    let hurts = |t: StateId| graph.rank(party, t) < limit;
    let mut entries: Vec<(StateId, Option<PartyId>, usize)> = vec![(from, None, 0)];
    let mut seen: HashSet<(StateId, PartyId)> = HashSet::new();
    let mut queue = VecDeque::from([0]);
    while let Some(entry) = queue.pop_front() {
        let (at, last, _) = entries[entry];
        for mover in graph.parties().filter(|p| *p != party && Some(*p) != last) {
            let targets = if concept.is_credible() { graph.improvements(mover, at) } else { graph.moves(mover, at) };
            for to in targets {
                if !seen.insert((to, mover)) {
                    continue;
                }
                entries.push((to, Some(mover), entry));
                if hurts(to) && (!concept.is_symmetric() || graph.moves(party, to).into_iter().all(hurts)) {
                    let (mut steps, mut place) = (Vec::new(), entries.len() - 1);
                    while let (to, Some(party), from) = entries[place] {
                        steps.push(Step { party, to });
                        place = from;
                    }
                    steps.reverse();
                    return Some(steps);
                }
                queue.push_back(entries.len() - 1);
            }
        }
    }
    None
}
