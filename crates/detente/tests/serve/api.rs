//! What the page asks, answered as on the command line; and the description of it, held stable.

use super::client::{CASE, Server};
use serde_json::json;
use std::path::Path;
use std::process::Command;

fn shipped(case: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../cases").join(case).join("case.yaml");
    std::fs::read_to_string(path).expect("a shipped case")
}

#[test]
fn the_analysis_is_the_command_lines() {
    let server = Server::start();
    for case in ["japan-dprk-2024", "elmira-graph", "prisoners-dilemma"] {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../cases").join(case);
        let printed =
            Command::new(env!("CARGO_BIN_EXE_detente")).arg("analyze").arg(path).args(["--format", "json"]).output();
        let printed: serde_json::Value = serde_json::from_slice(&printed.unwrap().stdout).unwrap();
        let answer = server.ask("POST", "/api/analyze", Some(json!({"text": shipped(case)})));
        assert_eq!(answer.status, 200, "{}", answer.text());
        assert_eq!(answer.json()["analysis"], printed, "{case}");
        assert!(!answer.json()["answer"].as_array().unwrap().is_empty());
    }
}

#[test]
fn moves_and_reasons_fit_together() {
    let server = Server::start();
    let text = shipped("elmira");
    let analysis = server.ask("POST", "/api/analyze", Some(json!({"text": text}))).json();
    let states = analysis["analysis"]["feasible"].as_u64().unwrap();
    for state in 1..=states {
        let moves = server.ask("POST", "/api/moves", Some(json!({"text": text, "state": state}))).json();
        for party in 0..3u64 {
            let better = moves["moves"].as_array().unwrap().iter().any(|m| m["party"] == party && m["gain"] == 1);
            let asked = json!({"text": text, "state": state, "party": party, "concept": "nash"});
            let why = server.ask("POST", "/api/why", Some(asked)).json();
            assert_eq!(why["stable"].as_bool(), Some(!better), "state {state}, party {party}");
            for concept in ["gmr", "seq", "sim"] {
                let asked = json!({"text": text, "state": state, "party": party, "concept": concept});
                let why = server.ask("POST", "/api/why", Some(asked)).json();
                let id = analysis["analysis"]["parties"][party as usize].as_str().unwrap();
                let stable = analysis["analysis"]["stability"][concept][id].as_array().unwrap();
                assert_eq!(why["stable"].as_bool(), Some(stable.contains(&json!(state))), "{concept} {state} {party}");
            }
        }
    }
    for (state, party, concept) in [(0, 0, "nash"), (10, 0, "nash"), (1, 3, "nash"), (1, 0, "core")] {
        let asked = json!({"text": text, "state": state, "party": party, "concept": concept});
        assert_eq!(server.ask("POST", "/api/why", Some(asked)).status, 400, "{state} {party} {concept}");
    }
}

#[test]
fn changes_keep_comments_and_are_all_or_none() {
    let server = Server::start();
    let path = json!(["parties", "a", "prefers"]);
    let changes = json!([
        {"do": "move", "path": path, "from": 1, "to": 0},
        {"do": "set", "path": ["parties", "b", "options", "go", "now"], "to": false},
    ]);
    let edited = server.ask("POST", "/api/edit", Some(json!({"text": CASE, "changes": changes}))).json();
    let text = edited["text"].as_str().unwrap();
    assert!(text.contains("prefers: [b.go, a.go] # she likes company"), "{text}");
    assert!(text.contains("go: {does: Go for a walk, now: false}"), "{text}");
    let wrong = json!([{"do": "remove", "path": ["title"]}, {"do": "remove", "path": ["parties", "z"]}]);
    let refused = server.ask("POST", "/api/edit", Some(json!({"text": CASE, "changes": wrong})));
    assert_eq!(refused.status, 400);
    assert!(refused.json()["message"].as_str().unwrap().contains("nothing to take out"));
}

#[test]
fn a_text_with_errors_says_where() {
    let server = Server::start();
    let text = CASE.replace("prefers: [a.go, b.go]", "prefers: [a.went, b.go]");
    let checked = server.ask("POST", "/api/check", Some(json!({"text": text}))).json();
    assert_eq!(checked["valid"], false);
    let finding = &checked["findings"][0];
    let place: Vec<usize> = finding["place"].as_array().unwrap().iter().map(|n| n.as_u64().unwrap() as usize).collect();
    assert_eq!(&text[place[0]..place[1]], "a.went");
    assert_eq!(checked["outline"]["parties"]["a"]["prefers"][0], "a.went");
    let answer = server.ask("POST", "/api/analyze", Some(json!({"text": text})));
    assert_eq!((answer.status, answer.json()["kind"].as_str()), (422, Some("invalid_case")));
}

