//! `detente source add`.

use crate::cli::deliver::save;
use crate::cli::outcome::{Failure, note as tell, print, width};
use crate::cli::session::read_to_change;
use crate::cli::source_args::SourceAddArgs;
use detente::report::blocks_text;
use detente::source::{Digest, Form, Known, Meta};
use detente::writing::{Over, WriteError, write};
use detente::{AddError, MAX_DOCUMENT, NewSource, document_form};
use std::path::Path;

pub fn run(args: &SourceAddArgs) -> Result<(), Failure> {
    let folder = read_to_change(&args.case)?;
    let parsed = detente::case::parse(&folder.source);
    let Some(case) = parsed.case else {
        anstream::eprintln!("Nothing was changed: a document is only added to a case without errors.\n");
        return Err(Failure::Case(folder.source, parsed.diagnostics));
    };
    let (text, came) = document(&args.file, args.form, args.encoding.as_deref())?;
    let form = args.form.unwrap_or_else(|| document_form(&args.file, &text));
    if form == Form::Html && args.whole {
        return Err(Failure::Call("an HTML page cannot be kept whole; its text has to be taken out".to_owned()));
    }
    let new = NewSource {
        text,
        came,
        form,
        id: args.id.clone(),
        meta: Meta {
            title: args.title.clone(),
            author: args.author.clone(),
            publisher: args.publisher.clone(),
            published: args.published.clone(),
            language: args.language.clone(),
            url: args.url.clone(),
            ..Meta::default()
        },
        reliability: args.reliability,
        keep: args.keep.clone(),
        whole: args.whole,
        copy: !args.no_copy,
    };
    let added = detente::add_source(&folder.source, &case, &new).map_err(|e| match e {
        AddError::Case(found) => Failure::Case(folder.source.clone(), found),
        AddError::NothingLeft(what) => Failure::Call(format!(
            "{}: the rules leave nothing of it; `--keep N` keeps a block, `--whole` keeps all of a text. Left out: {what}; nothing was changed",
            args.file.display()
        )),
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
        if detente::inside(&folder.folder, parent).is_none() {
            let why = "is a link out of the case's folder, where nothing would be read; nothing was changed";
            return Err(Failure::Call(format!("{} {why}", parent.display())));
        }
    }
    // A link that leads nowhere yet may lead out of the case's folder, where nothing would be read.
    let free = match beside.symlink_metadata() {
        Ok(_) => Err(WriteError::Taken(beside.clone())),
        Err(_) => write(&beside, content.as_bytes(), Over::Nothing),
    };
    free.map_err(|e| match e {
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

/// The text of a document, from a file or from standard input, and the digest of its bytes. What is worth knowing of how
/// it was read is told.
pub fn document(path: &Path, form: Option<Form>, encoding: Option<&str>) -> Result<(String, Digest), Failure> {
    let is_input = path.as_os_str() == "-";
    let shown = if is_input { "standard input".to_owned() } else { path.display().to_string() };
    let unreadable = |e: std::io::Error| Failure::Call(format!("{shown} cannot be read: {e}"));
    let bytes = detente::read_given(path, MAX_DOCUMENT).map_err(unreadable)?;
    let read = detente::document_text(&bytes, path, form, encoding)
        .map_err(|e| Failure::Call(format!("{shown} {e}\nhelp: {}", e.remedy(&path.display().to_string()))))?;
    if let Some(note) = read.note() {
        let otherwise = if read.known == Known::Guessed { "; `--encoding NAME` says otherwise" } else { "" };
        tell(format_args!("note: {shown} {note}{otherwise}"));
    }
    Ok((read.text, Digest::of(&bytes)))
}
