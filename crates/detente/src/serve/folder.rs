//! The folder that is served: its cases, read and saved whole or not at all.

use super::error::Problem;
use super::safe_path::{below, new_name};
use super::text::{Text, revision};
use detente::inside as real;
use detente::writing::{Over, WriteError, sweep, write};
use std::path::{Path, PathBuf};
use std::sync::Mutex;

/// How deep below the folder cases are looked for, and how many files are looked at.
const DEPTH: usize = 3;
const MOST_FILES: usize = 5_000;

/// A folder of cases.
pub struct Folder {
    /// With all symbolic links followed.
    root: PathBuf,
    /// Held while a file is compared and replaced, so that two windows cannot both find it unchanged.
    saving: Mutex<()>,
}

impl Folder {
    /// A folder to serve.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn open(path: &Path) -> Result<Self, String> {
        let root = path.canonicalize().map_err(|e| format!("{} cannot be served: {e}", path.display()))?;
        if !root.is_dir() {
            return Err(format!("{} is no folder; serve the folder that holds your cases", path.display()));
        }
        Ok(Self { root, saving: Mutex::new(()) })
    }

    /// Removes what saving left unfinished when it was killed.
    pub fn tidy(&self) {
        for folder in self.cases().iter().filter_map(|name| self.file(name).ok()?.parent().map(Path::to_owned)) {
            sweep(&folder);
            if let Some(sources) = real(&self.root, &folder.join("sources")) {
                sweep(&sources);
            }
        }
    }

    /// Returns as soon as no file is being written.
    pub fn rest(&self) {
        drop(self.saving.lock());
    }

    /// As people know it.
    pub fn shown(&self) -> String {
        self.root.display().to_string()
    }

    /// Its name without where it lies.
    pub fn name(&self) -> String {
        self.root.file_name().map_or_else(|| "cases".to_owned(), |n| n.to_string_lossy().into_owned())
    }

    /// Names of the cases: folders with a `case.yaml`, by the folder's name, in order. What is hidden, and what symbolic
    /// links lead out of the folder, is passed over.
    pub fn cases(&self) -> Vec<String> {
        let (files, _) = detente::cases_below(&self.root, DEPTH, MOST_FILES);
        let name = |file: PathBuf| {
            let folder = file.parent()?.iter().map(|part| part.to_str()).collect::<Option<Vec<_>>>()?.join("/");
            let name = if folder.is_empty() { "case.yaml".to_owned() } else { folder };
            below(&name).map(|_| name)
        };
        files.into_iter().filter_map(name).collect()
    }

    /// The case file behind a name from a request.
    fn file(&self, name: &str) -> Result<PathBuf, Problem> {
        let missing = || Problem::missing(format!("there is no case `{name}` in this folder"));
        let path = self.root.join(below(name).ok_or_else(missing)?);
        let path = if path.is_dir() { path.join("case.yaml") } else { path };
        let path = real(&self.root, &path).ok_or_else(missing)?;
        // Only case files can be read and written: the folder may hold anything else.
        let is_case = path.extension().is_some_and(|e| e == "yaml" || e == "yml") && path.is_file();
        if is_case { Ok(path) } else { Err(missing()) }
    }

    /// The text of a case.
    pub fn read(&self, name: &str) -> Result<Text, Problem> {
        read_text(&self.file(name)?, name).map(Text::new)
    }

    /// The text of a document that a case names as its `file`.
    pub fn document(&self, case: &str, file: &str) -> Result<Text, Problem> {
        let missing = || Problem::missing(format!("the case has no document `{file}` in its folder"));
        let folder = self.file(case)?.parent().map(Path::to_owned).ok_or_else(missing)?;
        let path = folder.join(below(file).ok_or_else(missing)?);
        let path = real(&folder, &path).filter(|p| p.is_file()).ok_or_else(missing)?;
        let read = detente::document_text(&read_bytes(&path, file)?, &path, None, None);
        read.map(|read| Text::new(read.text)).map_err(|why| Problem::bad(format!("`{file}` {why}")))
    }

    /// Saves a case if it is still what the page has read, and returns its new revision.
    pub fn save(&self, name: &str, text: &str, base: &str) -> Result<String, Problem> {
        let path = self.file(name)?;
        let _one = self.saving.lock().unwrap_or_else(|e| e.into_inner());
        let now = read_text(&path, name).map(Text::new)?;
        if now.revision != base && now.text != text {
            return Err(elsewhere(Some(now)));
        }
        // Nobody sees at a browser that a file has been made read-only: it stays so also for those who may write it.
        if std::fs::metadata(&path).is_ok_and(|data| data.permissions().readonly()) {
            return Err(unsaved(name, "the file is read-only"));
        }
        match write(&path, text.as_bytes(), Over::Read(now.text.as_bytes())) {
            Err(WriteError::Changed(_)) => Err(elsewhere(read_text(&path, name).ok().map(Text::new))),
            Err(e) => Err(unsaved(name, &e.why())),
            Ok(()) => Ok(revision(text.as_bytes())),
        }
    }

    /// Makes a new case.
    pub fn create(&self, name: &str, text: &str) -> Result<Text, Problem> {
        let folder = self.root.join(new_name(name, DEPTH).map_err(Problem::bad)?);
        let file = folder.join("case.yaml");
        let taken = || Problem::conflict(format!("there is a case `{name}` already; nothing was changed"), None);
        let _one = self.saving.lock().unwrap_or_else(|e| e.into_inner());
        // A link that leads to nothing is not followed either.
        if file.symlink_metadata().is_ok() {
            return Err(taken());
        }
        // An existing part of the path may be a link that leads elsewhere, or a file.
        let existing = folder.ancestors().find(|a| a.symlink_metadata().is_ok());
        if !existing.and_then(|e| real(&self.root, e)).is_some_and(|e| e.is_dir()) {
            return Err(Problem::bad(format!("`{name}` would not lie in a folder of this folder; take another name")));
        }
        std::fs::create_dir_all(&folder).map_err(|e| unsaved(name, &e.to_string()))?;
        match write(&file, text.as_bytes(), Over::Nothing) {
            Ok(()) => Ok(Text::new(text.to_owned())),
            Err(WriteError::Taken(_)) => Err(taken()),
            Err(e) => {
                // Goes only if it is empty.
                let _ = std::fs::remove_dir(&folder);
                Err(unsaved(name, &e.why()))
            }
        }
    }

    /// Puts a new file beside a case. A file that is there already is never replaced; one that says the same will do.
    pub fn put_beside(&self, case: &str, file: &str, text: &str) -> Result<(), Problem> {
        let folder = self.file(case)?.parent().map(Path::to_owned);
        let folder = folder.ok_or_else(|| Problem::missing(format!("there is no case `{case}` in this folder")))?;
        let bad = || Problem::bad(format!("`{file}` cannot be the name of a document in the case's folder"));
        let path = folder.join(below(file).ok_or_else(bad)?);
        let parent = path.parent().ok_or_else(bad)?;
        let _one = self.saving.lock().unwrap_or_else(|e| e.into_inner());
        // An existing part of the path may be a link that leads elsewhere.
        real(&folder, parent.ancestors().find(|a| a.exists()).ok_or_else(bad)?).ok_or_else(bad)?;
        std::fs::create_dir_all(parent).map_err(|e| unsaved(file, &e.to_string()))?;
        let done = match path.symlink_metadata() {
            Ok(_) => Err(WriteError::Taken(path.clone())),
            Err(_) => write(&path, text.as_bytes(), Over::Nothing),
        };
        match done {
            Ok(()) => Ok(()),
            Err(WriteError::Taken(_)) => {
                // What a link leads to is neither read nor told.
                let same = real(&folder, &path).and_then(|real| detente::read_up_to(&real, text.len() + 1).ok());
                let taken = format!("there is a file `{file}` beside the case already; give the source another id");
                if same.as_deref() == Some(text.as_bytes()) { Ok(()) } else { Err(Problem::conflict(taken, None)) }
            }
            Err(e) => Err(unsaved(file, &e.why())),
        }
    }

    /// What is known of a case file without reading it: when it changed and how long it is.
    pub fn stamp(&self, name: &str) -> Option<(std::time::SystemTime, u64)> {
        let data = std::fs::metadata(self.file(name).ok()?).ok()?;
        Some((data.modified().ok()?, data.len()))
    }
}

fn read_bytes(path: &Path, name: &str) -> Result<Vec<u8>, Problem> {
    detente::read_whole(path, detente::case::MAX_BYTES).map_err(|e| match e.kind() {
        std::io::ErrorKind::FileTooLarge => Problem::bad(format!("`{name}` is too large to be shown: {e}")),
        _ => Problem::missing(format!("`{name}` cannot be read: {e}")),
    })
}

fn read_text(path: &Path, name: &str) -> Result<String, Problem> {
    String::from_utf8(read_bytes(path, name)?).map_err(|_| Problem::bad(format!("`{name}` is not UTF-8 text")))
}

fn elsewhere(theirs: Option<Text>) -> Problem {
    let words = "the file has been changed elsewhere since this window read it; nothing was overwritten";
    Problem::conflict(words, theirs)
}

fn unsaved(name: &str, why: &str) -> Problem {
    Problem::cannot_save(format!(
        "`{name}` was not saved: {why}. The file on disk is as it was; your text is still here."
    ))
}
