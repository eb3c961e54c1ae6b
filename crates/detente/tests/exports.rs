//! Sources, claims and tables for other programs, and the passages in the report.

mod common;

use common::{detente, detente_in, detente_with_input};
use serde_json::Value;

const FIRST: &str = "cases/japan-dprk-2024";

#[test]
fn sources_as_bibliographies() {
    let csl: Value = serde_json::from_str(&detente(&["export", FIRST, "--format", "csl"]).out).expect("it is JSON");
    assert_eq!(csl[0]["id"], "dw");
    assert_eq!(csl[0]["author"][0]["literal"], "Julian Ryall");
    assert_eq!(csl[0]["issued"]["date-parts"][0], serde_json::json!([2024, 2, 27]));
    let bibtex = detente(&["export", FIRST, "--format", "bibtex"]).out;
    assert!(bibtex.starts_with("@misc{dw,\n") && bibtex.contains("author = {{Julian Ryall}},"), "{bibtex}");
    assert_eq!(bibtex.matches('{').count(), bibtex.matches('}').count());
}

#[test]
fn claims_as_linked_data() {
    let run = detente(&["export", FIRST, "--format", "jsonld"]);
    assert_eq!(run.status, 0, "{}", run.err);
    let page: Value = serde_json::from_str(&run.out).expect("it is JSON");
    assert_eq!(page["@context"][0], "http://www.w3.org/ns/anno.jsonld");
    let items = page["items"].as_array().expect("a list");
    assert_eq!(items.len(), 47);
    let pivot = items.iter().find(|i| i["id"] == "urn:detente:japan-dprk-2024:claim:c39").expect("it is there");
    assert_eq!(pivot["target"]["selector"][0]["type"], "TextPositionSelector");
    assert_eq!(pivot["prov:wasAttributedTo"]["name"], "Kim Yo Jong");
    assert_eq!(pivot["prov:wasDerivedFrom"]["id"], "urn:detente:japan-dprk-2024:source:dw");
    assert_eq!(detente(&["export", FIRST, "--format", "jsonld"]).out, run.out, "same bytes");
}

/// The fields of a CSV, by the letter of RFC 4180.
fn rows(csv: &str) -> Vec<Vec<String>> {
    let (mut rows, mut row, mut field, mut quoted) = (Vec::new(), Vec::new(), String::new(), false);
    let mut chars = csv.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '"' if quoted && chars.peek() == Some(&'"') => field.extend(chars.next()),
            '"' => quoted = !quoted,
            ',' if !quoted => row.push(std::mem::take(&mut field)),
            '\r' if !quoted => {}
            '\n' if !quoted => {
                row.push(std::mem::take(&mut field));
                rows.push(std::mem::take(&mut row));
            }
            c => field.push(c),
        }
    }
    rows
}

#[test]
fn every_table_is_a_csv() {
    let folder = tempfile::tempdir().expect("a folder");
    let out = folder.path().join("tables");
    let run = detente(&["export", FIRST, "--format", "csv", "--out", out.to_str().expect("a name")]);
    assert_eq!(run.status, 0, "{}", run.err);
    for (name, count) in [("states", 864), ("stability", 864), ("claims", 47), ("sources", 1), ("preferences", 0)] {
        let text = std::fs::read_to_string(out.join(format!("{name}.csv"))).expect("it was written");
        let rows = rows(&text);
        assert!(rows.iter().all(|r| r.len() == rows[0].len()), "{name}");
        assert!(count == 0 || rows.len() == count + 1, "{name}: {}", rows.len());
        let one = detente(&["export", FIRST, "--format", "csv", "--table", name]);
        assert_eq!(one.out, text);
    }
    let claims = rows(&std::fs::read_to_string(out.join("claims.csv")).expect("there"));
    let cited = claims[0].iter().position(|h| h == "cited_by").expect("a column");
    assert!(claims[39][cited].split(' ').any(|j| j == "nk.1"), "{:?}", claims[39]);
    let stability = rows(&std::fs::read_to_string(out.join("stability.csv")).expect("there"));
    let nash = stability[0].iter().position(|h| h == "nash_equilibrium").expect("a column");
    assert_eq!(stability[1..].iter().filter(|r| r[nash] == "1").count(), 3);
    assert_eq!(detente(&["export", FIRST, "--format", "csv"]).status, 2);
    assert_eq!(detente(&["export", FIRST, "--format", "csl", "--table", "claims"]).status, 2);
}

