//! The table of keys as a JSON Schema, for editors.

use super::{BARGAINING_KEYS, CASE, KEYS_OF_MOVES, Key, Mapping, OUTCOME, Shape};
use crate::LIKELIHOOD_TERMS;
use crate::read::{MAX_WEIGHT, NO_TEXT};
use crate::statement::RESERVED;
use serde_json::{Map, Value, json};

/// The JSON Schema (draft 7) of case files: everything that the parser accepts is valid by it.
///
/// Names, references and the meaning of statements are beyond a schema; `detente check` looks at those.
///
/// ```
/// let schema = detente_case::schema();
/// assert_eq!(schema["$schema"], "http://json-schema.org/draft-07/schema#");
/// assert_eq!(schema["required"], serde_json::json!(["detente", "id", "parties"]));
/// ```
pub fn schema() -> Value {
    schema_of(&CASE, "Detente case file, version 1")
}

/// The JSON Schema (draft 7) of outcome files, which lie beside cases.
///
/// ```
/// let schema = detente_case::outcome_schema();
/// assert_eq!(schema["properties"]["outcome"]["enum"], serde_json::json!([1]));
/// ```
pub fn outcome_schema() -> Value {
    schema_of(&OUTCOME, "Detente outcome file, version 1")
}

fn schema_of(whole: &Mapping, title: &str) -> Value {
    let mut definitions = Map::new();
    let mut root = mapping(whole, &mut definitions);
    definitions.sort_keys();
    root.insert("definitions".to_owned(), Value::Object(definitions));
    let mut out = Map::new();
    out.insert("$schema".to_owned(), json!("http://json-schema.org/draft-07/schema#"));
    out.insert("title".to_owned(), json!(title));
    out.extend(root);
    Value::Object(out)
}

fn mapping(mapping: &Mapping, definitions: &mut Map<String, Value>) -> Map<String, Value> {
    let mut properties = Map::new();
    for key in mapping.keys {
        properties.insert(key.name.to_owned(), described(key, definitions));
    }
    let required: Vec<&str> = mapping.keys.iter().filter(|k| k.required).map(|k| k.name).collect();
    let mut out = Map::new();
    out.insert("description".to_owned(), json!(mapping.doc));
    out.insert("type".to_owned(), json!("object"));
    out.insert("properties".to_owned(), Value::Object(properties));
    if !required.is_empty() {
        out.insert("required".to_owned(), json!(required));
    }
    if !mapping.one_of.is_empty() {
        let required = |keys: &[&str]| keys.iter().map(|key| json!({ "required": [key] })).collect::<Vec<Value>>();
        let mut each = required(mapping.one_of);
        if mapping.schema == "party" {
            // Who only bargains has no options and no preferences among states.
            each.push(json!({ "anyOf": required(BARGAINING_KEYS), "not": { "anyOf": required(KEYS_OF_MOVES) } }));
        }
        out.insert("oneOf".to_owned(), json!(each));
    }
    out.insert("additionalProperties".to_owned(), json!(false));
    out
}

/// The schema of a key's value, with the description that editors show.
fn described(key: &Key, definitions: &mut Map<String, Value>) -> Value {
    let mut out = Map::new();
    out.insert("description".to_owned(), json!(key.doc));
    match shape(&key.shape, definitions) {
        // Draft 7 ignores whatever stands beside a reference.
        Value::Object(inner) if inner.contains_key("$ref") => {
            out.insert("allOf".to_owned(), json!([inner]));
        }
        Value::Object(inner) => out.extend(inner),
        _ => {}
    }
    Value::Object(out)
}

