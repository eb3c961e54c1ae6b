//! `detente lint`.

use super::common_args::{Limits, Output};
use super::hinges_args::LintArgs;
use super::outcome::{Failure, print_json, show_diagnostics};
use super::session::read;
use super::several::{Total, cases};
use detente::case::{decode, lint_case, lint_prose, parse};
use detente::report::documents::v1::FileFindings;
use detente::report::lint_json;
use detente::{Diagnostics, SourceText};
use std::path::Path;

pub fn run(args: &LintArgs, _limits: &Limits) -> Result<(), Failure> {
    let (mut status, mut documents, mut total) = (0, Vec::new(), Total::default());
    let paths = cases(&args.files)?;
    for path in &paths {
        let (source, found) = match lint(path) {
            Ok(read) => read,
            Err(Failure::Case(source, found)) => {
                status = status.max(1);
                (source, found)
            }
            Err(other) if paths.len() == 1 => return Err(other),
            Err(other) => {
                status = status.max(other.show());
                total.add("not read");
                continue;
            }
        };
        if found.has_errors() || (args.strict && !found.is_empty()) {
            status = status.max(1);
        }
        total.add(match (found.has_errors(), found.is_empty()) {
            (true, _) => "with errors",
            (false, false) => "with findings",
            (false, true) => "without findings",
        });
        match args.format {
            Output::Text => show_diagnostics(&source, &found),
            Output::Json => documents.push(FileFindings::of(&source, &found, None)),
        }
    }
    match args.format {
        Output::Json => print_json(&lint_json(documents, total.counts()))?,
        Output::Text if paths.len() > 1 => anstream::eprintln!("\n{}", total.told("file", "files")),
        Output::Text => {}
    }
    if status == 0 { Ok(()) } else { Err(Failure::Shown(status)) }
}

/// A case where the path is a folder or a YAML file, prose otherwise.
fn lint(path: &Path) -> Result<(SourceText, Diagnostics), Failure> {
    let yaml = path.extension().is_some_and(|e| e.eq_ignore_ascii_case("yaml") || e.eq_ignore_ascii_case("yml"));
    if path.is_dir() || yaml {
        let folder = read(path)?;
        let parsed = parse(&folder.source);
        if parsed.case.is_none() {
            return Err(Failure::Case(folder.source, parsed.diagnostics));
        }
        let found = lint_case(&folder.source);
        return Ok((folder.source, found));
    }
    let shown = path.display().to_string();
    let bytes = detente::read_given_up_to(path, detente::case::MAX_BYTES + 1).map_err(|e| match e.kind() {
        std::io::ErrorKind::NotFound => Failure::Call(format!("there is no file {shown}")),
        _ => Failure::Call(format!("{shown} cannot be read: {e}")),
    })?;
    let source = decode(&shown, &bytes)
        .map_err(|found| Failure::Case(SourceText::new(shown.as_str(), String::from_utf8_lossy(&bytes)), found))?;
    let found = lint_prose(&source);
    Ok((source, found))
}
