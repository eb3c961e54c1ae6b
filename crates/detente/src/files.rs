//! Cases on disk: where they lie, and how files are read.

use detente_source::{Diagnostics, SourceText};
use std::collections::BTreeSet;
use std::fmt;
use std::io::Read;
use std::path::{Path, PathBuf};

/// A case file that has been read.
#[derive(Clone, Debug)]
pub struct CaseFolder {
    /// The case file.
    pub path: PathBuf,
    /// The folder that its documents are named from.
    pub folder: PathBuf,
    /// Its bytes, by which it is known that nobody else has changed it in the meantime.
    pub bytes: Vec<u8>,
    /// Its text.
    pub source: SourceText,
    /// The path by which a person called it.
    pub given: PathBuf,
}

/// The path by which standard input is called.
const STANDARD_INPUT: &str = "-";

/// The case file that a person means by a path: the file itself, or `case.yaml` in a folder.
pub fn case_path(path: &Path) -> PathBuf {
    if path.is_dir() { path.join(CASE_FILE) } else { path.to_owned() }
}

/// The case files below a folder, by their paths from it, in order: `case.yaml` itself, and those of folders down to
/// `depth`. What is hidden, what builds leave, and what symbolic links lead out of the folder is passed over. Where the
/// folder holds more than `most` files and folders, not all are looked at, and the second answer is false.
///
/// ```
/// let folder = tempfile::tempdir()?;
/// std::fs::create_dir_all(folder.path().join("north/water"))?;
/// std::fs::write(folder.path().join("north/water/case.yaml"), "detente: 1\n")?;
/// let (found, all) = detente::cases_below(folder.path(), 3, 5_000);
/// assert_eq!((found.len(), all), (1, true));
/// assert!(found[0].ends_with("north/water/case.yaml"));
/// # Ok::<(), std::io::Error>(())
/// ```
pub fn cases_below(root: &Path, depth: usize, most: usize) -> (Vec<PathBuf>, bool) {
    let Ok(real) = root.canonicalize() else { return (Vec::new(), true) };
    let inside = |path: &Path| path.canonicalize().is_ok_and(|p| p.starts_with(&real));
    let (mut found, mut looked_at) = (Vec::new(), 0);
    // A link may lead back up, or to where another has led before.
    let mut seen = BTreeSet::from([real.clone()]);
    let mut folders = vec![(PathBuf::new(), 0)];
    while let Some((folder, level)) = folders.pop() {
        let file = folder.join(CASE_FILE);
        if root.join(&file).is_file() && inside(&root.join(&file)) {
            found.push(file);
        }
        if level == depth {
            continue;
        }
        let Ok(entries) = std::fs::read_dir(root.join(&folder)) else { continue };
        let mut entries: Vec<_> = entries.flatten().take(most + 1).collect();
        entries.sort_by_key(|entry| (entry.path().is_symlink(), entry.file_name()));
        for entry in entries {
            looked_at += 1;
            if looked_at > most {
                break;
            }
            let name = entry.file_name();
            let passed_over =
                name.to_str().is_none_or(|n| n.starts_with('.') || matches!(n, "target" | "node_modules"));
            let mut fresh = |path: &Path| path.canonicalize().is_ok_and(|p| p.starts_with(&real) && seen.insert(p));
            if !passed_over && entry.path().is_dir() && fresh(&entry.path()) {
                folders.push((folder.join(name), level + 1));
            }
        }
    }
    found.sort();
    (found, looked_at <= most)
}

/// The name of the case file in a case's folder.
const CASE_FILE: &str = "case.yaml";

impl CaseFolder {
    /// Reads a case file, the `case.yaml` of a folder, or standard input where the path is `-`; its documents are then
    /// looked for in the current folder.
    ///
    /// # Errors
    /// What is wrong, in a sentence for the person who gave the path; or a diagnostic about the file's bytes.
    pub fn read(path: &Path) -> Result<Self, ReadError> {
        let standard = path.as_os_str() == STANDARD_INPUT;
        let file = if standard { path.to_owned() } else { case_path(path) };
        let shown = if standard { "standard input".to_owned() } else { file.display().to_string() };
        // One byte more than allowed is read, so that the refusal comes from the same place as for any other bytes.
        let bytes = read_given_up_to(&file, detente_case::MAX_BYTES + 1);
        let bytes = bytes.map_err(|e| match standard {
            true => ReadError::Missing(format!("{shown} cannot be read: {e}")),
            false => ReadError::Missing(missing(path, &file, &e)),
        })?;
        let folder = file.parent().map(Path::to_owned).unwrap_or_default();
        match detente_case::decode(&shown, &bytes) {
            Ok(source) => Ok(Self { path: file, folder, bytes, source, given: path.to_owned() }),
            Err(found) => Err(ReadError::Invalid(found, SourceText::new(shown, String::from_utf8_lossy(&bytes)))),
        }
    }
}

impl CaseFolder {
    /// Whether the case came from standard input, so that it cannot be written back.
    pub fn is_standard_input(&self) -> bool {
        self.given.as_os_str() == STANDARD_INPUT
    }
}

/// The first bytes of a file, at most so many. Every file that this program reads comes through here: a device, a pipe
/// or a huge file never fills the memory.
///
/// # Errors
/// What the system says.
///
/// ```
/// let file = tempfile::NamedTempFile::new().unwrap();
/// std::fs::write(file.path(), "abcdef").unwrap();
/// assert_eq!(detente::read_up_to(file.path(), 4).unwrap(), b"abcd");
/// assert!(detente::read_whole(file.path(), 4).is_err());
/// ```
pub fn read_up_to(path: &Path, most: usize) -> std::io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    std::fs::File::open(path)?.take(most as u64).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// The same for a path that a person gave, where `-` is standard input.
///
/// # Errors
/// As for [`read_up_to`].
pub fn read_given_up_to(path: &Path, most: usize) -> std::io::Result<Vec<u8>> {
    if path.as_os_str() != "-" {
        return read_up_to(path, most);
    }
    let mut bytes = Vec::new();
    std::io::stdin().lock().take(most as u64).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// A file as a whole, where it has no more than so many bytes.
///
/// # Errors
/// As for [`read_up_to`], or that the file is larger.
pub fn read_whole(path: &Path, most: usize) -> std::io::Result<Vec<u8>> {
    whole(read_up_to(path, most.saturating_add(1))?, most)
}

/// The same for a path that a person gave, where `-` is standard input.
///
/// # Errors
/// As for [`read_whole`].
pub fn read_given(path: &Path, most: usize) -> std::io::Result<Vec<u8>> {
    whole(read_given_up_to(path, most.saturating_add(1))?, most)
}

fn whole(bytes: Vec<u8>, most: usize) -> std::io::Result<Vec<u8>> {
    if bytes.len() <= most {
        return Ok(bytes);
    }
    let words = format!("it has more than {} MiB, and no more than that is read", most >> 20);
    Err(std::io::Error::new(std::io::ErrorKind::FileTooLarge, words))
}

/// Why a case file could not be read.
#[derive(Clone, Debug)]
pub enum ReadError {
    /// There is no such file, or it may not be read.
    Missing(String),
    /// Its bytes are no text.
    Invalid(Diagnostics, SourceText),
}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Missing(words) => f.write_str(words),
            Self::Invalid(found, _) => found.fmt(f),
        }
    }
}

impl std::error::Error for ReadError {}

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
