//! Broken input gives a clear error and the right exit status, and never a panic.

use crate::common::{Run, detente_in};
use std::path::Path;

/// Writes a case and checks it.
fn check(bytes: &[u8]) -> Run {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::write(folder.path().join("case.yaml"), bytes).expect("it can be written");
    let run = detente_in(folder.path(), &["check", "case.yaml"]);
    assert!(!run.err.contains("internal failure") && !run.err.contains("panicked"), "{}", run.err);
    assert_eq!(run.out, "", "errors do not go to standard output");
    // Whatever is wrong with the case, every command that reads it says so with the same status.
    for command in
        [&["analyze", "case.yaml"][..], &["why", "case.yaml", "1"], &["states", "case.yaml"], &["report", "case.yaml"]]
    {
        // The large ones take their time; once is enough for them.
        if bytes.len() > 1_000_000 {
            break;
        }
        let other = detente_in(folder.path(), command);
        if run.status != 0 && !run.err.contains("D08") && !run.err.contains("D10") {
            assert_eq!(other.status, run.status, "{command:?}: {}", other.err);
        }
    }
    run
}

/// The case must be refused with status 1 and these words.
#[track_caller]
fn refused(case: &str, words: &[&str]) {
    let run = check(case.as_bytes());
    assert_eq!(run.status, 1, "{}", run.err);
    for word in words {
        assert!(run.err.contains(word), "`{word}` is missing in:\n{}", run.err);
    }
}

const TWO: &str = "detente: 1\nid: two\nparties:\n  a:\n    assumption: true\n    options: {x: Do x}\n    prefers: [a.x]\n  b:\n    assumption: true\n    options: {y: Do y}\n";

#[test]
fn no_text_at_all() {
    refused("", &["empty"]);
    refused("\n# nothing but a comment\n", &["empty"]);
}

#[test]
fn binary() {
    let run = check(&[0x7f, b'E', b'L', b'F', 0, 1, 2, 0xff, 0xfe]);
    assert_eq!(run.status, 1);
    assert!(run.err.contains("not a text file"), "{}", run.err);
    assert!(check(b"title: Caf\xE9\n").err.contains("line 1"), "the line of the first wrong byte is named");
}

#[test]
fn ten_megabytes_of_nesting() {
    for opening in ["[", "{a: ", "- ", "!", "- - ", "? ", "[[", "\"", "&a "] {
        let run = check(opening.repeat(10_000_000 / opening.len()).as_bytes());
        assert_eq!(run.status, 1, "{opening}: {}", run.err);
        assert!(run.err.len() < 20_000, "{opening}: the error must stay readable");
    }
    let statement = format!("{TWO}    prefers: [\"{}a.x{}\"]\n", "(".repeat(100_000), ")".repeat(100_000));
    refused(&statement, &["deep"]);
    refused(&format!("{TWO}    prefers: [\"{}a.x\"]\n", "!".repeat(100_000)), &["deep"]);
}

#[test]
fn aliases() {
    refused("detente: 1\nid: x\nparties: &p\n  a: *p\n", &["alias"]);
    let mut laughs = "detente: 1\nid: x\na0: &a0 [x, x, x, x, x, x, x, x, x, x]\n".to_owned();
    for i in 1..12 {
        laughs += &format!("a{i}: &a{i} [{}]\n", vec![format!("*a{}", i - 1); 10].join(", "));
    }
    refused(&laughs, &["1000000", "aliases"]);
}

#[test]
fn duplicate_keys() {
    refused("detente: 1\nid: x\nid: y\nparties: {}\n", &["case.yaml:3:1", "twice"]);
    refused("detente: 1\nid: x\nparties:\n  a: {options: {go: Go, go: Leave}}\n", &["twice"]);
}

#[test]
fn rankings() {
    refused(&format!("{TWO}    ranking: [YN, NN, YY]\n"), &["misses state 3 (NY)"]);
    refused(&format!("{TWO}    ranking: [YN, NN, YY, NY, YY]\n"), &["twice"]);
    refused(&format!("{TWO}    ranking: [YN, NN, YY, NYN]\n"), &["NYN", "2"]);
    refused(&format!("{TWO}    ranking: [YN, NN, YY, QY]\n"), &["QY"]);
    refused(&format!("{TWO}    ranking: [YN, NN, YY]\ninfeasible: [{{when: a.x & b.y, assumption: true}}]\n"), &["YY"]);
}

#[test]
fn an_infeasible_status_quo() {
    let case = TWO.replace("{x: Do x}", "{x: {does: Do x, now: true}}");
    refused(&format!("{case}    prefers: [b.y]\ninfeasible: [{{when: a.x, assumption: true}}]\n"), &["today", "a.x"]);
}

