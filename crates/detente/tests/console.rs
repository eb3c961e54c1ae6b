//! Replays what stands in a text as if at a prompt: `$ detente …`, and what came of it. Every path is one from the folder
//! in which it is played, so that the same bytes come on every machine.

use crate::common::{Run, detente_in, detente_with_input, root};
use std::path::Path;

/// Splits a command at blanks, keeping what stands in double quotes together.
pub fn words(command: &str) -> Vec<String> {
    let parts = command.split('"').enumerate();
    parts
        .flat_map(
            |(i, part)| {
                if i % 2 == 1 { vec![part.to_owned()] } else { part.split_whitespace().map(str::to_owned).collect() }
            },
        )
        .collect()
}

/// Copies a folder with all that is in it.
pub fn copy(from: &Path, to: &Path) {
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

/// A folder as a reader has it before him: the cases, and some documents to take in.
pub fn desk() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    copy(&root().join("cases"), &folder.path().join("cases"));
    let goldens = root().join("crates/detente/tests/goldens");
    copy(&goldens.join("cases"), &folder.path().join("odd"));
    copy(&goldens.join("desk"), folder.path());
    folder
}

/// Runs one command: of `detente`, or `cat` or `cp` of a file. `< FILE` at its end is its input. The version of the program
/// is told as VERSION.
pub fn run(folder: &Path, command: &str) -> Run {
    let (command, input) = match command.rsplit_once(" < ") {
        Some((command, file)) => (command, Some(std::fs::read(folder.join(file)).expect("the input is there"))),
        None => (command, None),
    };
    let words = words(command);
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let made = format!("etente {}", env!("CARGO_PKG_VERSION"));
    let plain = |run: Run| Run { out: run.out.replace(&made, "etente VERSION"), err: run.err, status: run.status };
    let quiet = |out: String| Run { status: 0, out, err: String::new() };
    match (words.as_slice(), input) {
        (["detente", args @ ..], None) => plain(detente_in(folder, args)),
        (["detente", args @ ..], Some(input)) => plain(detente_with_input(folder, args, &input)),
        (["cat", file], _) => plain(quiet(std::fs::read_to_string(folder.join(file)).expect("the file is there"))),
        (["cp", from, to], _) => {
            std::fs::copy(folder.join(from), folder.join(to)).expect("it can be copied");
            quiet(String::new())
        }
        _ => panic!("nobody can play `{command}`"),
    }
}

/// What a terminal would show of it.
pub fn shown(run: &Run) -> String {
    let mut text = format!("{}{}", run.out, run.err);
    if !text.is_empty() && !text.ends_with('\n') {
        text.push('\n');
    }
    if run.status != 0 {
        text.push_str(&format!("exit {}\n", run.status));
    }
    text
}

/// The text with what its commands print now. What stands before the first command stays.
pub fn replayed(text: &str, folder: &Path) -> String {
    let mut whole = String::new();
    let mut begun = false;
    for line in text.lines() {
        if let Some(command) = line.strip_prefix("$ ") {
            if begun && !whole.ends_with("\n\n") {
                whole.push('\n');
            }
            begun = true;
            whole.push_str(&format!("{line}\n{}", shown(&run(folder, command))));
        } else if !begun {
            whole.push_str(&format!("{line}\n"));
        }
    }
    whole
}
