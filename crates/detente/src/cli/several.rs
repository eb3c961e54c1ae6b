//! Which cases a call means: case files, folders with a `case.yaml`, and folders of such folders.

use super::outcome::Failure;
use std::path::{Path, PathBuf};

/// How deep below a folder cases are looked for, and how many files are looked at.
const DEPTH: usize = 8;
const MOST_FILES: usize = 200_000;

/// Whether a path is a folder of cases rather than a case.
pub fn is_folder_of_cases(path: &Path) -> bool {
    path.is_dir() && !detente::case_path(path).exists()
}

/// The paths of a call with each folder of cases replaced by the cases in it.
pub fn cases(given: &[PathBuf]) -> Result<Vec<PathBuf>, Failure> {
    let mut all = Vec::new();
    for path in given {
        if !is_folder_of_cases(path) {
            all.push(path.clone());
            continue;
        }
        let (found, whole) = detente::cases_below(path, DEPTH, MOST_FILES);
        let shown = path.display();
        if !whole {
            return Err(Failure::Call(format!(
                "the folder {shown} holds too many files to look for cases in; name a folder below it"
            )));
        }
        if found.is_empty() {
            return Err(Failure::Call(format!("neither the folder {shown} nor a folder in it holds a case.yaml")));
        }
        all.extend(found.into_iter().map(|file| path.join(file)));
    }
    Ok(all)
}

/// How many cases came to what, told at the end of a command on several of them.
#[derive(Default)]
pub struct Total(Vec<(&'static str, usize)>);

impl Total {
    /// Counts one more case.
    pub fn add(&mut self, what: &'static str) {
        match self.0.iter_mut().find(|(known, _)| *known == what) {
            Some((_, count)) => *count += 1,
            None => self.0.push((what, 1)),
        }
    }

    /// `18 cases: 17 without findings, 1 with errors`.
    pub fn told(&self, one: &str, many: &str) -> String {
        let all: usize = self.0.iter().map(|(_, count)| count).sum();
        let parts: Vec<String> = self.0.iter().map(|(what, count)| format!("{count} {what}")).collect();
        format!("{all} {}: {}", if all == 1 { one } else { many }, parts.join(", "))
    }

    /// The same for programs.
    pub fn counts(&self) -> &[(&'static str, usize)] {
        &self.0
    }
}
