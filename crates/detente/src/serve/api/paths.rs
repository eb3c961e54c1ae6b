//! Where things can go from a state, and how they could get to what somebody wants.

use super::Bench;
use super::asked::{Answered, LISTED, choice, concept, shown, value, written};
use crate::cli::depth_args::PathRule;
use crate::cli::paths::{from, goal, rules};
use crate::serve::error::Problem;
use axum::Json;
use axum::extract::State;
use detente::report::document::About;
use detente::report::{Finding, Findings, PathFindings, PathsStudy, paths_json};
use detente::stability::evolution::evolve;
use serde::Deserialize;
use utoipa::ToSchema;

/// Best paths given of each kind.
const MOST: usize = 1;

/// A question.
#[derive(Deserialize, ToSchema)]
pub struct PathsRequest {
    /// The text of a case.
    text: String,
    /// Where to begin: a number, a pattern, the options taken, `now`; else today's state.
    from: Option<String>,
    /// Where to go: a statement, a state, or a concept for its equilibria; else nowhere in particular.
    to: Option<String>,
    /// Only to equilibria under this concept.
    concept: Option<String>,
    /// Which steps: `improvements`, `agreement`, `moves`; else each in turn.
    #[serde(default)]
    by: Vec<String>,
    /// A name for the work, under which its progress is told.
    job: Option<String>,
}

#[utoipa::path(post, path = "/api/paths", request_body = PathsRequest, responses((status = 200, description = "`detente.paths/1`, and the same in words", body = Answered), (status = 400, body = Problem), (status = 422, body = Problem)))]
pub async fn paths(State(bench): State<Bench>, Json(asked): Json<PathsRequest>) -> Result<Json<Answered>, Problem> {
    let shared = bench.clone();
    let job = asked.job.clone();
    let work = move |budget: &detente::Budget<'_>| {
        let loaded = shared.cache.load(&asked.text, budget)?;
        let (study, graph) = (loaded.study(), &loaded.model.graph);
        if written(&asked.from).is_none() && graph.status_quo().is_none() {
            return Err(Problem::bad("the case names no state of today; say from which state to begin"));
        }
        let start = from(written(&asked.from), study.case, graph)?;
        let by: Vec<PathRule> = asked.by.iter().map(|b| choice(b)).collect::<Result<_, _>>()?;
        let rules = rules(&by, &[], study.case, graph)?;
        let under = concept(asked.concept.as_deref())?;
        let goal = written(&asked.to).map(|to| goal(to, under, &loaded.model, &loaded.analysis)).transpose()?;
        let evolution = evolve(graph, start, goal.as_ref().map(|g| &g.states), &rules, MOST, budget);
        let paths = PathsStudy { study, evolution: &evolution, goal: goal.as_ref() };
        let document = value(&paths_json(&paths, graph.len() > LISTED))?;
        let found = match goal {
            None => PathFindings { reach: evolution, to: Vec::new(), left_out: None },
            Some(goal) => {
                let reach = evolve(graph, start, None, &rules, MOST, budget);
                PathFindings { reach, to: vec![(goal, evolution)], left_out: None }
            }
        };
        let mut findings = Findings::from(study);
        findings.paths = Finding::Found(found);
        Ok(Answered { document, section: shown(&findings, About::Paths) })
    };
    bench.jobs.run(job, work).await.map(Json)
}
