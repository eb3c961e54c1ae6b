//! The page and what belongs to it.

use super::assets;
use axum::extract::Path;
use axum::http::header::{CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{Html, IntoResponse, Response};

/// What the page says where the program was built without it.
const NOT_BUILT: &str = "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>Detente</title>\
<h1>The page of the workbench is not part of this program</h1>\
<p>It was built on a machine without Node.js. With Node.js 20 or later, run <code>cargo run -p xtask -- web</code> in the \
source folder and build again; or take a released program, which carries the page. Everything on the command line works \
without it.</p></html>";

/// The one style that a part of the page writes into it: Cytoscape.js places its container with it.
const CANVAS: &str = "sha256-pgvDUBa4IjFA2yuSJ2cqcyxmNYJMborsd0ORcRv9vw8=";

/// The page itself. Scripts and styles come from this server only; the editor writes its own styles, which the number
/// made for each answer allows.
pub async fn index() -> Response {
    let Some(page) = assets::text("index.html") else { return Html(NOT_BUILT).into_response() };
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
