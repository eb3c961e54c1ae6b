//! Asks about doubtful preferences, where a case marks any.

use detente_graph::{Budget, Relation, grade_floors};
use detente_report::{Finding, StrengthFindings, Study, UnknownFindings};
use detente_stability::{STRENGTH_CONCEPTS, UNKNOWN_CONCEPTS, analyze_strength, analyze_unknown};

/// Most states of a case for whose report unknown preferences are weighed.
const MOST_STATES: usize = 20_000;

pub(super) fn unknown(study: &Study, budget: &Budget) -> Finding<UnknownFindings> {
    let Study { case, graph, .. } = study;
    if !case.any_unknown() {
        return Finding::NotAsked;
    }
    if graph.len() > MOST_STATES {
        return Finding::LeftOut(
            "The case marks preferences as unknown. This report takes a statement of unknown direction to tell no states apart; \
             with so many states, what the unknown comes to is left to the command detente doubtful."
                .to_owned(),
        );
    }
    let relations = Relation::all(case, graph);
    let analysis = analyze_unknown(graph, &relations, UNKNOWN_CONCEPTS, budget);
    Finding::Found(UnknownFindings { relations, analysis })
}

pub(super) fn strength(study: &Study, budget: &Budget) -> Finding<StrengthFindings> {
    let Study { case, graph, .. } = study;
    if !case.any_strong() {
        return Finding::NotAsked;
    }
    let floors: Vec<_> = graph.parties().map(|p| grade_floors(case, graph, p)).collect();
    let analysis = analyze_strength(graph, &floors, STRENGTH_CONCEPTS, budget);
    Finding::Found(StrengthFindings { floors, analysis })
}
