//! What is wrong with a model is said, with its place, and nothing panics.

use crate::gmcr::model::{import_text, models};
use detente_case::{from_gmcr, import};
use detente_source::{Diagnostics, Severity, SourceText};
use proptest::prelude::*;
use serde_json::{Value, json};

const GOOD: &str = r#"{"options": [{"name": "Go", "permittedDirection": "both"},
                                  {"name": "Stop", "permittedDirection": "fwd"}],
                      "decisionMakers": [{"name": "One", "options": [0], "preferences": [], "preferenceRanking": [1, [2, 3]]},
                                         {"name": "Two", "options": [1], "preferences": [], "preferenceRanking": [3, 2, 1]}],
                      "infeasibles": [[[0, "Y"], [1, "Y"]]], "useManualPreferenceRanking": true}"#;

/// What is found when a part of a good model is replaced: codes and the text that each points to.
fn found(from: &str, to: &str) -> Vec<(&'static str, String)> {
    assert_eq!(GOOD.matches(from).count(), 1, "`{from}` stands once in the model");
    let text = GOOD.replace(from, to);
    let source = SourceText::new("m.gmcr", text.as_str());
    let list = |all: &Diagnostics| {
        all.iter().map(|d| (d.code, d.span.map(|s| source.slice(s).to_owned()).unwrap_or_default())).collect()
    };
    match import_text(&text) {
        Ok(imported) => list(&imported.warnings),
        Err(all) => {
            assert!(all.has_errors());
            list(&all)
        }
    }
}

fn one(from: &str, to: &str) -> (&'static str, String) {
    let all = found(from, to);
    assert_eq!(all.len(), 1, "{all:?}");
    all.into_iter().next().unwrap()
}

fn is(code: &'static str, at: &str) -> (&'static str, String) {
    (code, at.to_owned())
}

#[test]
fn the_model_itself_is_good() {
    assert!(import_text(GOOD).unwrap().warnings.is_empty());
}

#[test]
fn what_is_not_json() {
    assert_eq!(one("\"fwd\"}]", "\"fwd\"}").0, "D0901");
    assert_eq!(one("\"both\"}", "'both'}"), is("D0901", "'"));
    for text in ["", " \n", "{", "[1,2", "\"\\ud800\"", "nul", "{\"a\":1}}", "\u{FEFF}{}"] {
        let all = import_text(text).unwrap_err();
        assert_eq!(all.iter().next().unwrap().code, "D0901", "{text}");
    }
    assert!(import_text(&"[".repeat(200_000)).is_err());
}

#[test]
fn what_is_no_model() {
    for text in ["{}", "[]", "3", "null", "\"x\"", "{\"options\": {}}", "{\"options\": [], \"decisionMakers\": []}"] {
        let all = import_text(text).unwrap_err();
        assert_eq!(all.iter().next().unwrap().code, "D0902", "{text}");
    }
    assert_eq!(one("\"name\": \"Go\"", "\"name\": 3"), is("D0902", "3"));
    assert_eq!(one("\"fwd\"", "\"sideways\""), is("D0902", "\"sideways\""));
    assert_eq!(one("[[[0, \"Y\"], [1, \"Y\"]]]", "[[[0, \"Y\"], [1, \"-\"]]]"), is("D0902", "[1, \"-\"]"));
    assert_eq!(one("[[[0, \"Y\"], [1, \"Y\"]]]", "[7]"), is("D0902", "7"));
    assert_eq!(one("[[[0, \"Y\"], [1, \"Y\"]]]", "[[]]"), is("D0902", "[]"));
    assert_eq!(one("true}", "1}"), is("D0902", "1"));
    assert_eq!(one("\"name\": \"Two\", \"options\": [1]", "\"name\": \"Two\"").0, "D0902");
}

#[test]
fn indices_of_nothing() {
    assert_eq!(one("\"options\": [0]", "\"options\": [0, 2]"), is("D0903", "2"));
    assert_eq!(one("\"options\": [0]", "\"options\": [0, -1]"), is("D0903", "-1"));
    assert_eq!(one("\"options\": [0]", "\"options\": [0, 0.5]"), is("D0903", "0.5"));
    assert_eq!(
        one("\"options\": [0]", "\"options\": [0, 99999999999999999999999]"),
        is("D0903", "99999999999999999999999")
    );
    assert_eq!(one("[[[0, \"Y\"]", "[[[5, \"Y\"]").1, "5");
}

#[test]
fn options_of_nobody_and_of_two() {
    assert_eq!(
        one("\"options\": [1]", "\"options\": []"),
        is("D0904", "{\"name\": \"Stop\", \"permittedDirection\": \"fwd\"}")
    );
    let text = GOOD.replace("\"options\": [1]", "\"options\": [1, 0]");
    let all = import_text(&text).unwrap_err();
    let found = all.iter().next().unwrap();
    assert_eq!((found.code, all.counts()), ("D0904", (1, 0)));
    assert_eq!(found.message, "`Go` belongs to `One` and to `Two`");
    assert_eq!(found.related.len(), 1);
}

