//! What the fuzz targets look for, held to the seeds: every seed as it is, cut short, and with parts left out or doubled.

#[path = "../../../fuzz/properties.rs"]
mod properties;

#[cfg(feature = "workbench")]
#[path = "../../../fuzz/workbench.rs"]
mod workbench;

use std::path::Path;

/// The seeds of a fuzz target, with their names, in order.
fn seeds(target: &str) -> Vec<(String, Vec<u8>)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fuzz/seeds").join(target);
    let mut found: Vec<(String, Vec<u8>)> = std::fs::read_dir(folder)
        .expect("there are seeds")
        .map(|entry| {
            let path = entry.expect("it can be listed").path();
            (path.display().to_string(), std::fs::read(&path).expect("it can be read"))
        })
        .collect();
    found.sort();
    assert!(found.len() >= 4, "{target}");
    found
}

/// Holds each seed to a property, and what comes of changing it in about `changes` places.
fn hold(target: &str, changes: usize, property: fn(&[u8])) {
    for (name, seed) in seeds(target) {
        let try_one = |what: &str, bytes: &[u8]| {
            let outcome = std::panic::catch_unwind(|| property(bytes));
            assert!(outcome.is_ok(), "{name}, {what}:\n{}", String::from_utf8_lossy(bytes));
        };
        try_one("as it is", &seed);
        let step = (seed.len() / changes).max(1);
        for at in (0..seed.len()).step_by(step) {
            try_one("cut short", &seed[..at]);
            let end = (at + 1 + at % 7).min(seed.len());
            try_one("with a part left out", &[&seed[..at], &seed[end..]].concat());
            try_one("with a part doubled", &[&seed[..end], &seed[at..]].concat());
            try_one("with a byte changed", &[&seed[..at], b"!", &seed[at + 1..]].concat());
        }
    }
}

#[test]
fn case_files() {
    hold("case", 40, properties::case);
}

#[test]
fn tidied_case_files() {
    hold("case", 40, properties::fmt);
}

#[test]
fn statements() {
    hold("statement", 60, properties::statement);
}

#[test]
fn models_of_gmcr() {
    hold("gmcr", 60, properties::gmcr);
}

#[test]
fn html_pages() {
    hold("html", 60, properties::html);
}

#[test]
fn texts() {
    hold("text", 60, properties::text);
}

#[cfg(feature = "workbench")]
#[test]
fn requests_to_the_workbench() {
    hold("workbench", 8, workbench::request);
}

/// Requests whose JSON is sound, with values that nobody expects.
#[cfg(feature = "workbench")]
#[test]
fn odd_requests_to_the_workbench() {
    use serde_json::{Value, json};
    let odd = [
        json!(null),
        json!(true),
        json!(-1),
        json!(u64::MAX),
        json!(1e300),
        json!(0.5),
        json!(""),
        json!("now"),
        json!("none"),
        json!("\u{0}\u{202e}\u{1f600}"),
        json!("a.go &"),
        json!("((((((((((((((((a.go"),
        json!("YN"),
        json!("99999999999999999999"),
        json!("x".repeat(10_000)),
        json!([]),
        json!([[[[]]]]),
        json!(["a", "a", "a"]),
        json!({}),
        json!({"do": "set", "path": [0, -1, {}], "to": null}),
        json!("detente: 1\nid: x\nparties: {}\n"),
        json!("states: {s1: one}\ndetente: 1\nid: g\nparties: {a: {arcs: [], ranking: [s1], assumption: true}}\n"),
    ];
    /// Every place in a value, put to other values one after the other.
    fn places(value: &Value, path: String, found: &mut Vec<String>) {
        match value {
            Value::Object(entries) => entries.iter().for_each(|(key, v)| places(v, format!("{path}/{key}"), found)),
            Value::Array(items) => items.iter().enumerate().for_each(|(i, v)| places(v, format!("{path}/{i}"), found)),
            _ => {}
        }
        found.push(path);
    }
    for (name, seed) in seeds("workbench") {
        let text = String::from_utf8(seed).expect("a seed is text");
        let (line, body) = text.split_once('\n').expect("a line, and a body");
        let body: Value = serde_json::from_str(body).expect("a seed is JSON");
        let mut all = Vec::new();
        places(&body, String::new(), &mut all);
        for place in all {
            for value in &odd {
                let mut other = body.clone();
                *other.pointer_mut(&place).expect("the place is there") = value.clone();
                let request = format!("{line}\n{other}");
                let outcome = std::panic::catch_unwind(|| workbench::request(request.as_bytes()));
                assert!(outcome.is_ok(), "{name}: {place} is {value}");
            }
        }
    }
}

#[test]
fn bytes_of_documents() {
    hold("bytes", 40, properties::bytes);
}

#[test]
fn profiles_of_negotiations() {
    hold("profiles", 60, properties::profiles);
}

#[test]
fn the_shipped_cases() {
    let cases = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../cases");
    let mut held = 0;
    for entry in std::fs::read_dir(cases).expect("there are cases") {
        if let Ok(bytes) = std::fs::read(entry.expect("it can be listed").path().join("case.yaml")) {
            properties::case(&bytes);
            held += 1;
        }
    }
    assert!(held >= 12, "{held}");
}
