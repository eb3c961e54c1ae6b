//! Changes from forms and buttons, made in the text with everything else kept.

use super::Bench;
use crate::serve::error::Problem;
use axum::Json;
use axum::extract::State;
use detente::SourceText;
use detente::case::edit::{Content, Edit, Step, edit as change};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::ToSchema;

/// Changes to a text, made one after the other, all or none.
#[derive(Deserialize, ToSchema)]
pub struct EditRequest {
    /// The text of a case.
    text: String,
    /// The changes.
    changes: Vec<Change>,
}

/// A change. Paths are lists of keys and places from 0.
#[derive(Deserialize, ToSchema)]
#[serde(tag = "do", rename_all = "snake_case")]
pub enum Change {
    /// Give a value.
    Set {
        /// Where.
        #[schema(value_type = Vec<Object>)]
        path: Vec<Value>,
        /// What.
        #[schema(value_type = Object)]
        to: Value,
    },
    /// Put an entry into a list.
    Insert {
        /// The list.
        #[schema(value_type = Vec<Object>)]
        path: Vec<Value>,
        /// Its place.
        at: usize,
        /// The entry.
        #[schema(value_type = Object)]
        content: Value,
    },
    /// Take an entry or a key out.
    Remove {
        /// Where.
        #[schema(value_type = Vec<Object>)]
        path: Vec<Value>,
    },
    /// Move an entry of a list or mapping.
    Move {
        /// The list.
        #[schema(value_type = Vec<Object>)]
        path: Vec<Value>,
        /// Its place now.
        from: usize,
        /// Its place afterwards.
        to: usize,
    },
    /// Give a key another name.
    Rename {
        /// The key.
        #[schema(value_type = Vec<Object>)]
        path: Vec<Value>,
        /// Its new name.
        to: String,
    },
}

/// The text after the changes.
#[derive(Serialize, ToSchema)]
pub struct Edited {
    /// The text.
    text: String,
}

#[utoipa::path(post, path = "/api/edit", request_body = EditRequest, responses((status = 200, body = Edited), (status = 400, body = Problem)))]
pub async fn edit(State(bench): State<Bench>, Json(asked): Json<EditRequest>) -> Result<Json<Edited>, Problem> {
    let edited = move |budget: &detente::Budget<'_>| {
        let mut text = asked.text.clone();
        for (wanted, done) in asked.changes.iter().zip(0..) {
            budget.go_on("changing the text", done, asked.changes.len() as u64)?;
            let source = SourceText::new("the case", text);
            text = change(&source, &edit_of(wanted)?).map_err(|found| {
                Problem::bad(found.iter().map(|d| d.message.clone()).collect::<Vec<_>>().join("; "))
            })?;
        }
        Ok(Edited { text })
    };
    bench.jobs.soon(edited).await.map(Json)
}

fn edit_of(change: &Change) -> Result<Edit, Problem> {
    Ok(match change {
        Change::Set { path, to } => Edit::Set { path: steps(path)?, to: content(to)? },
        Change::Insert { path, at, content: entry } => {
            Edit::Insert { path: steps(path)?, at: *at, content: content(entry)? }
        }
        Change::Remove { path } => Edit::Remove { path: steps(path)? },
        Change::Move { path, from, to } => Edit::Move { path: steps(path)?, from: *from, to: *to },
        Change::Rename { path, to } => Edit::Rename { path: steps(path)?, to: to.clone() },
    })
}

fn steps(path: &[Value]) -> Result<Vec<Step>, Problem> {
    let step = |value: &Value| match value {
        Value::String(key) => Ok(Step::Key(key.clone())),
        Value::Number(n) => {
            let at = n.as_u64().and_then(|n| usize::try_from(n).ok());
            at.map(Step::At).ok_or_else(|| Problem::bad("a place in a list is a whole number from 0"))
        }
        _ => Err(Problem::bad("a path is made of keys and places")),
    };
    path.iter().map(step).collect()
}

fn content(value: &Value) -> Result<Content, Problem> {
    Ok(match value {
        Value::String(text) => Content::Text(text.clone()),
        Value::Bool(flag) => Content::Flag(*flag),
        Value::Number(n) => Content::Number(n.to_string()),
        Value::Array(items) => Content::List(items.iter().map(content).collect::<Result<_, _>>()?),
        Value::Object(entries) => {
            let entry = |(key, value): (&String, &Value)| Ok((key.clone(), content(value)?));
            Content::Map(entries.iter().map(entry).collect::<Result<_, Problem>>()?)
        }
        Value::Null => return Err(Problem::bad("nothing cannot be written; take the key out instead")),
    })
}
