//! Pairs of changes, of which neither alone changes the answer and both together do.

use super::Depth;
use super::change::Change;
use super::question::{Answer, ask};
use super::survey::{Hinges, Place, View};
use detente_case::Case;
use detente_graph::{Budget, Graph, Stop};
use rayon::prelude::*;
use std::sync::atomic::{AtomicU64, Ordering};

/// Two changes that change the answer together only.
#[derive(Clone, Debug, PartialEq)]
pub struct Pair {
    /// The two.
    pub changes: [Change; 2],
    /// The answer then.
    pub answer: Answer,
    /// How far it is from the answer without them.
    pub distance: usize,
}

/// Pairs of statements left out, then pairs of claims dropped with all that cites them, in the base world, of which
/// neither alone changes the answer and both together do. In the order of the survey; `hinges` is the survey of the same
/// question.
///
/// # Errors
/// The budget stopped it.
pub fn pairs(case: &Case, graph: &Graph, hinges: &Hinges, budget: &Budget) -> Result<Vec<Pair>, Stop> {
    let Some(answer) = ask(graph, &hinges.question, budget)? else { return Ok(Vec::new()) };
    let places = [Place {
        world: case.base_world(),
        weight: 1.0,
        case: case.clone(),
        graph: graph.clone(),
        answer: answer.clone(),
    }];
    let view = View { places: &places, base: 0, weighed: false, question: &hinges.question, budget };
    let mut statements: Vec<Change> = Vec::new();
    for hinge in hinges.statements.iter().filter(|s| s.in_base && !s.is_swap && s.dropped.distance == 0) {
        statements.push(Change::Drop { party: hinge.party, at: hinge.at });
    }
    let claims = hinges.claims.iter().filter(|c| c.all.base.is_some() && c.all.distance == 0);
    let claims: Vec<Change> = claims.map(|c| Change::Claim { claim: c.claim, depth: Depth::All }).collect();
    let mut tried: Vec<[Change; 2]> = Vec::new();
    for of in [statements, claims] {
        for (i, a) in of.iter().enumerate() {
            tried.extend(of[i + 1..].iter().map(|b| [*a, *b]));
        }
    }
    let done = AtomicU64::new(0);
    let found: Result<Vec<Option<Pair>>, Stop> = tried
        .par_iter()
        .map(|changes| {
            budget.go_on("Trying pairs", done.fetch_add(1, Ordering::Relaxed), tried.len() as u64)?;
            let changed = view.changed(&places[0], changes)?;
            Ok(changed.filter(|other| *other != answer).map(|other| {
                let distance = other.distance(&answer);
                Pair { changes: *changes, answer: other, distance }
            }))
        })
        .collect();
    Ok(found?.into_iter().flatten().collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::hinges::{Place as State, Question, all_worlds, survey};
    use detente_stability::Concept;

    #[test]
    fn what_two_statements_hold_up_falls_with_both() {
        let text = "
detente: 1
id: twice
now: NN
parties:
  a:
    assumption: true
    options: {x: X, y: Y}
    prefers: ['!a.x', 'a.y -> !a.x', 'a.x -> a.y', '!a.y', a.x]
";
        let case = detente_case::parse(&detente_source::SourceText::new("case.yaml", text)).case.expect("sound");
        let graph = Graph::build(&case, &Budget::unlimited()).expect("small");
        let question = Question::Holds(State::Options(0), Concept::Nash);
        let sample = all_worlds(&case, 10).expect("one world");
        let hinges = survey(&case, &sample, &question, &Budget::unlimited()).expect("no limit").expect("defined");
        assert_eq!((hinges.worlds, &hinges.base), (1, &Answer::Is(true)));
        let found = pairs(&case, &graph, &hinges, &Budget::unlimited()).expect("no limit");
        assert!(!found.is_empty() && found.iter().all(|p| p.answer == Answer::Is(false) && p.distance == 1));
    }
}
