//! Where what a command makes goes.

use super::fmt::{replace, spare};
use super::outcome::{Failure, print_file};
use std::path::Path;

/// To the file named, or to standard output.
pub fn deliver(out: Option<&Path>, input: &Path, text: &str) -> Result<(), Failure> {
    match out.filter(|path| path.as_os_str() != "-") {
        None => print_file(text),
        Some(path) => {
            spare(path, input)?;
            replace(path, text)?;
            anstream::eprintln!("Wrote {}", path.display());
            Ok(())
        }
    }
}
