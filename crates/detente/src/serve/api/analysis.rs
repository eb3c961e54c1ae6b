//! The answer to a case: states, who is stable where, equilibria, and the answer in words.

use super::Bench;
use super::asked::{About, Body, Document, ask_model};
use crate::serve::error::Problem;
use axum::Json;
use axum::extract::State;
use detente::Study;
use detente::ask::Analyze;
use detente::report::documents::v1;
use detente::report::{analysis_json, answer};
use schemars::JsonSchema;
use serde::Serialize;

/// What was found.
#[derive(Serialize, JsonSchema)]
pub struct Analyzed {
    /// The document `detente.analysis/1`, as `detente analyze --format json` prints it; with counts in place of lists
    /// for more than 100,000 states.
    analysis: Document<v1::Analysis<'static>>,
    /// The answer in brief, as the report leads with it.
    answer: Vec<Told>,
    /// Per party its rank of each state, in the order of the states; higher is better. Empty where states are counted.
    ranks: Vec<Vec<u32>>,
}

/// A sentence of the answer.
#[derive(Serialize, JsonSchema)]
pub struct Told {
    /// What it is about.
    label: String,
    /// The sentence.
    text: String,
}

pub async fn analyze(State(bench): State<Bench>, Body(asked): Body<About<Analyze>>) -> Result<Json<Analyzed>, Problem> {
    ask_model(bench, asked, |model, found, _, budget| {
        let study = Study { case: &model.case, graph: &model.graph, analysis: &found.analysis };
        let analysis = Document::of(&analysis_json(&study, !found.listed, budget))?;
        let told = answer(&study.into()).into_iter().map(|s| Told { label: s.about.to_owned(), text: s.line.plain() });
        let ranks = |p| if found.listed { study.graph.ranks(p).to_vec() } else { Vec::new() };
        let ranks = study.graph.parties().map(ranks).collect();
        Ok(Analyzed { analysis, answer: told.collect(), ranks })
    })
    .await
}
