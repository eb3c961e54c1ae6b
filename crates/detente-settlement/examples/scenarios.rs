//! Holds the engine to a folder of generated scenarios with exact answers: `FOLDER/NAME.json` and `FOLDER/results.jsonl`.
//!
//! A scenario is `{"name", "issues": [{"name", "n_values"}], "parties": [{"name", "weights": [w], "values": [[v]],
//! "reserved", "ideal"}]}`; a line of results gives the counts and the best packages. Exit status 1 where any differs.
//! With `--yaml` the scenarios are printed as case files instead.

use detente_case::{Case, parse};
use detente_graph::Budget;
use detente_settlement::{Best, Standard, settle};
use serde_json::{Value, json};
use std::path::Path;
use std::process::ExitCode;
use std::time::Instant;

fn main() -> ExitCode {
    let mut args = std::env::args().skip(1);
    let Some(folder) = args.next() else {
        eprintln!("usage: scenarios FOLDER [--yaml]");
        return ExitCode::from(2);
    };
    let yaml = args.next().as_deref() == Some("--yaml");
    let folder = Path::new(&folder);
    let results = std::fs::read_to_string(folder.join("results.jsonl")).expect("the folder has results.jsonl");
    let mut wrong = 0;
    for line in results.lines().filter(|line| !line.trim().is_empty()) {
        let expected: Value = serde_json::from_str(line).expect("each line of results is JSON");
        let name = expected["name"].as_str().expect("a result has a name");
        let text = std::fs::read_to_string(folder.join(format!("{name}.json"))).expect("the scenario is there");
        let text = case_text(&serde_json::from_str(&text).expect("the scenario is JSON"));
        if yaml {
            println!("{text}");
            continue;
        }
        let case = parse(&detente_source::SourceText::new(name, text.as_str()));
        let case = case.case.unwrap_or_else(|| panic!("{name}: {:?}", case.diagnostics));
        let started = Instant::now();
        let found = found(&case);
        let took = started.elapsed();
        let mut same = true;
        for (key, value) in found.as_object().expect("an object") {
            if *value != wanted(&expected, key) {
                same = false;
                println!("{name}: {key} is {value}, expected {}", wanted(&expected, key));
            }
        }
        wrong += u32::from(!same);
        println!("{name}: {} in {:.1} ms", if same { "exact" } else { "DIFFERENT" }, took.as_secs_f64() * 1000.0);
    }
    if wrong > 0 { ExitCode::FAILURE } else { ExitCode::SUCCESS }
}

fn wanted(expected: &Value, key: &str) -> Value {
    match &expected[key] {
        Value::Object(best) => json!({ "n": best["n"], "outcomes": best["outcomes"] }),
        other => other.clone(),
    }
}

fn found(case: &Case) -> Value {
    let found = settle(case.negotiation.as_ref().expect("a scenario has issues"), &Budget::unlimited());
    let table = &found.table;
    let survey = found.survey.as_ref().expect("the scenario is small enough to count");
    let (all, agreeable) = (found.frontier.as_ref().expect("found"), found.agreeable.as_ref().expect("found"));
    let best = |standard| {
        let best: &Best = found.best.iter().find(|best| best.standard == standard).expect("found");
        let packages: Vec<Vec<usize>> = best.packages.iter().map(|p| table.values(*p)).collect();
        json!({ "n": best.ties, "outcomes": packages })
    };
    json!({
        "n_outcomes": table.packages,
        "n_rational": survey.agreeable(table),
        "frontier_all_outcomes": all.packages(),
        "frontier_all_vectors": all.vectors(),
        "frontier_rational_outcomes": agreeable.packages(),
        "frontier_rational_vectors": agreeable.vectors(),
        "nash": best(Standard::Nash),
        "egalitarian_kalai": best(Standard::Egalitarian),
        "utilitarian": best(Standard::Utilitarian),
        "kalai_smorodinsky": best(Standard::KalaiSmorodinsky),
    })
}

/// A scenario as a case file.
fn case_text(scenario: &Value) -> String {
    let lower = |value: &Value| value["name"].as_str().unwrap_or_default().to_lowercase();
    let issues = scenario["issues"].as_array().expect("issues");
    let mut text = format!("detente: 1\nid: {}\nissues:\n", scenario["name"].as_str().expect("a name"));
    for issue in issues {
        let values: Vec<String> = (0..issue["n_values"].as_u64().expect("n_values")).map(|v| format!("v{v}")).collect();
        text += &format!("  {}: {{values: [{}]}}\n", lower(issue), values.join(", "));
    }
    text += "parties:\n";
    for party in scenario["parties"].as_array().expect("parties") {
        text += &format!("  {}:\n    assumption: true\n    floor: {}\n    worth:\n", lower(party), party["reserved"]);
        for (at, issue) in issues.iter().enumerate() {
            let scores: Vec<String> =
                party["values"][at].as_array().expect("scores").iter().map(Value::to_string).collect();
            text += &format!(
                "      {}: {{weight: {}, scores: [{}]}}\n",
                lower(issue),
                party["weights"][at],
                scores.join(", ")
            );
        }
    }
    text
}
