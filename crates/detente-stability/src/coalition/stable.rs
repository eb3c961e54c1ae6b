//! Coalitional stability of all states at once.

use super::joint::Joint;
use super::outcome::outcomes;
use super::symmetric;
use super::trails::{Steps, trails};
use super::{Coalition, CoalitionConcept, Strictness};
use detente_graph::{Budget, Graph, Rank, StateSet, Stop};

/// States between two reports of progress where each may take long.
const REPORT: u32 = 64;

/// The states that are stable for a coalition.
///
/// Without merged states, CNash, CGMR and CSEQ take one pass over the components of the coalition's joint moves and one
/// search a member over those of its opponents. CSMR, and everything where states are merged or the case is in graph
/// form, looks closer at single states, but only at those that a quick look leaves open.
///
/// # Errors
/// The budget stopped it.
pub fn coalitional(
    graph: &Graph,
    coalition: &Coalition,
    concept: CoalitionConcept,
    strictness: Strictness,
    budget: &Budget,
) -> Result<StateSet, Stop> {
    if coalition.is_empty() {
        return Ok(StateSet::full(graph.len()));
    }
    let joint = Joint::new(graph, coalition, strictness);
    if concept != CoalitionConcept::Smr {
        return joint.by_outcome(concept, budget);
    }
    // CNash in CSMR in CGMR: only what lies between is open.
    let stable = joint.by_outcome(CoalitionConcept::Nash, budget)?;
    let possible = joint.by_outcome(CoalitionConcept::Gmr, budget)?;
    symmetric::settle(&joint, &joint.fronts(budget)?, stable, &possible, budget)
}

impl Joint<'_> {
    /// The states from which the coalition can reach no state whose outcome beats them.
    fn by_outcome(&self, concept: CoalitionConcept, budget: &Budget) -> Result<StateSet, Stop> {
        let Self { graph, coalition, strictness, space } = self;
        let columns = outcomes(graph, coalition, concept, *strictness, budget)?;
        let columns: Vec<&[Rank]> = columns.iter().map(|c| &**c).collect();
        let fronts = space.fronts(&columns, budget)?;
        let mut point = vec![0; columns.len()];
        let mut outcome = point.clone();
        let mut stable = StateSet::full(graph.len());
        for state in graph.states().ids() {
            // A column beyond those of the members counts from nothing.
            for (value, member) in point.iter_mut().zip(coalition.members()) {
                *value = graph.rank(*member, state);
            }
            if !fronts[space.component(state)].beats(&point, *strictness) {
                continue;
            }
            if space.is_exact() {
                stable.remove(state);
                continue;
            }
            if state.0.is_multiple_of(REPORT) {
                budget.go_on("Searching joint moves", u64::from(state.0), graph.len() as u64)?;
            }
            let beaten = trails(graph, coalition.members(), Steps::Any, state, |to| {
                outcome.iter_mut().zip(&columns).for_each(|(value, column)| *value = column[to.index()]);
                strictness.beats(&outcome, &point)
            });
            if beaten.found().is_some() {
                stable.remove(state);
            }
        }
        Ok(stable)
    }
}
