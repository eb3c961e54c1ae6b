//! An original that somebody hands in: whether it is the text that a case means, whatever bytes carry it.

use crate::documents::{MAX_DOCUMENT, document_form};
use crate::evidence::read_as_text;
use crate::read_whole;
use detente_case::codes;
use detente_source::{
    Diagnostics, Digest, Document, Extract, Extracted, Form, Passages, Structure, TextUsed, Verdict, extract,
};
use std::collections::BTreeSet;
use std::path::Path;

/// Paragraphs that are named when several are missing.
const NAMED: usize = 12;

/// The text of an original, and whether it is the one that the case means. `meant` are the paragraphs of that text, as far
/// as the case has them.
pub(crate) fn handed_in(
    document: &Document,
    meant: Option<&Structure>,
    path: &Path,
    found: &mut Diagnostics,
) -> (TextUsed, Option<String>) {
    let name = path.display().to_string();
    let place = document.id.span;
    let bytes = match read_whole(path, MAX_DOCUMENT) {
        Ok(bytes) => bytes,
        Err(e) => {
            let unreadable = codes::find("D1001").expect("it is in the table");
            found.push(
                unreadable.say(format!("{name}, given for source `{}`, cannot be read: {e}", document.id)).at(place),
            );
            return (TextUsed::Absent, None);
        }
    };
    let mut warnings = Diagnostics::new();
    let Some(text) = read_as_text(&bytes, path, &name, place, &mut warnings) else {
        found.extend(warnings);
        return (TextUsed::Absent, None);
    };
    let stated = document.original.as_ref().map(|o| o.sha256).or(document.sha256.as_ref().map(|d| d.value));
    let of_bytes = Digest::of(&bytes);
    let is_meant = |text: &str| stated == Some(Digest::of(text.as_bytes()));
    let the_text = |text: String| (TextUsed::Original { name: name.clone(), same: Some(true) }, Some(text));
    if stated == Some(of_bytes) || is_meant(&text) {
        return the_text(text);
    }
    let is_page = document.extracted.as_ref().is_some_and(|page| page.sha256 == of_bytes);
    let text = match form(document.extracted.as_ref(), is_page, path, &text) {
        None => text,
        Some(form) => {
            let kept = document.extracted.as_ref().map(|page| page.kept.as_slice()).unwrap_or_default();
            let first = extract(form, &text, kept);
            if is_meant(&first.text) {
                return the_text(first.text);
            }
            // The page may have other furniture now, and its blocks other numbers: those that the text has are kept.
            let again = meant.map(|meant| extract(form, &text, &missed(&first, meant)));
            match again.filter(|again| is_meant(&again.text)) {
                Some(again) => return the_text(again.text),
                None => first.text,
            }
        }
    };
    found.extend(warnings);
    if let Some(stated) = stated {
        let label = match (Digest::of(text.as_bytes()), Digest::of(&bytes)) {
            (taken, came) if taken != came => "the SHA-256 of the text taken from it begins",
            _ => "its SHA-256 begins",
        };
        let other = match is_page {
            true => codes::NOT_EXTRACTED.say(format!(
                "{name} is the page that source `{}` was taken from, but gives another text",
                document.id
            )),
            false => codes::OTHER_ORIGINAL
                .say(format!("{name} is not the text that source `{}` means", document.id))
                .label(format!("{label} {}, and the case says {}", begin(Digest::of(text.as_bytes())), begin(stated))),
        };
        let other = meant.map(|meant| missing(meant, &text)).into_iter().fold(other, |other, words| other.label(words));
        found.push(other.at(place).hint(match is_page {
            true => "what does not hold in it is shown below; ask whoever has the text that was taken then",
            false => "find the text that the case was written from; what does not hold in this one is shown below",
        }));
    }
    (TextUsed::Original { name, same: stated.map(|_| false) }, Some(text))
}

/// How the text is taken out of a file; nothing where the file is the text.
fn form(page: Option<&Extracted>, is_page: bool, path: &Path, text: &str) -> Option<Form> {
    let looks = document_form(path, text);
    match page.map(|page| page.form) {
        Some(form) if is_page => Some(form),
        _ if looks == Form::Html => Some(Form::Html),
        Some(Form::Html) => text.trim_start().starts_with('<').then_some(Form::Html),
        other => other,
    }
}

/// Blocks, from 1, that the rules leave out of a page and that the meant text has.
fn missed(found: &Extract, meant: &Structure) -> Vec<u32> {
    let known: BTreeSet<Digest> = meant.paragraphs.iter().map(|(_, digest)| *digest).collect();
    let all = || found.blocks.iter().map(|block| (block, Digest::of(block.text.trim().as_bytes())));
    let is_dropped = |verdict: &Verdict| matches!(verdict, Verdict::Dropped(_));
    let mut there: BTreeSet<Digest> =
        all().filter(|(block, _)| !is_dropped(&block.verdict)).map(|(_, digest)| digest).collect();
    let wanted = all()
        .zip(1..)
        .filter(|((block, digest), _)| is_dropped(&block.verdict) && known.contains(digest) && there.insert(*digest));
    wanted.map(|(_, number)| number).collect()
}

/// Which paragraphs of the meant text another one does not have.
fn missing(meant: &Structure, text: &str) -> String {
    let missing = meant.missing_in(&Passages::new(text));
    let listed: Vec<String> = missing.iter().take(NAMED).map(usize::to_string).collect();
    let more = if missing.len() > NAMED { " and more" } else { "" };
    match missing.len() {
        0 => "every paragraph that the case means is in it".to_owned(),
        n => format!(
            "{n} of {} paragraphs that the case means are not in it: {}{more}",
            meant.paragraphs.len(),
            listed.join(", ")
        ),
    }
}

/// Enough of a digest to tell two apart.
fn begin(digest: Digest) -> String {
    digest.to_string()[..12].to_owned()
}