#[test]
fn no_feasible_state() {
    refused(
        &format!("{TWO}    prefers: [b.y]\ninfeasible: [{{when: a.x | !a.x, assumption: true}}]\n"),
        &["no feasible state"],
    );
}

#[test]
fn sixty_five_options() {
    let options: String = (0..65).map(|i| format!("      o{i}: Do {i}\n")).collect();
    refused(&format!("detente: 1\nid: x\nparties:\n  a:\n    options:\n{options}    prefers: [a.o0]\n"), &["64"]);
}

#[test]
fn sixty_four_options_are_refused_by_size_not_by_crash() {
    let options: String = (0..64).map(|i| format!("      o{i}: Do {i}\n")).collect();
    let case = format!(
        "detente: 1\nid: x\nparties:\n  a:\n    assumption: true\n    options:\n{options}    prefers: [a.o0]\n"
    );
    let run = check(case.as_bytes());
    assert_eq!(run.status, 0, "nothing in it hangs on single states: {}", run.err);
    assert!(run.err.contains("18,446,744,073,709,551,616 feasible states"), "{}", run.err);
    let expecting = check(format!("{case}expect:\n  equilibria: {{nash: [1]}}\n").as_bytes());
    assert_eq!(expecting.status, 4, "{}", expecting.err);
    assert!(
        expecting.err.contains("18,446,744,073,709,551,616 feasible states") && expecting.err.contains("--memory"),
        "{}",
        expecting.err
    );
}

#[test]
fn unknown_names() {
    refused(&format!("{TWO}    prefers: [a.z]\n"), &["a.z", "case.yaml:11"]);
    refused(&format!("{TWO}    prefers: [aa.x]\n"), &["did you mean `a.x`"]);
    refused(&format!("{TWO}    prefers: [b.y]\n    prefer: [b.y]\n"), &["did you mean `prefers`"]);
    refused(&format!("{TWO}    prefers: [{{want: b.y, cites: [c1]}}]\n"), &["c1"]);
}

#[test]
fn several_errors_in_one_run() {
    let run = check(format!("{TWO}    prefers: [a.z, b.z]\ninfeasibles: []\n").as_bytes());
    assert!(run.err.contains("a.z") && run.err.contains("b.z") && run.err.contains("infeasible"), "{}", run.err);
    assert!(run.err.contains("3 errors"), "{}", run.err);
}

#[test]
fn a_document_that_is_gone_or_changed() {
    let case =
        format!("{TWO}    prefers: [b.y]\nsources:\n  s: {{title: S, file: s.txt, sha256: {}}}\n", "0".repeat(64));
    refused(&case, &["s.txt", "cannot be read"]);
    let outside = format!("{TWO}    prefers: [b.y]\nsources:\n  s: {{title: S, file: ../s.txt}}\n");
    refused(&outside, &["not a file in the case folder"]);
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::write(folder.path().join("case.yaml"), &case).expect("it can be written");
    std::fs::write(folder.path().join("s.txt"), "text").expect("it can be written");
    let run = detente_in(folder.path(), &["check", "."]);
    assert_eq!(run.status, 1);
    assert!(run.err.contains("has changed"), "{}", run.err);
}

#[test]
fn results_that_are_not_what_was_expected() {
    let run = check(format!("{TWO}    prefers: [b.y]\nexpect:\n  equilibria: {{nash: [3]}}\n").as_bytes());
    assert_eq!(run.status, 1);
    assert!(
        run.err.contains("3 expected but not found") && run.err.contains("4 found but not expected"),
        "{}",
        run.err
    );
}

#[test]
fn wrong_calls() {
    let folder = tempfile::tempdir().expect("a folder");
    let case = folder.path().join("case.yaml");
    std::fs::write(&case, format!("{TWO}    prefers: [b.y]\n")).expect("it can be written");
    let wrong: [&[&str]; 12] = [
        &[],
        &["analyse", "case.yaml"],
        &["analyze"],
        &["analyze", "missing.yaml"],
        &["analyze", "case.yaml", "--concepts", "nash,core"],
        &["analyze", "case.yaml", "--memory", "much"],
        &["why", "case.yaml", "99"],
        &["why", "case.yaml", "now"],
        &["why", "case.yaml", "1", "--party", "c"],
        &["why", "case.yaml", "a.z"],
        &["states", "case.yaml", "--where", "a.x &"],
        &["states", "case.yaml", "--options", "YNY"],
    ];
    for call in wrong {
        let run = detente_in(folder.path(), call);
        assert_eq!(run.status, 2, "{call:?}: {}", run.err);
        assert!(!run.err.is_empty() && run.out.is_empty(), "{call:?}");
    }
    assert_eq!(detente_in(folder.path(), &["--help"]).status, 0);
    assert_eq!(detente_in(folder.path(), &["--version"]).status, 0);
}

