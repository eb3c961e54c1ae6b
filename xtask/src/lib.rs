//! The rules that hold the workspace together, checked as a test: see [`tidy`].

pub mod sentences;

use std::fmt;
use std::path::{Path, PathBuf};

/// The rooms of the house, left to right. A crate may depend on those before it only.
pub const ORDER: [&str; 8] = [
    "detente-source",
    "detente-case",
    "detente-graph",
    "detente-stability",
    "detente-settlement",
    "detente-doubt",
    "detente-report",
    "detente",
];

/// Crates that stand side by side: neither may depend on the other.
const NEIGHBOURS: [&str; 2] = ["detente-stability", "detente-settlement"];

/// Crates that stand beside the house: the yardstick depends on nothing and is used by tests only.
const BESIDE: [&str; 1] = ["detente-reference"];

/// What the crates left of `detente` must not touch: text, date, seed and budget are arguments.
const OUTSIDE_WORLD: [&str; 12] = [
    "std::fs",
    "std::env",
    "std::net",
    "std::time",
    "std::process",
    "std::io",
    "println!",
    "eprintln!",
    "print!(",
    "SystemTime",
    "Instant::",
    "thread_rng",
];

/// Writes documents into memory by way of a library that asks for a `Write`.
const IN_MEMORY: &str = "crates/detente-report/src/documents/text.rs";

/// What tells an answer, and there the places that may take a text apart: forms of writing, and texts that people wrote.
const TELLS: &str = "crates/detente-report/src/";
const FORMS: [&str; 7] =
    ["documents/", "exchange/", "markdown/", "page/english.rs", "page/language.rs", "svg/", "wording/linked.rs"];

/// Ways to take a text apart.
const APART: [&str; 9] = [
    ".strip_prefix(",
    ".strip_suffix(",
    ".split(",
    ".split_once(",
    ".rsplit",
    ".trim_start_matches(",
    ".trim_end_matches(",
    ".replace(",
    ".replace_range(",
];

/// Ways to read a file whole, whatever its size. `detente::read_up_to` and its kin are the only door.
const UNBOUNDED: [&str; 3] = ["fs::read(", "read_to_string(", "read_to_end("];

/// Marks of unfinished work.
const UNFINISHED: [&str; 5] = ["todo!(", "unimplemented!(", "dbg!(", "#[ignore", "FIXME"];

/// Lines after which a file is asked whether it is still one concept.
const LONG: usize = 400;

/// A rule that is broken.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fault {
    /// The file, from the root of the repository.
    pub file: PathBuf,
    /// Line, from 1; 0 for the file as a whole.
    pub line: usize,
    /// What is wrong.
    pub words: String,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.file.display(), self.line, self.words)
    }
}

/// Checks the workspace at `root` and returns what breaks its rules:
/// dependencies point left only; only `detente` touches files, clock, environment, network and terminal, and reads files
/// through one door that knows limits; each dependency has its line in DESIGN.md; each source file says what it holds; no file is overlong or unfinished; each
/// stability concept names its source; each diagnostic's code is explained; each file of tests belongs to its crate's one
/// program of tests; no file names a place on somebody's machine.
pub fn tidy(root: &Path) -> Vec<Fault> {
    let mut faults = Vec::new();
    let design = std::fs::read_to_string(root.join("DESIGN.md")).unwrap_or_default();
    let diagnostics = std::fs::read_to_string(root.join("docs/diagnostics.md")).unwrap_or_default();
    for file in files(root) {
        let Ok(text) = std::fs::read_to_string(root.join(&file)) else { continue };
        let mut say = |line: usize, words: String| faults.push(Fault { file: file.clone(), line, words });
        let name = file.to_string_lossy().replace('\\', "/");
        if name.ends_with("Cargo.toml") {
            manifest(&name, &text, &design, &mut say);
        }
        if name.ends_with(".rs") {
            source(&name, &text, &mut say);
        }
        if let Some((folder, module)) = name.strip_suffix(".rs").and_then(|n| n.rsplit_once('/'))
            && folder.starts_with("crates/")
            && folder.ends_with("/tests")
        {
            tested(module, &std::fs::read_to_string(root.join(folder).join("main.rs")).unwrap_or_default(), &mut say);
        }
        if name.starts_with("crates/") && name.contains("/src/") {
            for (i, line) in text.lines().enumerate().filter(|(_, line)| !line.trim().starts_with("//")) {
                for code in codes(line).filter(|code| !diagnostics.contains(&format!("### {code}:"))) {
                    say(i + 1, format!("`{code}` is not explained in docs/diagnostics.md"));
                }
            }
        }
        if !name.ends_with(".lock") && !name.starts_with("xtask/") {
            for (i, line) in text.lines().enumerate() {
                if ["<<<<<<< ", ">>>>>>> "].iter().any(|mark| line.starts_with(mark)) {
                    say(i + 1, "is a mark of two versions that were never made one".to_owned());
                }
                if ["/work/", "/root/", "/home/", "/tmp/"].iter().any(|p| line.contains(p)) {
                    say(i + 1, "names a place on somebody's machine".to_owned());
                }
            }
        }
    }
    faults.sort();
    faults
}

