//! The documents of a case: whether their files are what the case says, and whether its claims hold in them.

use detente_case::{Case, codes};
use detente_source::{
    AnchorError, CheckedSource, Diagnostic, Diagnostics, Digest, Document, Outcome, Passages, TextUsed, look_up,
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

/// The text that the claims of a document point into, and what it is. What is wrong with files is reported.
fn text_of(
    document: &Document,
    folder: &Path,
    original: Option<&PathBuf>,
    found: &mut Diagnostics,
) -> (TextUsed, Option<String>) {
    let carried = document.file.as_ref().and_then(|file| {
        let bytes = match std::fs::read(folder.join(&file.value)) {
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
        return handed_in(document, path, found);
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
fn handed_in(document: &Document, path: &Path, found: &mut Diagnostics) -> (TextUsed, Option<String>) {
    let name = path.display().to_string();
    let place = document.id.span;
    let bytes = match std::fs::read(path) {
        Ok(bytes) => bytes,
        Err(e) => {
            let unreadable = codes::find("D1001").expect("it is in the table");
            found.push(
                unreadable.say(format!("{name}, given for source `{}`, cannot be read: {e}", document.id)).at(place),
            );
            return (TextUsed::Absent, None);
        }
    };
    let digest = Digest::of(&bytes);
    let stated = document.original.as_ref().map(|o| o.sha256).or(document.sha256.as_ref().map(|d| d.value));
    let same = stated == Some(digest);
    if let Some(stated) = stated.filter(|_| !same) {
        found.push(
            codes::OTHER_ORIGINAL
                .say(format!("{name} is not the text that source `{}` means", document.id))
                .at(place)
                .label(format!("its SHA-256 begins {}, and the case says {}", begin(digest), begin(stated)))
                .hint("find the text that the case was written from; what does not hold in this one is shown below"),
        );
    }
    match String::from_utf8(bytes) {
        Ok(text) => (TextUsed::Original { name, same }, Some(text)),
        Err(_) => {
            let not_text = codes::find("D1003").expect("it is in the table");
            found.push(not_text.say(format!("{name} is not UTF-8 text")).at(place));
            (TextUsed::Absent, None)
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
