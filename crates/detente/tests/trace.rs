//! From verdicts back to sentences, and from claims forward to verdicts.

use crate::common::{detente, detente_in, detente_with_input, root};
use serde_json::Value;

fn flat(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn the_obstacles_sentence_carries_todays_state() {
    let run = detente(&["trace", "cases/japan-dprk-2024", "now", "--party", "nk"]);
    assert_eq!(run.status, 0, "{}", run.err);
    let out = flat(&run.out);
    assert!(out.contains("Preference 1 of North Korea: `!(summit & jp.press)` (nk.1)"), "{}", run.out);
    assert!(out.contains("c39: As printed, she said"), "{}", run.out);
    let forward = detente(&["trace", "cases/japan-dprk-2024", "c39"]);
    let out = flat(&forward.out);
    assert!(
        out.contains("(nk.1)") && out.contains("the note “What the hypotheses change” (note.2)"),
        "{}",
        forward.out
    );
    assert!(out.contains("stable for North Korea under Nash (by"), "{}", forward.out);
    assert!(out.contains("the alternative “"), "hypotheses rest on it, too: {}", forward.out);
}

#[test]
fn judgements_and_sources_are_traced_too() {
    let rule = detente(&["trace", "cases/japan-dprk-2024", "infeasible.1"]);
    assert_eq!(rule.status, 0, "{}", rule.err);
    assert!(rule.out.starts_with("The rule that excludes"), "{}", rule.out);
    let option = detente(&["trace", "cases/japan-dprk-2024", "jp.offer"]);
    assert!(option.out.contains("c07"), "{}", option.out);
    let source = detente(&["trace", "cases/japan-dprk-2024", "dw"]);
    assert!(flat(&source.out).contains("47 claims are taken from it. Cited by:"), "{}", source.out);
    let graph = detente(&["trace", "cases/elmira-graph", "1"]);
    assert_eq!(graph.status, 0, "{}", graph.err);
    let nothing = detente(&["trace", "cases/japan-dprk-2024", "c99"]);
    assert_eq!(nothing.status, 2);
    assert!(nothing.err.contains("no claim, source, party"), "{}", nothing.err);
}

#[test]
fn programs_get_the_same() {
    let run = detente(&["trace", "cases/japan-dprk-2024", "now", "--party", "nk", "--format", "json"]);
    let document: Value = serde_json::from_str(&run.out).expect("it is JSON");
    assert_eq!(document["format"], "detente.trace/1");
    assert_eq!(document["verdicts"][0]["concept"], "nash");
    assert_eq!(document["verdicts"][0]["uses"][0]["id"], "nk.1");
    let claims = document["claims"].as_array().expect("a list");
    let pivot = claims.iter().find(|c| c["id"] == "c39").expect("it is told");
    assert!(pivot["passage"].is_null(), "the original is not in the case");
    assert_eq!(pivot["selectors"][0]["type"], "TextPositionSelector");
}

#[test]
fn a_rule_that_keeps_a_party_from_something_better_is_named() {
    let folder = tempfile::tempdir().expect("a folder");
    let text = "detente: 1\nid: a\nparties:\n  p:\n    assumption: true\n    options:\n      x: {does: Do x, now: false}\n      \
        y: {does: Do y, now: false}\n    prefers: [p.x & p.y, \"!p.x\", \"!p.y\"]\ninfeasible:\n  - {when: p.x & p.y, assumption: true}\n";
    std::fs::write(folder.path().join("case.yaml"), text).expect("written");
    let run = detente_in(folder.path(), &["trace", ".", "now"]);
    assert_eq!(run.status, 0, "{}", run.err);
    let out = flat(&run.out);
    assert!(out.contains("The rule that excludes `p.x & p.y` (infeasible.1)"), "{}", run.out);
    assert!(
        out.contains("It keeps the party from one combination of options that it would like better."),
        "{}",
        run.out
    );
}

/// What keeps an option out of some worlds is the option itself: no rule of the file, no judgement beside it.
#[test]
fn a_contingent_option_is_one_judgement() {
    let case = "
detente: 1
id: mediation
sources: {paper: {title: A paper}}
claims: {k: {source: paper, says: The mediator would take part.}}
now: NN
contingencies: {invited: {name: The mediator is invited, base: false, assumption: true}}
parties:
  mediator:
    options: {mediate: {does: Mediate, if: invited, cites: [k]}, watch: {does: Watch, assumption: true}}
    prefers: [{want: mediator.mediate, assumption: true}, {want: \"!mediator.watch\", assumption: true}]
";
    let told = |args: &[&str]| {
        let run = detente_with_input(&root(), args, case.as_bytes());
        assert_eq!(run.status, 0, "{args:?}: {}", run.err);
        run.out
    };
    let forward: Value = serde_json::from_str(&told(&["trace", "-", "k", "--format", "json"])).expect("it is JSON");
    let ids: Vec<&str> = forward["forward"]["cited_by"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|judged| judged["id"].as_str().expect("an id"))
        .collect();
    assert_eq!(ids, ["mediator.mediate"]);
    let back = flat(&told(&["trace", "-", "now"]));
    assert!(back.contains("(mediator.mediate) Missing as the case stands, it keeps the party from"), "{back}");
    assert!(!back.contains("infeasible"), "{back}");
    let report = flat(&told(&["report", "-", "--format", "md", "--out", "-"]));
    assert!(report.contains("cannot be taken"), "{report}");
    assert!(!report.contains("Cannot be") && !report.contains("the rule that excludes"), "{report}");
    let check = told(&["check", "-", "--format", "json"]);
    assert!(!check.contains("D0705"), "{check}");
    let taken = case.replace("now: NN", "now: YN");
    let run = detente_with_input(&root(), &["check", "-"], taken.as_bytes());
    assert!(run.err.contains("is taken today, but the case as it stands does not have it"), "{}", run.err);
}
