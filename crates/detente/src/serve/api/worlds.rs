//! What the answer is in each combination of what is in doubt.

use super::Bench;
use super::asked::{About, Body, Document, ask};
use crate::serve::error::Problem;
use axum::Json;
use axum::extract::State;
use detente::ask::Worlds;
use detente::report::documents::v1;
use detente::report::{worlds_json, worlds_told};
use schemars::JsonSchema;
use serde::Serialize;

/// The answer.
#[derive(Serialize, JsonSchema)]
pub struct WorldsTold {
    /// The document `detente.worlds/1`, as `detente worlds --format json` prints it.
    document: Document<v1::Worlds<'static>>,
    /// Question by question, in the order of the document.
    told: Vec<QuestionTold>,
}

/// A question and its answer.
#[derive(Serialize, JsonSchema)]
pub struct QuestionTold {
    /// The question.
    question: String,
    /// In how many worlds it is so, and where.
    answer: String,
    /// How likely that is, where the case says anything about it.
    likelihood: Option<String>,
    /// What moving doubtful ranks does to it.
    ranks: Vec<String>,
}

pub async fn worlds(State(bench): State<Bench>, Body(asked): Body<About<Worlds>>) -> Result<Json<WorldsTold>, Problem> {
    ask(bench, asked, |study, answer, _, _| {
        let study = answer.study(study.case);
        let told = worlds_told(&study).into_iter().map(|t| QuestionTold {
            question: t.question,
            answer: t.answer,
            likelihood: t.likelihood,
            ranks: t.ranks,
        });
        Ok(WorldsTold { document: Document::of(&worlds_json(&study))?, told: told.collect() })
    })
    .await
}
