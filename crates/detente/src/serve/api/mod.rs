//! What the page can ask for. Every answer about a case comes from the same functions as the command line's.

mod analysis;
mod asked;
mod cases;
mod check;
mod coalitions;
mod edit;
mod events;
mod hinges;
mod moves;
mod paths;
mod report;
mod settle;
mod source;
mod unlock;
mod why;
mod worlds;

use super::Workbench;
use axum::Router;
use axum::routing::{get, post};
use serde_json::Value;
use std::sync::Arc;
use utoipa::OpenApi;

type Bench = Arc<Workbench>;

/// The description of the interface.
#[derive(OpenApi)]
#[openapi(
    info(
        title = "Detente workbench",
        description = "What the workbench's page asks its own server. Stable within a version of the format; not meant to be reached from elsewhere."
    ),
    paths(
        cases::about,
        cases::list,
        cases::create,
        cases::read,
        cases::save,
        cases::document,
        check::check,
        edit::edit,
        analysis::analyze,
        why::why,
        moves::moves,
        coalitions::coalitions,
        paths::paths,
        unlock::unlock,
        worlds::worlds,
        hinges::hinges,
        settle::settle,
        source::source,
        report::report,
        report::states_csv,
        events::events,
        description,
    )
)]
struct Description;

/// The description as JSON, ending in a line end.
fn openapi() -> String {
    let mut described = serde_json::to_value(Description::openapi()).unwrap_or_default();
    without_examples(&mut described);
    serde_json::to_string_pretty(&described).unwrap_or_default() + "\n"
}

/// Takes out the examples of the library's documentation: whoever asks over the network writes no Rust.
fn without_examples(described: &mut Value) {
    match described {
        Value::String(text) => text.truncate(text.find("\n\n```").unwrap_or(text.len())),
        Value::Array(all) => all.iter_mut().for_each(without_examples),
        Value::Object(all) => all.values_mut().for_each(without_examples),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

#[utoipa::path(get, path = "/api/openapi.json", responses((status = 200, description = "This description")))]
async fn description() -> impl axum::response::IntoResponse {
    ([(axum::http::header::CONTENT_TYPE, "application/json")], openapi())
}

/// All routes, to be nested under `/api`.
pub fn routes() -> Router<Bench> {
    Router::new()
        .route("/about", get(cases::about))
        .route("/cases", get(cases::list).post(cases::create))
        .route("/case/{*name}", get(cases::read).put(cases::save))
        .route("/document", post(cases::document))
        .route("/check", post(check::check))
        .route("/edit", post(edit::edit))
        .route("/analyze", post(analysis::analyze))
        .route("/why", post(why::why))
        .route("/moves", post(moves::moves))
        .route("/coalitions", post(coalitions::coalitions))
        .route("/paths", post(paths::paths))
        .route("/unlock", post(unlock::unlock))
        .route("/worlds", post(worlds::worlds))
        .route("/hinges", post(hinges::hinges))
        .route("/settle", post(settle::settle))
        .route("/source", post(source::source))
        .route("/report", post(report::report))
        .route("/states.csv", post(report::states_csv))
        .route("/events", get(events::events))
        .route("/openapi.json", get(description))
}
