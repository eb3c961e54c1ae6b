//! What could be agreed.

use super::Bench;
use super::asked::{About, Answered, Body, Document};
use crate::serve::error::Problem;
use axum::Json;
use axum::extract::State;
use detente::SourceText;
use detente::ask::{Depth, Settle};
use detente::case::parse;
use detente::report::document::settlement_section;
use detente::report::documents::v1;
use detente::report::{html_section, settlement_json};

pub async fn settle(
    State(bench): State<Bench>,
    Body(asked): Body<About<Settle>>,
) -> Result<Json<Answered<Document<v1::SettlementTold<'static>>>>, Problem> {
    let shared = bench.clone();
    let About { text, job, question } = asked;
    // A case of issues alone has no model.
    let work = move |budget: &detente::Budget<'_>| {
        let case = parse(&SourceText::new("the case", text.as_str())).case;
        let case = case.ok_or_else(|| Problem::invalid("the case has errors; the text shows where"))?;
        let model = if Settle::takes_graph(&case)? { Some(shared.cache.load(&text, budget)?) } else { None };
        let graph = model.as_ref().map(|m| &m.graph);
        let found = question.ask_case(&case, graph, Depth::Interactive, budget)?;
        let of = case.negotiation.as_ref().ok_or_else(|| Problem::internal("what has no issues was settled"))?;
        let analysed = model.as_ref().map(|m| m.study(budget)).transpose()?;
        let study = found.study(&case, of, analysed);
        let document = Document::of(&settlement_json(&study, true))?;
        Ok(Answered { document, section: html_section(&settlement_section(&study)) })
    };
    bench.jobs.run(job, work).await.map(Json)
}
