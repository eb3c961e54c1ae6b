//! What a case hides does nothing to whoever reads an output: warned of, and taken out of action everywhere.

use crate::common;
use crate::common::detente_in;
use detente::source::is_hidden;

const CASE: &str = "detente: 1
id: hidden
title: \"Safe \\u202Eelif\"
parties:
  a:
    name: \"Al\\u200Bba\"
    assumption: true
    options: {go: {does: \"Go \\u2066home\\u2069 \\u001b[31mred\", now: true}}
    prefers: [a.go]
  b:
    name: alba
    assumption: true
    options: {go: Go}
    prefers: ['!b.go']
";

#[test]
fn no_output_carries_what_a_case_hides() {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::write(folder.path().join("case.yaml"), CASE).expect("written");
    for args in [
        &["analyze", "case.yaml"][..],
        &["analyze", "case.yaml", "--format", "json"],
        &["why", "case.yaml", "now"],
        &["states", "case.yaml"],
        &["states", "case.yaml", "--format", "csv"],
        &["coalitions", "case.yaml"],
        &["paths", "case.yaml", "--format", "json"],
        &["foresight", "case.yaml"],
        &["unlock", "case.yaml", "--make", "b.go"],
        &["report", "case.yaml", "--out", "-"],
        &["report", "case.yaml", "--format", "md", "--out", "-"],
        &["check", "case.yaml"],
        &["check", "case.yaml", "--format", "json"],
    ] {
        let run = detente_in(folder.path(), args);
        let hidden = |text: &str| text.chars().find(|c| is_hidden(*c));
        assert_eq!((hidden(&run.out), hidden(&run.err)), (None, None), "{args:?}\n{}{}", run.out, run.err);
    }
    let json = detente_in(folder.path(), &["analyze", "case.yaml", "--format", "json"]).out;
    assert!(json.contains("Safe \\u202eelif"), "JSON keeps what it escapes: {json}");
}

#[test]
fn check_warns_of_it_and_of_parties_that_look_the_same() {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::write(folder.path().join("case.yaml"), CASE).expect("written");
    let run = detente_in(folder.path(), &["check", "case.yaml"]);
    assert_eq!(run.status, 0, "{}", run.err);
    assert_eq!(run.err.matches("D1141").count(), 3, "{}", run.err);
    assert_eq!(run.err.matches("D1142").count(), 1, "{}", run.err);
    assert!(run.err.contains("U+202E, which turns the order of letters round"), "{}", run.err);
    assert_eq!(detente_in(folder.path(), &["check", "case.yaml", "--strict"]).status, 1);
}

#[test]
fn tidying_keeps_what_stands_there() {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::write(folder.path().join("case.yaml"), "").expect("written");
    let text = CASE.replace("\\u200B", "\u{200F}");
    let run = common::detente_with_input(folder.path(), &["fmt", "-"], text.as_bytes());
    assert!(run.out.contains("\u{200F}"), "{}{}", run.out, run.err);
}
