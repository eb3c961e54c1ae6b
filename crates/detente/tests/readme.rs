//! Every command in the README and in the documentation does what the page says, and prints what stands below it.
//! `UPDATE=1` writes the outputs anew, except those that leave something out.

use crate::common::root;
use crate::console::{desk, run, shown, words};
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// Commands that run this very binary's tests, build it or time it, or build the page of the workbench, which needs more
/// than Rust.
const BUILDS: [&str; 6] =
    ["cargo test ", "cargo install ", "cargo run -p xtask ", "cargo build ", "cargo bench ", "/usr/bin/time "];

/// Commands that take a report which nobody may copy into this repository.
const WITHOUT_ORIGINAL: [&str; 2] =
    ["detente source verify CASE --original dw=report.txt --show", "detente trace CASE jp.3 --original dw=report.txt"];

/// A stretch of a page: prose, or a command with what stands below it.
enum Part {
    Prose(String),
    Command { line: String, below: String },
}

/// A page, cut up. A line of a block in a fence that begins with `$ ` is a command.
fn parts(text: &str) -> Vec<Part> {
    let mut parts = Vec::new();
    let mut inside = false;
    for line in text.split_inclusive('\n') {
        let fence = line.starts_with("```");
        inside ^= fence;
        match parts.last_mut() {
            _ if inside && line.starts_with("$ ") => {
                parts.push(Part::Command { line: line.to_owned(), below: String::new() });
            }
            Some(Part::Command { below, .. }) if !fence => below.push_str(line),
            Some(Part::Prose(prose)) => prose.push_str(line),
            _ => parts.push(Part::Prose(line.to_owned())),
        }
    }
    parts
}

/// Whether an output is what stands on the page, where a line `...` stands for any lines.
fn fits(page: &str, output: &str) -> bool {
    let (page, output): (Vec<&str>, Vec<&str>) =
        (page.trim_end().lines().collect(), output.trim_end().lines().collect());
    let runs: Vec<&[&str]> = page.split(|line| *line == "...").collect();
    let mut at = 0;
    runs.iter().enumerate().all(|(i, run)| {
        let (first, last) = (i == 0, i + 1 == runs.len());
        let ends = |start: &usize| !last || run.is_empty() && !first || start + run.len() == output.len();
        let mut starts = if first { 0..1 } else { at..output.len() + 1 };
        let found = starts.find(|start| output[*start..].starts_with(run) && ends(start));
        found.inspect(|start| at = start + run.len()).is_some()
    })
}

/// A server says where it is, and goes on until somebody ends it.
fn serves(folder: &Path, arguments: &[&str]) {
    let mut server = Command::new(env!("CARGO_BIN_EXE_detente"))
        .args(arguments)
        .current_dir(folder)
        .stdout(Stdio::piped())
        .spawn()
        .expect("the server starts");
    let mut line = String::new();
    let read = BufReader::new(server.stdout.take().expect("its output is read")).read_line(&mut line);
    let goes_on = server.try_wait().expect("it can be looked at").is_none();
    let _ = server.kill();
    let _ = server.wait();
    assert!(read.is_ok() && line.contains("http://127.0.0.1:") && goes_on, "detente {}: {line}", arguments.join(" "));
}

/// Plays one page; what is not as it says, how many commands were run, and the page as it would be.
fn played(page: &Path) -> (Vec<String>, usize, String) {
    let text = std::fs::read_to_string(page).expect("the page is there");
    let folder = desk();
    std::fs::create_dir(folder.path().join("CASE")).expect("it can be made");
    std::fs::copy(folder.path().join("town.yaml"), folder.path().join("CASE/case.yaml")).expect("it can be copied");
    let (mut wrong, mut count, mut whole) = (Vec::new(), 0, String::new());
    for part in parts(&text) {
        let (line, below) = match part {
            Part::Prose(prose) => {
                whole.push_str(&prose);
                continue;
            }
            Part::Command { line, below } => (line, below),
        };
        whole.push_str(&line);
        let command = line[2..].trim_end().replace("cargo run --release --", "detente");
        let mut told = below.clone();
        if BUILDS.iter().any(|b| command.starts_with(b)) || WITHOUT_ORIGINAL.contains(&command.as_str()) {
        } else if command.starts_with("detente serve") {
            // A program built without the workbench has no such command.
            if cfg!(feature = "workbench") {
                let words = words(&command);
                serves(folder.path(), &words[1..].iter().map(String::as_str).collect::<Vec<_>>());
            }
            count += 1;
        } else {
            let done = run(folder.path(), &command);
            count += 1;
            let silent = below.trim().is_empty();
            let lint = command.contains(" --strict");
            if done.status != 0 && silent && !lint {
                wrong.push(format!("{}: {command}\n{}", page.display(), shown(&done)));
            }
            // Errors and remarks do not stand on a page; where nothing stands there, nothing is compared.
            if !silent && !fits(&below, &done.out) {
                wrong.push(format!("{}: {command} prints\n{}", page.display(), done.out));
                if !below.lines().any(|line| line == "...") {
                    told = format!("{}\n{}", done.out.trim_end(), if below.ends_with("\n\n") { "\n" } else { "" });
                }
            }
        }
        whole.push_str(&told);
    }
    (wrong, count, whole)
}

#[test]
fn each_command_works() {
    let mut pages: Vec<PathBuf> = vec![root().join("README.md")];
    let docs = std::fs::read_dir(root().join("docs")).expect("it can be listed");
    pages.extend(docs.flatten().map(|entry| entry.path()).filter(|path| path.extension().is_some_and(|e| e == "md")));
    let (mut wrong, mut all) = (Vec::new(), 0);
    for page in pages {
        let (found, count, whole) = played(&page);
        if !found.is_empty() && std::env::var_os("UPDATE").is_some() {
            std::fs::write(&page, whole).expect("it can be written");
        }
        wrong.extend(found);
        all += count;
    }
    assert!(wrong.is_empty(), "{} outputs are not as the page says:\n{}", wrong.len(), wrong.join("\n"));
    assert!(all >= 40, "the pages have commands to run: {all}");
}

#[test]
fn what_is_left_out_may_be_anything_and_the_rest_may_not() {
    assert!(fits("a\nb\n", "a\nb\n") && !fits("a\n", "a\nb\n") && !fits("b\n", "a\nb\n") && !fits("a\nc\n", "a\nb\n"));
    assert!(fits("a\n...\nc\n", "a\nb\nb\nc\n") && fits("a\n...\n", "a\nb\n") && fits("...\nb\n", "a\nb\n"));
    assert!(!fits("a\n...\nb\n", "a\nb\nc\n") && !fits("...\nb\n...\na\n...\n", "a\nb\n"));
}

#[test]
fn every_link_leads_somewhere() {
    for page in ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "DESIGN.md", "cases/README.md"] {
        let text = std::fs::read_to_string(root().join(page)).expect("the page is there");
        let folder = root().join(page).parent().expect("it lies in a folder").to_owned();
        for link in text.split("](").skip(1).filter_map(|rest| rest.split(')').next()) {
            let target = link.split('#').next().unwrap_or_default();
            if !target.is_empty() && !target.contains("://") {
                assert!(folder.join(target).exists(), "{page} links to {link}");
            }
        }
    }
}
