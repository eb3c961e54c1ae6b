//! `detente import` and `detente export`.

use super::args::{Exchange, ExportArgs, ImportArgs, Limits};
use super::fmt::{replace, spare};
use super::outcome::{Failure, print_file, show_diagnostics};
use super::session::Session;
use detente::SourceText;
use detente::case::{case_id_from, decode, from_gmcr};
use detente::report::{to_gmcr, to_nfg};
use std::path::Path;

pub fn import(args: &ImportArgs) -> Result<(), Failure> {
    let shown = args.file.display().to_string();
    let bytes = std::fs::read(&args.file).map_err(|e| Failure::Call(format!("{shown} cannot be read: {e}")))?;
    let unreadable = |found| Failure::Case(SourceText::new(shown.as_str(), String::from_utf8_lossy(&bytes)), found);
    let source = decode(&shown, &bytes).map_err(unreadable)?;
    let stem = args.file.file_stem().map(|s| s.to_string_lossy().into_owned()).unwrap_or_default();
    let id = args.id.clone().unwrap_or_else(|| case_id_from(&stem));
    let imported = from_gmcr(&source, &id).map_err(|found| Failure::Case(source.clone(), found))?;
    if !imported.warnings.is_empty() {
        show_diagnostics(&source, &imported.warnings);
    }
    deliver(args.out.as_deref(), &args.file, &imported.text)
}

pub fn export(args: &ExportArgs, limits: &Limits) -> Result<(), Failure> {
    let session = Session::new(limits);
    let (folder, model) = session.open(&args.case)?;
    let exported = match args.format {
        Exchange::Gmcr => to_gmcr(&model.case, &model.graph),
        Exchange::Nfg => to_nfg(&model.case, &model.graph),
    };
    let exported = exported.map_err(|reasons| {
        anstream::eprintln!("error: this case cannot be written in that format");
        reasons.iter().for_each(|reason| anstream::eprintln!("  - {reason}"));
        Failure::Shown(1)
    })?;
    exported.warnings.iter().for_each(|warning| anstream::eprintln!("warning: {warning}"));
    deliver(args.out.as_deref(), &folder.path, &exported.text)
}

/// To the file named, or to standard output.
fn deliver(out: Option<&Path>, input: &Path, text: &str) -> Result<(), Failure> {
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
