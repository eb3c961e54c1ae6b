//! What the command line reads and writes: one way in, one way out, and nothing lost.

use crate::common::{Run, detente, detente_in, detente_with_input, root};

fn chicken() -> String {
    std::fs::read_to_string(root().join("cases/chicken/case.yaml")).expect("the case is there")
}

/// A folder with a case in it.
fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::create_dir(folder.path().join("chicken")).expect("a folder for the case");
    std::fs::write(folder.path().join("chicken/case.yaml"), chicken()).expect("the case is written");
    folder
}

/// Every call that writes into a file of the caller's choice.
const WRITERS: [&[&str]; 9] = [
    &["report", "chicken"],
    &["report", "chicken", "--format", "md"],
    &["export", "chicken", "--format", "gmcr"],
    &["export", "chicken", "--format", "nfg"],
    &["export", "chicken", "--format", "csl"],
    &["export", "chicken", "--format", "bibtex"],
    &["export", "chicken", "--format", "jsonld"],
    &["export", "chicken", "--format", "csv", "--table", "states"],
    &["import", "in.gmcr", "--id", "back"],
];

fn with<'a>(call: &[&'a str], more: &[&'a str]) -> Vec<&'a str> {
    [call, more].concat()
}

#[test]
fn a_command_replaces_what_it_wrote_and_nothing_else() {
    let folder = folder();
    let run = |args: &[&str]| detente_in(folder.path(), args);
    assert_eq!(run(&["export", "chicken", "--format", "gmcr", "--out", "in.gmcr"]).status, 0);
    let out = folder.path().join("out");
    for call in WRITERS {
        let imports = call[0] == "import";
        std::fs::write(&out, "my notes").expect("it can be written");
        let refused = run(&with(call, &["--out", "out"]));
        assert_eq!(refused.status, 2, "{call:?}");
        assert!(
            refused.err.contains("this command did not write it") && refused.err.contains("--force"),
            "{}",
            refused.err
        );
        assert_eq!(std::fs::read(&out).expect("still there"), b"my notes", "{call:?}");
        assert_eq!(run(&with(call, &["--out", "out", "--force"])).status, 0, "{call:?}");
        let written = std::fs::read(&out).expect("written");
        assert_ne!(written, b"my notes");
        // Again: results are replaced; an imported case may have been worked on since.
        assert_eq!(run(&with(call, &["--out", "out"])).status, if imports { 2 } else { 0 }, "{call:?}");
        assert_eq!(std::fs::read(&out).expect("still there"), written, "{call:?}");
    }
    // A report on another case is another document.
    let other = chicken().replace("id: chicken", "id: hen");
    std::fs::write(folder.path().join("hen.yaml"), other).expect("it can be written");
    assert_eq!(run(&["report", "chicken", "--out", "r.html"]).status, 0);
    assert_eq!(run(&["report", "hen.yaml", "--out", "r.html"]).status, 2);
}

#[test]
fn no_result_is_written_over_the_case_that_it_is_made_from() {
    let folder = folder();
    std::fs::copy(folder.path().join("chicken/case.yaml"), folder.path().join("talks.yaml")).expect("copied");
    for out in ["chicken/case.yaml", "talks.yaml"] {
        for call in WRITERS.iter().filter(|call| call[0] != "import") {
            let call = with(&[call[0], out], &call[2..]);
            for more in [&["--out", out][..], &["--out", out, "--force"]] {
                assert_eq!(detente_in(folder.path(), &with(&call, more)).status, 2, "{call:?} {more:?}");
            }
        }
        assert_eq!(std::fs::read_to_string(folder.path().join(out)).expect("still there"), chicken());
    }
}

#[test]
fn tables_in_a_folder_are_replaced_one_and_all_or_refused() {
    let folder = folder();
    let export = |more: &[&str]| {
        detente_in(folder.path(), &with(&["export", "chicken", "--format", "csv", "--out", "tables"], more))
    };
    assert_eq!(export(&[]).status, 0);
    assert_eq!(export(&[]).status, 0);
    std::fs::write(folder.path().join("tables/states.csv"), "mine").expect("it can be written");
    assert_eq!(export(&[]).status, 2);
    assert_eq!(std::fs::read(folder.path().join("tables/states.csv")).expect("still there"), b"mine");
    assert_eq!(export(&["--force"]).status, 0);
}

#[cfg(unix)]
#[test]
fn devices_and_links_stay_what_they_are() {
    use std::os::unix::fs::{FileTypeExt, PermissionsExt, symlink};
    let folder = folder();
    let at = |name: &str| folder.path().join(name);
    symlink("/dev/null", at("null")).expect("a link");
    symlink("real.html", at("link.html")).expect("a link");
    for (out, status) in [("null", 0), ("link.html", 0), ("/dev/null", 0), ("/dev/full", 2)] {
        let run = detente_in(folder.path(), &["report", "chicken", "--out", out]);
        assert_eq!(run.status, status, "{out}: {}", run.err);
        assert_eq!(status == 2, run.err.contains("the disk is full"), "{}", run.err);
    }
    for device in ["/dev/null", "/dev/full"] {
        assert!(std::fs::metadata(device).expect("there").file_type().is_char_device());
    }
    assert!(std::fs::symlink_metadata(at("link.html")).expect("there").is_symlink());
    assert!(std::fs::read_to_string(at("real.html")).expect("written").contains("Chicken"));

    // `fmt` works through a link, keeps permissions, and leaves a read-only file as it is.
    let untidy = chicken().replacen("parties:", "parties:   ", 1).replace("title: ", "title:    ");
    std::fs::write(at("far.yaml"), &untidy).expect("it can be written");
    symlink("far.yaml", at("near.yaml")).expect("a link");
    std::fs::set_permissions(at("far.yaml"), std::fs::Permissions::from_mode(0o440)).expect("read-only");
    let refused = detente_in(folder.path(), &["fmt", "near.yaml"]);
    assert_eq!(refused.status, 2);
    assert!(refused.err.contains("read-only"), "{}", refused.err);
    assert_eq!(std::fs::read_to_string(at("far.yaml")).expect("there"), untidy);
    std::fs::set_permissions(at("far.yaml"), std::fs::Permissions::from_mode(0o640)).expect("writable");
    assert_eq!(detente_in(folder.path(), &["fmt", "near.yaml"]).status, 0);
    assert!(std::fs::symlink_metadata(at("near.yaml")).expect("there").is_symlink());
    assert_ne!(std::fs::read_to_string(at("far.yaml")).expect("there"), untidy);
    assert_eq!(std::fs::metadata(at("far.yaml")).expect("there").permissions().mode() & 0o777, 0o640);
}

/// Every command that takes one case reads it from standard input, too, and says the same.
#[test]
fn a_case_on_standard_input_is_a_case() {
    let folder = folder();
    let calls: [&[&str]; 18] = [
        &["analyze", "@", "--format", "json"],
        &["check", "@"],
        &["states", "@"],
        &["why", "@", "1"],
        &["unlock", "@", "--make", "1"],
        &["foresight", "@"],
        &["coalitions", "@"],
        &["paths", "@", "--from", "1"],
        &["doubtful", "@"],
        &["strength", "@"],
        &["worlds", "@", "--ask", "equilibria"],
        &["hinges", "@", "--state", "1"],
        &["ach", "@"],
        &["trace", "@", "1"],
        &["lint", "@"],
        &["source", "verify", "@"],
        &["report", "@", "--format", "md", "--out", "-"],
        &["export", "@", "--format", "nfg"],
    ];
    let called = |call: &[&str], case: &str| -> Run {
        let call: Vec<String> = call.iter().map(|word| word.replace('@', case)).collect();
        let call: Vec<&str> = call.iter().map(String::as_str).collect();
        detente_with_input(folder.path(), &call, chicken().as_bytes())
    };
    for call in calls {
        let (file, input) = (called(call, "chicken/case.yaml"), called(call, "-"));
        assert_eq!(input.status, file.status, "{call:?}: {}", input.err);
        assert_eq!(input.out, file.out, "{call:?}");
    }
    // What would have to be written back is refused.
    let refused = called(&["source", "suggest", "@", "x.txt", "--accept", "1"], "-");
    assert_eq!(refused.status, 2);
    assert!(refused.err.contains("standard input cannot be changed"), "{}", refused.err);
}

#[test]
fn a_folder_of_cases_is_told_with_a_total() {
    let counts = detente(&["analyze", "--counts", "cases"]);
    assert_eq!(counts.status, 0, "{}", counts.err);
    assert!(counts.out.lines().any(|l| l.split_whitespace().eq(["elmira", "9", "3", "5", "5", "3", "3", "3"])));
    assert!(counts.out.trim_end().ends_with("22 cases: 20 analysed, 2 with issues alone"), "{}", counts.out);
    let json = detente(&["analyze", "--counts", "cases", "--format", "json"]);
    let document: serde_json::Value = serde_json::from_str(&json.out).expect("it is JSON");
    assert_eq!(document["format"], "detente.analyses/1");
    assert_eq!(document["cases"].as_array().map(Vec::len), Some(20));
    assert_eq!(document["total"], serde_json::json!({"analysed": 20, "with issues alone": 2}));
    let score = detente(&["score", "cases"]);
    assert_eq!(score.status, 0, "{}", score.err);
    assert!(score.err.trim_end().ends_with("22 cases: 17 without an outcome, 5 scored"), "{}", score.err);
    let refused = detente(&["analyze", "cases"]);
    assert!(refused.status == 2 && refused.err.contains("--counts"), "{}", refused.err);

    let folder = folder();
    let nested = folder.path().join("a/b/broken");
    std::fs::create_dir_all(&nested).expect("a folder");
    std::fs::create_dir_all(folder.path().join("a/.hidden/x")).expect("a folder");
    // Links that lead back up, or to a case that is found without them, count nothing twice.
    std::os::unix::fs::symlink("..", folder.path().join("a/back")).expect("a link");
    std::os::unix::fs::symlink("chicken", folder.path().join("again")).expect("a link");
    std::fs::write(nested.join("case.yaml"), "detente: 1\nid: [\n").expect("it can be written");
    std::fs::write(folder.path().join("a/.hidden/x/case.yaml"), "nothing").expect("it can be written");
    for (command, total) in [
        (&["check", "."][..], "2 cases: 1 with errors, 1 without findings"),
        (&["lint", "."], "2 files: 1 with errors, 1 without findings"),
        (&["analyze", "--counts", "."], "2 cases: 1 with errors, 1 analysed"),
    ] {
        let run = detente_in(folder.path(), command);
        assert_eq!(run.status, 1, "{command:?}: {}", run.err);
        let all = format!("{}{}", run.err, run.out);
        assert!(all.trim_end().ends_with(total), "{command:?}: {all}");
    }
    let empty = tempfile::tempdir().expect("a folder");
    let none = detente_in(empty.path(), &["check", "."]);
    assert!(none.status == 2 && none.err.contains("case.yaml"), "{}", none.err);
}

#[test]
fn quiet_leaves_results_and_errors() {
    let folder = folder();
    let run = |args: &[&str]| detente_in(folder.path(), args);
    let loud = run(&["report", "chicken", "--out", "r.html"]);
    let quiet = run(&["--quiet", "report", "chicken", "--out", "r.html"]);
    assert_eq!((quiet.out, quiet.err), (loud.out, String::new()));
    assert!(run(&["export", "chicken", "--format", "csv", "--out", "t"]).err.contains("Wrote"));
    assert_eq!(run(&["-q", "export", "chicken", "--format", "csv", "--out", "t"]).err, "");
    assert!(run(&["-q", "analyze", "nowhere"]).err.contains("error"));
}

#[test]
fn completions_and_manual_pages_name_every_command() {
    let commands = detente(&["--help"]).out;
    let commands: Vec<&str> = commands
        .lines()
        .filter_map(|line| line.strip_prefix("  ").filter(|l| l.starts_with(|c: char| c.is_ascii_lowercase())))
        .filter_map(|line| line.split(' ').next())
        .collect();
    assert!(commands.len() > 25, "{commands:?}");
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let script = detente(&["completions", shell]);
        assert_eq!(script.status, 0, "{shell}");
        commands.iter().for_each(|c| assert!(script.out.contains(c), "{shell}: {c}"));
    }
    let folder = tempfile::tempdir().expect("a folder");
    for _ in 0..2 {
        assert_eq!(detente_in(folder.path(), &["man", "--out", "pages"]).status, 0);
    }
    for command in commands {
        assert!(folder.path().join(format!("pages/detente-{command}.1")).exists(), "{command}");
    }
    assert!(detente(&["man"]).out.contains(".TH detente 1"));
}
