//! `detente doubtful` and `detente strength` as a person runs them.

use crate::common::{detente, detente_in, detente_with_width, root};
use detente::stability::UNKNOWN_CONCEPTS;
use serde_json::{Value, json};

fn json_of(args: &[&str]) -> Value {
    let run = detente(args);
    assert_eq!(run.status, 0, "{}", run.err);
    serde_json::from_str(&run.out).expect("one document and nothing else")
}

#[test]
fn the_overview_says_what_is_not_known_and_what_holds_anyhow() {
    let run = detente(&["doubtful", "cases/gisborne-unknown"]);
    assert_eq!((run.status, run.err.as_str()), (0, ""));
    for words in [
        "What is not known",
        "not known which it likes better in 24 of 28 pairs",
        "No state is certain to be an equilibrium",
        "4, 6 and 8",
        "b  Choosy but undaunted:",
    ] {
        assert!(run.out.contains(words), "{words}:\n{}", run.out);
    }
}

#[test]
fn a_state_is_explained_under_all_four() {
    let run = detente(&["doubtful", "cases/gisborne-unknown", "--state", "4", "--party", "provincial"]);
    assert_eq!(run.status, 0, "{}", run.err);
    assert!(run.out.contains("It leaves. It would keep the ban"), "{}", run.out);
    assert!(run.out.contains("It stays. If it went to state 2, which it might like better"), "{}", run.out);
    assert!(!run.out.contains("Government of Canada\n"), "only one party was asked for");
    let document = json_of(&["doubtful", "cases/gisborne-unknown", "--state", "4", "--format", "json"]);
    let verdicts = &document["state"]["verdicts"]["provincial"];
    assert_eq!(verdicts["seq"]["a"], json!({"stable": false, "to": 2, "lure": "unknown", "brought_about": 1}));
    assert_eq!(verdicts["seq"]["b"], json!({"stable": true, "answers": []}));
    let answer = json!({"to": 2, "lure": "unknown", "steps": [{"party": "support", "to": 6}]});
    assert_eq!(verdicts["seq"]["c"], json!({"stable": true, "answers": [answer]}));
}

#[test]
fn documents_hold_all_verdicts() {
    let document = json_of(&["doubtful", "cases/gisborne-unknown", "--format", "json"]);
    assert_eq!(document["format"], "detente.doubtful/1");
    assert_eq!(document["unknown"]["provincial"]["statements"], json!(["provincial.lift", "federal.continue"]));
    assert_eq!(document["unknown"]["provincial"]["pairs"], 24);
    assert_eq!(document["equilibria"]["nash"], json!({"a": [], "b": [4, 6], "c": [], "d": [4, 6]}));
    assert_eq!(document["stability"]["gmr"]["c"]["federal"], json!([2, 4, 6, 8]));
    let counts = json_of(&["doubtful", "cases/gisborne-unknown", "--format", "json", "--counts"]);
    assert_eq!(counts["equilibria"]["seq"], json!({"a": 0, "b": 3, "c": 2, "d": 3}));

    let document = json_of(&["strength", "cases/elmira-strength", "--format", "json", "--state", "1"]);
    assert_eq!(document["format"], "detente.strength/1");
    assert_eq!(document["strong"]["uniroyal"], json!({"statements": 0, "gaps": 1, "grades": 2}));
    assert_eq!(document["equilibria"]["seq"], json!({"strong": [5, 8, 9], "weak": []}));
    assert_eq!(document["state"]["verdicts"]["local"]["gmr"]["strength"], "strong");
    assert_eq!(document["state"]["verdicts"]["local"]["seq"], json!({"strength": "unstable", "to": 5}));
}

