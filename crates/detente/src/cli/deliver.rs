//! Where what a command makes goes: to standard output, or into a file that it may write.

use super::outcome::{Failure, note, print_file};
use super::progress::delivering;
use clap::Args;
use detente::CaseFolder;
use detente::writing::{Mark, Over, WriteError, write};
use std::path::{Path, PathBuf};

/// The arguments of commands that write a file.
#[derive(Debug, Args)]
pub struct OutArgs {
    /// Where to write it [default: standard output]
    #[arg(long, value_name = "FILE")]
    pub out: Option<PathBuf>,
    /// Overwrite the file even if this command did not write it
    #[arg(long)]
    pub force: bool,
}

impl OutArgs {
    /// The file that is named; nothing for standard output.
    pub fn file(&self) -> Option<&Path> {
        self.out.as_deref().filter(|path| path.as_os_str() != "-")
    }
}

/// To the file named, or to standard output. `known_by` tells a file that the same command wrote before, which may be
/// replaced; nothing where a person may have worked on it since.
pub fn deliver(to: &OutArgs, input: &Path, text: &str, known_by: Option<Mark>) -> Result<(), Failure> {
    match to.file() {
        None => print_file(text),
        Some(path) => {
            put(path, input, text.as_bytes(), known_by, to.force)?;
            note(format_args!("Wrote {}", path.display()));
            Ok(())
        }
    }
}

/// Writes a result. The file that it was made from is never replaced by it.
pub fn put(path: &Path, input: &Path, bytes: &[u8], known_by: Option<Mark>, force: bool) -> Result<(), Failure> {
    let same = |a: &Path, b: &Path| a.canonicalize().is_ok_and(|a| b.canonicalize().is_ok_and(|b| a == b));
    if path.is_file() && same(path, input) {
        return Err(Failure::Call(format!(
            "{} is what this is made from; give `--out` another name. Nothing was changed",
            path.display()
        )));
    }
    let over = if force { Over::Anything } else { known_by.map_or(Over::Nothing, Over::Own) };
    delivering(|| write(path, bytes, over)).map_err(failed)
}

/// Puts a changed text in the place of a case that was read, unless somebody else has changed it since.
pub fn save(folder: &CaseFolder, text: &str) -> Result<(), Failure> {
    delivering(|| write(&folder.path, text.as_bytes(), Over::Read(&folder.bytes))).map_err(failed)
}

/// A file that was not written, with what to do.
pub fn failed(error: WriteError) -> Failure {
    Failure::Call(match error {
        WriteError::Taken(_) => format!("{error}. Give `--out` another name, or `--force` to overwrite it"),
        WriteError::Changed(_) => format!("{error}. Run the command again"),
        _ => error.to_string(),
    })
}
