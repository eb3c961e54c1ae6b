//! What the pages that ask further questions have in common.

use super::Bench;
use crate::serve::error::Problem;
use axum::Json;
use axum::extract::rejection::JsonRejection;
use axum::extract::{FromRequest, Request};
use axum::response::{IntoResponse, Response};
use detente::ask::{Depth, Question};
use detente::report::document::{About as Section, section};
use detente::report::documents::schema;
use detente::report::{Findings, html_section};
use detente::{Budget, Model, Study};
use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use std::borrow::Cow;
use std::marker::PhantomData;

/// A question about a text.
#[derive(Deserialize, JsonSchema)]
#[schemars(rename = "About_{Q}")]
pub struct About<Q> {
    /// The text of a case.
    pub text: String,
    /// A name for the work, under which its progress is told.
    pub job: Option<String>,
    /// What is asked of it.
    #[serde(flatten)]
    pub question: Q,
}

/// The body of a request. Where it is not what is asked for, the page is told so like of everything else.
pub struct Body<T>(pub T);

impl<T: DeserializeOwned, S: Send + Sync> FromRequest<S> for Body<T> {
    type Rejection = Response;

    async fn from_request(request: Request, state: &S) -> Result<Self, Response> {
        match Json::<T>::from_request(request, state).await {
            Ok(Json(body)) => Ok(Self(body)),
            Err(JsonRejection::JsonDataError(wrong)) => {
                let mut cause: &dyn std::error::Error = &wrong;
                while let Some(deeper) = cause.source() {
                    cause = deeper;
                }
                // Where in the body it stands means nothing to whoever filled in a form.
                let words = cause.to_string();
                let words = words.split(" at line ").next().unwrap_or(&words).to_owned();
                Err(Problem::bad(words).into_response())
            }
            Err(other) => Err(other.into_response()),
        }
    }
}

/// Puts a question to the model of a text, and has the answer told together with the model's verdicts.
pub async fn ask<Q, T>(
    bench: Bench,
    asked: About<Q>,
    tell: impl Fn(&Study, Q::Answer<'_>, &Q, &Budget) -> Result<T, Problem> + Send + Sync + 'static,
) -> Result<Json<T>, Problem>
where
    Q: Question + Send + Sync + 'static,
    T: Send + 'static,
{
    let tell = move |model: &Model, answer: Q::Answer<'_>, question: &Q, budget: &Budget| {
        tell(&model.study(budget)?, answer, question, budget)
    };
    ask_model(bench, asked, tell).await
}

/// The same where the verdicts do not matter, or are the answer.
pub async fn ask_model<Q, T>(
    bench: Bench,
    asked: About<Q>,
    tell: impl Fn(&Model, Q::Answer<'_>, &Q, &Budget) -> Result<T, Problem> + Send + Sync + 'static,
) -> Result<Json<T>, Problem>
where
    Q: Question + Send + Sync + 'static,
    T: Send + 'static,
{
    let shared = bench.clone();
    let About { text, job, question } = asked;
    let work = move |budget: &Budget<'_>| {
        let model = shared.cache.load(&text, budget)?;
        let answer = question.ask(&model, Depth::Interactive, budget)?;
        tell(&model, answer, &question, budget)
    };
    bench.jobs.run(job, work).await.map(Json)
}

/// An answer.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Answered_{D}")]
pub struct Answered<D> {
    /// The document that the command prints with `--format json`.
    pub document: D,
    /// The same in words, tables and pictures, as the report has it: HTML with its own style and no script.
    pub section: String,
}

/// What was written, where anything was.
pub fn written(text: &Option<String>) -> Option<&str> {
    text.as_deref().map(str::trim).filter(|t| !t.is_empty())
}

/// The document `D`, as it is printed.
#[derive(Serialize)]
pub struct Document<D> {
    #[serde(flatten)]
    printed: Map<String, Value>,
    #[serde(skip)]
    form: PhantomData<D>,
}

impl<D> Document<D> {
    /// From what is printed.
    pub fn of(printed: &str) -> Result<Self, Problem> {
        let printed = serde_json::from_str(printed);
        let printed = printed.map_err(|_| Problem::internal("the answer could not be written down"))?;
        Ok(Self { printed, form: PhantomData })
    }
}

impl<D: JsonSchema> JsonSchema for Document<D> {
    fn schema_name() -> Cow<'static, str> {
        component(&D::schema_name()).into()
    }

    /// Only a place for it, see [`with_documents`].
    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        Schema::default()
    }
}

/// What a format is called among the shapes of the interface, whose names have no strokes.
fn component(format: &str) -> String {
    format.replace('/', ".")
}

/// Puts the schemas of documents where the interface has places for them.
pub fn with_documents(shapes: &mut Map<String, Value>) {
    for (format, schema) in schema::all() {
        let name = component(&format);
        if !shapes.contains_key(&name) {
            continue;
        }
        let Value::Object(mut whole) = referring(schema, &name) else { continue };
        let Some(Value::Object(parts)) = whole.remove("$defs").or_else(|| Some(Map::new().into())) else { continue };
        whole.remove("$schema");
        shapes.extend(parts.into_iter().map(|(part, schema)| (format!("{name}.{}", component(&part)), schema)));
        shapes.insert(name, whole.into());
    }
}

/// A schema whose parts stand among the shapes of the interface, as those of the document `name`.
fn referring(schema: Value, name: &str) -> Value {
    match schema {
        Value::Object(keys) => {
            let referred = |(key, value)| match value {
                Value::String(to) if key == "$ref" => {
                    let part = to.trim_start_matches("#/$defs/").replace("~1", "/");
                    (key, format!("#/components/schemas/{name}.{}", component(&part)).into())
                }
                other => (key, referring(other, name)),
            };
            Value::Object(keys.into_iter().map(referred).collect())
        }
        Value::Array(all) => all.into_iter().map(|schema| referring(schema, name)).collect(),
        other => other,
    }
}

/// One section of the report; nothing where there is none.
pub fn shown(findings: &Findings, about: Section) -> String {
    section(findings, about).as_ref().map(html_section).unwrap_or_default()
}