/// Without marks the two commands say so and give the plain concepts.
#[test]
fn cases_without_marks() {
    let run = detente(&["doubtful", "cases/elmira"]);
    assert!(run.out.contains("Nothing is marked as unknown") && run.out.contains("plain concepts"), "{}", run.out);
    let document = json_of(&["doubtful", "cases/elmira", "--format", "json"]);
    let plain = json_of(&["analyze", "cases/elmira", "--format", "json"]);
    for letter in ["a", "b", "c", "d"] {
        for concept in UNKNOWN_CONCEPTS.iter().map(|c| c.key()) {
            assert_eq!(document["equilibria"][concept][letter], plain["equilibria"][concept]);
        }
    }
    let run = detente(&["strength", "cases/elmira"]);
    assert!(run.out.contains("No difference is marked as strong"), "{}", run.out);
    let document = json_of(&["strength", "cases/elmira", "--format", "json"]);
    assert_eq!(document["equilibria"]["gmr"], json!({"strong": [5, 8, 9], "weak": [1, 4]}));
}

#[test]
fn every_line_keeps_within_the_page() {
    for case in ["gisborne-unknown", "elmira-strength"] {
        for command in ["doubtful", "strength"] {
            for state in ["", "4"] {
                for width in [40, 100] {
                    let case = format!("cases/{case}");
                    let mut args = vec![command, case.as_str()];
                    if !state.is_empty() {
                        args.extend(["--state", state, "--concept", "gmr"]);
                    }
                    let run = detente_with_width(&root(), &args, width);
                    assert_eq!(run.status, 0, "{}", run.err);
                    let wide = run.out.lines().find(|line| line.chars().count() > width);
                    assert!(wide.is_none(), "{width}: {wide:?}\n{}", run.out);
                }
            }
        }
    }
}

#[test]
fn certificates_are_verified_on_demand() {
    for (command, case, checked) in [("doubtful", "gisborne-unknown", 480), ("strength", "elmira-strength", 108)] {
        let run = detente(&[command, &format!("cases/{case}"), "--verify"]);
        assert_eq!(run.status, 0, "{}", run.err);
        assert!(run.err.contains(&format!("{checked} verdicts certified")), "{}", run.err);
    }
}

#[test]
fn wrong_calls_are_told() {
    let run = detente(&["doubtful", "cases/gisborne-unknown", "--state", "4", "--concept", "sim"]);
    assert_eq!(run.status, 2);
    assert!(run.err.contains("SIM is not defined here; the concepts are nash, gmr, smr, seq, sseq"), "{}", run.err);
    let run = detente(&["strength", "cases/elmira-strength", "--state", "4", "--concept", "nash"]);
    assert_eq!(run.status, 2);
    let run = detente(&["doubtful", "cases/gisborne-unknown", "--party", "federal"]);
    assert_eq!(run.status, 2, "--party goes with --state");
    let run = detente(&["doubtful", "cases/gisborne-unknown", "--memory", "1000"]);
    assert_eq!((run.status, run.out.as_str()), (4, ""), "{}", run.err);
}

/// The same input gives the same bytes, wherever threads happen to run.
#[test]
fn same_bytes() {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::copy(root().join("cases/gisborne-unknown/case.yaml"), folder.path().join("case.yaml")).expect("copied");
    let run = || detente_in(folder.path(), &["doubtful", ".", "--format", "json", "--state", "3"]).out;
    assert_eq!(run(), run());
}

/// The report has a section for each kind of mark, and only where there are marks.
#[test]
fn the_report_tells_what_is_marked() {
    let report = |case: &str| detente(&["report", case, "--format", "md", "--out", "-"]).out;
    let (unknown, strong, plain) =
        (report("cases/gisborne-unknown"), report("cases/elmira-strength"), report("cases/elmira"));
    for words in
        ["Where preferences are unknown", "24 of 28 pairs of states", "It is not known whether the party wants this"]
    {
        assert!(unknown.contains(words), "{words}\n{unknown}");
        assert!(!strong.contains(words) && !plain.contains(words), "{words}");
    }
    for words in ["How firmly states hold", "one strong gap", "much worse from"] {
        assert!(strong.contains(words), "{words}\n{strong}");
        assert!(!unknown.contains(words) && !plain.contains(words), "{words}");
    }
}
