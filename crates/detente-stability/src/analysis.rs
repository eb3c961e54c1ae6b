//! All verdicts for all states.

use crate::concepts::stable;
use crate::dense::Dense;
use crate::{Concept, MOST_PARTIES_ONCE, Sanctions, TooManyParties};
use detente_graph::{Budget, Graph, PartyId, StateSet, Stop};
use rayon::prelude::*;

/// The verdicts of the concepts that were asked for, as far as the budget reached.
#[derive(Clone, Debug)]
pub struct Analysis {
    /// In the order of [`Concept::ALL`]; a concept that was stopped or is not defined for the case is not there.
    pub verdicts: Vec<Verdicts>,
    /// Which sequences of moves counted as sanctions.
    pub sanctions: Sanctions,
    /// Why concepts are missing, if any was stopped.
    pub stopped: Option<Stop>,
}

/// The verdicts of one concept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verdicts {
    /// Which concept.
    pub concept: Concept,
    /// Per party the states that are stable for it.
    pub stable: Vec<StateSet>,
    /// The states that are stable for every party.
    pub equilibria: StateSet,
}

impl Analysis {
    /// The verdicts of a concept, if it was analysed.
    pub fn of(&self, concept: Concept) -> Option<&Verdicts> {
        self.verdicts.iter().find(|v| v.concept == concept)
    }
}

/// Analyses a graph for some concepts: for every state and party whether the state is stable, and the equilibria.
///
/// A concept that needs options is left out in graph form. When the budget stops the work, the concepts done so far
/// are returned with the reason.
pub fn analyze(graph: &Graph, concepts: &[Concept], budget: &Budget) -> Analysis {
    run(graph, concepts, Sanctions::Legal, budget)
}

/// As [`analyze`], with another rule for sanctions; GMR, SMR, SEQ and SSEQ depend on it.
///
/// # Errors
/// Each opponent may move at most once, and there are more than [`MOST_PARTIES_ONCE`] parties.
pub fn analyze_under(
    sanctions: Sanctions,
    graph: &Graph,
    concepts: &[Concept],
    budget: &Budget,
) -> Result<Analysis, TooManyParties> {
    let parties = graph.parties().count();
    if sanctions == Sanctions::Once && parties > MOST_PARTIES_ONCE {
        return Err(TooManyParties { parties, most: MOST_PARTIES_ONCE });
    }
    Ok(run(graph, concepts, sanctions, budget))
}

fn run(graph: &Graph, concepts: &[Concept], sanctions: Sanctions, budget: &Budget) -> Analysis {
    let mut analysis = Analysis { verdicts: Vec::new(), sanctions, stopped: None };
    let found = &mut |concept, stable: Vec<StateSet>| {
        let mut equilibria = StateSet::full(graph.len());
        stable.iter().for_each(|s| equilibria.intersect(s));
        analysis.verdicts.push(Verdicts { concept, stable, equilibria });
    };
    analysis.stopped = find(graph, concepts, sanctions, budget, found).err();
    analysis
}

/// Hands over the verdicts of one concept after the other, in the order of [`Concept::ALL`].
fn find(
    graph: &Graph,
    concepts: &[Concept],
    sanctions: Sanctions,
    budget: &Budget,
    found: &mut dyn FnMut(Concept, Vec<StateSet>),
) -> Result<(), Stop> {
    if concepts.is_empty() {
        return Ok(());
    }
    if sanctions == Sanctions::Legal
        && let Some(dense) = Dense::new(graph, budget)?
    {
        return dense.analyze(concepts, budget, found);
    }
    graph.sort_moves(budget)?;
    for concept in Concept::ALL.into_iter().filter(|c| concepts.contains(c)) {
        budget.go_on("Analysing", 0, 0)?;
        let parties: Vec<PartyId> = graph.parties().collect();
        let stable: Result<Option<Vec<StateSet>>, Stop> = match sanctions {
            Sanctions::Legal => parties.par_iter().map(|p| stable(graph, concept, *p, sanctions, budget)).collect(),
            // One party at a time: the sets of opponents take the memory, and there is work enough in each.
            Sanctions::Once => parties.iter().map(|p| stable(graph, concept, *p, sanctions, budget)).collect(),
        };
        if let Some(stable) = stable? {
            found(concept, stable);
        }
    }
    Ok(())
}

/// The states that are stable for one party under one concept; `None` where the concept has no meaning for the graph. For
/// those who ask about many graphs and need no more than this.
///
/// # Errors
/// The budget does not reach.
pub fn stable_for(graph: &Graph, concept: Concept, party: PartyId, budget: &Budget) -> Result<Option<StateSet>, Stop> {
    stable(graph, concept, party, Sanctions::Legal, budget)
}
