//! `detente import` and `detente export`.

use super::args::{Exchange, ExportArgs, ImportArgs};
use super::common_args::Limits;
use super::deliver::deliver;
use super::outcome::{Failure, note, show_diagnostics};
use super::session::Session;
use super::tables;
use detente::SourceText;
use detente::case::{case_id_from, decode, from_gmcr, from_profiles};
use detente::report::{Exported, to_bibtex, to_csl, to_gmcr, to_jsonld, to_nfg};
use detente::writing::Mark;
use std::path::Path;

pub fn import(args: &ImportArgs) -> Result<(), Failure> {
    let sources: Vec<SourceText> = args.files.iter().map(|file| read(file)).collect::<Result<_, Failure>>()?;
    let (first, source) = (&args.files[0], &sources[0]);
    let stem = first.file_stem().map(|s| s.to_string_lossy().into_owned()).unwrap_or_default();
    let id = args.id.clone().unwrap_or_else(|| case_id_from(&stem));
    if sources.iter().any(is_profile) {
        let (imported, warnings) = from_profiles(&sources, &id)
            .map_err(|error| Failure::Case(sources[error.file].clone(), error.diagnostics))?;
        for (source, found) in sources.iter().zip(&warnings).filter(|(_, found)| !found.is_empty()) {
            show_diagnostics(source, found);
        }
        return deliver(&args.to, first, &imported.text, None);
    }
    if sources.len() > 1 {
        return Err(Failure::Call(
            "a GMCR+ file is imported by itself; several files are profiles of one negotiation".into(),
        ));
    }
    let imported = from_gmcr(source, &id).map_err(|found| Failure::Case(source.clone(), found))?;
    if !imported.warnings.is_empty() {
        show_diagnostics(source, &imported.warnings);
    }
    // A person may have worked on an imported case since, so none is replaced unless told so.
    deliver(&args.to, first, &imported.text, None)
}

fn read(file: &Path) -> Result<SourceText, Failure> {
    let shown = file.display().to_string();
    let bytes = detente::read_given_up_to(file, detente::case::MAX_BYTES + 1)
        .map_err(|e| Failure::Call(format!("{shown} cannot be read: {e}")))?;
    decode(&shown, &bytes)
        .map_err(|found| Failure::Case(SourceText::new(shown.as_str(), String::from_utf8_lossy(&bytes)), found))
}

/// Whether a file is a profile rather than a model of GMCR+, which is JSON as well.
fn is_profile(source: &SourceText) -> bool {
    let ending = |wanted: &str| source.name().to_lowercase().ends_with(wanted);
    let json = source.text().trim_start().starts_with('{');
    ending(".xml")
        || ending(".csv")
        || (json && source.text().contains("UtilitySpace"))
        || source.text().trim_start().starts_with('<')
}

pub fn export(args: &ExportArgs, limits: &Limits) -> Result<(), Failure> {
    let session = Session::new(limits);
    let (folder, model) = session.open(&args.case)?;
    if args.table.is_some() && !matches!(args.format, Exchange::Csv | Exchange::Parquet) {
        return Err(Failure::Call("`--table` goes with `--format csv` or `--format parquet`".to_owned()));
    }
    if args.spreadsheet && args.format != Exchange::Csv {
        return Err(Failure::Call("`--spreadsheet` goes with `--format csv`".to_owned()));
    }
    let whole = |text: String| Ok(Exported { text, warnings: Vec::new() });
    let exported = match args.format {
        Exchange::Gmcr => to_gmcr(&model.case, &model.graph),
        Exchange::Nfg => to_nfg(&model.case, &model.graph),
        Exchange::Csl => whole(to_csl(&model.case)),
        Exchange::Bibtex => whole(to_bibtex(&model.case)),
        Exchange::Jsonld => whole(to_jsonld(&model.case)),
        Exchange::Csv | Exchange::Parquet => return tables::export(args, &session, &folder.path, &model),
    };
    let exported = exported.map_err(|reasons| {
        anstream::eprintln!("error: this case cannot be written in that format");
        reasons.iter().for_each(|reason| anstream::eprintln!("  - {reason}"));
        Failure::Shown(1)
    })?;
    exported.warnings.iter().for_each(|warning| note(format_args!("warning: {warning}")));
    let known_by = match args.format {
        Exchange::Gmcr => Mark::Words("\"program\": \"detente\""),
        Exchange::Jsonld => Mark::Words("urn:detente:terms:"),
        _ => Mark::Beginning,
    };
    deliver(&args.to, &folder.path, &exported.text, Some(known_by))
}
