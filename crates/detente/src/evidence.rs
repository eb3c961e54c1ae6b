//! The documents of a case: whether their files are what the case says, and whether its claims hold in them.

use crate::{MAX_DOCUMENT, read_whole};
use detente_case::{Case, codes};
use detente_source::{
    AnchorError, CheckedSource, Diagnostic, Diagnostics, Digest, Document, Outcome, Passages, Structure, TextUsed,
    extract, look_up,
};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// Originals that a person has and the case does not carry, by the id of their document.
pub type Originals = BTreeMap<String, PathBuf>;

/// Checks the documents that a case carries: each file is there and has the digest that the case
/// states, and claims that point into it hold. Originals that the case does not carry are not looked for.
pub fn check_sources(case: &Case, folder: &Path) -> Diagnostics {
    verify_sources(case, folder, &Originals::new()).1
}

/// As [`check_sources`], with originals that were handed in, and what was found of each claim.
pub fn verify_sources(case: &Case, folder: &Path, originals: &Originals) -> (Vec<CheckedSource>, Diagnostics) {
    let mut found = Diagnostics::new();
    let checked = case.sources.iter().enumerate().map(|(i, document)| {
        let (used, text) = text_of(document, folder, originals.get(&document.id.value), &mut found);
        let passages = text.as_deref().map(Passages::new);
        if passages.is_none() {
            check_structure(case, i, folder, &mut found);
        }
        let claims = case.claims.iter().enumerate().filter(|(_, claim)| claim.source == i);
        let checked = CheckedSource { source: i, text: used, claims: look_up(passages.as_ref(), claims) };
        for looked in &checked.claims {
            let claim = &case.claims[looked.claim];
            if let Outcome::Fails { error, nearest } = &looked.outcome {
                found.push(broken(&claim.id.value, error, nearest.as_ref()).at(claim.id.span));
            }
        }
        checked
    });
    (checked.collect(), found)
}

/// The text of a document, from the case folder or as handed in; `None` where it is not at hand.
pub fn source_text(case: &Case, source: usize, folder: &Path, originals: &Originals) -> Option<String> {
    let document = &case.sources[source];
    text_of(document, folder, originals.get(&document.id.value), &mut Diagnostics::new()).1
}

/// The text that the claims of a document point into, and what it is. What is wrong with files is reported.
fn text_of(
    document: &Document,
    folder: &Path,
    original: Option<&PathBuf>,
    found: &mut Diagnostics,
) -> (TextUsed, Option<String>) {
    let carried = document.file.as_ref().and_then(|file| {
        let bytes = match read_whole(&folder.join(&file.value), MAX_DOCUMENT) {
            Ok(bytes) => bytes,
            Err(e) => {
                let unreadable = codes::find("D1001").expect("it is in the table");
                found.push(
                    unreadable
                        .say(format!("the file of source `{}` cannot be read: {e}", document.id))
                        .at(file.span)
                        .hint("put the file back, or correct its name"),
                );
                return None;
            }
        };
        let digest = Digest::of(&bytes);
        if let Some(stated) = &document.sha256
            && stated.value != digest
        {
            let changed = codes::find("D1002").expect("it is in the table");
            found.push(
                changed
                    .say(format!("the file of source `{}` has changed since the case was written", document.id))
                    .at(stated.span)
                    .label(format!("it is now {digest}"))
                    .hint("read it again; when the claims still hold, put the new SHA-256 here"),
            );
        }
        Some((file, bytes))
    });
    if let Some(path) = original {
        return handed_in(document, folder, path, found);
    }
    // Claims point into the original where there is one; that text is not here.
    let Some((file, bytes)) = carried.filter(|_| document.original.is_none()) else { return (TextUsed::Absent, None) };
    match String::from_utf8(bytes) {
        Ok(text) => (TextUsed::File(file.value.clone()), Some(text)),
        Err(_) => {
            let not_text = codes::find("D1003").expect("it is in the table");
            found.push(not_text.say(format!("the file of source `{}` is not UTF-8 text", document.id)).at(file.span));
            (TextUsed::Absent, None)
        }
    }
}