fn shape(of: &Shape, definitions: &mut Map<String, Value>) -> Value {
    match of {
        // Plain numbers are text here; plain `true` is not.
        Shape::Text => json!({ "type": ["string", "number"], "pattern": "\\S" }),
        Shape::Flag => json!({ "type": "boolean" }),
        Shape::Version => json!({ "enum": [1] }),
        Shape::Whole(least, u64::MAX) => json!({ "type": "integer", "minimum": least }),
        Shape::Whole(least, most) => json!({ "type": "integer", "minimum": least, "maximum": most }),
        Shape::AllOrWhole => json!({ "anyOf": [{ "enum": ["all"] }, { "type": "integer", "minimum": 1 }] }),
        Shape::Decimal => json!({ "type": "number", "minimum": -MAX_WEIGHT, "maximum": MAX_WEIGHT }),
        Shape::Share => json!({ "type": "number", "minimum": 0, "maximum": 1 }),
        Shape::Likelihood => {
            let terms: Vec<&str> = LIKELIHOOD_TERMS.iter().flat_map(|t| [t.words, t.other]).collect();
            json!({ "anyOf": [{ "type": "number", "minimum": 0, "maximum": 1 }, { "enum": terms }] })
        }
        Shape::Date => json!({ "type": ["string", "integer"], "pattern": "^[0-9]{4}(-[0-9]{2}){0,2}$" }),
        Shape::Digest => json!({ "type": ["string", "number"], "pattern": "^[0-9a-fA-F]{64}$" }),
        Shape::CaseId => json!({ "type": "string", "pattern": CASE_ID }),
        Shape::Id => json!({ "type": "string", "pattern": id_pattern() }),
        Shape::Name => json!({ "type": "string", "pattern": name_pattern() }),
        Shape::Choice(words) => json!({ "enum": words }),
        Shape::Statement => json!({ "type": ["string", "boolean"], "pattern": "\\S" }),
        Shape::State => json!({ "type": ["string", "integer"] }),
        Shape::File => json!({ "type": ["string", "number"], "pattern": "^[^/\\\\:]+(/[^/\\\\:]+)*$" }),
        Shape::List(item) => json!({ "type": "array", "items": shape(item, definitions) }),
        Shape::Pair(item) => {
            json!({ "type": "array", "items": shape(item, definitions), "minItems": 2, "maxItems": 2 })
        }
        Shape::Map(inner) => {
            if !definitions.contains_key(inner.schema) {
                let value = Value::Object(mapping(inner, definitions));
                definitions.insert(inner.schema.to_owned(), value);
            }
            json!({ "$ref": format!("#/definitions/{}", inner.schema) })
        }
        Shape::Keyed { key, value, least, .. } => keyed(key, shape(value, definitions), *least),
        Shape::Either(shapes) => {
            let each: Vec<Value> = shapes.iter().map(|s| shape(s, definitions)).collect();
            // Kinds differ, so at most one applies; `anyOf` gives editors shorter messages than `oneOf`.
            json!({ "anyOf": each })
        }
    }
}

/// A mapping whose keys the writer chooses.
fn keyed(key: &Shape, value: Value, least: usize) -> Value {
    let mut out = Map::new();
    out.insert("type".to_owned(), json!("object"));
    match key {
        Shape::Choice(words) => {
            let properties: Map<String, Value> = words.iter().map(|w| ((*w).to_owned(), value.clone())).collect();
            out.insert("properties".to_owned(), Value::Object(properties));
            out.insert("additionalProperties".to_owned(), json!(false));
        }
        Shape::Name => {
            out.insert("patternProperties".to_owned(), json!({ name_pattern(): value }));
            out.insert("additionalProperties".to_owned(), json!(false));
        }
        Shape::Id => {
            out.insert("patternProperties".to_owned(), json!({ id_pattern(): value }));
            out.insert("additionalProperties".to_owned(), json!(false));
        }
        _ => {
            out.insert("additionalProperties".to_owned(), value);
        }
    }
    if least > 0 {
        out.insert("minProperties".to_owned(), json!(least));
    }
    Value::Object(out)
}

const CASE_ID: &str = "^[a-z][a-z0-9]*(-[a-z0-9]+)*$";

fn id_pattern() -> String {
    format!("^(?!(?:{})$)[a-z][a-z0-9_]*$", NO_TEXT.join("|"))
}

fn name_pattern() -> String {
    let words: Vec<&str> = RESERVED.into_iter().chain(NO_TEXT.into_iter().filter(|w| !RESERVED.contains(w))).collect();
    format!("^(?!(?:{})$)[a-z][a-z0-9_]*$", words.join("|"))
}
