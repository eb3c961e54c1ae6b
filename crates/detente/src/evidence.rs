//! The documents of a case: whether their files are what the case says, and whether its claims hold in them.

use crate::documents::{document_text, read_carried};
use crate::originals::handed_in;
use detente_case::{Case, codes};
use detente_source::{
    AnchorError, CheckedSource, Claim, Diagnostic, Diagnostics, Digest, Document, Known, Nearby, Outcome, Passages,
    Span, Spanned, Structure, TextUsed, look_up,
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
                found.push(broken(claim, error, nearest.as_ref()).at(claim.id.span));
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
    let carried = document.file.as_ref().and_then(|file| Some((file, carried(document, file, folder, found)?)));
    if let Some(path) = original {
        let text = carried.and_then(|(_, bytes)| document_text(&bytes, Path::new(""), None, None).ok());
        let structure = structure(document, folder).ok().flatten();
        let meant = structure.or_else(|| Some(Structure::of(&Passages::new(&text?.text))));
        return handed_in(document, meant.as_ref(), path, found);
    }
    // Claims point into the original where there is one; that text is not here.
    let Some((file, bytes)) = carried.filter(|_| document.original.is_none()) else { return (TextUsed::Absent, None) };
    let shown = format!("the file of source `{}`", document.id);
    let text = read_as_text(&bytes, &folder.join(&file.value), &shown, file.span, found);
    (text.as_ref().map_or(TextUsed::Absent, |_| TextUsed::File(file.value.clone())), text)
}

/// The bytes of the file that a case carries, held to the digest that it states.
fn carried(document: &Document, file: &Spanned<String>, folder: &Path, found: &mut Diagnostics) -> Option<Vec<u8>> {
    let bytes = match read_carried(folder, &file.value) {
        Ok(bytes) => bytes,
        Err(why) => {
            let unreadable = codes::find("D1001").expect("it is in the table");
            found.push(
                unreadable
                    .say(format!("the file of source `{}` {why}", document.id))
                    .at(file.span)
                    .hint("put the file into the case's folder, or correct its name"),
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
    Some(bytes)
}

/// The text of a file's bytes. What is no text is reported, and what was read by a guess, or not whole, is warned of.
/// `shown` is what the file is called.
pub(crate) fn read_as_text(
    bytes: &[u8],
    path: &Path,
    shown: &str,
    place: Span,
    found: &mut Diagnostics,
) -> Option<String> {
    let name = path.display().to_string();
    match document_text(bytes, path, None, None) {
        Ok(read) => {
            if let Some(note) = read.note().filter(|_| read.known == Known::Guessed || read.damage.is_some()) {
                let hint = "if it reads wrongly, save the file as UTF-8 with the program that it comes from";
                found.push(codes::GUESSED_TEXT.say(format!("{shown} {note}")).at(place).hint(hint));
            }
            Some(read.text)
        }
        Err(why) => {
            let not_text = codes::find("D1003").expect("it is in the table");
            found.push(not_text.say(format!("{shown} {why}")).at(place).hint(why.remedy(&name)));
            None
        }
    }
}

/// The structure of an original, where the case has one.
fn structure(document: &Document, folder: &Path) -> Result<Option<Structure>, String> {
    let Some(original) = &document.original else { return Ok(None) };
    let Some(file) = &original.structure else { return Ok(None) };
    let bytes = read_carried(folder, &file.value).map_err(|why| format!("it {why}"))?;
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

/// What is wrong with a claim, naming the nearest passage and what differs in it where that is hard to see.
fn broken(claim: &Claim, error: &AnchorError, nearest: Option<&Nearby>) -> Diagnostic {
    let code = match error {
        AnchorError::Differs(_) | AnchorError::NotFound | AnchorError::Surroundings(_) | AnchorError::EmptyQuote => {
            &codes::QUOTE_BROKEN
        }
        AnchorError::Ambiguous(..) => &codes::QUOTE_AMBIGUOUS,
        _ => codes::find("D1004").expect("it is in the table"),
    };
    let found = code.say(format!("claim `{}` does not hold in its source: {error}", claim.id));
    let Some(near) = nearest else {
        return found.hint(match error {
            AnchorError::Ambiguous(..) => "add `prefix`, `suffix` or `paragraph`, or a longer quote",
            _ => "no passage that comes near it was found; read the source again",
        });
    };
    let differs = near.difference.as_ref().map(|d| format!("; {d}")).unwrap_or_default();
    let at = claim.at.as_ref();
    if at.and_then(|at| at.range.as_ref()) == Some(&near.found.range) && near.same < 100 {
        // What stands there has been shown; the quote has not.
        let quote = detente_source::shown(at.and_then(|at| at.quote.as_deref()).unwrap_or_default(), 160);
        return found.hint(match &near.difference {
            Some(_) => format!("the two look alike{differs}"),
            None => format!("the quote is “{quote}”, {} % of it the same", near.same),
        });
    }
    let place = near.found.paragraph.map(|p| format!("paragraph {p}, ")).unwrap_or_default();
    let alike = if near.same == 100 { "the same words stand" } else { "the nearest passage stands" };
    let much = if near.same == 100 { String::new() } else { format!(", {} % of it the same", near.same) };
    let shown = match &near.parting {
        Some((quote, text)) => format!("; they part where the quote goes on “…{quote}” and the text “…{text}”"),
        None => format!(": “{}”", detente_source::shown(&near.found.text, 160)),
    };
    let (start, end) = (near.found.range.start, near.found.range.end);
    found.hint(format!("{alike} in {place}characters {start}-{end}{much}{shown}{differs}"))
}