#[test]
fn a_limit_is_said_before_it_hurts() {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::write(folder.path().join("case.yaml"), format!("{TWO}    prefers: [b.y]\n")).expect("it can be written");
    let run = detente_in(folder.path(), &["analyze", "case.yaml", "--memory", "64"]);
    assert_eq!((run.status, run.out.as_str()), (4, ""));
    assert!(run.err.contains("4 feasible states takes about"), "{}", run.err);
}

#[test]
fn time_that_runs_out_leaves_what_was_found() {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::write(folder.path().join("case.yaml"), format!("{TWO}    prefers: [b.y]\n")).expect("it can be written");
    let run = detente_in(folder.path(), &["analyze", "case.yaml", "--time", "0s"]);
    assert_eq!(run.status, 4);
    assert!(run.err.contains("`--time` ran out"), "{}", run.err);
    assert_eq!(detente_in(folder.path(), &["analyze", "case.yaml", "--time", "1h"]).status, 0);
}

#[test]
fn nothing_is_overwritten() {
    let folder = tempfile::tempdir().expect("a folder");
    let here = |args: &[&str]| detente_in(folder.path(), args);
    assert_eq!(here(&["new", "talks", "--template"]).status, 0);
    let before = std::fs::read(folder.path().join("talks/case.yaml")).expect("written");
    assert_eq!(here(&["new", "talks", "--template"]).status, 2);
    // No result is written over a case, neither its own nor another.
    for call in [
        &["report", "talks", "--out", "talks/case.yaml"][..],
        &["export", "talks", "--format", "gmcr", "--out", "talks/case.yaml"],
        &["report", "talks", "--out", "no/such/folder.html"],
    ] {
        assert_eq!(here(call).status, 2, "{call:?}");
        assert_eq!(std::fs::read(folder.path().join("talks/case.yaml")).expect("still there"), before, "{call:?}");
    }
    std::fs::write(folder.path().join("broken.yaml"), "a: [\n# keep me\n").expect("it can be written");
    assert_eq!(here(&["fmt", "broken.yaml"]).status, 1);
    assert_eq!(std::fs::read(folder.path().join("broken.yaml")).expect("still there"), b"a: [\n# keep me\n");
    assert_eq!(std::fs::read(folder.path().join("talks/case.yaml")).expect("still there"), before);
    assert!(Path::new(&folder.path().join("talks/case.yaml")).exists());
}

#[test]
fn a_label_cannot_command_the_terminal() {
    let folder = tempfile::tempdir().expect("a folder");
    let case = format!("title: \"\\e[2J\\e]0;owned\\a\"\n{TWO}    prefers: [b.y]\n");
    std::fs::write(folder.path().join("case.yaml"), case).expect("it can be written");
    for command in
        [&["analyze", "case.yaml"][..], &["report", "case.yaml"], &["states", "case.yaml"], &["why", "case.yaml", "1"]]
    {
        let run = detente_in(folder.path(), command);
        assert_eq!(run.status, 0, "{}", run.err);
        assert!(!run.out.contains(['\u{1b}', '\u{7}']) && !run.err.contains(['\u{1b}', '\u{7}']), "{command:?}");
    }
}

/// Whatever a path leads to, no more of it is read than has a place; the shell holds the memory to 2 GiB.
#[cfg(unix)]
#[test]
fn a_file_without_end_is_refused() {
    let folder = tempfile::tempdir().expect("a folder");
    let at = folder.path();
    std::fs::write(at.join("case.yaml"), format!("{TWO}    prefers: [b.y]\nsources:\n  s: {{title: S}}\n"))
        .expect("written");
    std::os::unix::fs::symlink("/dev/zero", at.join("outcome.yaml")).expect("a link");
    for call in [
        "import /dev/zero",
        "import - < /dev/zero",
        "source add case.yaml /dev/zero --id z",
        "source add case.yaml - --id z < /dev/zero",
        "source verify case.yaml --original s=/dev/zero",
        "check /dev/zero",
        "fmt /dev/zero",
        "fmt - < /dev/zero",
        "lint /dev/zero",
        "lint - < /dev/zero",
        "score case.yaml",
    ] {
        let script = format!("ulimit -v 2000000; exec '{}' {call}", env!("CARGO_BIN_EXE_detente"));
        let run = std::process::Command::new("sh").args(["-c", &script]).current_dir(at).output().expect("it runs");
        let err = String::from_utf8_lossy(&run.stderr);
        assert!(matches!(run.status.code(), Some(1 | 2)), "{call}: {:?} {err}", run.status);
        assert!(err.contains("error") && !err.contains("memory"), "{call}: {err}");
    }
}
