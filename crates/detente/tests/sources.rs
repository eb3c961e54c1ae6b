//! Claims and their documents: what holds, what does not, and what is said about it.

use crate::common::{detente_in, root};
use detente::source::Digest;
use serde_json::Value;
use std::path::Path;

/// A digest in the form in which cases state it.
fn digest(text: &str) -> String {
    Digest::of(text.as_bytes()).to_string()
}

/// A text without its line breaks.
fn flat(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

const REPORT: &str = "Town sues over quarry permits\n\nThe town council of Elm voted on Tuesday to sue the ministry. \
    Its mayor, Ada Brook, said the quarry “poisons our wells”.\n\nA spokesman said that the ministry will grant\n\
    the permits in any case. The ministry may grant the permits in part, he added later.\n\n\
    町長は「井戸が汚れる」と述べた。\n";

/// A case folder with a document and claims on it.
fn case(folder: &Path, source: &str, claims: &str) {
    std::fs::create_dir_all(folder.join("sources")).expect("a folder");
    std::fs::write(folder.join("sources/report.txt"), REPORT).expect("written");
    let text = format!(
        "detente: 1\nid: quarry\nsources:\n  wire:\n    title: Town sues\n{source}claims:\n{claims}parties:\n  town:\n    \
         assumption: true\n    options: {{sue: Sue}}\n    prefers: [town.sue]\n"
    );
    std::fs::write(folder.join("case.yaml"), text).expect("written");
}

fn carried() -> String {
    format!("    file: sources/report.txt\n    sha256: {}\n", digest(REPORT))
}

#[test]
fn claims_hold_by_words_by_place_and_by_digest() {
    let folder = tempfile::tempdir().expect("a folder");
    let claims = format!(
        "  c1: {{source: wire, says: It sues., at: {{quote: voted on Tuesday to sue the ministry}}}}\n  \
         c2: {{source: wire, says: Bad water., at: {{quote: '\"poisons our wells\"', paragraph: 2}}}}\n  \
         c3: {{source: wire, says: Some., at: {{quote: the permits in, suffix: part}}}}\n  \
         c4: {{source: wire, says: A town., at: {{start: 35, end: 47, sha256: {}}}}}\n  \
         c5: {{source: wire, says: 井戸, at: {{quote: 「井戸が汚れる」, paragraph: 4}}}}\n  \
         c6: {{source: wire, says: No place.}}\n",
        digest("town council")
    );
    case(folder.path(), &carried(), &claims);
    let run = detente_in(folder.path(), &["source", "verify", ".", "--show"]);
    assert_eq!(run.status, 0, "{}{}", run.out, run.err);
    let out = flat(&run.out);
    assert!(out.contains("All 5 claims with a place hold. One claim names no place."), "{}", run.out);
    assert!(out.contains("c2 paragraph 2, characters 131-150: ““poisons our wells””"), "{}", run.out);
    let json = detente_in(folder.path(), &["source", "verify", ".", "--format", "json"]);
    let document: Value = serde_json::from_str(&json.out).expect("it is JSON");
    assert_eq!(document["format"], "detente.sources/1");
    let claims = document["sources"][0]["claims"].as_array().expect("a list");
    assert_eq!(claims[0]["selectors"][0]["type"], "TextQuoteSelector");
    let position = &claims[3]["selectors"][0];
    assert_eq!((&position["start"], &position["end"]), (&35.into(), &47.into()));
    assert!(claims.iter().all(|c| c.get("passage").is_none()), "words only when asked for");
    assert_eq!(detente_in(folder.path(), &["source", "verify", ".", "--format", "json"]).out, json.out, "same bytes");
}

#[test]
fn what_does_not_hold_is_explained_and_never_moved() {
    let folder = tempfile::tempdir().expect("a folder");
    let claims = "  c1: {source: wire, says: x, at: {quote: The ministry must grant the permits in part}}\n  \
         c2: {source: wire, says: x, at: {quote: the permits in}}\n  \
         c3: {source: wire, says: x, at: {start: 40, end: 52, quote: town council}}\n  \
         c4: {source: wire, says: x, at: {paragraph: 9}}\n  \
         c5: {source: wire, says: x, at: {quote: a fleet of submarines was seen off the northern coast}}\n  \
         c6: {source: wire, says: x, at: {quote: Ada Brook, prefix: Her mayor}}\n  \
         c7: {source: wire, says: x, at: {start: 5, end: 9999}}\n";
    case(folder.path(), &carried(), claims);
    for command in [&["source", "verify", "."][..], &["check", "."]] {
        let run = detente_in(folder.path(), command);
        assert_eq!(run.status, 1, "{}{}", run.out, run.err);
        for expected in [
            "error[D1201]: claim `c1` does not hold",
            "“The ministry may grant the permits in part”",
            "error[D1202]: claim `c2`",
            "stands there 2 times: ",
            "claim `c3` does not hold in its source: another text stands there: “council of E",
            "the same words stand in paragraph 2, characters 35-47",
            "error[D1004]: claim `c4` does not hold in its source: the text has only 4 paragraphs",
            "no passage that comes near it was found",
            "but between other words than those given",
            "runs past the end of the text, which has",
        ] {
            assert!(flat(&run.err).contains(expected), "{expected}\n{}", run.err);
        }
    }
    let before = std::fs::read_to_string(folder.path().join("case.yaml")).expect("there");
    assert!(before.contains("must grant"), "the case is left as it is");
}

#[test]
fn a_changed_file_and_a_citation_to_nothing_are_errors() {
    let folder = tempfile::tempdir().expect("a folder");
    case(folder.path(), &carried(), "  c1: {source: wire, says: x, at: {quote: town council}}\n");
    let file = folder.path().join("sources/report.txt");
    std::fs::write(&file, REPORT.replace("Tuesday", "Thursday")).expect("written");
    let run = detente_in(folder.path(), &["source", "verify", "."]);
    assert_eq!(run.status, 1);
    assert!(run.err.contains("D1002") && run.err.contains("has changed since the case was written"), "{}", run.err);
    std::fs::remove_file(&file).expect("removed");
    let run = detente_in(folder.path(), &["source", "verify", "."]);
    assert!(run.status == 1 && run.err.contains("D1001"), "{}", run.err);
    let text = std::fs::read_to_string(folder.path().join("case.yaml")).expect("there");
    std::fs::write(folder.path().join("case.yaml"), text.replace("assumption: true", "cites: [c9]")).expect("written");
    let run = detente_in(folder.path(), &["source", "verify", "."]);
    assert!(run.status == 1 && run.err.contains("D0303"), "{}", run.err);
}

#[test]
fn whoever_holds_the_original_can_verify() {
    let folder = tempfile::tempdir().expect("a folder");
    let source = format!("    original: {{sha256: {}, characters: {}}}\n", digest(REPORT), REPORT.chars().count());
    let claims =
        format!("  c1: {{source: wire, says: x, at: {{start: 35, end: 47, sha256: {}}}}}\n", digest("town council"));
    case(folder.path(), &source, &claims);
    let without = detente_in(folder.path(), &["source", "verify", "."]);
    assert_eq!(without.status, 0, "{}", without.err);
    assert!(without.out.contains("--original wire=FILE"), "{}", without.out);
    let with = detente_in(folder.path(), &["source", "verify", ".", "--original", "wire=sources/report.txt"]);
    assert_eq!(with.status, 0, "{}", with.err);
    assert!(with.out.contains("it is the text that the case means"), "{}", with.out);
    std::fs::write(folder.path().join("later.txt"), format!("Updated.\n\n{REPORT}")).expect("written");
    let other = detente_in(folder.path(), &["source", "verify", ".", "--original", "wire=later.txt"]);
    assert_eq!(other.status, 1);
    assert!(other.err.contains("D1203") && other.err.contains("D1004"), "{}", other.err);
    assert!(other.err.contains("the same words stand in paragraph 3"), "{}", other.err);
    let wrong = detente_in(folder.path(), &["source", "verify", ".", "--original", "dw=later.txt"]);
    assert_eq!(wrong.status, 2);
    assert!(wrong.err.contains("the case has no source `dw`; it has wire"), "{}", wrong.err);
}

#[test]
fn the_shipped_cases_have_no_broken_claim() {
    let run = detente_in(&root(), &["source", "verify", "cases/japan-dprk-2024"]);
    assert_eq!(run.status, 0, "{}", run.err);
    assert!(flat(&run.out).contains("47 claims were not checked"), "{}", run.out);
}
