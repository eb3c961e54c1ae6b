//! What the answer hangs on.

use super::Bench;
use super::asked::{About, Answered, Body, ask, shown, value};
use crate::serve::error::Problem;
use axum::Json;
use axum::extract::State;
use detente::ask::Hinges;
use detente::report::document::About as Section;
use detente::report::{Finding, Findings, hinges_json};

#[utoipa::path(post, path = "/api/hinges", request_body = About<Hinges>, responses((status = 200, description = "`detente.hinges/1`, and the same in words", body = Answered), (status = 400, body = Problem), (status = 422, body = Problem)))]
pub async fn hinges(State(bench): State<Bench>, Body(asked): Body<About<Hinges>>) -> Result<Json<Answered>, Problem> {
    ask(bench, asked, |study, answer, _, _| {
        let document = value(&hinges_json(&answer.study(study.case, study.graph, &[])))?;
        let mut findings = Findings::from(*study);
        findings.hinges = Finding::Found(answer.findings());
        Ok(Answered { document, section: shown(&findings, Section::Hinges) })
    })
    .await
}