/// Built without the feature, the program says what to do; built with it, it writes what a reader of Parquet reads.
#[cfg(not(feature = "parquet"))]
#[test]
fn without_its_library_parquet_is_refused() {
    let run = detente(&["export", FIRST, "--format", "parquet", "--out", "tables"]);
    assert_eq!(run.status, 2);
    assert!(run.err.contains("--features parquet"), "{}", run.err);
}

#[cfg(feature = "parquet")]
#[test]
fn every_table_is_written_as_parquet() {
    let folder = tempfile::tempdir().expect("a folder");
    let out = folder.path().join("tables");
    let run = detente(&["export", FIRST, "--format", "parquet", "--out", out.to_str().expect("a name")]);
    assert_eq!(run.status, 0, "{}", run.err);
    for name in ["states", "stability", "claims", "sources", "preferences"] {
        let bytes = std::fs::read(out.join(format!("{name}.parquet"))).expect("it was written");
        assert!(bytes.starts_with(b"PAR1") && bytes.ends_with(b"PAR1"), "{name}");
    }
    let one = detente(&["export", FIRST, "--format", "parquet", "--table", "claims"]);
    assert_eq!((one.status, one.err.contains("--out claims.parquet")), (2, true), "{}", one.err);
}

#[test]
fn the_report_quotes_the_sentence_that_the_answer_hangs_on() {
    let folder = tempfile::tempdir().expect("a folder");
    let at = folder.path();
    let text = "detente: 1\nid: quarry\nparties:\n  town: {options: {sue: {does: Sue, now: false, assumption: true}}, prefers: [{want: \
        town.sue, cites: [c1]}]}\nsources:\n  wire: {title: A wire, file: wire.txt}\nclaims:\n  c1: {source: wire, at: {quote: \
        will sue}, says: It will.}\n";
    std::fs::write(at.join("case.yaml"), text).expect("written");
    let sentence = "will sue";
    std::fs::write(at.join("wire.txt"), format!("The town {sentence}, a spokesman said.\n")).expect("written");
    let report = detente_in(at, &["report", ".", "--format", "md", "--out", "-"]);
    assert_eq!(report.status, 0, "{}", report.err);
    let section = report.out.split("\n## ").find(|s| s.contains(". What the answer hangs on\n")).expect("the section");
    assert!(section.contains(&format!("“{sentence}”")), "{section}");
}

#[test]
fn the_report_shows_passages_where_the_text_is_at_hand() {
    let folder = tempfile::tempdir().expect("a folder");
    let at = folder.path();
    let text = "detente: 1\nid: quarry\nparties:\n  town: {cites: [c1], options: {sue: Sue}, prefers: [town.sue]}\nsources:\n  \
        old: {title: Old}\nclaims:\n  c1: {source: old, says: It is so.}\n";
    std::fs::write(at.join("case.yaml"), text).expect("written");
    let report = "The town may sue, a spokesman said. Nothing else happened.\n";
    assert_eq!(
        detente_with_input(at, &["source", "add", ".", "-", "--id", "wire", "--no-copy"], report.as_bytes()).status,
        0
    );
    std::fs::write(at.join("wire.txt"), report).expect("written");
    let accept =
        ["source", "suggest", ".", "wire", "--original", "wire=wire.txt", "--accept", "1", "--says", "They might."];
    assert_eq!(detente_in(at, &accept).status, 0);
    let without = detente_in(at, &["report", ".", "--format", "md", "--out", "-"]);
    assert!(without.status == 0 && !without.out.contains("a spokesman said"), "{}", without.err);
    assert!(
        without.out.contains("no judgement rests on it") && without.out.contains("One judgement rests on it")
            || without.out.contains("one judgement rests on it"),
        "{}",
        without.out
    );
    let with = detente_in(at, &["report", ".", "--format", "md", "--out", "-", "--original", "wire=wire.txt"]);
    assert!(with.out.contains("Passage: “The town may sue, a spokesman said.”"), "{}", with.out);
    assert!(
        with.out.contains("Every passage was looked up in the original and found as the case says."),
        "{}",
        with.out
    );
}