#[test]
fn a_new_case_is_listed_and_good() {
    let server = Server::start();
    let made = server.ask("POST", "/api/cases", Some(json!({"name": "water-talks", "title": "The water talks"})));
    assert_eq!(made.status, 200, "{}", made.text());
    let cases = server.ask("GET", "/api/cases", None).json();
    let found = cases.as_array().unwrap().iter().find(|c| c["name"] == "water-talks").unwrap();
    assert_eq!((found["title"].as_str(), found["errors"].as_u64()), (Some("The water talks"), Some(0)));
}

#[test]
fn what_is_taken_away_has_a_name() {
    let server = Server::start();
    let issues = shipped("negotiations/shared-river");
    for (path, body, name, start) in [
        ("/api/report", json!({"text": issues, "format": "html"}), "shared-river.report.html", "<!DOCTYPE html>"),
        ("/api/report", json!({"text": CASE, "format": "html"}), "walk.report.html", "<!DOCTYPE html>"),
        ("/api/report", json!({"text": CASE, "format": "md"}), "walk.report.md", "# A walk"),
        ("/api/states.csv", json!({"text": CASE}), "walk.states.csv", "state"),
    ] {
        let taken = server.ask("POST", path, Some(body));
        assert!(taken.header("content-disposition").unwrap().contains(name));
        assert!(taken.text().to_lowercase().starts_with(&start.to_lowercase()), "{}", &taken.text()[..80]);
    }
}

/// Built with or without the page: a browser finds the workbench, or terminal and browser say how to get it.
#[test]
fn no_empty_room_is_served() {
    let server = Server::start();
    let page = server.ask("GET", "/", None).text();
    let said = server.said();
    let is_built = page.contains("/assets/");
    for word in ["is not part of this program", "Node.js 20.19", "cargo run -p xtask -- web", "cargo install"] {
        assert_eq!(!is_built, said.contains(word), "{word}: {said}");
        assert_eq!(!is_built, page.contains(word), "{word}: {page}");
    }
}

/// `UPDATE=1` accepts a new description; keys are added, never renamed.
#[test]
fn the_description_is_held_stable() {
    let server = Server::start();
    let found = server.ask("GET", "/api/openapi.json", None).text();
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../schema/workbench.openapi.json");
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(&path, &found).unwrap();
    }
    let expected = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(found == expected, "the interface has changed; run this test with UPDATE=1 if that is meant");
}

/// What is answered has the shape that is described, document and all.
#[test]
fn answers_are_as_described() {
    let server = Server::start();
    let described = server.ask("GET", "/api/openapi.json", None).json();
    let (japan, river) = (shipped("japan-dprk-2024"), shipped("negotiations/shared-river"));
    let questions = [
        ("about", None),
        ("cases", None),
        ("check", Some(json!({"text": japan}))),
        ("edit", Some(json!({"text": japan, "changes": [{"do": "set", "path": ["title"], "to": "Another"}]}))),
        ("analyze", Some(json!({"text": japan}))),
        ("why", Some(json!({"text": japan, "state": 436, "party": 0, "concept": "seq"}))),
        ("moves", Some(json!({"text": japan, "state": 436}))),
        ("coalitions", Some(json!({"text": japan}))),
        ("paths", Some(json!({"text": japan, "to": "summit"}))),
        ("unlock", Some(json!({"text": japan, "make": "summit"}))),
        ("worlds", Some(json!({"text": japan}))),
        ("hinges", Some(json!({"text": japan}))),
        ("settle", Some(json!({"text": river}))),
    ];
    for (question, body) in questions {
        let method = if body.is_some() { "post" } else { "get" };
        let answer = server.ask(&method.to_uppercase(), &format!("/api/{question}"), body);
        assert_eq!(answer.status, 200, "{question}: {}", answer.text());
        let door = &described["paths"][format!("/api/{question}")][method];
        let mut schema = door["responses"]["200"]["content"]["application/json"]["schema"].clone();
        assert!(schema.is_object(), "{question} is not described");
        schema["components"] = described["components"].clone();
        let validator = jsonschema::validator_for(&schema).unwrap_or_else(|e| panic!("{question}: {e}"));
        let wrong: Vec<String> =
            validator.iter_errors(&answer.json()).map(|e| format!("{} at {}", e, e.instance_path())).collect();
        assert!(wrong.is_empty(), "{question}: {wrong:#?}");
    }
}
