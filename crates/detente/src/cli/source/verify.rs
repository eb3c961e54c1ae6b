//! `detente source verify`.

use super::originals;
use crate::cli::common_args::Output;
use crate::cli::outcome::{Failure, print, print_json, show_diagnostics, width};
use crate::cli::session::read;
use crate::cli::source_args::SourceVerifyArgs;
use detente::report::{sources_json, sources_text};

pub fn run(args: &SourceVerifyArgs) -> Result<(), Failure> {
    let folder = read(&args.case)?;
    let parsed = detente::case::parse(&folder.source);
    let Some(case) = parsed.case else { return Err(Failure::Case(folder.source, parsed.diagnostics)) };
    let originals = originals(&case, &args.original)?;
    let (checked, mut found) = detente::verify_sources(&case, &folder.folder, &originals);
    found.sort();
    match args.format {
        Output::Text => print(&sources_text(&case, &checked, args.show, width().min(100)))?,
        Output::Json => print_json(&sources_json(&case, &checked, args.show))?,
    }
    if found.is_empty() {
        return Ok(());
    }
    show_diagnostics(&folder.source, &found);
    if found.has_errors() { Err(Failure::Shown(1)) } else { Ok(()) }
}
