//! Different commands say the same about the same thing: the program itself is run on random case files, and what one
//! command says is held to what the others say of it, or of the file edited.
//!
//! `DETENTE_CASES=300 cargo test -p detente --release --test all agreement::` is the nightly size.

mod analysis;
mod edited;
mod worlds;

use crate::common::detente_in;
use crate::worlds::literal;
use detente_reference::random::{self, Knobs};
use detente_reference::random_graph::{self, GraphKnobs};
use serde_json::Value;
use std::path::PathBuf;

/// The concepts by their keys.
const CONCEPTS: [&str; detente::Concept::ALL.len()] = detente::Concept::KEYS;

/// How many random cases of each kind are looked at.
fn how_many() -> u64 {
    std::env::var("DETENTE_CASES").ok().and_then(|n| n.parse().ok()).unwrap_or(10)
}

/// A case file, and the folder that holds it.
struct File {
    _folder: tempfile::TempDir,
    path: PathBuf,
    text: String,
}

impl File {
    fn new(text: String) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("case.yaml");
        std::fs::write(&path, &text).expect("it can be written");
        Self { _folder: folder, path, text }
    }

    /// What a command prints about the file; it has to end well.
    fn text(&self, args: &[&str]) -> String {
        let (command, rest) = args.split_first().expect("a command");
        let path = self.path.to_str().expect("a plain name");
        let run = detente_in(std::path::Path::new("."), &[&[*command, path], rest].concat());
        assert_eq!(run.status, 0, "{args:?}: {}\n{}", run.err, self.text);
        run.out
    }

    /// The document that a command prints.
    fn json(&self, args: &[&str]) -> Value {
        let text = self.text(&[args, &["--format", "json"]].concat());
        serde_json::from_str(&text).unwrap_or_else(|e| panic!("{args:?}: {e}\n{text}"))
    }

    /// Fails, with the file, unless both are the same.
    #[track_caller]
    fn same<T: PartialEq + std::fmt::Debug>(&self, found: T, expected: T, what: &str) {
        assert_eq!(found, expected, "{what}\n{}", self.text);
    }
}

/// A document's list of numbers.
fn numbers(list: &Value) -> Vec<u64> {
    list.as_array()
        .unwrap_or_else(|| panic!("{list} is a list"))
        .iter()
        .map(|n| n.as_u64().expect("a number"))
        .collect()
}

/// A document's list of texts.
fn texts(list: &Value) -> Vec<&str> {
    list.as_array().unwrap_or_else(|| panic!("{list} is a list")).iter().map(|t| t.as_str().expect("a text")).collect()
}

/// A random case in option form, with a few definitions.
fn option_form(seed: u64) -> String {
    let knobs =
        Knobs { options: 6, options_per_party: 0..=3, empty_status_quo: true, status_quo: 70, ..Knobs::default() };
    let case = random::case(7_000_000 + seed, &knobs);
    let names = case.option_names();
    let (first, last) = (&names[0], &names[names.len() - 1]);
    let define = format!("define:\n  d1: \"{first} & !{last}\"\n  d2: \"!{first} | {last}\"\nparties:\n");
    case.to_yaml().expect("a well-formed case").replacen("parties:\n", &define, 1)
}

/// A random case in graph form.
fn graph_form(seed: u64) -> String {
    let knobs = GraphKnobs { states: 2..=8, ..GraphKnobs::default() };
    random_graph::graph(8_000_000 + seed, &knobs).to_yaml().expect("a well-formed case")
}
