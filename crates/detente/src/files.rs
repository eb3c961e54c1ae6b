//! Cases on disk: where they lie, and whether the documents beside them are what the case says.

use detente_case::Case;
use detente_source::{Diagnostic, Diagnostics, Digest, SourceText, verify};
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

/// Checks the documents that a case carries: each file is there and has the digest that the case
/// states, and claims that point into it hold. Originals that the case does not carry are not looked for.
pub fn check_sources(case: &Case, folder: &Path) -> Diagnostics {
    let mut found = Diagnostics::new();
    for (i, document) in case.sources.iter().enumerate() {
        let Some(file) = &document.file else { continue };
        let bytes = match std::fs::read(folder.join(&file.value)) {
            Ok(bytes) => bytes,
            Err(e) => {
                found.push(
                    Diagnostic::error("D1001", format!("the file of source `{}` cannot be read: {e}", document.id))
                        .at(file.span),
                );
                continue;
            }
        };
        if let Some(digest) = &document.sha256
            && digest.value != Digest::of(&bytes)
        {
            found.push(
                Diagnostic::error(
                    "D1002",
                    format!("the file of source `{}` has changed since the case was written", document.id),
                )
                .at(digest.span)
                .label(format!("it is now {}", Digest::of(&bytes)))
                .hint("read it again; when the claims still hold, put the new SHA-256 here"),
            );
        }
        // Claims point into the original where there is one; that text is not here.
        if document.original.is_some() {
            continue;
        }
        let Ok(text) = std::str::from_utf8(&bytes) else {
            found.push(
                Diagnostic::error("D1003", format!("the file of source `{}` is not UTF-8 text", document.id))
                    .at(file.span),
            );
            continue;
        };
        for claim in case.claims.iter().filter(|c| c.source == i) {
            if let Some(Err(e)) = claim.at.as_ref().map(|at| verify(at, text)) {
                found.push(
                    Diagnostic::error("D1004", format!("claim `{}` does not hold in its source: {e}", claim.id))
                        .at(claim.id.span),
                );
            }
        }
    }
    found
}