/// Every file of tests belongs to the one program of tests of its crate, whose root names it.
fn tested(module: &str, root: &str, say: &mut impl FnMut(usize, String)) {
    if module != "main" && !root.lines().any(|line| line == format!("mod {module};")) {
        say(0, format!("no test in it runs: the crate's tests/main.rs does not name `{module}`"));
    }
}

/// Codes of diagnostics that a line makes: `D` and four digits in quotation marks.
fn codes(line: &str) -> impl Iterator<Item = &str> {
    let code = |part: &&str| part.len() == 5 && part.starts_with('D') && part[1..].bytes().all(|b| b.is_ascii_digit());
    line.split('"').skip(1).step_by(2).filter(code)
}

fn manifest(name: &str, text: &str, design: &str, say: &mut impl FnMut(usize, String)) {
    let own = name.strip_prefix("crates/").and_then(|n| n.split('/').next());
    let mut section = "";
    for (i, line) in text.lines().enumerate() {
        if line.starts_with('[') {
            section = line.trim_matches(['[', ']']);
            continue;
        }
        let Some(dependency) = line.split(['=', '.', ' ']).next().filter(|d| !d.is_empty() && !d.starts_with('#'))
        else {
            continue;
        };
        if section == "workspace.dependencies"
            && !dependency.starts_with("detente")
            && !design.contains(&format!("`{dependency}`"))
        {
            say(i + 1, format!("`{dependency}` has no line in DESIGN.md that says why it is there"));
        }
        let place = |krate: &str| ORDER.iter().position(|o| *o == krate);
        if let (Some(own), Some(other)) = (own.and_then(place), place(dependency))
            && section == "dependencies"
            && other >= own
        {
            say(i + 1, format!("`{dependency}` stands to the right; dependencies point left only"));
        }
        if own.is_some_and(|own| NEIGHBOURS.contains(&own) && own != dependency) && NEIGHBOURS.contains(&dependency) {
            say(i + 1, format!("`{dependency}` stands beside this crate; neither knows the other"));
        }
        if section == "dependencies" && BESIDE.contains(&dependency) {
            say(i + 1, format!("`{dependency}` is for tests only"));
        }
    }
}

