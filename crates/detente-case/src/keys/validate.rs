//! A small JSON Schema validator, enough to hold case files against the schema that editors use.
#![cfg(test)]

use super::{outcome_schema, schema};
use crate::findings::Findings;
use crate::read::{is_case_id, is_id};
use crate::statement::RESERVED;
use crate::yaml::{Node, ScalarStyle, Value as Yaml, load};
use crate::{from_answers, parse, template};
use detente_source::{Digest, SourceText};
use serde_json::{Map, Value, json};
use std::path::Path;

/// The value that a reader of YAML 1.2 sees.
fn json_of(node: &Node) -> Value {
    match &node.value {
        Yaml::List(items) => items.iter().map(json_of).collect(),
        Yaml::Mapping(entries) => {
            let pairs = entries.iter().map(|(k, v)| (k.text().unwrap_or_default().to_owned(), json_of(v)));
            Value::Object(pairs.collect::<Map<_, _>>())
        }
        Yaml::Scalar(text, ScalarStyle::Plain) => match text.as_str() {
            "" | "~" | "null" | "Null" | "NULL" => Value::Null,
            "true" | "True" | "TRUE" => json!(true),
            "false" | "False" | "FALSE" => json!(false),
            _ if text.parse::<i64>().is_ok() => json!(text.parse::<i64>().ok()),
            _ if text.starts_with(|c: char| c.is_ascii_digit() || c == '-' || c == '+')
                && text.parse::<f64>().is_ok() =>
            {
                json!(text.parse::<f64>().ok())
            }
            _ => json!(text),
        },
        Yaml::Scalar(text, _) => json!(text),
    }
}

fn matches(pattern: &str, text: &str) -> bool {
    let date =
        |text: &str| text.len() >= 4 && text.split('-').all(|p| !p.is_empty() && p.bytes().all(|b| b.is_ascii_digit()));
    match pattern {
        "\\S" => !text.trim().is_empty(),
        "^[0-9]{4}(-[0-9]{2}){0,2}$" => date(text) && matches!(text.len(), 4 | 7 | 10),
        "^[0-9a-fA-F]{64}$" => Digest::parse(text).is_some(),
        "^[a-z][a-z0-9]*(-[a-z0-9]+)*$" => is_case_id(text),
        "^(?!(?:true|false|null)$)[a-z][a-z0-9_]*$" => is_id(text),
        "^(?!(?:true|false|not|and|or|implies|iff|null)$)[a-z][a-z0-9_]*$" => is_id(text) && !RESERVED.contains(&text),
        "^[^/\\\\:]+(/[^/\\\\:]+)*$" => !text.contains(['\\', ':']) && text.split('/').all(|p| !p.is_empty()),
        other => panic!("the test does not know the pattern {other}"),
    }
}

fn is_type(name: &str, value: &Value) -> bool {
    match name {
        "object" => value.is_object(),
        "array" => value.is_array(),
        "string" => value.is_string(),
        "boolean" => value.is_boolean(),
        "number" => value.is_number(),
        "integer" => value.is_i64() || value.is_u64(),
        other => panic!("the test does not know the type {other}"),
    }
}

fn valid(root: &Value, schema: &Value, value: &Value) -> bool {
    let Some(schema) = schema.as_object() else { return schema != &json!(false) };
    if let Some(name) = schema.get("$ref").and_then(Value::as_str) {
        return valid(root, root.pointer(name.trim_start_matches('#')).unwrap(), value);
    }
    schema.iter().all(|(keyword, argument)| {
        let each = || argument.as_array().unwrap().iter();
        let object = value.as_object();
        match keyword.as_str() {
            "$schema" | "title" | "description" | "definitions" => true,
            "not" => !valid(root, argument, value),
            "allOf" => each().all(|s| valid(root, s, value)),
            "anyOf" => each().any(|s| valid(root, s, value)),
            "oneOf" => each().filter(|s| valid(root, s, value)).count() == 1,
            "type" => match argument.as_str() {
                Some(name) => is_type(name, value),
                None => each().any(|name| is_type(name.as_str().unwrap(), value)),
            },
            "enum" => each().any(|v| v == value),
            "pattern" => value.as_str().is_none_or(|text| matches(argument.as_str().unwrap(), text)),
            "minimum" => value.as_f64().is_none_or(|v| v >= argument.as_f64().unwrap()),
            "maximum" => value.as_f64().is_none_or(|v| v <= argument.as_f64().unwrap()),
            "items" => value.as_array().is_none_or(|items| items.iter().all(|v| valid(root, argument, v))),
            "minItems" => value.as_array().is_none_or(|items| items.len() as u64 >= argument.as_u64().unwrap()),
            "maxItems" => value.as_array().is_none_or(|items| items.len() as u64 <= argument.as_u64().unwrap()),
            "required" => object.is_none_or(|o| each().all(|key| o.contains_key(key.as_str().unwrap()))),
            "minProperties" => object.is_none_or(|o| o.len() as u64 >= argument.as_u64().unwrap()),
            "properties" => object
                .is_none_or(|o| o.iter().all(|(key, v)| argument.get(key).is_none_or(|schema| valid(root, schema, v)))),
            "patternProperties" => object.is_none_or(|o| {
                let rules = || argument.as_object().unwrap().iter();
                o.iter().all(|(key, v)| rules().filter(|(p, _)| matches(p, key)).all(|(_, s)| valid(root, s, v)))
            }),
            "additionalProperties" => object.is_none_or(|o| {
                let named = |key: &str| schema.get("properties").is_some_and(|p| p.get(key).is_some());
                let patterns = || schema.get("patternProperties").and_then(Value::as_object).into_iter().flatten();
                let known = |key: &str| named(key) || patterns().any(|(p, _)| matches(p, key));
                o.iter().filter(|(key, _)| !known(key)).all(|(_, v)| valid(root, argument, v))
            }),
            other => panic!("the test does not know the keyword {other}"),
        }
    })
}

