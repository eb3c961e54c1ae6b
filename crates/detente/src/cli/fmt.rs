//! `detente fmt`.

use super::args::FmtArgs;
use super::outcome::{Failure, print_file};
use super::session::read;
use detente::SourceText;
use std::io::{Read, Write};
use std::path::Path;

pub fn run(args: &FmtArgs) -> Result<(), Failure> {
    let mut changed = 0;
    for path in &args.cases {
        if path.as_os_str() == "-" {
            let mut bytes = Vec::new();
            std::io::stdin()
                .read_to_end(&mut bytes)
                .map_err(|e| Failure::Call(format!("standard input cannot be read: {e}")))?;
            let source = detente::case::decode("standard input", &bytes).map_err(|found| {
                Failure::Case(SourceText::new("standard input", String::from_utf8_lossy(&bytes)), found)
            })?;
            print_file(&tidy(&source)?)?;
            continue;
        }
        let folder = read(path)?;
        let text = tidy(&folder.source)?;
        if text == folder.source.text() {
            continue;
        }
        changed += 1;
        if args.check {
            anstream::eprintln!("{} would change", folder.path.display());
        } else {
            replace(&folder.path, &text)?;
            anstream::eprintln!("{} tidied", folder.path.display());
        }
    }
    if args.check && changed > 0 { Err(Failure::Shown(1)) } else { Ok(()) }
}

fn tidy(source: &SourceText) -> Result<String, Failure> {
    detente::case::format(source).map_err(|found| Failure::Case(source.clone(), found))
}

/// Refuses to write a result over the file that it was made from, or over any other case file.
pub fn spare(out: &Path, input: &Path) -> Result<(), Failure> {
    let same = |a: &Path, b: &Path| a.canonicalize().is_ok_and(|a| b.canonicalize().is_ok_and(|b| a == b));
    if same(out, input) || (out.exists() && out.file_name().is_some_and(|name| name == "case.yaml")) {
        return Err(Failure::Call(format!(
            "{} is a case; give `--out` another name, nothing was changed",
            out.display()
        )));
    }
    Ok(())
}

/// Puts a new text in the place of a file in one step, so that a crash leaves the old or the new one, whole.
pub fn replace(path: &Path, text: &str) -> Result<(), Failure> {
    replace_bytes(path, text.as_bytes())
}

/// The same for what is no text.
pub fn replace_bytes(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    let fail = |e: std::io::Error| Failure::Call(format!("{} cannot be written: {}", path.display(), e.kind()));
    let folder = path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
    if !folder.is_dir() {
        return Err(Failure::Call(format!("the folder {} does not exist; make it first", folder.display())));
    }
    let mut file = tempfile::NamedTempFile::new_in(folder).map_err(fail)?;
    file.write_all(bytes).and_then(|()| file.as_file().sync_all()).map_err(fail)?;
    // A temporary file is private; a case keeps the permissions that it had, or gets the usual ones.
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = std::fs::metadata(path).map_or(0o644, |m| m.permissions().mode());
        file.as_file().set_permissions(std::fs::Permissions::from_mode(mode)).map_err(fail)?;
    }
    file.persist(path).map_err(|e| fail(e.error))?;
    Ok(())
}
