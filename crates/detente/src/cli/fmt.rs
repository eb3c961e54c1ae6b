//! `detente fmt`.

use super::args::FmtArgs;
use super::deliver::save;
use super::outcome::{Failure, note, print_file};
use super::session::read;
use detente::SourceText;

pub fn run(args: &FmtArgs) -> Result<(), Failure> {
    let mut changed = 0;
    for path in &args.cases {
        let folder = read(path)?;
        let text = tidy(&folder.source)?;
        if folder.is_standard_input() {
            print_file(&text)?;
            continue;
        }
        if text == folder.source.text() {
            continue;
        }
        changed += 1;
        if args.check {
            note(format_args!("{} would change", folder.path.display()));
        } else {
            // Tidying is no reason to change what its owner has made read-only, even for who could.
            if std::fs::metadata(&folder.path).is_ok_and(|data| data.permissions().readonly()) {
                return Err(Failure::Call(format!("{} is read-only; nothing was changed", folder.path.display())));
            }
            save(&folder, &text)?;
            note(format_args!("{} tidied", folder.path.display()));
        }
    }
    if args.check && changed > 0 { Err(Failure::Shown(1)) } else { Ok(()) }
}

/// The text laid out anew. A file with errors is left alone: what it means is not known, so nobody could say whether it
/// still means the same.
fn tidy(source: &SourceText) -> Result<String, Failure> {
    let found = detente::case::parse(source).diagnostics;
    if found.has_errors() {
        return Err(Failure::Case(source.clone(), found));
    }
    detente::case::format(source).map_err(|found| Failure::Case(source.clone(), found))
}
