//! Taking a document into a case: what is written where, before anything is written.

use detente_case::edit::{Content, Edit, edit};
use detente_case::{Case, id_from, is_id, parse};
use detente_source::{
    Block, Diagnostics, Digest, Extract, Form, Meta, Passages, Reliability, SourceText, Structure, Verdict, extract,
    is_web, shown,
};
use std::fmt;

/// A document to be taken into a case.
#[derive(Clone, Debug)]
pub struct NewSource {
    /// Its text.
    pub text: String,
    /// SHA-256 of the file that it came in: its bytes may be in another encoding than the text of a case.
    pub came: Digest,
    /// What kind of text it is.
    pub form: Form,
    /// Id in the case; made from the publisher, the author or the title where there is none.
    pub id: Option<String>,
    /// What is known about it besides what the file says; goes before that.
    pub meta: Meta,
    /// Reliability of the source.
    pub reliability: Option<Reliability>,
    /// Blocks, from 1, that are kept whatever the rules say.
    pub keep: Vec<u32>,
    /// Keep the file as it is, to the byte, instead of the article in it.
    pub whole: bool,
    /// Put the text into the case folder; else only its digest and its structure.
    pub copy: bool,
}

/// What taking a document in would write.
#[derive(Clone, Debug)]
pub struct AddedSource {
    /// Its id.
    pub id: String,
    /// Its blocks; none where the file is kept as it is.
    pub extract: Option<Extract>,
    /// The new text of the case file.
    pub case: String,
    /// The file beside it: its name in the case folder, and what is in it.
    pub file: (String, String),
}

/// Plans the change. The case file keeps its comments and layout; nothing but the new entry changes.
///
/// # Errors
/// Findings about the case file, when it has errors or the entry cannot be put into it; or a sentence on why the
/// document cannot be taken in.
pub fn add_source(source: &SourceText, case: &Case, new: &NewSource) -> Result<AddedSource, AddError> {
    let mut found = if new.whole { None } else { Some(extract(new.form, &new.text, &new.keep)) };
    if let Some(found) = &mut found {
        // What is given need not be read.
        let given = |what: &str| match what {
            "date" => new.meta.published.is_some(),
            "language" => new.meta.language.is_some(),
            _ => new.meta.url.is_some(),
        };
        found.meta.unread.retain(|unread| !given(unread.what));
    }
    let text = found.as_ref().map_or(&new.text, |f| &f.text);
    if text.trim().is_empty() {
        return Err(match &found {
            Some(f) if f.dropped() > 0 => AddError::NothingLeft(first_left_out(f)),
            _ => AddError::Refused("it has no text in it".to_owned()),
        });
    }
    if let Some(beyond) =
        new.keep.iter().find(|k| found.as_ref().is_some_and(|f| **k as usize > f.blocks.len() || **k == 0))
    {
        return Err(AddError::Refused(format!("there is no block {beyond} to keep")));
    }
    if let Some(url) = new.meta.url.as_ref().filter(|url| !is_web(url)) {
        return Err(AddError::Refused(format!(
            "“{url}” is no address on the web: it begins with `https://` or `http://`"
        )));
    }
    let said = found.as_ref().map(|f| f.meta.clone()).unwrap_or_default();
    let id = id(case, new, &said)?;
    let digest = Digest::of(text.as_bytes()).to_string();
    let text_of = |given: &Option<String>, said: Option<String>| given.clone().or(said).map(Content::Text);
    let title = new.meta.title.clone().or(said.title).unwrap_or_else(|| id.clone());
    let mut entry: Vec<(&str, Content)> = vec![("title", Content::Text(title))];
    let optional = [
        ("author", text_of(&new.meta.author, said.author)),
        ("publisher", text_of(&new.meta.publisher, said.publisher)),
        ("published", text_of(&new.meta.published, said.published)),
        ("language", text_of(&new.meta.language, said.language)),
        ("url", text_of(&new.meta.url, said.url)),
    ];
    entry.extend(optional.into_iter().filter_map(|(key, value)| Some((key, value?))));
    let file = if new.copy {
        let file = format!("sources/{id}.txt");
        entry.push(("file", Content::Text(file.clone())));
        entry.push(("sha256", Content::Text(digest)));
        (file, text.clone())
    } else {
        let file = format!("sources/{id}.structure.json");
        let passages = Passages::new(text);
        let mut original =
            vec![("sha256", Content::Text(digest)), ("characters", Content::Number(passages.characters().to_string()))];
        original.push(("structure", Content::Text(file.clone())));
        entry.push(("original", Content::map(original)));
        (file, Structure::of(&passages).to_json())
    };
    if *text != new.text || Digest::of(text.as_bytes()) != new.came {
        let mut page =
            vec![("form", Content::Text(new.form.key().to_owned())), ("sha256", Content::Text(new.came.to_string()))];
        if !new.keep.is_empty() {
            page.push(("kept", Content::List(new.keep.iter().map(|k| Content::Number(k.to_string())).collect())));
        }
        entry.push(("extracted_from", Content::map(page)));
    }
    if let Some(letter) = new.reliability {
        entry.push(("reliability", Content::Text(format!("{letter:?}"))));
    }
    let change = Edit::Set { path: vec!["sources".into(), id.as_str().into()], to: Content::map(entry) };
    let text = edit(source, &change).map_err(AddError::Case)?;
    sound(source, &text)?;
    Ok(AddedSource { id, extract: found, case: text, file })
}

