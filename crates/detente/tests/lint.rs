//! What `detente lint` says of cases and of prose.

use crate::common::{detente, detente_in, detente_with_input, root};
use detente::SourceText;
use detente::case::{lint_case, lint_prose};
use serde_json::Value;

/// Codes with the text underlined.
fn prose(text: &str) -> Vec<(&'static str, String)> {
    let source = SourceText::new("memo.md", text);
    let found = lint_prose(&source);
    found.iter().map(|d| (d.code, d.span.map_or(String::new(), |s| source.slice(s).to_owned()))).collect()
}

fn codes(text: &str) -> Vec<&'static str> {
    prose(text).into_iter().map(|(code, _)| code).collect()
}

#[test]
fn likelihood_and_confidence_belong_in_two_sentences() {
    let found = prose("A deal is unlikely (20-45 %), with high confidence [c1].");
    assert_eq!(found, [("D1351", "unlikely".to_owned())]);
    assert_eq!(codes("A deal is unlikely (20-45 %) [c1]. Confidence in this is low."), [""; 0]);
    assert_eq!(codes("A deal is unlikely (20-45 %) [c1].\n\nConfidence is low."), [""; 0]);
}

#[test]
fn words_of_likelihood_carry_their_range() {
    assert_eq!(prose("It is very unlikely [c1]."), [("D1352", "very unlikely".to_owned())]);
    assert_eq!(prose("It is very\nunlikely (5–20 %) [c1]."), []);
    assert_eq!(prose("It is likely (20-45 %) [c1]."), [("D1353", "(20-45 %)".to_owned())]);
    assert_eq!(codes("It is probable (55-80 %), or a remote chance (1-5 %), or remote [c1]."), [""; 0]);
    assert_eq!(codes("`likely`\n```\nunlikely\n```\n<!-- probable --> <https://likely.org>"), [""; 0]);
    assert_eq!(prose("日本は来ない。It is likely [c1]。"), [("D1352", "likely".to_owned())]);
}

#[test]
fn judgements_in_prose_cite_something() {
    assert_eq!(prose("War is likely (55-80 %)."), [("D1356", "likely".to_owned())]);
    for sourced in ["[c39]", "[jiji, c2]", "(c39)", "[see](a.md)", "https://x.org", "[^1]", "We assume so."] {
        assert_eq!(codes(&format!("War is likely (55-80 %). {sourced}")), [""; 0], "{sourced}");
    }
    assert_eq!(codes("War is likely (55-80 %) (really)."), ["D1356"]);
    assert_eq!(codes("# War is likely (55-80 %)"), [""; 0], "a heading cites nothing");
}

#[test]
fn a_stability_analysis_is_no_forecast() {
    assert_eq!(prose("The model predicts peace."), [("D1354", "predicts".to_owned())]);
    assert_eq!(codes("The stability analysis is not a forecast. The weather forecast is good."), [""; 0]);
}

const CASE: &str = "
detente: 1
id: talks
sources: {paper: {title: A paper}}
claims:
  c1: {source: paper, says: She may come., hedge: may}
  c2: {source: paper, says: He is likely to come.}
  c3: {source: paper, says: They came., disputed: others say not}
parties:
  a:
    cites: [paper]
    about: The host, who will probably be there.
    options: {come: {does: Come, cites: [c1]}}
    prefers:
      - {want: a.come, cites: [c1], why: She wants to come.}
";

fn case(old: &str, new: &str) -> Vec<(String, String)> {
    assert!(CASE.contains(old), "{old}");
    let source = SourceText::new("case.yaml", CASE.replace(old, new));
    assert!(detente::case::parse(&source).case.is_some());
    let found = lint_case(&source);
    found.iter().map(|d| (d.code.to_owned(), d.span.map_or(String::new(), |s| source.slice(s).to_owned()))).collect()
}

