//! Changes from forms and buttons, made in the text with everything else kept.

use super::Bench;
use super::asked::Body;
use crate::serve::error::Problem;
use axum::Json;
use axum::extract::State;
use detente::SourceText;
use detente::case::edit::{Content, Edit, Step, edit as change};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// Changes to a text, made one after the other, all or none.
#[derive(Deserialize, JsonSchema)]
pub struct EditRequest {
    /// The text of a case.
    text: String,
    /// The changes.
    changes: Vec<Change>,
}

/// A change. Paths are lists of keys and places from 0.
#[derive(Deserialize, JsonSchema)]
#[serde(tag = "do", rename_all = "snake_case")]
pub enum Change {
    /// Give a value.
    Set {
        /// Where.
        path: Vec<Place>,
        /// What.
        to: Value,
    },
    /// Put an entry into a list.
    Insert {
        /// The list.
        path: Vec<Place>,
        /// Its place.
        at: usize,
        /// The entry.
        content: Value,
    },
    /// Take an entry or a key out.
    Remove {
        /// Where.
        path: Vec<Place>,
    },
    /// Move an entry of a list or mapping.
    Move {
        /// The list.
        path: Vec<Place>,
        /// Its place now.
        from: usize,
        /// Its place afterwards.
        to: usize,
    },
    /// Give a key another name.
    Rename {
        /// The key.
        path: Vec<Place>,
        /// Its new name.
        to: String,
    },
}

/// A key, or a place in a list from 0.
#[derive(Clone, Deserialize, JsonSchema)]
#[serde(untagged, expecting = "a path is made of keys and of places, whole numbers from 0")]
pub enum Place {
    Key(String),
    At(usize),
}

impl From<&Place> for Step {
    fn from(place: &Place) -> Self {
        match place {
            Place::Key(key) => Self::Key(key.clone()),
            Place::At(at) => Self::At(*at),
        }
    }
}

/// The text after the changes.
#[derive(Serialize, JsonSchema)]
pub struct Edited {
    /// The text.
    text: String,
}

pub async fn edit(State(bench): State<Bench>, Body(asked): Body<EditRequest>) -> Result<Json<Edited>, Problem> {
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
        Change::Set { path, to } => Edit::Set { path: steps(path), to: content(to)? },
        Change::Insert { path, at, content: entry } => {
            Edit::Insert { path: steps(path), at: *at, content: content(entry)? }
        }
        Change::Remove { path } => Edit::Remove { path: steps(path) },
        Change::Move { path, from, to } => Edit::Move { path: steps(path), from: *from, to: *to },
        Change::Rename { path, to } => Edit::Rename { path: steps(path), to: to.clone() },
    })
}

fn steps(path: &[Place]) -> Vec<Step> {
    path.iter().map(Step::from).collect()
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
