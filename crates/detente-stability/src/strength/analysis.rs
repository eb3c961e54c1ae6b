//! Strength of all verdicts for all states.

use super::STRENGTH_CONCEPTS;
use crate::answers::Answers;
use crate::deterrence::{deterred, deterred_below};
use crate::reach::{after_escape, lowest};
use crate::{Concept, Sanctions};
use detente_graph::{Budget, Graph, PartyId, Rank, StateId, StateSet, Stop};
use rayon::prelude::*;

/// How firmly a state holds for a party.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Strength {
    /// It does not hold.
    Unstable,
    /// It holds, but some improvement is answered by nothing that is much worse.
    Weak,
    /// Every improvement is answered by something much worse.
    Strong,
}

impl Strength {
    /// Its key in documents.
    pub fn key(self) -> &'static str {
        match self {
            Self::Unstable => "unstable",
            Self::Weak => "weak",
            Self::Strong => "strong",
        }
    }
}

/// The strength of the verdicts, as far as the budget reached.
#[derive(Clone, Debug)]
pub struct StrengthAnalysis {
    /// In the order of [`STRENGTH_CONCEPTS`]; a concept that was stopped is not there.
    pub verdicts: Vec<StrengthVerdicts>,
    /// Why concepts are missing, if any was stopped.
    pub stopped: Option<Stop>,
}

/// The verdicts of one concept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StrengthVerdicts {
    /// Which concept.
    pub concept: Concept,
    /// Per party the states that are stable for it.
    pub stable: Vec<StateSet>,
    /// Per party the states that are strongly stable for it.
    pub strong: Vec<StateSet>,
    /// The states that are stable for every party.
    pub equilibria: StateSet,
    /// The states that are strongly stable for every party.
    pub strong_equilibria: StateSet,
}

impl StrengthAnalysis {
    /// The verdicts of a concept, if it was analysed.
    pub fn of(&self, concept: Concept) -> Option<&StrengthVerdicts> {
        self.verdicts.iter().find(|v| v.concept == concept)
    }
}

impl StrengthVerdicts {
    /// How firmly a state holds for a party.
    pub fn strength(&self, party: PartyId, state: StateId) -> Strength {
        match (self.stable[party.index()].contains(state), self.strong[party.index()].contains(state)) {
            (false, _) => Strength::Unstable,
            (true, false) => Strength::Weak,
            (true, true) => Strength::Strong,
        }
    }
}

/// Judges every state for every party under some concepts, and how firmly it holds. `floors` has one entry a party: per
/// rank the lowest rank that is not much worse, as [`grade_floors`](detente_graph::grade_floors) gives it.
///
/// What is much worse depends on the rank alone and grows with it, so the worst that the opponents can bring about
/// settles this too: the cost is that of the plain concepts.
pub fn analyze_strength(
    graph: &Graph,
    floors: &[Vec<Rank>],
    concepts: &[Concept],
    budget: &Budget,
) -> StrengthAnalysis {
    let mut analysis = StrengthAnalysis { verdicts: Vec::new(), stopped: None };
    let parties: Vec<PartyId> = graph.parties().collect();
    for concept in STRENGTH_CONCEPTS.iter().copied().filter(|c| concepts.contains(c)) {
        let both: Result<Vec<(StateSet, StateSet)>, Stop> =
            parties.par_iter().map(|p| judge(graph, &floors[p.index()], concept, *p, budget)).collect();
        match both {
            Err(stop) => {
                analysis.stopped = Some(stop);
                break;
            }
            Ok(both) => {
                let (stable, strong): (Vec<StateSet>, Vec<StateSet>) = both.into_iter().unzip();
                let all = |sets: &[StateSet]| {
                    let mut all = StateSet::full(graph.len());
                    sets.iter().for_each(|s| all.intersect(s));
                    all
                };
                let (equilibria, strong_equilibria) = (all(&stable), all(&strong));
                analysis.verdicts.push(StrengthVerdicts { concept, stable, strong, equilibria, strong_equilibria });
            }
        }
    }
    analysis
}

/// The states that are stable for a party, and those that are strongly so.
fn judge(
    graph: &Graph,
    floors: &[Rank],
    concept: Concept,
    party: PartyId,
    budget: &Budget,
) -> Result<(StateSet, StateSet), Stop> {
    let escaped;
    let value: &[Rank] = if concept.is_symmetric() {
        escaped = after_escape(graph, party);
        &escaped
    } else {
        graph.ranks(party)
    };
    let answers = if concept.is_credible() { Answers::Improvements } else { Answers::Any };
    let worst = lowest(Sanctions::Legal, graph, party, value, answers, budget)?;
    let stable = deterred(graph, party, &worst);
    let strong = deterred_below(graph, party, &worst, |rank| floors[rank as usize]);
    Ok((stable, strong))
}
