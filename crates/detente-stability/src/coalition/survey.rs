//! All coalitions of a case at once: for which states they hold together, and which state nobody can break.

use super::{Coalition, CoalitionConcept, Strictness, coalitional};
use detente_graph::{Budget, Graph, StateId, StateSet, Stop};
use rayon::prelude::*;

/// The verdicts of several coalitions under several concepts.
#[derive(Clone, Debug)]
pub struct CoalitionSurvey {
    /// What counted as an improvement.
    pub strictness: Strictness,
    /// The coalitions, in the order in which they were asked for.
    pub coalitions: Vec<Coalition>,
    /// In the order in which they were asked for; a concept that was stopped is not there.
    pub verdicts: Vec<CoalitionVerdicts>,
    /// Why concepts are missing, if any was stopped.
    pub stopped: Option<Stop>,
}

/// The verdicts of one concept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CoalitionVerdicts {
    /// Which concept.
    pub concept: CoalitionConcept,
    /// Per coalition the states that are stable for it.
    pub stable: Vec<StateSet>,
    /// The states that are stable for every coalition looked at. With all coalitions of two or more parties this is
    /// universal coalitional stability.
    pub universal: StateSet,
}

impl CoalitionSurvey {
    /// The verdicts of a concept, if it was computed.
    pub fn of(&self, concept: CoalitionConcept) -> Option<&CoalitionVerdicts> {
        self.verdicts.iter().find(|v| v.concept == concept)
    }

    /// The smallest coalitions looked at for which a state is not stable under a concept; none when it holds for all
    /// of them, or when the concept was not computed.
    pub fn smallest_breaking(&self, concept: CoalitionConcept, state: StateId) -> Vec<&Coalition> {
        let Some(verdicts) = self.of(concept) else { return Vec::new() };
        let broken = self.coalitions.iter().zip(&verdicts.stable).filter(|(_, stable)| !stable.contains(state));
        let mut broken: Vec<&Coalition> = broken.map(|(coalition, _)| coalition).collect();
        let least = broken.iter().map(|c| c.len()).min().unwrap_or(0);
        broken.retain(|c| c.len() == least);
        broken
    }
}

/// Judges every state for some coalitions under some concepts. When the budget stops the work, the concepts done so far
/// are returned with the reason.
pub fn survey_coalitions(
    graph: &Graph,
    coalitions: Vec<Coalition>,
    concepts: &[CoalitionConcept],
    strictness: Strictness,
    budget: &Budget,
) -> CoalitionSurvey {
    let mut found = CoalitionSurvey { strictness, coalitions, verdicts: Vec::new(), stopped: None };
    for concept in concepts {
        let each = found.coalitions.par_iter().map(|c| coalitional(graph, c, *concept, strictness, budget));
        match each.collect::<Result<Vec<StateSet>, Stop>>() {
            Ok(stable) => {
                let mut universal = StateSet::full(graph.len());
                stable.iter().for_each(|s| universal.intersect(s));
                found.verdicts.push(CoalitionVerdicts { concept: *concept, stable, universal });
            }
            Err(stop) => {
                found.stopped = Some(stop);
                break;
            }
        }
    }
    found
}
