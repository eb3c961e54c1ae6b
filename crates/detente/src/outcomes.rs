//! What happened after a case, from the file that lies beside it. Nothing but a score asks for it.

use crate::{CaseFolder, ReadError, inside, read_up_to};
use detente_case::{Outcome, codes};
use detente_doubt::score::{self, Score, Under};
use detente_graph::{Budget, Graph, StateSet, Stop};
use detente_source::{Diagnostics, SourceText};
use detente_stability::Analysis;
use std::path::PathBuf;

/// The name of an outcome file.
pub const OUTCOME_FILE: &str = "outcome.yaml";

/// Where the outcome of a case lies.
pub fn outcome_path(folder: &CaseFolder) -> PathBuf {
    folder.folder.join(OUTCOME_FILE)
}

/// Reads the text of the outcome that lies beside a case; nothing where there is none.
///
/// # Errors
/// The file cannot be read, or its bytes are no text.
pub fn read_outcome(folder: &CaseFolder) -> Result<Option<SourceText>, ReadError> {
    let path = outcome_path(folder);
    let shown = path.display().to_string();
    if path.exists() && inside(&folder.folder, &path).is_none() {
        return Err(ReadError::Missing(format!("{shown} is a link out of the case's folder, where nothing is read")));
    }
    match read_up_to(&path, detente_case::MAX_BYTES + 1) {
        Err(e) if e.kind() == std::io::ErrorKind::NotFound => Ok(None),
        Err(e) => Err(ReadError::Missing(format!("{shown} cannot be read: {e}"))),
        Ok(bytes) => match detente_case::decode(&shown, &bytes) {
            Ok(source) => Ok(Some(source)),
            Err(found) => Err(ReadError::Invalid(found, SourceText::new(shown, String::from_utf8_lossy(&bytes)))),
        },
    }
}

/// The states of a case that fit its outcome.
///
/// # Errors
/// None does.
pub fn fitting_states(graph: &Graph, outcome: &Outcome) -> Result<StateSet, Diagnostics> {
    let states = score::fitting(graph, &outcome.came_about.fitting);
    if states.count() > 0 {
        return Ok(states);
    }
    let mut found = Diagnostics::new();
    found.push(
        codes::NO_SUCH_OUTCOME
            .say("no feasible state of the case fits what came about")
            .at(outcome.came_about.span)
            .hint("look for the rule under `infeasible` that excludes it: `detente states CASE` lists what can be"),
    );
    Err(found)
}

/// Holds an analysis against an outcome: what came about, and per question what each concept said.
///
/// # Errors
/// The budget stopped it.
pub fn score_outcome(
    graph: &Graph,
    analysis: &Analysis,
    outcome: &Outcome,
    fitting: &StateSet,
    budget: &Budget,
) -> Result<(Score, Vec<Vec<Under>>), Stop> {
    let score = score::score(graph, analysis, fitting, budget)?;
    let led_to = score::led_to(graph, budget)?;
    let asked = |expr| score::under(graph, analysis, &score::holding(graph, expr), led_to.as_ref());
    let questions = outcome.questions.iter().map(|q| asked(&q.ask.expr)).collect();
    Ok((score, questions))
}
