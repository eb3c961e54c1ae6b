//! Asks in which worlds today's state holds, where a case leaves something in doubt.

use detente_doubt::{Halt, Question, Ranks, survey, sweep};
use detente_graph::{Budget, Stop};
use detente_report::{Finding, Study, WorldFindings, WorldsAsked};
use detente_stability::Concept;

/// Worlds that a report goes through, and states that each of them may have.
const MOST_WORLDS: usize = 2_000;
const MOST_STATES: usize = 20_000;

pub(super) fn ask(study: &Study, budget: &Budget, stopped: &mut Option<Stop>) -> Finding<WorldFindings> {
    let Study { case, graph, .. } = study;
    let today = |concept| Question::today(case, concept);
    let (Some(nash), Some(seq)) = (today(Concept::Nash), today(Concept::Seq)) else { return Finding::NotAsked };
    if case.doubt.groups.is_empty() {
        return Finding::NotAsked;
    }
    let large = "This case has too many worlds or states for a report; the command detente worlds goes through them.";
    if graph.len() > MOST_STATES || case.doubt.combinations() > MOST_WORLDS as u128 {
        return Finding::LeftOut(large.to_owned());
    }
    let mut asked: Vec<WorldsAsked> =
        [nash, seq].into_iter().map(|question| WorldsAsked { question, of: "today's state".to_owned() }).collect();
    for definition in case.definitions.iter().take(3) {
        let question = Question::Reachable { statement: definition.statement.expr.clone() };
        asked.push(WorldsAsked { question, of: definition.name.value.replace('_', " ") });
    }
    let questions: Vec<Question> = asked.iter().map(|a| a.question.clone()).collect();
    let found = survey(case, &questions, Ranks::Fixed, MOST_WORLDS, budget);
    let moved = sweep(case, &questions[..1], 5 * MOST_WORLDS, budget);
    match (found, moved) {
        (Ok(summary), Ok(sweeps)) if summary.complete => {
            Finding::Found(WorldFindings { asked, summary, sweeps: sweeps.unwrap_or_default() })
        }
        (Err(halt), _) | (_, Err(halt)) => {
            let words = format!("Not all worlds were gone through: {halt}.");
            if let Halt::Stopped(stop) = halt {
                *stopped = Some(stop);
            }
            Finding::LeftOut(words)
        }
        (Ok(summary), _) => {
            *stopped = summary.stopped;
            Finding::LeftOut("Not all worlds were gone through: the work was broken off before it was done.".to_owned())
        }
    }
}
