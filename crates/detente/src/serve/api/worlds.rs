//! What the answer is in each combination of what is in doubt.

use super::Bench;
use super::asked::{About, Body, ask, value};
use crate::serve::error::Problem;
use axum::Json;
use axum::extract::State;
use detente::ask::Worlds;
use detente::report::{worlds_json, worlds_told};
use serde::Serialize;
use serde_json::Value;
use utoipa::ToSchema;

/// The answer.
#[derive(Serialize, ToSchema)]
pub struct WorldsTold {
    /// The document `detente.worlds/1`, as `detente worlds --format json` prints it.
    #[schema(value_type = Object)]
    document: Value,
    /// Question by question, in the order of the document.
    told: Vec<QuestionTold>,
}

/// A question and its answer.
#[derive(Serialize, ToSchema)]
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

#[utoipa::path(post, path = "/api/worlds", request_body = About<Worlds>, responses((status = 200, body = WorldsTold), (status = 400, body = Problem), (status = 422, body = Problem)))]
pub async fn worlds(State(bench): State<Bench>, Body(asked): Body<About<Worlds>>) -> Result<Json<WorldsTold>, Problem> {
    ask(bench, asked, |study, answer, _, _| {
        let study = answer.study(study.case);
        let told = worlds_told(&study).into_iter().map(|t| QuestionTold {
            question: t.question,
            answer: t.answer,
            likelihood: t.likelihood,
            ranks: t.ranks,
        });
        Ok(WorldsTold { document: value(&worlds_json(&study))?, told: told.collect() })
    })
    .await
}
