//! What could be agreed.

use super::Bench;
use super::analysis::AnalyzeRequest;
use super::asked::{Answered, value};
use crate::serve::error::Problem;
use axum::Json;
use axum::extract::State;
use detente::case::parse;
use detente::report::document::settlement_section;
use detente::report::{SettlementStudy, html_section, settlement_json};
use detente::{SettlementAsked, SourceText, settlement_findings};

#[utoipa::path(post, path = "/api/settle", request_body = AnalyzeRequest, responses((status = 200, description = "`detente.settlement/1`, and the same in words", body = Answered), (status = 400, body = Problem), (status = 422, body = Problem)))]
pub async fn settle(State(bench): State<Bench>, Json(asked): Json<AnalyzeRequest>) -> Result<Json<Answered>, Problem> {
    let shared = bench.clone();
    let job = asked.job.clone();
    let work = move |budget: &detente::Budget<'_>| {
        let case = parse(&SourceText::new("the case", asked.text.as_str())).case;
        let case = case.ok_or_else(|| Problem::invalid("the case has errors; the text shows where"))?;
        let Some(of) = &case.negotiation else {
            return Err(Problem::bad("the case has no issues, so there is nothing to settle"));
        };
        let tied = of.is_tied() && !case.is_issues_alone();
        let loaded = if tied { Some(shared.cache.load(&asked.text, budget)?) } else { None };
        let graph = loaded.as_ref().map(|l| &l.graph);
        let found = settlement_findings(&case, graph, SettlementAsked::default(), budget);
        let found = found.ok_or_else(|| Problem::internal("a case with issues has a settlement"))?;
        let signed = (!found.signed.is_empty()).then_some(&found.signed[..]);
        let study = loaded.as_ref().map(|l| l.study(budget)).transpose()?;
        let study = SettlementStudy {
            case: &case,
            of,
            found: &found.found,
            doubt: found.doubt.as_ref().map(|(doubt, seed)| (doubt, *seed)),
            signed: study.zip(signed),
        };
        let document = value(&settlement_json(&study, true))?;
        Ok(Answered { document, section: html_section(&settlement_section(&study)) })
    };
    bench.jobs.run(job, work).await.map(Json)
}
