//! The JSON Schema of each document, made from its type.

use super::v1;
use schemars::generate::SchemaSettings;
use schemars::transform::RecursiveTransform;
use schemars::{JsonSchema, Schema};
use serde_json::{Map, Value, json};

/// The schema of each format by its name, such as `detente.paths/1`.
///
/// ```
/// let all = detente_report::documents::schema::all();
/// let (_, paths) = all.iter().find(|(format, _)| format == "detente.paths/1").unwrap();
/// assert_eq!(paths["properties"]["format"]["const"], "detente.paths/1");
/// ```
pub fn all() -> Vec<(String, Value)> {
    vec![
        of::<v1::Analysis>(),
        of::<v1::Analyses>(),
        of::<v1::StateTable>(),
        of::<v1::Why>(),
        of::<v1::Paths>(),
        of::<v1::Coalitions>(),
        of::<v1::LookingAhead>(),
        of::<v1::Views>(),
        of::<v1::StrengthTold>(),
        of::<v1::Doubtful>(),
        of::<v1::Unlock>(),
        of::<v1::Worlds>(),
        of::<v1::HingesTold>(),
        of::<v1::SettlementTold>(),
        of::<v1::Scores>(),
        of::<v1::Hypotheses>(),
        of::<v1::Sources>(),
        of::<v1::Suggestions>(),
        of::<v1::Trace>(),
        of::<v1::Checks>(),
        of::<v1::Lints>(),
    ]
}

/// Objects have the fields that are told and no others, so that none is added without its schema.
fn of<T: JsonSchema>() -> (String, Value) {
    let settings = SchemaSettings::draft2020_12().for_serialize().with_transform(RecursiveTransform(close));
    let mut schema = settings.into_generator().into_root_schema_for::<T>();
    let format = T::schema_name().into_owned();
    named(schema.ensure_object(), &format);
    if let Some(Value::Object(parts)) = schema.get_mut("$defs") {
        let documents = parts.iter_mut().filter(|(name, _)| name.starts_with("detente."));
        for (name, part) in documents {
            part.as_object_mut().into_iter().for_each(|part| named(part, name));
        }
    }
    (format, schema.to_value())
}

/// Tells of the field `format` of a document: serde writes the name of the type there, and schemars does not know of it.
fn named(schema: &mut Map<String, Value>, format: &str) {
    if let Some(Value::Object(properties)) = schema.get_mut("properties") {
        properties.shift_insert(0, "format".to_owned(), json!({"const": format}));
    }
    if let Some(Value::Array(required)) = schema.get_mut("required") {
        required.insert(0, json!("format"));
    }
}

/// Settles what a schema leaves open, from the outside in: what stands beside alternatives counts with each of them.
fn close(schema: &mut Schema) {
    // `uint64` and the like are names of Rust's types.
    schema.remove("format");
    let whole = schema.get("properties").is_some() && schema.get("unevaluatedProperties") != Some(&Value::Null);
    let beside = ["oneOf", "anyOf"].into_iter().find(|key| whole && schema.get(*key).is_some());
    if let Some(Value::Array(alternatives)) = beside.and_then(|key| schema.get_mut(key)) {
        // A mark for when these are closed themselves.
        let objects = alternatives.iter_mut().filter_map(Value::as_object_mut);
        objects.for_each(|part| drop(part.insert("unevaluatedProperties".to_owned(), Value::Null)));
    }
    match (whole, beside) {
        (true, Some(_)) => drop(schema.insert("unevaluatedProperties".to_owned(), false.into())),
        (true, None) => drop(schema.insert("additionalProperties".to_owned(), false.into())),
        (false, _) if schema.get("unevaluatedProperties") == Some(&Value::Null) => {
            drop(schema.remove("unevaluatedProperties"));
        }
        (false, _) => {}
    }
}
