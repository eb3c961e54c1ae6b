//! What goes wrong with a request, as the page is told.

use axum::Json;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use detente::Stop;
use detente::ask::{Refusal, Remedy};
use schemars::JsonSchema;
use serde::Serialize;
use std::time::Duration;

/// A request that was not done.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Problem {
    /// For programs: `not_found`, `bad_request`, `conflict`, `invalid_case`, `limit`, `cannot_save`, `busy`, `internal`.
    pub kind: &'static str,
    /// For people: what is wrong and what to do.
    pub message: String,
    /// With `conflict`: the text on disk and its revision.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub theirs: Option<super::text::Text>,
    #[serde(skip)]
    status: StatusCode,
}

/// A hint, unless it names what only the command line has: whoever sits at a browser cannot use that.
pub fn usable(hint: &Option<String>) -> Option<&str> {
    hint.as_deref().filter(|words| !words.contains("`--") && !words.contains("`detente "))
}

impl Problem {
    fn new(status: StatusCode, kind: &'static str, message: impl Into<String>) -> Self {
        Self { kind, message: message.into(), theirs: None, status }
    }

    /// There is no such thing.
    pub fn missing(message: impl Into<String>) -> Self {
        Self::new(StatusCode::NOT_FOUND, "not_found", message)
    }

    /// The request makes no sense.
    pub fn bad(message: impl Into<String>) -> Self {
        Self::new(StatusCode::BAD_REQUEST, "bad_request", message)
    }

    /// The case has errors, so nothing can be computed from it.
    pub fn invalid(message: impl Into<String>) -> Self {
        Self::new(StatusCode::UNPROCESSABLE_ENTITY, "invalid_case", message)
    }

    /// A limit of time or memory, or the work was cancelled.
    pub fn limit(message: impl Into<String>) -> Self {
        Self::new(StatusCode::UNPROCESSABLE_ENTITY, "limit", message)
    }

    /// The work took all the time that it may take.
    pub fn late(limit: Duration) -> Self {
        let seconds = limit.as_secs_f64().round().max(1.0);
        Self::limit(format!(
            "this was stopped: it took longer than the {seconds} {} that it may take here",
            if seconds > 1.0 { "seconds" } else { "second" }
        ))
    }

    /// Other work takes all places, and none became free in time.
    pub fn busy() -> Self {
        let words = "this was stopped: the server is busy with other work; try again in a moment";
        Self::new(StatusCode::SERVICE_UNAVAILABLE, "busy", words)
    }

    /// Whether a limit has stopped it.
    pub fn is_limit(&self) -> bool {
        self.kind == "limit"
    }

    /// The file has changed since the page read it.
    pub fn conflict(message: impl Into<String>, theirs: Option<super::text::Text>) -> Self {
        Self { theirs, ..Self::new(StatusCode::CONFLICT, "conflict", message) }
    }

    /// The disk is full, the folder is read-only, and the like.
    pub fn cannot_save(message: impl Into<String>) -> Self {
        Self::new(StatusCode::INSUFFICIENT_STORAGE, "cannot_save", message)
    }

    /// A fault of the program.
    pub fn internal(message: impl Into<String>) -> Self {
        Self::new(StatusCode::INTERNAL_SERVER_ERROR, "internal", message)
    }
}

/// What the library says, with what to do about it at the page.
impl From<Refusal> for Problem {
    fn from(refusal: Refusal) -> Self {
        match &refusal {
            Refusal::Stopped(stop) => stop.clone().into(),
            Refusal::TooLong { .. } => Self::limit(refusal.to_string()),
            Refusal::Invalid(_) => Self::invalid(refusal.to_string()),
            Refusal::Internal(words) => Self::internal(words.clone()),
            Refusal::Statement { source, found, .. } => {
                let one = |d: &detente::source::Diagnostic| match usable(&d.hint) {
                    Some(hint) => format!("{}; {hint}", d.message),
                    None => d.message.clone(),
                };
                let told: Vec<String> = found.iter().map(one).collect();
                Self::bad(format!("`{}`: {}", source.text(), told.join(". ")))
            }
            Refusal::Unfit { what, remedy } => match remedy.as_ref().and_then(mended) {
                Some(words) => Self::bad(format!("{what}; {words}")),
                None => Self::bad(what.clone()),
            },
        }
    }
}

/// What to do about a refusal at the page, as a clause; nothing where the page has no way to do it.
fn mended(remedy: &Remedy) -> Option<String> {
    match remedy {
        Remedy::Say(part, _) => Some(format!("say {}", part.meaning())),
        Remedy::SayOr(part, _, _, value) => Some(format!("say {}, or ask for {value}", part.meaning())),
        Remedy::Goes(_, with, value) => Some(format!("take {value} for {}", with.meaning())),
        Remedy::ListStates(name) => Some(format!("look for `{name}` among the states, or name one of them")),
        Remedy::Case(words) => Some((*words).to_owned()),
        Remedy::Allow(_) | Remedy::Take(..) | Remedy::Ask(..) => None,
    }
}

impl From<Stop> for Problem {
    fn from(stop: Stop) -> Self {
        Self::limit(stop.to_string())
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        (self.status, Json(self)).into_response()
    }
}
