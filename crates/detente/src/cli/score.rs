//! `detente score`.

use super::common_args::{Limits, Output};
use super::hinges_args::ScoreArgs;
use super::outcome::{Failure, note, print, print_json, show_diagnostics, width};
use super::session::{Session, read};
use super::several::{Total, cases};
use detente::case::{Outcome, parse_outcome};
use detente::doubt::score::{Score, Under, weighed};
use detente::doubt::{Ranks, Space};
use detente::graph::BuildError;
use detente::report::{ScoredCase, WorldScore, score_json, score_text, scores_text};
use detente::{Concept, Graph, Model, ReadError};
use std::path::Path;

/// A case that has been scored.
struct Scored {
    model: Model,
    outcome: Outcome,
    score: Score,
    questions: Vec<Vec<Under>>,
    worlds: Option<WorldScore>,
}

/// Worlds looked at at most; a case with more is scored in its base world alone.
const MOST_WORLDS: usize = 1_000;

pub fn run(args: &ScoreArgs, limits: &Limits) -> Result<(), Failure> {
    let session = Session::new(limits);
    let (mut scored, mut status, mut total) = (Vec::new(), 0, Total::default());
    let paths = cases(&args.cases)?;
    for path in &paths {
        match score(&session, path) {
            Ok(Some(one)) => {
                total.add("scored");
                scored.push(one);
            }
            Ok(None) => {
                total.add("without an outcome");
                // Of those found in a folder, the total tells.
                if args.cases.contains(path) {
                    note(format_args!("{}: no outcome.yaml beside the case, so nothing to score", path.display()));
                }
            }
            Err(failure) if paths.len() == 1 => return Err(failure),
            // A limit ends the work on all of them; what was scored until then is told.
            Err(failure @ Failure::Limit(_)) => {
                total.add("stopped");
                status = failure.show();
                break;
            }
            Err(failure) => {
                total.add("not scored");
                status = status.max(failure.show());
            }
        }
    }
    let views: Vec<ScoredCase> = scored
        .iter()
        .map(|s| ScoredCase {
            case: &s.model.case,
            outcome: &s.outcome,
            score: &s.score,
            questions: &s.questions,
            worlds: s.worlds.as_ref(),
        })
        .collect();
    match (args.format, &views[..]) {
        (Output::Json, all) => print_json(&score_json(all))?,
        (Output::Text, []) if status != 0 => {}
        (Output::Text, []) => {
            return Err(Failure::Call(
                "none of these cases has an outcome; write what happened into `outcome.yaml` beside the case"
                    .to_owned(),
            ));
        }
        (Output::Text, [one]) => print(&score_text(one, width().min(100)))?,
        (Output::Text, all) => print(&scores_text(all, width().min(100)))?,
    }
    if paths.len() > 1 {
        note(format_args!("\n{}", total.told("case", "cases")));
    }
    if status == 0 { Ok(()) } else { Err(Failure::Shown(status)) }
}

/// Scores one case; nothing, with a word on standard error, where it has no outcome.
fn score(session: &Session, path: &Path) -> Result<Option<Scored>, Failure> {
    let folder = read(path)?;
    let source = detente::read_outcome(&folder).map_err(|e| match e {
        ReadError::Missing(words) => Failure::Call(words),
        ReadError::Invalid(found, source) => Failure::Case(source, found),
    })?;
    let Some(source) = source else { return Ok(None) };
    let model = session.model(&folder)?;
    let read = parse_outcome(&source, &model.case);
    let Some(outcome) = read.outcome else { return Err(Failure::Case(source, read.diagnostics)) };
    if !read.diagnostics.is_empty() {
        show_diagnostics(&source, &read.diagnostics);
    }
    let fitting = detente::fitting_states(&model.graph, &outcome).map_err(|found| Failure::Case(source, found))?;
    let analysis = detente::analyze(&model.graph, &Concept::ALL, &session.budget());
    if let Some(stop) = analysis.stopped {
        return Err(Failure::Limit(stop));
    }
    let (score, questions) = detente::score_outcome(&model.graph, &analysis, &outcome, &fitting, &session.budget())
        .map_err(Failure::Limit)?;
    let worlds = worlds(session, &model, &outcome)?;
    Ok(Some(Scored { model, outcome, score, questions, worlds }))
}

/// How the worlds of a case fared; nothing where it has only one, or too many.
fn worlds(session: &Session, model: &Model, outcome: &Outcome) -> Result<Option<WorldScore>, Failure> {
    let listed = Space::new(&model.case.doubt, Ranks::Fixed).list(MOST_WORLDS);
    let Ok(Some(worlds)) = listed else { return Ok(None) };
    if worlds.len() < 2 {
        return Ok(None);
    }
    let (mut looked_at, mut came_about) = (Vec::new(), Vec::new());
    let mut questions: Vec<Vec<Vec<Under>>> = vec![Vec::new(); outcome.questions.len()];
    for world in &worlds {
        let Some(case) = model.case.in_world(world) else { continue };
        let graph = match Graph::build(&case, &session.budget()) {
            Ok(graph) => graph,
            Err(BuildError::Stopped(stop)) => return Err(Failure::Limit(stop)),
            // A world without states says nothing; `detente worlds` tells about it.
            Err(BuildError::Invalid(_)) => continue,
        };
        let analysis = detente::analyze(&graph, &Concept::ALL, &session.budget());
        if let Some(stop) = analysis.stopped {
            return Err(Failure::Limit(stop));
        }
        // What came about may be impossible in a world; then nothing fits, and the world said no.
        let fitting = detente::doubt::score::fitting(&graph, &outcome.came_about.fitting);
        let (score, asked) =
            detente::score_outcome(&graph, &analysis, outcome, &fitting, &session.budget()).map_err(Failure::Limit)?;
        looked_at.push(world.clone());
        came_about.push(score.under);
        questions.iter_mut().zip(asked).for_each(|(all, one)| all.push(one));
    }
    let count = |said: &[Vec<Under>]| weighed(&model.case.doubt, &looked_at, said);
    Ok(Some(WorldScore {
        worlds: came_about.len(),
        came_about: count(&came_about),
        questions: questions.iter().map(|q| count(q)).collect(),
    }))
}
