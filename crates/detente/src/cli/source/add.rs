//! `detente source add`.

use crate::cli::deliver::save;
use crate::cli::outcome::{Failure, print, width};
use crate::cli::session::read_to_change;
use crate::cli::source_args::SourceAddArgs;
use detente::report::blocks_text;
use detente::source::{Form, Meta};
use detente::writing::{Over, WriteError, write};
use detente::{AddError, MAX_DOCUMENT, NewSource};
use std::path::Path;

pub fn run(args: &SourceAddArgs) -> Result<(), Failure> {
    let folder = read_to_change(&args.case)?;
    let parsed = detente::case::parse(&folder.source);
    let Some(case) = parsed.case else {
        anstream::eprintln!("Nothing was changed: a document is only added to a case without errors.\n");
        return Err(Failure::Case(folder.source, parsed.diagnostics));
    };
    let text = document(&args.file)?;
    let form = args.form.unwrap_or_else(|| form(&args.file, &text));
    if form == Form::Html && args.whole {
        return Err(Failure::Call("an HTML page cannot be kept whole; its text has to be taken out".to_owned()));
    }
    let new = NewSource {
        text,
        form,
        id: args.id.clone(),
        meta: Meta {
            title: args.title.clone(),
            author: args.author.clone(),
            publisher: args.publisher.clone(),
            published: args.published.clone(),
            language: args.language.clone(),
            url: args.url.clone(),
        },
        reliability: args.reliability,
        keep: args.keep.clone(),
        whole: args.whole,
        copy: !args.no_copy,
    };
    let added = detente::add_source(&folder.source, &case, &new).map_err(|e| match e {
        AddError::Case(found) => Failure::Case(folder.source.clone(), found),
        AddError::Refused(why) => Failure::Call(format!("{}: {why}; nothing was changed", args.file.display())),
    })?;
    if let Some(found) = &added.extract {
        print(&blocks_text(found, width().min(100)))?;
    }
    if args.dry_run {
        return print(&format!("\nNothing was written. The source would be `{}`.\n", added.id));
    }
    let (name, content) = &added.file;
    let beside = folder.folder.join(name);
    if let Some(parent) = beside.parent() {
        std::fs::create_dir_all(parent)
            .map_err(|e| Failure::Call(format!("{} cannot be made: {}", parent.display(), e.kind())))?;
    }
    write(&beside, content.as_bytes(), Over::Nothing).map_err(|e| match e {
        WriteError::Taken(_) => {
            Failure::Call(format!("{} is there already; give another `--id`. Nothing was changed", beside.display()))
        }
        e => Failure::Call(e.to_string()),
    })?;
    if let Err(failure) = save(&folder, &added.case) {
        // The case does not know the file; it must not stay behind.
        let _ = std::fs::remove_file(&beside);
        return Err(failure);
    }
    print(&format!("\nAdded source `{}` to {}; wrote {}\n", added.id, folder.path.display(), beside.display()))
}

/// The text of a document, from a file or from standard input.
pub fn document(path: &Path) -> Result<String, Failure> {
    let shown = if path.as_os_str() == "-" { "standard input".to_owned() } else { path.display().to_string() };
    let unreadable = |e: std::io::Error| Failure::Call(format!("{shown} cannot be read: {e}"));
    let bytes = detente::read_given(path, MAX_DOCUMENT).map_err(unreadable)?;
    String::from_utf8(bytes).map_err(|e| {
        let at = e.utf8_error().valid_up_to();
        Failure::Call(format!(
            "{shown} is not UTF-8 text (see byte {at}); save it as UTF-8, for instance with `iconv -t UTF-8`"
        ))
    })
}

/// What kind of text a file is, by its name or else by how it begins.
pub fn form(path: &Path, text: &str) -> Form {
    let ending = path.extension().map(|e| e.to_string_lossy().to_lowercase()).unwrap_or_default();
    let start: String = text.trim_start_matches(['\u{FEFF}', ' ', '\n', '\r', '\t']).chars().take(200).collect();
    let start = start.to_lowercase();
    match ending.as_str() {
        "html" | "htm" | "xhtml" => Form::Html,
        "md" | "markdown" => Form::Markdown,
        _ if start.starts_with("<!doctype html") || start.contains("<html") => Form::Html,
        _ => Form::Text,
    }
}