fn source(name: &str, text: &str, say: &mut impl FnMut(usize, String)) {
    if !text.starts_with("//!") {
        say(1, "the file does not begin by saying what it holds (`//!`)".to_owned());
    }
    let lines = text.lines().count();
    if lines > LONG {
        say(0, format!("{lines} lines; is it still one concept?"));
    }
    let concept = name.strip_prefix("crates/detente-stability/src/concepts/").is_some_and(|file| file != "mod.rs");
    if concept && !text.contains("//! Source: ") {
        say(1, "a stability concept names the source of its definition (`//! Source: `)".to_owned());
    }
    let inside =
        name != IN_MEMORY && ORDER[..ORDER.len() - 1].iter().any(|c| name.starts_with(&format!("crates/{c}/src/")));
    let mut tests = false;
    for (i, line) in text.lines().enumerate() {
        tests |= matches!(line.trim(), "#[cfg(test)]" | "#![cfg(test)]");
        let code = line.split("//").next().unwrap_or_default();
        // The list of forbidden words stands in this very file.
        if name != "xtask/src/lib.rs"
            && let Some(mark) = UNFINISHED.iter().find(|m| code.contains(**m))
        {
            say(i + 1, format!("`{mark}` is unfinished work"));
        }
        if inside
            && !tests
            && let Some(word) = OUTSIDE_WORLD.iter().find(|w| code.contains(**w))
        {
            say(i + 1, format!("`{word}` belongs in `detente`: here text, date, seed and budget are arguments"));
        }
        if let Some(file) = name.strip_prefix(TELLS)
            && !tests
            && !FORMS.iter().any(|form| file.starts_with(form))
            && let Some(word) = APART.iter().find(|w| code.contains(**w))
        {
            say(i + 1, format!("`{word}` takes a text apart; what is told is put together of pieces (`page::Line`)"));
        }
        if name.starts_with("crates/detente/src/")
            && !tests
            && !code.contains(".take(")
            && let Some(word) = UNBOUNDED.iter().find(|w| code.contains(**w))
        {
            say(i + 1, format!("`{word}` reads without end; `detente::read_up_to` and its kin have a limit"));
        }
    }
}

/// The files of the repository, from its root, in order; build products and what Git keeps for itself left out.
fn files(root: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![PathBuf::new()];
    while let Some(folder) = folders.pop() {
        let Ok(entries) = std::fs::read_dir(root.join(&folder)) else { continue };
        for entry in entries.flatten() {
            let path = folder.join(entry.file_name());
            let name = entry.file_name().to_string_lossy().into_owned();
            if entry.path().is_dir() {
                if !["target", ".git", "node_modules"].contains(&name.as_str()) {
                    folders.push(path);
                }
            } else if [".rs", ".toml", ".md", ".yaml", ".yml", ".sh", ".json", ".html", ".gmcr", ".nfg"]
                .iter()
                .any(|e| name.ends_with(e))
                || name == "run"
            {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_workspace_is_tidy() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("xtask lies in the workspace");
        let faults: Vec<String> = tidy(root).iter().map(Fault::to_string).collect();
        assert!(faults.is_empty(), "\n{}", faults.join("\n"));
    }

    #[test]
    fn each_rule_bites() {
        let mut said = Vec::new();
        let mut say = |line: usize, words: String| said.push((line, words));
        manifest("crates/detente-graph/Cargo.toml", "[dependencies]\ndetente-report.workspace = true\n", "", &mut say);
        manifest("Cargo.toml", "[workspace.dependencies]\nleft-pad = \"1\"\n", "`other`", &mut say);
        source("crates/detente-graph/src/x.rs", "use std::fs;\n", &mut say);
        source("crates/detente-stability/src/concepts/nash.rs", "//! Nash.\nfn f() { dbg!(1); }\n", &mut say);
        source("crates/detente/src/long.rs", &format!("//! Long.\n{}", "\n".repeat(LONG)), &mut say);
        source("crates/detente/src/x.rs", "//! X.\nlet text = std::fs::read(path);\n", &mut say);
        source("crates/detente/src/files.rs", "//! Files.\nfile.take(4).read_to_end(&mut bytes);\n", &mut say);
        source("crates/detente-report/src/why.rs", "//! Why.\nlet name = told.split_once(\": \");\n", &mut say);
        tested("left_out", "mod common;\nmod left;\n", &mut say);
        let lines: Vec<usize> = said.iter().map(|(line, _)| *line).collect();
        assert_eq!(lines, [2, 2, 1, 1, 1, 2, 0, 2, 2, 0], "{said:?}");
    }
}
