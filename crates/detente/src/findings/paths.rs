//! Where the conflict can go from today's state.

use super::left_out;
use crate::Model;
use crate::ask::{Depth, Paths, PathsAnswer, Question};
use detente_graph::{Budget, Graph, StateSet};
use detente_report::document::Line;
use detente_report::{Finding, Goal, PathFindings, Restless, Study};
use detente_stability::Concept;
use detente_stability::evolution::evolve;

/// Larger cases take longer than a report may.
const RESTLESS: usize = 100_000;
/// Outcomes named by the case to which ways are looked for.
const GOALS: usize = 4;
/// States from which a cycle of improvements is looked for.
const STARTS: usize = 64;

pub(super) fn ask(model: &Model, study: &Study, budget: &Budget) -> Finding<PathFindings> {
    let Study { case, graph, analysis } = study;
    let Some(now) = graph.status_quo() else {
        return Finding::LeftOut(
            Line::from("The case names no state of today, so there is nowhere to start from; ")
                .code("detente paths CASE --from STATE")
                .text(" starts from any state."),
        );
    };
    let PathsAnswer { evolution: reach, rules, .. } = match Paths::default().ask(model, Depth::Brief, budget) {
        Ok(answer) => answer,
        Err(refusal) => return left_out(&refusal),
    };
    let mut goals: Vec<Goal> =
        case.definitions.iter().take(GOALS).map(|d| named(graph, &d.name.value, &d.statement.expr)).collect();
    // Names that hold today, or nowhere, need no way.
    goals.retain(|g| g.states.count() > 0 && !g.states.contains(now));
    if let Some(nash) = analysis.of(Concept::Nash) {
        let states = graph.states_where(|s| s != now && nash.equilibria.contains(s));
        if states.count() > 0 {
            goals.push(Goal { text: None, concept: Some(Concept::Nash), states });
        }
    }
    let ways = |goal: Goal| {
        let found = evolve(graph, now, Some(&goal.states), &rules, 1, budget);
        (goal, found)
    };
    let to = goals.into_iter().map(ways).collect();
    let more = case.definitions.len().saturating_sub(GOALS);
    let left_out = (more > 0).then(|| {
        Line::from(format!("Of what the case names, the first {GOALS} are looked at here; "))
            .code("detente paths CASE --to NAME")
            .text(" looks at the others.")
    });
    Finding::Found(PathFindings { reach, to, left_out })
}

fn named(graph: &Graph, name: &str, statement: &detente_case::Expr) -> Goal {
    let points = graph.states();
    let states: StateSet = graph.states_where(|s| statement.holds(points.bits(points.representative(s))));
    Goal { text: Some(name.to_owned()), concept: None, states }
}

/// What goes round and round where no state is a Nash equilibrium.
pub(super) fn restless(study: &Study, budget: &Budget) -> Option<Restless> {
    let Study { graph, analysis, .. } = study;
    if analysis.of(Concept::Nash)?.equilibria.count() > 0 || graph.len() > RESTLESS {
        return None;
    }
    let first = graph.status_quo().or_else(|| graph.states().ids().next())?;
    let starts = std::iter::once(first).chain(graph.states().ids().filter(|s| *s != first)).take(STARTS);
    for from in starts {
        let found = evolve(graph, from, None, &[], 0, budget);
        if found.stopped.is_some() {
            return None;
        }
        if found.cycle.is_some() {
            return Some(Restless { concept: Concept::Nash, cycle: found.cycle, from });
        }
    }
    Some(Restless { concept: Concept::Nash, cycle: None, from: first })
}