/// Whether the text is valid by the schema; nothing for what is not YAML.
fn by_schema(text: &str) -> Option<bool> {
    by(&schema(), text)
}

fn by(schema: &Value, text: &str) -> Option<bool> {
    let mut out = Findings::default();
    let root = load(&SourceText::new("case.yaml", text), &mut out).filter(|_| !out.has_errors())?;
    Some(valid(schema, schema, &json_of(&root)))
}

#[test]
fn what_the_parser_accepts_is_valid() {
    let texts = [
        template("talks", "Talks"),
        from_answers(&crate::Answers::default()),
        include_str!("../../tests/full.yaml").to_owned(),
        include_str!("../../tests/full-graph.yaml").to_owned(),
    ];
    let page = include_str!("../../../../docs/case-language.md");
    let examples =
        page.split("```yaml complete\n").skip(1).filter_map(|rest| rest.split("```").next()).map(str::to_owned);
    for text in texts.into_iter().chain(examples) {
        assert!(parse(&SourceText::new("case.yaml", text.as_str())).case.is_some());
        assert_eq!(by_schema(&text), Some(true), "{text}");
    }
}

/// Every kind of mistake that shapes decide is a mistake by the schema, and no other is.
#[test]
fn parser_and_schema_agree_on_shapes() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/findings");
    let (mut good, mut bad) = (0, 0);
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_none_or(|e| e != "yaml") {
            continue;
        }
        let text = std::fs::read_to_string(&path).unwrap();
        let parsed = parse(&SourceText::new("case.yaml", text.as_str()));
        // A date that the calendar lacks has the right shape; so has a party with no preferences at all.
        let beyond = |code: &str| !code.starts_with("D02") || code == "D0209";
        let party = |code: &str| matches!(code, "D0504" | "D0505");
        let by_parser = !parsed.diagnostics.iter().any(|d| !beyond(d.code) || party(d.code));
        let Some(by_schema) = by_schema(&text) else { continue };
        assert_eq!(by_parser, by_schema, "{}", path.display());
        *(if by_parser { &mut good } else { &mut bad }) += 1;
    }
    assert!(good > 10 && bad > 5, "{good} good and {bad} bad");
}

#[test]
fn outcomes_have_a_schema_of_their_own() {
    let schema = outcome_schema();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../cases");
    let files = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path().join("outcome.yaml"));
    let outcomes: Vec<String> = files.filter_map(|file| std::fs::read_to_string(file).ok()).collect();
    assert!(outcomes.len() >= 5);
    for text in &outcomes {
        assert_eq!((by(&schema, text), by_schema(text)), (Some(true), Some(false)), "{text}");
    }
    let sound = "outcome: 1\ncase: talks\ndrafted_before_outcome: false\nsources: {paper: {title: A paper}}\n\
                 came_about: {taken: [a.talk], by: 2024-03}\n";
    assert_eq!(by(&schema, sound), Some(true));
    for (from, to) in [
        ("outcome: 1", "outcome: 2"),
        ("drafted_before_outcome", "drafted_before"),
        ("by: 2024-03", "by: in spring"),
        (", by: 2024-03", ""),
        ("taken: [a.talk]", "taken: [a.talk], holds: peace"),
    ] {
        assert_eq!(by(&schema, &sound.replacen(from, to, 1)), Some(false), "{to}");
    }
}

#[test]
fn single_mistakes_are_caught() {
    let good = "detente: 1\nid: a\nparties:\n  p:\n    options: {x: Do it}\n    prefers: [p.x]\n";
    assert_eq!(by_schema(good), Some(true));
    let changes = [
        ("detente: 1", "detente: 2"),
        ("id: a", "id: A"),
        ("id: a", "id: a\ntitle: true"),
        ("id: a", "id: a\ntitel: b"),
        ("id: a", "id: a\nas_of: in spring"),
        ("p:\n", "Jp:\n"),
        ("p:\n", "not:\n"),
        ("{x: Do it}", "{x: {doez: Do it}}"),
        ("{x: Do it}", "{x: {does: Do it, moves: never}}"),
        ("{x: Do it}", "{x: {does: Do it, now: yes}}"),
        ("[p.x]", "p.x"),
        ("[p.x]", "[{want: p.x, cites: c}]"),
        ("    prefers: [p.x]\n", ""),
        ("prefers: [p.x]", "prefers: [p.x]\n    weights: {}"),
        ("prefers: [p.x]", "weights: {p.x: much}"),
    ];
    for (from, to) in changes {
        let text = good.replacen(from, to, 1);
        assert_eq!(by_schema(&text), Some(false), "{text}");
        assert!(parse(&SourceText::new("case.yaml", text.as_str())).case.is_none(), "{text}");
    }
}
