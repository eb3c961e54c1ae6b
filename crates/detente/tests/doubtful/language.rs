//! What the case language makes of marks, and what other commands do with them.

use super::model;
use crate::common::{detente, detente_in};
use detente::{Budget, OpenError, SourceText};
use serde_json::Value;

const MARKED: &str = r#"
detente: 1
id: marked
parties:
  a:
    assumption: true
    options: {x: Do it, y: Do that}
    prefers:
      - {want: a.x, unknown: true}
      - {want: b.z, strong: true}
      - {want: a.y, strong: true}
      - {want: "!b.z", unknown: true}
      - a.x & b.z
      - {want: a.y <-> b.z, unknown: true}
  b:
    assumption: true
    options: {z: Do nothing}
    ranking:
      order: [YYY, YYN, ">>", [YNY, YNN], NYY, ">>", NYN, NNY, NNN]
      unknown: [[YYY, NNN], ["-NY", "-NN", YYY]]
"#;

#[test]
fn marks_are_read_where_they_stand() {
    let case = model(MARKED).case;
    let (a, b) = (&case.parties[0].marks, &case.parties[1].marks);
    let unknown: Vec<(usize, &str)> = a.unknown.iter().map(|u| (u.after, u.want.statement.text.as_str())).collect();
    assert_eq!(unknown, [(0, "a.x"), (2, "!b.z"), (3, "a.y <-> b.z")]);
    assert_eq!((a.strong_statements, a.strong_gaps.len(), a.groups.len()), (2, 0, 0));
    assert_eq!(b.strong_gaps, [1, 3]);
    assert_eq!(b.groups.iter().map(|g| g.entries.len()).collect::<Vec<_>>(), [2, 3]);
    assert!(case.any_unknown() && case.any_strong());
}

/// To everybody else an unknown statement is not there.
#[test]
fn others_leave_the_unknown_out() {
    let known = MARKED
        .replace("      - {want: a.x, unknown: true}\n", "")
        .replace("      - {want: \"!b.z\", unknown: true}\n", "")
        .replace("      - {want: a.y <-> b.z, unknown: true}\n", "")
        .replace("      unknown: [[YYY, NNN], [\"-NY\", \"-NN\", YYY]]\n", "");
    let (with, without) = (model(MARKED), model(&known));
    for party in with.graph.parties() {
        assert_eq!(with.graph.ranks(party), without.graph.ranks(party));
    }
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::write(folder.path().join("case.yaml"), MARKED).expect("written");
    for command in ["analyze", "coalitions", "states"] {
        let run = detente_in(folder.path(), &[command, "."]);
        assert_eq!(run.status, 0, "{}", run.err);
        assert!(run.err.contains("some preferences are unknown and left out here"), "{command}: {}", run.err);
    }
    let text = detente_in(folder.path(), &["analyze", "."]).out;
    assert!(text.contains("Some preferences are marked as unknown."), "{text}");
    let json: Value = serde_json::from_str(&detente_in(folder.path(), &["analyze", ".", "--format", "json"]).out)
        .expect("one document");
    assert_eq!(json["conventions"]["unknown"], "left-out");
    let plain = detente(&["analyze", "cases/elmira", "--format", "json"]);
    assert!(!plain.out.contains("unknown") && plain.err.is_empty(), "{}", plain.err);
    // Those that know what to do about it say nothing of the kind.
    let own = detente_in(folder.path(), &["doubtful", "."]);
    assert_eq!((own.status, own.err.as_str()), (0, ""));
}

#[test]
fn the_formatter_keeps_marks() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("case.yaml");
    std::fs::write(&path, MARKED).expect("written");
    assert_eq!(detente_in(folder.path(), &["fmt", "case.yaml"]).status, 0);
    let formatted = std::fs::read_to_string(&path).expect("still there");
    let (before, after) = (model(MARKED).case, model(&formatted).case);
    for (a, b) in before.parties.iter().zip(&after.parties) {
        assert_eq!(a.marks.strong_gaps, b.marks.strong_gaps);
        assert_eq!(a.marks.strong_statements, b.marks.strong_statements);
        assert_eq!((a.marks.unknown.len(), a.marks.groups.len()), (b.marks.unknown.len(), b.marks.groups.len()));
    }
}

fn codes(yaml: &str) -> Vec<&'static str> {
    match detente::open(&SourceText::new("case.yaml", yaml), &Budget::unlimited()) {
        Err(OpenError::Invalid(found) | OpenError::IssuesAlone(found)) => found.iter().map(|d| d.code).collect(),
        Err(OpenError::Stopped(stop)) => panic!("{stop}"),
        Ok(model) => model.warnings.iter().map(|d| d.code).collect(),
    }
}

/// Findings that need the states. Those that the file alone shows are among the fixtures of the case language.
#[test]
fn groups_name_feasible_states_once() {
    let case = |unknown: &str| {
        format!(
            "{{detente: 1, id: x, parties: {{a: {{assumption: true, options: {{x: X, y: Y}}, ranking: \
             {{order: [YN, NY, NN], unknown: {unknown}}}}}}}, infeasible: [{{when: a.x & a.y, assumption: true}}]}}"
        )
    };
    assert_eq!(codes(&case("[[YN, NN], [YN, NY]]")), [] as [&str; 0]);
    assert_eq!(codes(&case("[[YY, NN]]")), ["D1105"]);
    assert_eq!(codes(&case("[[\"Y-\", YN]]")), ["D1106"]);
}

/// A party of which nothing but the unknown is told is not called indifferent; an unknown statement that tells nothing
/// apart is an idle one like any other.
#[test]
fn what_analysts_trip_over() {
    let case = |want: &str| {
        format!(
            "{{detente: 1, id: x, parties: {{a: {{options: {{x: X, y: Y}}, prefers: [{{want: {want}, unknown: true}}, \
             {{want: a.y, unknown: true}}]}}}}}}"
        )
    };
    assert_eq!(codes(&case("a.x")), [] as [&str; 0]);
    assert_eq!(codes(&case("a.x | !a.x")), ["D0702"]);
}