/// An original that somebody has.
fn handed_in(document: &Document, folder: &Path, path: &Path, found: &mut Diagnostics) -> (TextUsed, Option<String>) {
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
    let Ok(text) = String::from_utf8(bytes) else {
        let not_text = codes::find("D1003").expect("it is in the table");
        found.push(not_text.say(format!("{name} is not UTF-8 text")).at(place));
        return (TextUsed::Absent, None);
    };
    let digest = Digest::of(text.as_bytes());
    let stated = document.original.as_ref().map(|o| o.sha256).or(document.sha256.as_ref().map(|d| d.value));
    if let Some(page) = document.extracted.as_ref().filter(|page| page.sha256 == digest && stated != Some(digest)) {
        let taken = extract(page.form, &text, &page.kept).text;
        let same = stated.is_none_or(|stated| stated == Digest::of(taken.as_bytes()));
        if !same {
            found.push(
                codes::NOT_EXTRACTED
                    .say(format!(
                        "{name} is the page that source `{}` was taken from, but gives another text",
                        document.id
                    ))
                    .at(place)
                    .hint("what does not hold in it is shown below; ask whoever has the text that was taken then"),
            );
        }
        return (TextUsed::Original { name, same }, Some(taken));
    }
    let same = stated == Some(digest);
    if let Some(stated) = stated.filter(|_| !same) {
        let mut other = codes::OTHER_ORIGINAL
            .say(format!("{name} is not the text that source `{}` means", document.id))
            .at(place)
            .label(format!("its SHA-256 begins {}, and the case says {}", begin(digest), begin(stated)));
        if let Ok(Some(structure)) = structure(document, folder) {
            let missing = structure.missing_in(&Passages::new(&text));
            let listed: Vec<String> = missing.iter().take(12).map(usize::to_string).collect();
            let more = if missing.len() > 12 { " and more" } else { "" };
            other = other.label(match missing.len() {
                0 => "every paragraph that the case means is in it".to_owned(),
                n => format!(
                    "{n} of {} paragraphs that the case means are not in it: {}{more}",
                    structure.paragraphs.len(),
                    listed.join(", ")
                ),
            });
        }
        found.push(
            other.hint("find the text that the case was written from; what does not hold in this one is shown below"),
        );
    }
    (TextUsed::Original { name, same }, Some(text))
}

/// The structure of an original, where the case has one.
fn structure(document: &Document, folder: &Path) -> Result<Option<Structure>, String> {
    let Some(original) = &document.original else { return Ok(None) };
    let Some(file) = &original.structure else { return Ok(None) };
    let bytes = read_whole(&folder.join(&file.value), MAX_DOCUMENT).map_err(|e| e.to_string())?;
    let text = String::from_utf8(bytes).map_err(|_| "it is not UTF-8 text".to_owned())?;
    let structure = Structure::parse(&text)?;
    if structure.sha256 != original.sha256 {
        return Err("it belongs to another text: its SHA-256 is not that of the original".to_owned());
    }
    Ok(Some(structure))
}

/// Without the text, whether places fit its structure.
fn check_structure(case: &Case, source: usize, folder: &Path, found: &mut Diagnostics) {
    let document = &case.sources[source];
    match structure(document, folder) {
        Ok(None) => {}
        Ok(Some(structure)) => {
            for claim in case.claims.iter().filter(|c| c.source == source) {
                if let Some(why) = claim.at.as_ref().and_then(|at| structure.misfit(at)) {
                    let misfit = codes::OUTSIDE_STRUCTURE
                        .say(format!("the place of claim `{}` does not fit the original: {why}", claim.id))
                        .at(claim.id.span);
                    found.push(misfit.hint("correct the place; whoever has the original can find it again"));
                }
            }
        }
        Err(why) => {
            let file = document.original.as_ref().and_then(|o| o.structure.as_ref());
            let broken = codes::STRUCTURE_BROKEN
                .say(format!("the structure of source `{}` cannot be used: {why}", document.id))
                .at(file.map_or(document.id.span, |f| f.span));
            found.push(broken.hint("whoever has the original can make it anew: `detente source add --no-copy`"));
        }
    }
}

/// Enough of a digest to tell two apart.
fn begin(digest: Digest) -> String {
    digest.to_string()[..12].to_owned()
}

/// What is wrong with a claim, naming the nearest passage.
fn broken(claim: &str, error: &AnchorError, nearest: Option<&(detente_source::Found, u8)>) -> Diagnostic {
    let code = match error {
        AnchorError::Differs(_) | AnchorError::NotFound | AnchorError::Surroundings(_) | AnchorError::EmptyQuote => {
            &codes::QUOTE_BROKEN
        }
        AnchorError::Ambiguous(..) => &codes::QUOTE_AMBIGUOUS,
        _ => codes::find("D1004").expect("it is in the table"),
    };
    let found = code.say(format!("claim `{claim}` does not hold in its source: {error}"));
    match (error, nearest) {
        (AnchorError::Ambiguous(..), _) => found.hint("add `prefix`, `suffix` or `paragraph`, or a longer quote"),
        (_, Some((near, same))) => {
            let place = near.paragraph.map(|p| format!("paragraph {p}, ")).unwrap_or_default();
            let alike = if *same == 100 { "the same words stand" } else { "the nearest passage stands" };
            let much = if *same == 100 { String::new() } else { format!(", {same} % of it the same") };
            found.hint(format!(
                "{alike} in {place}characters {}-{}{much}: “{}”",
                near.range.start,
                near.range.end,
                detente_source::shown(&near.text, 160)
            ))
        }
        (_, None) => found.hint("nothing in the text comes near it; read the source again"),
    }
}