#[test]
fn the_analysts_words_are_read_and_the_sources_are_not() {
    let at = |code: &str, text: &str| (code.to_owned(), text.to_owned());
    let hedged = [at("D1352", "probably"), at("D1355", "come"), at("D1355", "a.come")];
    assert_eq!(case("id: talks", "id: talks"), hedged, "`likely` in a claim is the source's word");
    assert_eq!(case("probably", "perhaps")[..], hedged[1..]);
    // Shown in the reason, supported by something firm, or declared an assumption: each will do.
    for fix in [
        "cites: [c1], why: She thinks of it.",
        "cites: [c1], why: It may well be.",
        "cites: [c1, c2], why: She wants to come.",
        "cites: [c1, paper], why: She wants to come.",
        "cites: [c1], assumption: true, why: She wants to come.",
    ] {
        assert_eq!(case("cites: [c1], why: She wants to come.", fix)[..], hedged[..2], "{fix}");
    }
    let disputed = case("cites: [c1], why: She wants to come.", "cites: [c3], why: She wants to come.");
    assert_eq!(disputed[..], hedged[..], "a disputed claim is no fact either");
    let bare = case("    cites: [paper]\n", "").into_iter().filter(|(code, _)| code == "D1356");
    assert_eq!(bare.count(), 0, "the option cites for itself");
    assert_eq!(case("come: {does: Come, cites: [c1]}", "come: Come").len(), 2, "the party's grounds stand in");
}

#[test]
fn shipped_cases_are_well_put() {
    for entry in std::fs::read_dir(root().join("cases")).expect("there are cases") {
        let entry = entry.expect("it can be listed");
        if entry.path().join("case.yaml").exists() {
            let case = format!("cases/{}", entry.file_name().to_string_lossy());
            let run = detente(&["lint", &case, "--strict"]);
            assert_eq!(run.status, 0, "{case}: {}", run.err);
        }
    }
}

#[test]
fn the_command() {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::write(folder.path().join("memo.md"), "War is unlikely, we say with confidence.\n").expect("written");
    let run = detente_in(folder.path(), &["lint", "memo.md"]);
    assert_eq!((run.status, run.out.as_str()), (0, ""));
    for words in ["D1351", "memo.md:1:8", "how sure we are", "unlikely (20-45 %)", "3 warnings in memo.md"] {
        assert!(run.err.contains(words), "{words}: {}", run.err);
    }
    assert_eq!(detente_in(folder.path(), &["lint", "memo.md", "--strict"]).status, 1);
    let json = detente_in(folder.path(), &["lint", "memo.md", "--format", "json"]);
    let document: Value = serde_json::from_str(&json.out).expect("it is JSON");
    assert_eq!(document["format"], "detente.lint/1");
    assert_eq!(document["files"][0]["diagnostics"][0]["code"], "D1351");
    let input = detente_with_input(folder.path(), &["lint", "-"], "War is likely.\n".as_bytes());
    assert!(input.status == 0 && input.err.contains("D1352"), "{}", input.err);
    let bad = detente_with_input(folder.path(), &["lint", "-"], b"\xff\xfe\x00");
    assert_eq!(bad.status, 1, "{}", bad.err);
    let missing = detente_in(folder.path(), &["lint", "nothing.md"]);
    assert_eq!(missing.status, 2, "{}", missing.err);
    std::fs::write(folder.path().join("broken.yaml"), "detente: 1\nid: [").expect("written");
    let broken = detente_in(folder.path(), &["lint", "broken.yaml"]);
    assert!(broken.status == 1 && broken.err.contains("error[D01"), "{}", broken.err);
}

#[test]
fn odd_texts_are_survived() {
    let long = "likely (".repeat(20_000);
    for text in ["", "\u{0}", "(((((", "likely (", "likely )(", "`", "[](", "<!--", "\u{2028}likely\r\n\r", &long] {
        let found = prose(text);
        assert!(found.iter().all(|(code, _)| code.starts_with("D13") || code.starts_with("D01")), "{text:.20}");
    }
}
