//! What the answer hangs on.

use super::Bench;
use super::asked::{About, Answered, Body, Document, ask, shown};
use crate::serve::error::Problem;
use axum::Json;
use axum::extract::State;
use detente::ask::Hinges;
use detente::report::document::About as Section;
use detente::report::documents::v1;
use detente::report::{Finding, Findings, hinges_json};

pub async fn hinges(
    State(bench): State<Bench>,
    Body(asked): Body<About<Hinges>>,
) -> Result<Json<Answered<Document<v1::HingesTold<'static>>>>, Problem> {
    ask(bench, asked, |study, answer, _, _| {
        let document = Document::of(&hinges_json(&answer.study(study.case, study.graph, &[])))?;
        let mut findings = Findings::from(*study);
        findings.hinges = Finding::Found(answer.findings());
        Ok(Answered { document, section: shown(&findings, Section::Hinges) })
    })
    .await
}