#[test]
fn rankings_that_do_not_fit() {
    assert_eq!(one("[3, 2, 1]", "[3, 2, 2, 1]"), is("D0905", "2"));
    assert_eq!(one("[3, 2, 1]", "[3, 2]"), is("D0905", "[3, 2]"));
    assert_eq!(found("[3, 2, 1]", "[4, 2, 1]"), [is("D0905", "[4, 2, 1]"), is("D0905", "4")]);
    assert_eq!(one("[3, 2, 1]", "[3, 2, \"1\"]"), is("D0905", "\"1\""));
    assert_eq!(one("[3, 2, 1]", "[[3, [2, 1]]]"), is("D0905", "[2, 1]"));
    assert_eq!(one("[3, 2, 1]", "[]").0, "D0905");
    assert_eq!(one(", \"preferenceRanking\": [3, 2, 1]", "").0, "D0905");
    // Sums of 2^k over the options taken are not what GMCR+ writes, but there is no mistaking them.
    assert_eq!(one("[3, 2, 1]", "[0, 2, 1]"), is("D0913", "[0, 2, 1]"));
}

#[test]
fn more_than_a_case_holds() {
    let options: Vec<Value> = (0..65).map(|i| json!({"name": format!("o{i}"), "permittedDirection": "both"})).collect();
    let owned: Vec<usize> = (0..65).collect();
    let model = json!({"options": options, "decisionMakers": [{"name": "a", "options": owned, "preferences": []}],
                       "infeasibles": [], "useManualPreferenceRanking": false});
    let all = import_text(&model.to_string()).unwrap_err();
    assert_eq!(all.iter().next().unwrap().code, "D0906");
}

#[test]
fn the_id_must_be_that_of_a_case() {
    for id in ["", "Elmira", "a_b", "a--b", "x\n"] {
        let all = from_gmcr(&SourceText::new("m.gmcr", GOOD), id).unwrap_err();
        assert_eq!(all.iter().next().unwrap().code, "D0207", "{id:?}");
    }
}

#[test]
fn findings_are_many_per_run_but_not_endless() {
    let two = GOOD.replace("\"fwd\"", "\"up\"").replace("[3, 2, 1]", "7");
    assert_eq!(import_text(&two).unwrap_err().counts().0, 2);
    let many = GOOD.replace("[[[0, \"Y\"], [1, \"Y\"]]]", &format!("[{}]", vec!["3"; 5000].join(",")));
    let all = import_text(&many).unwrap_err();
    assert!(all.iter().count() <= 201 && all.iter().any(|d| d.message.contains("4900 more findings")));
}

#[test]
fn codes_are_in_order_and_explained() {
    let codes: Vec<&str> = import::codes::CODES.iter().map(|c| c.code).collect();
    assert!(codes.is_sorted() && codes.iter().all(|c| c.starts_with("D09")));
    let of_cases = |code: &&str| detente_case::codes::CODES.iter().any(|c| c.code == *code);
    assert!(!codes.iter().any(of_cases), "imports have codes of their own");
    assert!(import::codes::CODES.iter().all(|c| c.explanation.ends_with('.') && !c.explanation.contains("  ")));
    assert!(import::codes::CODES.iter().all(|c| (c.severity == Severity::Warning) == (c.code >= "D0911")));
}

/// Replaces one value somewhere in a tree.
fn replace(tree: &mut Value, at: usize, with: &Value) {
    fn count(tree: &Value) -> usize {
        1 + match tree {
            Value::Array(all) => all.iter().map(count).sum(),
            Value::Object(all) => all.values().map(count).sum(),
            _ => 0,
        }
    }
    fn walk(tree: &mut Value, at: &mut usize, with: &Value) {
        if *at == 0 {
            *tree = with.clone();
        }
        *at = at.wrapping_sub(1);
        match tree {
            Value::Array(all) => all.iter_mut().for_each(|v| walk(v, at, with)),
            Value::Object(all) => all.values_mut().for_each(|v| walk(v, at, with)),
            _ => {}
        }
    }
    let mut at = at % count(tree);
    walk(tree, &mut at, with);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1500))]

    #[test]
    fn no_model_makes_it_panic(model in models(), ranked: bool, faults in prop::collection::vec((any::<usize>(), 0usize..16), 0..4)) {
        let strange = [
            json!(null), json!(-1), json!(3), json!(0.5), json!(u64::MAX), json!(""), json!("Y"), json!("fwd"), json!([]),
            json!([[]]), json!([0, "Y"]), json!({}), json!({"compound": true, "members": [[[0, "N"], [0, "Y"]]]}), json!(true), json!("\u{7}\n\u{0}"), json!("it's"),
        ];
        let count = model.feasible().len();
        let rankings: Vec<Value> = model.makers.iter().map(|_| (1..=count).collect()).collect();
        let mut json = model.json(ranked.then_some(&rankings[..]));
        for (at, with) in faults {
            replace(&mut json, at, &strange[with]);
        }
        let text = json.to_string();
        let all = match import_text(&text) {
            Ok(imported) => { crate::gmcr::model::read(&imported); imported.warnings }
            Err(all) => { prop_assert!(all.has_errors()); all }
        };
        for found in &all {
            prop_assert!(found.span.is_none_or(|s| s.end <= text.len() && text.is_char_boundary(s.start)));
            prop_assert!(!found.message.is_empty() && (!found.message.ends_with('.') || found.message.ends_with(" ...")));
        }
    }
}
