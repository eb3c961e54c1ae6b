//! What coalitions could do.

use detente_graph::Budget;
use detente_report::{CoalitionFindings, Finding, Jumps, Study};
use detente_stability::{
    CoalitionConcept, CoalitionSurvey, Concept, Strictness, coalitions, equilibrium_jumps, largest_within,
    survey_coalitions,
};

/// Coalitions are looked at up to the size at which there are more than this.
const COALITIONS: usize = 200;
/// A survey of more than this many states, coalition by coalition, takes longer than a report may.
const WORK: usize = 4_000_000;
/// Equilibria, coalition by coalition, from which jumps are looked for.
const JUMPS: usize = 4_000;

pub(super) fn ask(study: &Study, budget: &Budget) -> Finding<CoalitionFindings> {
    let graph = study.graph;
    let parties = graph.parties().count();
    if parties < 2 {
        return Finding::LeftOut("A coalition takes two parties, and the case has but one.".to_owned());
    }
    let largest = largest_within(graph, COALITIONS);
    let looked_at: Vec<_> = coalitions(graph, largest).collect();
    if looked_at.len().saturating_mul(graph.len()) > WORK {
        return Finding::LeftOut(format!(
            "With {} states and {} coalitions this takes longer than a report may; `detente coalitions CASE` looks into it.",
            graph.len(),
            looked_at.len()
        ));
    }
    let survey = survey_coalitions(graph, looked_at, &CoalitionConcept::ALL, Strictness::Strict, budget);
    let jumps = jumps(study, &survey, budget);
    Finding::Found(CoalitionFindings { survey, is_whole: largest >= parties, jumps })
}

/// The equilibrium jumps of the coalitions of a survey, among the equilibria under SEQ, or under the first concept that has
/// several; nothing where that takes too long or was stopped.
pub fn jumps(study: &Study, survey: &CoalitionSurvey, budget: &Budget) -> Option<Jumps> {
    let has_some = |c: &Concept| study.analysis.of(*c).is_some_and(|v| v.equilibria.count() > 1);
    let concept = [Concept::Seq].into_iter().chain(Concept::ALL).find(has_some)?;
    let equilibria = &study.analysis.of(concept)?.equilibria;
    let total = survey.coalitions.len();
    if survey.stopped.is_some() || equilibria.count().saturating_mul(total) > JUMPS {
        return None;
    }
    let mut by = Vec::new();
    for (done, coalition) in survey.coalitions.iter().enumerate() {
        budget.go_on("equilibrium jumps", done as u64, total as u64).ok()?;
        by.push((coalition.clone(), equilibrium_jumps(study.graph, coalition, Strictness::Strict, equilibria)));
    }
    Some(Jumps { concept, by })
}
