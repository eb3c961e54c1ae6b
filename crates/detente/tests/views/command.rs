//! The command `detente views` on the shipped cases, at the widths that people have, and in the report.

use crate::common::{detente, detente_in, detente_with_width, root};
use serde_json::{Value, json};

/// The words of a text, wherever its lines break.
fn flat(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn document(case: &str) -> Value {
    let run = detente(&["views", case, "--format", "json"]);
    assert_eq!((run.status, run.err.as_str()), (0, ""));
    serde_json::from_str(&run.out).expect("one document")
}

/// Each takes the other to be a player of the prisoner's dilemma; both arm, as both expect, and pass by what both want.
#[test]
fn two_who_misread_each_other_are_not_even_surprised() {
    let run = detente(&["views", "cases/perceptual-dilemma"]);
    assert_eq!((run.status, run.err.as_str()), (0, ""));
    for words in [
        "would come to state 1 (NN) (under Nash); nobody would be surprised",
        "the views stand in the way of state 4 (YY): it would truly hold, and every party likes it better.",
        "Steady once reached, though no outcome: state 4 (YY).",
        "the wishes of the Soviet Union: YN > YY > NN > NY, one letter for each of us.reduce, su.reduce",
    ] {
        assert!(flat(&run.out).contains(words), "{words}\n{}", run.out);
    }
    let found = document("cases/perceptual-dilemma");
    assert_eq!(found["equilibria"]["nash"], json!([1, 4]));
    assert_eq!(found["views"]["us"]["equilibria"]["nash"], json!([1]));
    let nash = &found["hypergame"]["nash"];
    assert_eq!((&nash["outcomes"], &nash["steady"], &nash["impossible"]), (&json!([1]), &json!([1, 4]), &json!(0)));
    let us = &nash["accounts"][0]["parties"]["us"];
    assert_eq!((&us["surprise"], &us["stays"], &us["stays_knowing"]), (&Value::Null, &json!(true), &json!(true)));
}

/// The order that the publication leaves open does not matter.
#[test]
fn the_perceptual_dilemma_does_not_hang_on_what_is_assumed() {
    let text = std::fs::read_to_string(root().join("cases/perceptual-dilemma/case.yaml")).expect("the case is there");
    let other = text
        .replace(r#"["YY", "NY", "NN", "YN"]"#, r#"["YY", "NN", "NY", "YN"]"#)
        .replace(r#"["YY", "YN", "NN", "NY"]"#, r#"["YY", "NN", "YN", "NY"]"#);
    assert_ne!(text, other);
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::write(folder.path().join("case.yaml"), other).expect("it can be written");
    let run = detente_in(folder.path(), &["views", "case.yaml", "--format", "json"]);
    let found: Value = serde_json::from_str(&run.out).expect("one document");
    let nash = &found["hypergame"]["nash"];
    assert_eq!((&nash["outcomes"], &nash["steady"]), (&json!([1]), &json!([1, 4])));
}

#[test]
fn france_is_surprised_by_what_it_does_not_know_of() {
    let found = document("cases/fall-of-france");
    let nash = &found["hypergame"]["nash"];
    assert_eq!(nash["actions"], json!({"germany": [["germany.ardennes"]], "allies": [["allies.north"]]}));
    let told = &nash["accounts"][0];
    assert_eq!((&told["pattern"], &told["holds"], &told["steady"]), (&json!("NNYYNN"), &json!(false), &json!(false)));
    let allies = &told["parties"]["allies"];
    assert_eq!(allies["surprise"], json!({"by": "unseen", "options": ["germany.ardennes"]}));
    assert_eq!(
        (&allies["sees"], &allies["stays"], &allies["stays_knowing"]),
        (&Value::Null, &Value::Null, &json!(false))
    );
    assert_eq!(told["parties"]["germany"]["surprise"], Value::Null);
    let run = detente(&["views", "cases/fall-of-france"]);
    assert!(flat(&run.out).contains("Knowing all, it would"), "{}", run.out);
}

#[test]
fn a_hidden_bridge_is_not_even_noticed() {
    let run = detente(&["views", "cases/the-hidden-bridge"]);
    for words in [
        "(under SEQ); East would be surprised in each of them. Both of them would hold in the true game, and one is steady",
        "so it notices nothing yet and would stay",
        "Imagined",
    ] {
        assert!(flat(&run.out).contains(words), "{words}\n{}", run.out);
    }
    let run = detente(&["views", "cases/the-hidden-bridge", "--concept", "nash"]);
    assert!(flat(&run.out).contains("its own game has no equilibrium, so there is nothing to act on"), "{}", run.out);
    assert!(flat(&run.out).contains("Nowhere: not every party has an equilibrium to act on"), "{}", run.out);
    let run = detente(&["views", "cases/the-hidden-bridge", "--concept", "gmr", "--most", "1"]);
    assert!(run.out.contains("Three more outcomes; `--most` tells more of them."), "{}", run.out);
}

/// Without views the command says so, and what is steady is what holds.
#[test]
fn a_case_without_views() {
    let run = detente(&["views", "cases/stag-hunt"]);
    assert_eq!(run.status, 0);
    assert!(run.out.contains("The case has no views, so every party sees the conflict as it is."), "{}", run.out);
    let found = document("cases/stag-hunt");
    for (concept, verdicts) in found["hypergame"].as_object().expect("by concept") {
        assert_eq!(verdicts["steady"], found["equilibria"][concept], "{concept}");
    }
    let graph = detente(&["views", "cases/elmira-graph"]);
    assert_eq!(graph.status, 2, "{}", graph.out);
    assert!(graph.err.contains("views need options, and this case is in graph form"), "{}", graph.err);
}

#[test]
fn every_verdict_is_certified() {
    for case in ["perceptual-dilemma", "fall-of-france", "the-hidden-bridge", "elmira"] {
        let run = detente(&["views", &format!("cases/{case}"), "--verify"]);
        assert_eq!(run.status, 0, "{}", run.err);
        assert!(run.err.contains("naive code found every certificate in order"), "{}", run.err);
    }
}

#[test]
fn pages_of_every_width_are_kept() {
    for case in ["perceptual-dilemma", "fall-of-france", "the-hidden-bridge"] {
        for width in [40, 60, 80, 100] {
            let run = detente_with_width(&root(), &["views", &format!("cases/{case}")], width);
            for line in run.out.lines() {
                assert!(line.chars().count() <= width, "{case} at {width}: {line}");
            }
        }
    }
}

#[test]
fn counts_and_limits() {
    let run = detente(&["views", "cases/fall-of-france", "--format", "json", "--counts"]);
    let found: Value = serde_json::from_str(&run.out).expect("one document");
    assert_eq!(found["hypergame"]["nash"]["outcomes"], json!(1));
    assert!(found["hypergame"]["nash"].get("accounts").is_none() && found["views"]["allies"].get("states").is_none());
    let run = detente(&["views", "cases/fall-of-france", "--time", "0s"]);
    assert_eq!(run.status, 4, "{}", run.err);
}

/// The report has the section only where a case has views, in HTML and in Markdown.
#[test]
fn the_report_tells_what_the_parties_see() {
    for (format, heading) in
        [("html", "What the parties see, and what comes of it"), ("md", "What the parties see, and what comes of it")]
    {
        let report = |case: &str| detente(&["report", case, "--format", format, "--out", "-"]).out;
        let page = report("cases/fall-of-france");
        assert!(page.contains(heading) && page.contains("strategic surprise"), "{format}");
        assert!(!report("cases/stag-hunt").contains(heading), "{format}");
    }
}

/// A mistake that only the states of a view show is told by `check` and by `views`, with the line underlined.
#[test]
fn mistakes_in_views_are_told() {
    let text = std::fs::read_to_string(root().join("cases/perceptual-dilemma/case.yaml")).expect("the case is there");
    let folder = tempfile::tempdir().expect("a folder");
    let wrong = text.replace(r#"["YN", "YY", "NN", "NY"], why"#, r#"["YN", "YY", "NN"], why"#);
    assert_ne!(text, wrong);
    std::fs::write(folder.path().join("case.yaml"), wrong).expect("it can be written");
    for command in ["check", "views", "report"] {
        let run = detente_in(folder.path(), &[command, "case.yaml"]);
        assert_eq!(run.status, 1, "{command}");
        let words = "in the view of `us`: the ranking of Soviet Union misses state 3 (NY)";
        assert!(run.err.contains("D0602") && run.err.contains(words), "{command}: {}", run.err);
    }
}
