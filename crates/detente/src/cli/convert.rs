//! `detente import` and `detente export`.

use super::args::{Exchange, ExportArgs, ImportArgs};
use super::common_args::Limits;
use super::deliver::deliver;
use super::outcome::{Failure, note, show_diagnostics};
use super::session::Session;
use super::tables;
use detente::case::{case_id_from, foreign_text, from_gmcr, from_profiles, is_profile};
use detente::report::{Exported, NotExported, to_bibtex, to_csl, to_gmcr, to_jsonld, to_nfg};
use detente::writing::Mark;
use detente::{Budget, Case, Diagnostics, Graph, SourceText};
use std::path::{Path, PathBuf};

pub fn import(args: &ImportArgs) -> Result<(), Failure> {
    let (mut sources, mut remarks) = (Vec::new(), Vec::new());
    for file in gathered(&args.files)? {
        let (source, found) = read(&file)?;
        sources.push(source);
        remarks.push(found);
    }
    let (first, source) = (&args.files[0], &sources[0]);
    // Of a folder, `.` and `..` among them, the name counts whole.
    let named = if first.is_dir() { first.canonicalize().unwrap_or(first.clone()) } else { first.clone() };
    let stem = if named.is_dir() { named.file_name() } else { named.file_stem() };
    let stem = stem.map(|s| s.to_string_lossy().into_owned()).unwrap_or_default();
    let id = args.id.clone().unwrap_or_else(|| case_id_from(&stem));
    let imported = if sources.iter().any(is_profile) {
        let (imported, warnings) = from_profiles(&sources, &id)
            .map_err(|error| Failure::Case(sources[error.file].clone(), error.diagnostics))?;
        remarks.iter_mut().zip(warnings).for_each(|(found, more)| found.extend(more));
        imported
    } else if sources.len() > 1 {
        return Err(Failure::Call(
            "a GMCR+ file is imported by itself; several files are profiles of one negotiation".into(),
        ));
    } else {
        let imported = from_gmcr(source, &id).map_err(|found| Failure::Case(source.clone(), found))?;
        remarks[0].extend(imported.warnings.iter().cloned());
        imported
    };
    for (source, found) in sources.iter().zip(&remarks).filter(|(_, found)| !found.is_empty()) {
        show_diagnostics(source, found);
    }
    // A person may have worked on an imported case since, so none is replaced unless told so.
    deliver(&args.to, first, &imported.text, None)
}

/// The files that are meant: of a folder those with profiles and domains, by name.
fn gathered(given: &[PathBuf]) -> Result<Vec<PathBuf>, Failure> {
    let mut all = Vec::new();
    for path in given {
        if !path.is_dir() {
            all.push(path.clone());
            continue;
        }
        let unreadable = |e: std::io::Error| Failure::Call(format!("{} cannot be read: {e}", path.display()));
        let mut inside: Vec<PathBuf> =
            std::fs::read_dir(path).map_err(unreadable)?.flatten().map(|entry| entry.path()).collect();
        inside.sort();
        let ending = |file: &Path| file.extension().map(|e| e.to_string_lossy().to_lowercase()).unwrap_or_default();
        let before = all.len();
        for file in inside.into_iter().filter(|file| file.is_file() && matches!(&*ending(file), "xml" | "json")) {
            let (source, _) = read(&file)?;
            // A folder of GENIUS also holds lists of files and results of tournaments.
            let meant =
                is_profile(&source) && (ending(&file) == "json" || PROFILES.iter().any(|p| source.text().contains(p)));
            if meant {
                all.push(file);
            } else {
                note(format_args!("{} holds no profile and is left aside", file.display()));
            }
        }
        if all.len() == before {
            return Err(Failure::Call(format!(
                "the folder {} holds no profiles of GENIUS (.xml) or GeniusWeb (.json); name the file that is to be imported",
                path.display()
            )));
        }
    }
    Ok(all)
}

/// How profiles and domains of GENIUS begin.
const PROFILES: [&str; 2] = ["<utility_space", "<negotiation_template"];

fn read(file: &Path) -> Result<(SourceText, Diagnostics), Failure> {
    let shown = if file.as_os_str() == "-" { "standard input".to_owned() } else { file.display().to_string() };
    let bytes = detente::read_given_up_to(file, detente::case::MAX_BYTES + 1)
        .map_err(|e| Failure::Call(format!("{shown} cannot be read: {e}")))?;
    foreign_text(&shown, &bytes).map_err(|found| Failure::Case(SourceText::new(shown.as_str(), ""), found))
}

pub fn export(args: &ExportArgs, limits: &Limits) -> Result<(), Failure> {
    let session = Session::new(limits);
    if args.table.is_some() && !matches!(args.format, Exchange::Csv | Exchange::Parquet) {
        return Err(Failure::Call("`--table` goes with `--format csv` or `--format parquet`".to_owned()));
    }
    if args.spreadsheet && args.format != Exchange::Csv {
        return Err(Failure::Call("`--spreadsheet` goes with `--format csv`".to_owned()));
    }
    // Sources and claims need no states, of which there may be too many.
    let evidence = |write: fn(&Case) -> String| {
        let (folder, case) = session.parse(&args.case)?;
        Ok::<_, Failure>((folder, Ok(Exported { text: write(&case), warnings: Vec::new() })))
    };
    let model = |write: fn(&Case, &Graph, &Budget) -> Result<Exported, NotExported>| {
        let (folder, model) = session.open(&args.case)?;
        Ok::<_, Failure>((folder, write(&model.case, &model.graph, &session.budget())))
    };
    let (folder, exported) = match args.format {
        Exchange::Gmcr => model(to_gmcr)?,
        Exchange::Nfg => model(to_nfg)?,
        Exchange::Csl => evidence(to_csl)?,
        Exchange::Bibtex => evidence(to_bibtex)?,
        Exchange::Jsonld => evidence(to_jsonld)?,
        Exchange::Csv | Exchange::Parquet => {
            let (folder, model) = session.open(&args.case)?;
            return tables::export(args, &session, &folder.path, &model);
        }
    };
    let exported = exported.map_err(|error| match error {
        NotExported::Refused(reasons) => {
            anstream::eprintln!("error: this case cannot be written in that format");
            reasons.iter().for_each(|reason| anstream::eprintln!("  - {reason}"));
            Failure::Shown(1)
        }
        NotExported::TooLarge(why) => {
            anstream::eprintln!("stopped: {why}");
            Failure::Shown(4)
        }
        NotExported::Stopped(stop) => Failure::Limit(stop),
    })?;
    exported.warnings.iter().for_each(|warning| note(format_args!("warning: {warning}")));
    let known_by = match args.format {
        Exchange::Gmcr => Mark::Words("\"program\": \"detente\""),
        Exchange::Jsonld => Mark::Words("urn:detente:terms:"),
        _ => Mark::Beginning,
    };
    deliver(&args.to, &folder.path, &exported.text, Some(known_by))
}