/// The first blocks that were left out, with the reasons.
fn first_left_out(found: &Extract) -> String {
    let told = |(block, number): (&Block, u32)| match &block.verdict {
        Verdict::Dropped(reason) => Some(format!("{number} {reason}: “{}”", shown(&block.text, 40))),
        _ => None,
    };
    let mut lines: Vec<String> = found.blocks.iter().zip(1..).filter_map(told).collect();
    let more = lines.len().saturating_sub(6);
    lines.truncate(6);
    let rest = if more > 0 { format!("; and {more} more") } else { String::new() };
    lines.join("; ") + &rest
}

/// The changed case must be without errors, as it was before.
pub(crate) fn sound(source: &SourceText, text: &str) -> Result<(), AddError> {
    let after = parse(&SourceText::new(source.name(), text));
    if after.case.is_some() { Ok(()) } else { Err(AddError::Case(after.diagnostics)) }
}

/// Why a document, or a claim, cannot be taken into a case.
#[derive(Clone, Debug)]
pub enum AddError {
    /// The case file, or what it would become, has errors.
    Case(Diagnostics),
    /// The rules leave nothing of the document: whoever wants it all the same names the blocks to keep. What was left out.
    NothingLeft(String),
    /// A sentence for the person who asked.
    Refused(String),
}

impl fmt::Display for AddError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Case(found) => found.fmt(f),
            Self::NothingLeft(_) => f.write_str("the rules leave nothing of the document"),
            Self::Refused(words) => f.write_str(words),
        }
    }
}

impl std::error::Error for AddError {}

fn id(case: &Case, new: &NewSource, said: &Meta) -> Result<String, AddError> {
    let taken: Vec<String> =
        case.sources.iter().map(|s| s.id.value.clone()).chain(case.claims.iter().map(|c| c.id.value.clone())).collect();
    let Some(asked) = &new.id else {
        let names =
            [&new.meta.publisher, &said.publisher, &new.meta.author, &said.author, &new.meta.title, &said.title];
        let name = names.into_iter().flatten().next().map(String::as_str).unwrap_or_default();
        let short: Vec<&str> = name.split_whitespace().take(3).collect();
        return Ok(id_from(&short.join(" "), "source", &taken));
    };
    if taken.contains(asked) {
        return Err(AddError::Refused(format!("the case has a source or claim `{asked}` already; give another id")));
    }
    if !is_id(asked) {
        return Err(AddError::Refused(format!(
            "`{asked}` is no id: write small letters, digits and underscores, starting with a letter"
        )));
    }
    Ok(asked.clone())
}
