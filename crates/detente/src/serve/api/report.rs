//! What can be taken away: the report and tables.

use super::Bench;
use crate::serve::error::Problem;
use axum::Json;
use axum::extract::State;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_SECURITY_POLICY, CONTENT_TYPE};
use axum::response::IntoResponse;
use detente::ask::{Depth, Question, Settle, States};
use detente::case::parse;
use detente::report::{html, markdown, settlement_html, settlement_markdown, states_csv as csv};
use detente::{Budget, Case, SourceText};
use schemars::JsonSchema;
use serde::Deserialize;

/// A report to be written.
#[derive(Deserialize, JsonSchema)]
pub struct ReportRequest {
    /// The text of a case.
    text: String,
    /// `html` or `md`.
    format: String,
    /// A name for the work, under which its progress is told.
    job: Option<String>,
}

/// A table to be written.
#[derive(Deserialize, JsonSchema)]
pub struct TableRequest {
    /// The text of a case.
    text: String,
}

/// The report styles itself and needs nothing else; whoever opens it alone gets no more than that.
const REPORT_POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox";

pub async fn report(
    State(bench): State<Bench>,
    Json(asked): Json<ReportRequest>,
) -> Result<impl IntoResponse, Problem> {
    let shared = bench.clone();
    let kind = match asked.format.as_str() {
        "html" => "text/html; charset=utf-8",
        "md" => "text/markdown; charset=utf-8",
        _ => return Err(Problem::bad("a report is `html` or `md`")),
    };
    let work = move |budget: &detente::Budget<'_>| {
        let named = |case: &Case| format!("attachment; filename=\"{}.report.{}\"", case.id, asked.format);
        let case = parse(&SourceText::new("the case", asked.text.as_str())).case;
        if let Some(case) = case.filter(Case::is_issues_alone) {
            return Ok((named(&case), of_issues(&case, &asked.format, budget)?));
        }
        let loaded = shared.cache.load(&asked.text, budget)?;
        let name = named(&loaded.case);
        let analysis = loaded.verdicts(budget);
        let mut found = detente::findings(&loaded, &analysis, budget);
        Ok((name, found.told(|found| if asked.format == "md" { markdown(found) } else { html(found) })))
    };
    let (name, text) = bench.jobs.run(asked.job, work).await?;
    Ok(([(CONTENT_TYPE, kind), (CONTENT_DISPOSITION, &name), (CONTENT_SECURITY_POLICY, REPORT_POLICY)], text)
        .into_response())
}

/// The report on a case that consists of issues alone.
fn of_issues(case: &Case, format: &str, budget: &Budget) -> Result<String, Problem> {
    let found = Settle::default().ask_case(case, None, Depth::Brief, budget)?;
    let of = case.negotiation.as_ref().ok_or_else(|| Problem::internal("what has no issues was settled"))?;
    let study = found.study(case, of, None);
    Ok(if format == "md" { settlement_markdown(&study) } else { settlement_html(&study) })
}

pub async fn states_csv(
    State(bench): State<Bench>,
    Json(asked): Json<TableRequest>,
) -> Result<impl IntoResponse, Problem> {
    let shared = bench.clone();
    let work = move |budget: &detente::Budget<'_>| {
        let loaded = shared.cache.load(&asked.text, budget)?;
        let name = format!("attachment; filename=\"{}.states.csv\"", loaded.case.id);
        let found = States::default().ask(&loaded, Depth::Interactive, budget)?;
        Ok((name, csv(&loaded.study(budget)?, &found.states)))
    };
    let (name, text) = bench.jobs.run(None, work).await?;
    Ok(([(CONTENT_TYPE, "text/csv; charset=utf-8"), (CONTENT_DISPOSITION, &name)], text).into_response())
}
