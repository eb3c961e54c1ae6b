//! Suggestions: listed, and taken into a case only when they are accepted.

use crate::common::{detente_in, detente_with_input};
use serde_json::Value;
use std::path::Path;

const CASE: &str = "detente: 1\nid: quarry\nclaims: # by hand\n  c07: {source: old, says: It is so.}\nsources:\n  old: {title: Old}\n\
    parties:\n  town: {name: Elm, called: [the council], assumption: true, options: {sue: Sue}, prefers: [town.sue]}\n";
const REPORT: &str = "Town sues\n\n“The council may go to court,” said Ada Brook, the mayor of Elm. She called it a “clean” case.\n\n\
    “We will see,” she said.\n\nA spokesman said that the permits were in order.\n";

fn folder(extra: &[&str]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::write(folder.path().join("case.yaml"), CASE).expect("written");
    let add = [&["source", "add", ".", "-", "--id", "wire"], extra].concat();
    let run = detente_with_input(folder.path(), &add, REPORT.as_bytes());
    assert_eq!(run.status, 0, "{}", run.err);
    std::fs::write(folder.path().join("report.txt"), REPORT).expect("written");
    folder
}

fn case(folder: &Path) -> String {
    std::fs::read_to_string(folder.join("case.yaml")).expect("it is there")
}

#[test]
fn suggestions_enter_only_when_accepted() {
    let folder = folder(&[]);
    let at = folder.path();
    let before = case(at);
    let list = detente_in(at, &["source", "suggest", ".", "wire"]);
    assert_eq!(list.status, 0, "{}", list.err);
    assert!(
        list.out.contains("1 Direct quotation, Ada Brook; paragraph 1; reservation “may”; about town"),
        "{}",
        list.out
    );
    assert!(list.out.contains("Three suggestions by rule") || list.out.contains("suggestions by rule"), "{}", list.out);
    assert_eq!(case(at), before);
    let json = detente_in(at, &["source", "suggest", ".", "wire", "--format", "json"]);
    let document: Value = serde_json::from_str(&json.out).expect("it is JSON");
    assert_eq!(document["suggestions"][1]["speaker"], "Ada Brook");
    let run = detente_in(at, &["source", "suggest", ".", "wire", "--accept", "1,3"]);
    assert_eq!(run.status, 0, "{}", run.err);
    assert!(run.out.starts_with("Added c08, c09 to "), "{}", run.out);
    let after = case(at);
    assert!(
        after.contains("claims: # by hand\n") && after.contains("suggested_by: \"detente ")
            || after.contains("suggested_by: detente "),
        "{after}"
    );
    assert_eq!(detente_in(at, &["source", "verify", "."]).status, 0);
    let check = detente_in(at, &["check", "."]);
    assert!(check.status == 0 && check.err.matches("D1207").count() == 2, "{}", check.err);
    let own = detente_in(at, &["source", "suggest", ".", "wire", "--accept", "2", "--says", "She waits."]);
    assert_eq!(own.status, 0, "{}", own.err);
    assert!(case(at).contains("says: She waits."), "{}", case(at));
    assert!(detente_in(at, &["check", "."]).err.matches("D1207").count() == 2);
}

#[test]
fn what_is_denied_or_left_open_says_so() {
    let folder = tempfile::tempdir().expect("a folder");
    let at = folder.path();
    std::fs::write(at.join("case.yaml"), CASE).expect("written");
    let report = "Minister Tom Hall denied that he had said “we will withdraw the permit”.\n\n\
                  Jo Lee, who owns the quarry, met Mary Lee. Lee said that the town would win.\n\n\
                  “We will be there in the morning,” the minister said.\n";
    let run = detente_with_input(at, &["source", "add", ".", "-", "--id", "wire", "--whole"], report.as_bytes());
    assert_eq!(run.status, 0, "{}", run.err);
    let list = detente_in(at, &["source", "suggest", ".", "wire"]);
    for words in [
        "Direct quotation, Tom Hall; negated: the text says that this was not said",
        "speaker left open: “Lee” fits more than one person",
        "speaker left open: “the minister” is somebody named elsewhere in the text",
    ] {
        let flat = list.out.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(flat.contains(words), "{words}: {}", list.out);
    }
    let json = detente_in(at, &["source", "suggest", ".", "wire", "--format", "json"]);
    let document: Value = serde_json::from_str(&json.out).expect("it is JSON");
    let [denied, lee, minister] = [0, 1, 2].map(|i| document["suggestions"][i].clone());
    assert_eq!((&denied["negated"], &denied["open"]), (&Value::Bool(true), &Value::Null));
    assert_eq!((&lee["speaker"], &lee["negated"]), (&Value::Null, &Value::Bool(false)));
    assert_eq!((lee["open"].as_str(), lee["called"].as_str()), (Some("ambiguous"), Some("Lee")));
    assert_eq!((minister["open"].as_str(), minister["called"].as_str()), (Some("reference"), Some("the minister")));
    // A denied statement enters a case only as disputed.
    let run = detente_in(at, &["source", "suggest", ".", "wire", "--accept", "1"]);
    assert_eq!(run.status, 0, "{}", run.err);
    assert!(case(at).contains("disputed: \"the source says that this was not said, or is denied\""), "{}", case(at));
}

#[test]
fn the_words_of_a_source_that_is_not_carried_stay_out_of_the_case() {
    let folder = folder(&["--no-copy", "--whole"]);
    let at = folder.path();
    let absent = detente_in(at, &["source", "suggest", ".", "wire"]);
    assert!(absent.status == 2 && absent.err.contains("--original wire=FILE"), "{}", absent.err);
    let with = ["source", "suggest", ".", "wire", "--original", "wire=report.txt", "--accept", "1"];
    let refused = detente_in(at, &with);
    assert!(refused.status == 2 && refused.err.contains("--says"), "{}", refused.err);
    let run = detente_in(at, &[&with[..], &["--says", "The mayor holds open whether they sue."]].concat());
    assert_eq!(run.status, 0, "{}", run.err);
    assert!(!case(at).contains("go to court") && case(at).contains("sha256"), "{}", case(at));
    let verify = detente_in(at, &["source", "verify", ".", "--original", "wire=report.txt"]);
    assert_eq!(verify.status, 0, "{}", verify.err);
}

#[test]
fn calls_that_cannot_be_met() {
    let folder = folder(&[]);
    let at = folder.path();
    for (args, words) in [
        (&["wire", "--accept", "99"][..], "there is no suggestion 99; there are"),
        (&["wire", "--accept", "0"], "there is no suggestion 0"),
        (&["nothing.txt"], "neither a source of the case nor a file"),
        (&["report.txt", "--accept", "1"], "only suggestions from a source of the case"),
        (&["wire", "--accept", "1,2", "--says", "x"], "a single accepted suggestion"),
    ] {
        let run = detente_in(at, &[&["source", "suggest", "."], args].concat());
        assert_eq!(run.status, 2, "{}", run.err);
        assert!(run.err.contains(words), "{words}: {}", run.err);
    }
    let file = detente_in(at, &["source", "suggest", ".", "report.txt"]);
    assert!(file.status == 0 && file.out.contains("Ada Brook"), "{}", file.err);
}
