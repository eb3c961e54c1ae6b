//! The answer to a case: states, who is stable where, equilibria, and the answer in words.

use super::Bench;
use crate::serve::error::Problem;
use axum::Json;
use axum::extract::State;
use detente::Study;
use detente::report::{analysis_json, answer};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::ToSchema;

/// States up to which all of them are listed.
const LISTED: usize = 100_000;

/// A text to be analysed.
#[derive(Deserialize, ToSchema)]
pub struct AnalyzeRequest {
    /// The text of a case.
    pub text: String,
    /// A name for the work, under which its progress is told.
    pub job: Option<String>,
}

/// What was found.
#[derive(Serialize, ToSchema)]
pub struct Analyzed {
    /// The document `detente.analysis/1`, as `detente analyze --format json` prints it; with counts in place of lists
    /// for more than 100,000 states.
    #[schema(value_type = Object)]
    analysis: Value,
    /// The answer in brief, as the report leads with it.
    answer: Vec<Told>,
    /// Per party its rank of each state, in the order of the states; higher is better. Empty where states are counted.
    ranks: Vec<Vec<u32>>,
}

/// A sentence of the answer.
#[derive(Serialize, ToSchema)]
pub struct Told {
    /// What it is about.
    label: String,
    /// The sentence.
    text: String,
}

#[utoipa::path(post, path = "/api/analyze", request_body = AnalyzeRequest, responses((status = 200, body = Analyzed), (status = 422, body = Problem)))]
pub async fn analyze(State(bench): State<Bench>, Json(asked): Json<AnalyzeRequest>) -> Result<Json<Analyzed>, Problem> {
    let shared = bench.clone();
    let work = move |budget: &detente::Budget<'_>| {
        let loaded = shared.cache.load(&asked.text, budget)?;
        let verdicts = loaded.verdicts(budget);
        let study = Study { case: &loaded.case, graph: &loaded.graph, analysis: &verdicts };
        let counts = study.graph.len() > LISTED;
        let analysis = serde_json::from_str(&analysis_json(&study, counts, budget))
            .map_err(|_| Problem::internal("the analysis could not be written down"))?;
        let told = answer(&study.into()).into_iter().map(|s| Told { label: s.about.to_owned(), text: s.line.plain() });
        let listed = |p| if counts { Vec::new() } else { study.graph.ranks(p).to_vec() };
        let ranks = study.graph.parties().map(listed).collect();
        Ok(Analyzed { analysis, answer: told.collect(), ranks })
    };
    bench.jobs.run(asked.job.clone(), work).await.map(Json)
}
