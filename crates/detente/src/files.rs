//! Cases on disk: where they lie, and how they are read.

use detente_source::{Diagnostics, SourceText};
use std::io::Read;
use std::path::{Path, PathBuf};

/// A case file that has been read.
#[derive(Clone, Debug)]
pub struct CaseFolder {
    /// The case file.
    pub path: PathBuf,
    /// The folder that its documents are named from.
    pub folder: PathBuf,
    /// Its text.
    pub source: SourceText,
}

/// The case file that a person means by a path: the file itself, or `case.yaml` in a folder.
pub fn case_path(path: &Path) -> PathBuf {
    if path.is_dir() { path.join("case.yaml") } else { path.to_owned() }
}

impl CaseFolder {
    /// Reads a case file, or the `case.yaml` of a folder.
    ///
    /// # Errors
    /// What is wrong, in a sentence for the person who gave the path; or a diagnostic about the file's bytes.
    pub fn read(path: &Path) -> Result<Self, ReadError> {
        let file = case_path(path);
        let shown = file.display().to_string();
        // One byte more than allowed is read, so that the refusal comes from the same place as for any other bytes.
        let mut bytes = Vec::new();
        let open =
            std::fs::File::open(&file).and_then(|f| f.take(detente_case::MAX_BYTES as u64 + 1).read_to_end(&mut bytes));
        open.map_err(|e| ReadError::Missing(missing(path, &file, &e)))?;
        let folder = file.parent().map(Path::to_owned).unwrap_or_default();
        match detente_case::decode(&shown, &bytes) {
            Ok(source) => Ok(Self { path: file, folder, source }),
            Err(found) => Err(ReadError::Invalid(found, SourceText::new(shown, String::from_utf8_lossy(&bytes)))),
        }
    }
}

/// Why a case file could not be read.
#[derive(Clone, Debug)]
pub enum ReadError {
    /// There is no such file, or it may not be read.
    Missing(String),
    /// Its bytes are no text.
    Invalid(Diagnostics, SourceText),
}

fn missing(given: &Path, file: &Path, error: &std::io::Error) -> String {
    if error.kind() == std::io::ErrorKind::NotFound {
        if given.is_dir() {
            return format!("the folder {} holds no case.yaml", given.display());
        }
        return format!(
            "there is no case at {}; give a case file or the folder that holds its case.yaml",
            given.display()
        );
    }
    format!("{} cannot be read: {error}", file.display())
}
