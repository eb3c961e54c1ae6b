//! The page and what belongs to it.

use super::assets;
use axum::extract::Path;
use axum::http::header::{CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{Html, IntoResponse, Response};

/// What is missing where the program was built without the page, and how to get it.
const MISSING: &str = "the page of the workbench is not part of this program: it was built before the page was";
const REMEDY: [&str; 2] = ["cargo run -p xtask -- web", "cargo install --locked --path crates/detente"];

/// What is said on the terminal where the page or a part of it is missing.
pub fn missing_words() -> Option<String> {
    let [page, program] = REMEDY;
    (!assets::is_whole()).then(|| {
        format!(
            "{MISSING}, so a browser will find no workbench at this address.\n\
             help: the page is built with Node.js 20.19 or later; in the source folder of Detente run\n\
             \x20     {page}\n\
             \x20     {program}\n\
             \x20     and serve again. All other commands work without it."
        )
    })
}

/// The same for a browser.
fn missing_page() -> String {
    let [page, program] = REMEDY;
    format!(
        "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>Detente</title>\
         <h1>There is no workbench here yet</h1><p>{}.</p><p>The page is built with Node.js 20.19 or later. In the source \
         folder of Detente run</p><pre>{page}\n{program}</pre><p>and start the server again. All other commands work \
         without it.</p></html>",
        MISSING.replacen('t', "T", 1)
    )
}

/// The one style that a part of the page writes into it: Cytoscape.js places its container with it.
const CANVAS: &str = "sha256-pgvDUBa4IjFA2yuSJ2cqcyxmNYJMborsd0ORcRv9vw8=";

/// The page itself. Scripts and styles come from this server only; the editor writes its own styles, which the number
/// made for each answer allows.
pub async fn index() -> Response {
    let page = assets::text("index.html").filter(|_| assets::is_whole());
    let Some(page) = page else { return Html(missing_page()).into_response() };
    let mut bytes = [0; 16];
    if getrandom::fill(&mut bytes).is_err() {
        return StatusCode::INTERNAL_SERVER_ERROR.into_response();
    }
    let nonce: String = bytes.iter().map(|b| format!("{b:02x}")).collect();
    let policy = format!(
        "default-src 'none'; script-src 'self'; style-src 'self' 'nonce-{nonce}' '{CANVAS}'; img-src 'self' data: blob:; \
         font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    );
    let mut response = Html(page.replace("%NONCE%", &nonce)).into_response();
    if let Ok(policy) = HeaderValue::from_str(&policy) {
        response.headers_mut().insert(CONTENT_SECURITY_POLICY, policy);
    }
    response
}

/// A script, a style, a picture. Their names change with their content.
pub async fn asset(Path(path): Path<String>) -> Response {
    match assets::find(&format!("assets/{path}")) {
        Some((kind, bytes)) => {
            ([(CONTENT_TYPE, kind), (CACHE_CONTROL, "private, max-age=31536000, immutable")], bytes).into_response()
        }
        None => missing().await,
    }
}

/// Anything else.
pub async fn missing() -> Response {
    (StatusCode::NOT_FOUND, "There is nothing here.\n").into_response()
}
