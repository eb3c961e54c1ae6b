//! Every command in the README does what the README says.

use crate::common::{detente_in, root};
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};

/// The commands of all `console` blocks, in order.
fn commands() -> Vec<String> {
    let text = std::fs::read_to_string(root().join("README.md")).expect("there is a README");
    let mut commands = Vec::new();
    let mut inside = false;
    for line in text.lines() {
        match line {
            "```console" => inside = true,
            "```" => inside = false,
            _ if inside => commands.extend(line.strip_prefix("$ ").map(str::to_owned)),
            _ => {}
        }
    }
    commands
}

/// Splits a command at blanks, keeping what stands in double quotes together.
fn words(command: &str) -> Vec<String> {
    let parts = command.split('"').enumerate();
    parts
        .flat_map(
            |(i, part)| {
                if i % 2 == 1 { vec![part.to_owned()] } else { part.split_whitespace().map(str::to_owned).collect() }
            },
        )
        .collect()
}

fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).expect("it can be made");
    for entry in std::fs::read_dir(from).expect("it can be listed") {
        let entry = entry.expect("it can be listed");
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target)
        } else {
            std::fs::copy(entry.path(), target).map(|_| ()).expect("it can be copied")
        }
    }
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

#[test]
fn each_command_works() {
    let folder = tempfile::tempdir().expect("a folder");
    copy(&root().join("cases"), &folder.path().join("cases"));
    let mut run = 0;
    for command in commands() {
        // The two commands of the first page run this very binary and these very tests; others install it, or build the page
        // of the workbench, which needs more than Rust.
        let command = command.replace("cargo run --release --", "detente");
        let builds = ["cargo test --workspace", "cargo install ", "cargo run -p xtask "];
        if builds.iter().any(|b| command.starts_with(b)) {
            continue;
        }
        let words = words(&command);
        assert_eq!(words[0], "detente", "{command}");
        let arguments: Vec<&str> = words[1..].iter().map(String::as_str).collect();
        if arguments[0] == "serve" {
            // A program built without the workbench has no such command.
            if cfg!(feature = "workbench") {
                serves(folder.path(), &arguments);
            }
            run += 1;
            continue;
        }
        let done = detente_in(folder.path(), &arguments);
        assert_eq!(done.status, 0, "{command}\n{}", done.err);
        run += 1;
    }
    assert!(run >= 12, "the README has commands to run: {run}");
    assert!(folder.path().join("japan-dprk-2024.report.html").exists());
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
