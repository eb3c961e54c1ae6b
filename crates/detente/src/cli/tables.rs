//! `detente export --format csv` and `--format parquet`: the tables of a case.

use super::args::{Exchange, ExportArgs, TableName};
use super::deliver::{deliver, put};
use super::outcome::{Failure, note};
use super::session::Session;
use detente::report::{CsvFor, Table, TableKind, dropped_by_tables, table};
use detente::writing::Mark;
use detente::{Concept, Model, Study};
use std::path::Path;

/// What the end of our Parquet files says about who made them.
const PARQUET: Mark = Mark::Words("detente");

/// One table, or all of them into a folder.
pub fn export(args: &ExportArgs, session: &Session, input: &Path, model: &Model) -> Result<(), Failure> {
    let parquet = args.format == Exchange::Parquet;
    if parquet && !cfg!(feature = "parquet") {
        return Err(Failure::Call(
            "this program was built without Parquet, which takes a heavy library; build it with `cargo build --release \
             --features parquet`, or take `--format csv`"
                .to_owned(),
        ));
    }
    let analysis = detente::analyze(&model.graph, &Concept::ALL, &session.budget());
    if let Some(stop) = analysis.stopped {
        return Err(Failure::Limit(stop));
    }
    let study = Study { case: &model.case, graph: &model.graph, analysis: &analysis };
    if let Some(name) = args.table {
        let kind = kind(name);
        let table = table(&study, kind);
        if !parquet {
            return deliver(&args.to, input, &csv(&table, kind, args.spreadsheet), Some(Mark::Beginning));
        }
        let Some(path) = args.to.file() else {
            return Err(Failure::Call(format!(
                "Parquet is no text: name a file for it, such as `--out {}.parquet`",
                kind.key()
            )));
        };
        put(path, input, &bytes(&table, kind, args)?, Some(PARQUET), args.to.force)?;
        note(format_args!("Wrote {}", path.display()));
        return Ok(());
    }
    let Some(folder) = args.to.file() else {
        return Err(Failure::Call(
            "name one table (`--table claims`), or a folder for all of them (`--out FOLDER`)".to_owned(),
        ));
    };
    dropped_by_tables(&model.case).iter().for_each(|words| note(format_args!("warning: {words}")));
    std::fs::create_dir_all(folder)
        .map_err(|e| Failure::Call(format!("the folder {} cannot be made: {}", folder.display(), e.kind())))?;
    let ending = if parquet { "parquet" } else { "csv" };
    for kind in TableKind::ALL {
        let bytes = bytes(&table(&study, kind), kind, args)?;
        let known_by = if parquet { PARQUET } else { Mark::Beginning };
        put(&folder.join(format!("{}.{ending}", kind.key())), input, &bytes, Some(known_by), args.to.force)?;
    }
    note(format_args!("Wrote {} tables to {}", TableKind::ALL.len(), folder.display()));
    Ok(())
}

fn kind(name: TableName) -> TableKind {
    match name {
        TableName::States => TableKind::States,
        TableName::Stability => TableKind::Stability,
        TableName::Claims => TableKind::Claims,
        TableName::Sources => TableKind::Sources,
        TableName::Preferences => TableKind::Preferences,
    }
}

fn bytes(table: &Table, kind: TableKind, args: &ExportArgs) -> Result<Vec<u8>, Failure> {
    #[cfg(feature = "parquet")]
    if args.format == Exchange::Parquet {
        let written = detente::report::to_parquet(table, kind.key());
        return written.map_err(|e| Failure::Internal(format!("the table cannot be written as Parquet: {e}")));
    }
    Ok(csv(table, kind, args.spreadsheet).into_bytes())
}

/// A table as CSV. For programs every field stays as it is, and whoever may open the file in a spreadsheet is warned.
fn csv(table: &Table, kind: TableKind, spreadsheet: bool) -> String {
    if spreadsheet {
        return table.to_csv(CsvFor::Spreadsheets);
    }
    if let Some((count, column, row)) = table.formulas() {
        let (fields, begin) = if count == 1 { ("field", "begins") } else { ("fields", "begin") };
        anstream::eprintln!(
            "warning: {count} {fields} of `{}` {begin} as a formula does, the first in row {row}, column `{column}`; for a \
             spreadsheet, add `--spreadsheet`",
            kind.key()
        );
    }
    table.to_csv(CsvFor::Programs)
}
