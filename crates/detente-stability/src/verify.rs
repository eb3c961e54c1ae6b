//! Every verdict of an analysis certified and checked.

use crate::{Analysis, Checker, Concept, certificate_under};
use detente_graph::{Budget, Graph, PartyId, StateId, Stop};

/// What verifying an analysis found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Verification {
    /// Verdicts checked.
    pub checked: u64,
    /// Verdicts that do not hold, with the reason; empty unless the engine is wrong.
    pub faults: Vec<(Concept, PartyId, StateId, String)>,
}

/// Certifies every verdict of an analysis and has naive code check it. Quadratic in states, so meant for cases up to
/// some thousands of them.
///
/// # Errors
/// The budget stopped it.
pub fn verify(graph: &Graph, analysis: &Analysis, budget: &Budget) -> Result<Verification, Stop> {
    let mut found = Verification::default();
    let mut checker = Checker::within(graph, budget)?.under(analysis.sanctions);
    let total = (analysis.verdicts.len() * graph.parties().count() * graph.len()) as u64;
    for verdicts in &analysis.verdicts {
        for party in graph.parties() {
            for state in graph.states().ids() {
                if found.checked.is_multiple_of(256) {
                    budget.go_on("Checking certificates", found.checked, total)?;
                }
                let concept = verdicts.concept;
                let claimed = verdicts.stable[party.index()].contains(state);
                let problem = match certificate_under(analysis.sanctions, graph, concept, party, state) {
                    None => Some("there is no certificate".to_owned()),
                    Some(c) if c.is_stable() != claimed => Some("certificate and verdict disagree".to_owned()),
                    Some(c) => checker.check(&c).err().map(|f| f.0),
                };
                found.checked += 1;
                found.faults.extend(problem.map(|words| (concept, party, state, words)));
            }
        }
    }
    Ok(found)
}
