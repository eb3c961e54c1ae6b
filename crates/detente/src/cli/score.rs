//! `detente score`.

use super::args::{Limits, Output};
use super::hinges_args::ScoreArgs;
use super::outcome::{Failure, print, show_diagnostics, width};
use super::session::Session;
use detente::case::{Outcome, parse_outcome};
use detente::doubt::score::{Score, Under};
use detente::report::{ScoredCase, score_json, score_text, scores_text};
use detente::{Concept, Model, ReadError};
use std::path::Path;

/// A case that has been scored.
struct Scored {
    model: Model,
    outcome: Outcome,
    score: Score,
    questions: Vec<Vec<Under>>,
}

pub fn run(args: &ScoreArgs, limits: &Limits) -> Result<(), Failure> {
    let session = Session::new(limits);
    let mut scored = Vec::new();
    for path in &args.cases {
        scored.extend(score(&session, path)?);
    }
    let views: Vec<ScoredCase> = scored
        .iter()
        .map(|s| ScoredCase {
            case: &s.model.case,
            outcome: &s.outcome,
            score: &s.score,
            questions: &s.questions,
            worlds: None,
        })
        .collect();
    match (args.format, &views[..]) {
        (Output::Json, all) => print(&score_json(all)),
        (Output::Text, []) => Err(Failure::Call(
            "none of these cases has an outcome; write what happened into `outcome.yaml` beside the case".to_owned(),
        )),
        (Output::Text, [one]) => print(&score_text(one, width().min(100))),
        (Output::Text, all) => print(&scores_text(all, width().min(100))),
    }
}

/// Scores one case; nothing, with a word on standard error, where it has no outcome.
fn score(session: &Session, path: &Path) -> Result<Option<Scored>, Failure> {
    let (folder, model) = session.open(path)?;
    let source = detente::read_outcome(&folder).map_err(|e| match e {
        ReadError::Missing(words) => Failure::Call(words),
        ReadError::Invalid(found, source) => Failure::Case(source, found),
    })?;
    let Some(source) = source else {
        anstream::eprintln!("{}: no outcome.yaml beside the case, so nothing to score", path.display());
        return Ok(None);
    };
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
    Ok(Some(Scored { model, outcome, score, questions }))
}
