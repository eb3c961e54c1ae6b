//! Documents on disk: which may be read, and what text their bytes are.

use crate::read_whole;
use detente_source::{Carrier, Decoded, Form, Undecoded, decoded, decoded_as};
use std::path::{Component, Path, PathBuf};

/// Bytes that a document may have.
pub const MAX_DOCUMENT: usize = 64 << 20;

/// The real place of a file or folder, if it lies within a folder with all symbolic links followed. This alone decides
/// what a case can make anybody read: a case comes from somewhere, and what it names is not to lead out of its folder.
/// The folder itself may be reached by a link.
pub fn inside(folder: &Path, path: &Path) -> Option<PathBuf> {
    let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    let folder = folder.canonicalize().ok()?;
    path.canonicalize().ok().filter(|real| real.starts_with(folder))
}

/// The bytes of a file that a case names, from its folder.
///
/// # Errors
/// Why it is not read, to follow its name.
pub fn read_carried(folder: &Path, file: &str) -> Result<Vec<u8>, String> {
    let outside = || "lies outside the case's folder, where nothing is read".to_owned();
    let named = Path::new(file);
    if !named.components().all(|c| matches!(c, Component::Normal(_) | Component::CurDir)) {
        return Err(outside());
    }
    let path = folder.join(named);
    let real = match inside(folder, &path) {
        Some(real) => real,
        // A link that leads nowhere is missing, too.
        None => match path.metadata() {
            Ok(_) => return Err(outside()),
            Err(e) => return Err(format!("cannot be read: {e}")),
        },
    };
    // A pipe would be waited for.
    if !real.is_file() {
        return Err("is no file".to_owned());
    }
    read_whole(&real, MAX_DOCUMENT).map_err(|e| format!("cannot be read: {e}"))
}

/// The text of a document's bytes: in the encoding that a person names, or else as the file itself tells.
///
/// # Errors
/// What the file is instead.
pub fn document_text(bytes: &[u8], name: &Path, form: Option<Form>, label: Option<&str>) -> Result<Decoded, Undecoded> {
    let page = form == Some(Form::Html) || form.is_none() && form_by_name(name) == Some(Form::Html);
    match label {
        Some(label) => decoded_as(bytes, label),
        None => decoded(bytes, if page { Carrier::Html } else { Carrier::Text }),
    }
}

/// What kind of text a file is, by its name or else by how it begins.
pub fn document_form(name: &Path, text: &str) -> Form {
    let start: String = text.trim_start_matches(['\u{FEFF}', ' ', '\n', '\r', '\t']).chars().take(200).collect();
    let start = start.to_lowercase();
    let page = start.starts_with("<!doctype html") || start.contains("<html");
    form_by_name(name).unwrap_or(if page { Form::Html } else { Form::Text })
}

fn form_by_name(name: &Path) -> Option<Form> {
    match name.extension()?.to_string_lossy().to_lowercase().as_str() {
        "html" | "htm" | "xhtml" => Some(Form::Html),
        "md" | "markdown" => Some(Form::Markdown),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[cfg(unix)]
    #[test]
    fn nothing_leads_out_of_the_folder() {
        use std::os::unix::fs::symlink;
        let outer = tempfile::tempdir().expect("a folder");
        let at = |name: &str| outer.path().join(name);
        std::fs::create_dir_all(at("case/sources")).expect("made");
        std::fs::create_dir_all(at("elsewhere")).expect("made");
        std::fs::write(at("elsewhere/secret.txt"), "secret").expect("written");
        std::fs::write(at("case/sources/s.txt"), "open").expect("written");
        symlink(at("elsewhere/secret.txt"), at("case/link.txt")).expect("linked");
        symlink("../elsewhere", at("case/folder")).expect("linked");
        symlink("sources/s.txt", at("case/within.txt")).expect("linked");
        symlink("nowhere", at("case/dangling.txt")).expect("linked");
        symlink(at("case"), at("by-link")).expect("linked");
        for case in [at("case"), at("by-link")] {
            for good in ["sources/s.txt", "within.txt", "./sources/s.txt"] {
                assert_eq!(read_carried(&case, good), Ok(b"open".to_vec()), "{good}");
            }
            let absolute = at("elsewhere/secret.txt").display().to_string();
            for bad in ["link.txt", "folder/secret.txt", "../elsewhere/secret.txt", absolute.as_str()] {
                let refused = read_carried(&case, bad).expect_err(bad);
                assert!(refused.contains("outside the case's folder"), "{bad}: {refused}");
            }
            assert!(read_carried(&case, "dangling.txt").expect_err("nowhere").contains("cannot be read"));
            assert_eq!(read_carried(&case, "sources"), Err("is no file".to_owned()));
        }
    }
}
