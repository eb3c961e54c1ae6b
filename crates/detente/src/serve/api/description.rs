//! The description of the interface, in the form of OpenAPI 3.1, made from the table of its doors and the types that go
//! through them.

use super::Bench;
use super::asked::with_documents;
use crate::serve::error::Problem;
use axum::handler::Handler;
use axum::http::header::CONTENT_TYPE;
use axum::response::IntoResponse;
use axum::routing::{MethodRouter, get, post, put};
use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, SchemaGenerator};
use serde_json::{Map, Value, json};

/// A way in: what is asked where, who answers, and what goes in and out.
pub struct Door {
    pub path: &'static str,
    pub answers: MethodRouter<Bench>,
    name: &'static str,
    method: &'static str,
    takes: Option<Shape>,
    /// What comes out: its kind, and its shape where it is data.
    gives: Option<(&'static str, Option<Shape>)>,
    refuses: &'static [u16],
}

/// A type, as what generates schemas sees it.
type Shape = fn(&mut SchemaGenerator) -> Value;

fn shape<T: JsonSchema>(generator: &mut SchemaGenerator) -> Value {
    generator.subschema_for::<T>().to_value()
}

const DATA: &str = "application/json";

impl Door {
    fn new(method: &'static str, path: &'static str, name: &'static str, answers: MethodRouter<Bench>) -> Self {
        Self { path, answers, name, method, takes: None, gives: None, refuses: &[] }
    }

    /// A place to be read.
    pub fn get<H: Handler<T, Bench>, T: 'static>(path: &'static str, name: &'static str, answers: H) -> Self {
        Self::new("get", path, name, get(answers))
    }

    /// A question, with a body.
    pub fn post<H: Handler<T, Bench>, T: 'static>(path: &'static str, name: &'static str, answers: H) -> Self {
        Self::new("post", path, name, post(answers))
    }

    /// A place to be written.
    pub fn put<H: Handler<T, Bench>, T: 'static>(path: &'static str, name: &'static str, answers: H) -> Self {
        Self::new("put", path, name, put(answers))
    }

    /// What goes in.
    pub fn takes<B: JsonSchema>(self) -> Self {
        Self { takes: Some(shape::<B>), ..self }
    }

    /// The data that come out.
    pub fn gives<A: JsonSchema>(self) -> Self {
        Self { gives: Some((DATA, Some(shape::<A>))), ..self }
    }

    /// The same, one after the other, of another kind.
    pub fn streams<A: JsonSchema>(self, kind: &'static str) -> Self {
        Self { gives: Some((kind, Some(shape::<A>))), ..self }
    }

    /// What comes out where it is no data.
    pub fn writes(self, kind: &'static str) -> Self {
        Self { gives: Some((kind, None)), ..self }
    }

    /// With which status it says that it was not done.
    pub fn refuses(self, refuses: &'static [u16]) -> Self {
        Self { refuses, ..self }
    }

    /// Its place without the marks of whole rests of paths.
    fn place(&self) -> String {
        format!("/api{}", self.path.replace("{*", "{"))
    }

    fn described(&self, read: &mut SchemaGenerator, written: &mut SchemaGenerator) -> Value {
        let mut responses = Map::new();
        let content =
            |kind: &str, schema: Option<Value>| json!({ kind: schema.map_or(json!({}), |s| json!({ "schema": s })) });
        let mut done = json!({ "description": "Done." });
        if let Some((kind, shape)) = self.gives {
            done["content"] = content(kind, shape.map(|shape| shape(written)));
        }
        responses.insert("200".to_owned(), done);
        for status in self.refuses {
            let problem = content(DATA, Some(shape::<Problem>(written)));
            responses.insert(status.to_string(), json!({ "description": "Not done.", "content": problem }));
        }
        let mut described = json!({ "operationId": self.name });
        let held = self.path.split('/').filter_map(|part| part.strip_prefix('{')?.strip_suffix('}'));
        let held: Vec<Value> = held
            .map(|name| json!({ "name": name.trim_start_matches('*'), "in": "path", "required": true, "schema": { "type": "string" } }))
            .collect();
        if !held.is_empty() {
            described["parameters"] = held.into();
        }
        if let Some(shape) = self.takes {
            described["requestBody"] = json!({ "content": content(DATA, Some(shape(read))), "required": true });
        }
        described["responses"] = responses.into();
        described
    }
}

/// The description as JSON, ending in a line end.
pub fn openapi(doors: &[Door]) -> String {
    let settings = SchemaSettings::draft2020_12().with(|s| {
        s.definitions_path = "/components/schemas".into();
        s.meta_schema = None;
    });
    let (mut read, mut written) =
        (settings.clone().for_deserialize().into_generator(), settings.for_serialize().into_generator());
    let mut paths = Map::new();
    for door in doors {
        let described = door.described(&mut read, &mut written);
        if let Value::Object(methods) = paths.entry(door.place()).or_insert_with(|| json!({})) {
            methods.insert(door.method.to_owned(), described);
        }
    }
    let mut shapes = read.take_definitions(true);
    for (name, shape) in written.take_definitions(true) {
        let other = shapes.insert(name, shape.clone());
        debug_assert!(other.is_none_or(|other| other == shape), "two types of one name");
    }
    with_documents(&mut shapes);
    shapes.values_mut().for_each(without_examples);
    shapes.sort_keys();
    paths.sort_keys();
    let described = json!({
        "openapi": "3.1.0",
        "info": {
            "title": "Detente workbench",
            "description": "What the workbench's page asks its own server. Stable within a version of the format; not meant to be reached from elsewhere.",
            "license": { "name": env!("CARGO_PKG_LICENSE") },
            "version": env!("CARGO_PKG_VERSION"),
        },
        "paths": paths,
        "components": { "schemas": shapes },
    });
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

/// What answers with the description.
pub async fn description() -> impl IntoResponse {
    ([(CONTENT_TYPE, DATA)], openapi(&super::doors()))
}
