//! `detente source suggest`.

use super::add::document;
use super::originals;
use crate::cli::common_args::Output;
use crate::cli::deliver::save;
use crate::cli::outcome::{Failure, print, print_json, width};
use crate::cli::session::{read, read_to_change};
use crate::cli::source_args::SourceSuggestArgs;
use detente::report::{suggestions_json, suggestions_text};
use detente::source::{Form, Passages, extract, suggest};
use detente::{Acceptance, AddError, accept, actors};
use std::path::Path;

pub fn run(args: &SourceSuggestArgs) -> Result<(), Failure> {
    let folder = if args.accept.is_empty() { read(&args.case)? } else { read_to_change(&args.case)? };
    let parsed = detente::case::parse(&folder.source);
    let Some(case) = parsed.case else { return Err(Failure::Case(folder.source, parsed.diagnostics)) };
    let originals = originals(&case, &args.original)?;
    let source = case.sources.iter().position(|s| s.id.value == args.source);
    let text = match source {
        Some(i) => detente::source_text(&case, i, &folder.folder, &originals).ok_or_else(|| {
            Failure::Call(format!(
                "the text of source `{0}` is not at hand; hand it in with `--original {0}=FILE`",
                args.source
            ))
        })?,
        None => {
            let path = Path::new(&args.source);
            if !path.is_file() && args.source != "-" {
                return Err(Failure::Call(format!("`{}` is neither a source of the case nor a file", args.source)));
            }
            let (text, _) = document(path, None, None)?;
            match detente::document_form(path, &text) {
                Form::Text => text,
                page => extract(page, &text, &[]).text,
            }
        }
    };
    let passages = Passages::new(&text);
    let actors = actors(&case);
    let found = suggest(&passages, &actors);
    if args.accept.is_empty() {
        return match args.format {
            Output::Text => print(&suggestions_text(&found, &actors, width().min(100))),
            Output::Json => print_json(&suggestions_json(&case, &args.source, &found, &actors)),
        };
    }
    let Some(source) = source else {
        return Err(Failure::Call(
            "only suggestions from a source of the case can be accepted; `detente source add` makes it one".to_owned(),
        ));
    };
    let mut chosen = Vec::new();
    for number in &args.accept {
        match number.checked_sub(1).and_then(|i| found.get(i)) {
            Some(suggestion) => chosen.push(suggestion),
            None => return Err(Failure::Call(format!("there is no suggestion {number}; there are {}", found.len()))),
        }
    }
    let accepted = Acceptance {
        source,
        text: &passages,
        suggestions: chosen,
        says: args.says.as_deref(),
        words: case.sources[source].original.is_none(),
        by: concat!("detente ", env!("CARGO_PKG_VERSION")),
    };
    let (text, ids) = accept(&folder.source, &case, &accepted).map_err(|e| match e {
        AddError::Case(found) => Failure::Case(folder.source.clone(), found),
        AddError::NothingLeft(_) => Failure::Internal("nothing is taken in here".to_owned()),
        AddError::Refused(why) => Failure::Call(why),
    })?;
    save(&folder, &text)?;
    let words = if args.says.is_none() { "; say them in your own words" } else { "" };
    print(&format!("Added {} to {}{words}\n", ids.join(", "), folder.path.display()))
}
