//! Cases on disk: listed, read, made, saved.

use super::Bench;
use crate::serve::error::Problem;
use crate::serve::events::Event;
use crate::serve::text::Text;
use axum::Json;
use axum::extract::{Path, State};
use detente::SourceText;
use detente::case::{case_id_from, parse, template};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What is served.
#[derive(Serialize, JsonSchema)]
pub struct About {
    /// The program's version.
    version: &'static str,
    /// The folder's name.
    folder: String,
}

/// A case in the list.
#[derive(Serialize, JsonSchema)]
pub struct Listed {
    /// Its name in requests: its folder, from the one that is served.
    name: String,
    /// Its title; the name where it cannot be read.
    title: String,
    /// Its question.
    question: Option<String>,
    /// The day as of which "today" holds.
    as_of: Option<String>,
    /// How many parties it has.
    parties: usize,
    /// How many options it has.
    options: usize,
    /// How many issues it has to trade.
    issues: usize,
    /// How many errors it has.
    errors: usize,
}

/// A case to be made.
#[derive(Deserialize, JsonSchema)]
pub struct NewCase {
    /// Its folder.
    name: String,
    /// Its title.
    title: Option<String>,
    /// Its text, where it is not to start from the template.
    text: Option<String>,
}

/// A case to be saved.
#[derive(Deserialize, JsonSchema)]
pub struct Save {
    /// The new text.
    text: String,
    /// The revision that the new text was made from.
    base: String,
}

/// A saved case.
#[derive(Serialize, JsonSchema)]
pub struct Saved {
    /// Its revision now.
    revision: String,
}

/// A document of a case to be read.
#[derive(Deserialize, JsonSchema)]
pub struct DocumentRequest {
    /// The case.
    case: String,
    /// The `file` of the document.
    file: String,
}

/// Runs work on files away from the threads that answer.
pub async fn on_disk<T: Send + 'static>(
    bench: &Bench,
    work: impl FnOnce(&Bench) -> Result<T, Problem> + Send + 'static,
) -> Result<T, Problem> {
    let bench = bench.clone();
    let done = tokio::task::spawn_blocking(move || work(&bench)).await;
    done.unwrap_or_else(|_| Err(Problem::internal("this is a fault of the program; nothing was changed")))
}

pub async fn about(State(bench): State<Bench>) -> Json<About> {
    Json(About { version: env!("CARGO_PKG_VERSION"), folder: bench.folder.name() })
}

pub async fn list(State(bench): State<Bench>) -> Result<Json<Vec<Listed>>, Problem> {
    let listed = |bench: &Bench| Ok(bench.folder.cases().into_iter().map(|name| listed(bench, name)).collect());
    on_disk(&bench, listed).await.map(Json)
}

fn listed(bench: &Bench, name: String) -> Listed {
    let mut listed =
        Listed { title: name.clone(), name, question: None, as_of: None, parties: 0, options: 0, issues: 0, errors: 1 };
    let Ok(text) = bench.folder.read(&listed.name) else { return listed };
    let parsed = parse(&SourceText::new(listed.name.as_str(), text.text));
    listed.errors = parsed.diagnostics.counts().0;
    if let Some(case) = parsed.case {
        // Whoever only bargains or ratifies is a party as well.
        listed.parties = case.parties.len().max(case.negotiation.as_ref().map_or(0, |n| n.actors.len()));
        listed.issues = case.negotiation.as_ref().map_or(0, |n| n.issues.len());
        listed.options = case.options.len();
        listed.title = case.title;
        listed.question = case.question;
        listed.as_of = case.as_of;
    }
    listed
}

pub async fn create(State(bench): State<Bench>, Json(new): Json<NewCase>) -> Result<Json<Text>, Problem> {
    let made = on_disk(&bench, move |bench| {
        let title = new.title.filter(|t| !t.trim().is_empty()).unwrap_or_else(|| new.name.clone());
        let last = new.name.rsplit('/').next().unwrap_or_default();
        let text = new.text.unwrap_or_else(|| template(&case_id_from(last), title.trim()));
        bench.folder.create(&new.name, &text)
    });
    let made = made.await?;
    bench.events.send(Event::Cases);
    Ok(Json(made))
}

pub async fn read(State(bench): State<Bench>, Path(name): Path<String>) -> Result<Json<Text>, Problem> {
    on_disk(&bench, move |bench| bench.folder.read(&name)).await.map(Json)
}

pub async fn save(
    State(bench): State<Bench>,
    Path(name): Path<String>,
    Json(save): Json<Save>,
) -> Result<Json<Saved>, Problem> {
    let saved = name.clone();
    let revision = on_disk(&bench, move |bench| bench.folder.save(&saved, &save.text, &save.base)).await?;
    bench.events.send(Event::Changed { name, revision: Some(revision.clone()) });
    Ok(Json(Saved { revision }))
}

pub async fn document(State(bench): State<Bench>, Json(asked): Json<DocumentRequest>) -> Result<Json<Text>, Problem> {
    on_disk(&bench, move |bench| bench.folder.document(&asked.case, &asked.file)).await.map(Json)
}
