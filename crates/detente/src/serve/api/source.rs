//! Takes a document into a case from its pasted text, as `detente source add` does from a file.

use super::Bench;
use super::asked::written;
use super::cases::on_disk;
use crate::serve::error::Problem;
use axum::Json;
use axum::extract::State;
use detente::case::{MAX_BYTES, parse};
use detente::source::{Digest, Form, Meta, Reliability, Verdict, shown};
use detente::{AddError, NewSource, SourceText, add_source, document_form};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::path::Path;
use std::sync::Arc;

/// Characters of a block that is left out, as it is shown.
const SHOWN: usize = 120;

/// A document to be taken in.
#[derive(Deserialize, JsonSchema)]
pub struct SourceRequest {
    /// The case whose folder takes the document.
    case: String,
    /// The text of the case.
    text: String,
    /// The document, as it came.
    content: String,
    /// `text`, `markdown`, `html`; else by how it begins.
    form: Option<String>,
    /// Its id; else made from what is known about it.
    id: Option<String>,
    /// Its title; else what it says itself.
    title: Option<String>,
    /// Who wrote it.
    author: Option<String>,
    /// Who published it.
    publisher: Option<String>,
    /// When: `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
    published: Option<String>,
    /// Its language, as BCP 47 writes it.
    language: Option<String>,
    /// Where it came from.
    url: Option<String>,
    /// How reliable it is, `A` to `F`.
    reliability: Option<String>,
    /// Blocks, from 1, that are kept whatever the rules say.
    #[serde(default)]
    keep: Vec<u32>,
    /// Whether to write the document into the folder; else nothing is written anywhere.
    #[serde(default)]
    write: bool,
}

/// What taking it in comes to.
#[derive(Serialize, JsonSchema)]
pub struct SourceAdded {
    /// The id of the document.
    id: String,
    /// The text of the case with the document in it; it is not saved.
    text: String,
    /// The file beside the case.
    file: String,
    /// What is kept: the text that claims can point into.
    kept: String,
    /// What is left out, block by block.
    left_out: Vec<LeftOut>,
    /// What the document says about itself that could not be read, a sentence each.
    unread: Vec<String>,
}

/// A block that is left out.
#[derive(Serialize, JsonSchema)]
pub struct LeftOut {
    /// Its number, from 1.
    number: u32,
    /// How it begins.
    words: String,
    /// Why it is left out.
    reason: String,
}

pub async fn source(
    State(bench): State<Bench>,
    Json(asked): Json<SourceRequest>,
) -> Result<Json<SourceAdded>, Problem> {
    let asked = Arc::new(asked);
    let question = asked.clone();
    let (added, content) = bench.jobs.run(None, move |_| plan(&question)).await?;
    on_disk(&bench, move |bench| {
        // A document may only be put beside a case that is there, whether it is written now or later.
        bench.folder.read(&asked.case)?;
        if asked.write {
            bench.folder.put_beside(&asked.case, &added.file, &content)?;
        }
        Ok(added)
    })
    .await
    .map(Json)
}

fn plan(asked: &SourceRequest) -> Result<(SourceAdded, String), Problem> {
    if asked.content.len() > MAX_BYTES {
        return Err(Problem::bad(format!("the text is longer than the {MAX_BYTES} bytes that can be shown here")));
    }
    let source = SourceText::new("the case", asked.text.as_str());
    let case = parse(&source).case;
    let case = case.ok_or_else(|| Problem::invalid("a document is only added to a case without errors"))?;
    let form = match written(&asked.form) {
        Some(key) => Form::parse(key).ok_or_else(|| Problem::bad("a document is `text`, `markdown` or `html`"))?,
        None => document_form(Path::new(""), &asked.content),
    };
    let letter = |key| Reliability::parse(key).ok_or_else(|| Problem::bad("reliability is a letter from A to F"));
    let owned = |text: &Option<String>| written(text).map(str::to_owned);
    let new = NewSource {
        text: asked.content.clone(),
        came: Digest::of(asked.content.as_bytes()),
        form,
        id: owned(&asked.id),
        meta: Meta {
            title: owned(&asked.title),
            author: owned(&asked.author),
            publisher: owned(&asked.publisher),
            published: owned(&asked.published),
            language: owned(&asked.language),
            url: owned(&asked.url),
            ..Meta::default()
        },
        reliability: written(&asked.reliability).map(letter).transpose()?,
        keep: asked.keep.clone(),
        whole: false,
        copy: true,
    };
    let added = add_source(&source, &case, &new).map_err(|e| match e {
        AddError::Case(found) => Problem::bad(found.iter().map(|d| d.message.clone()).collect::<Vec<_>>().join("; ")),
        AddError::NothingLeft(what) => {
            Problem::bad(format!("the rules leave nothing of it; add it as plain text. Left out: {what}"))
        }
        AddError::Refused(why) => Problem::bad(why),
    })?;
    let blocks = added.extract.iter().flat_map(|found| found.blocks.iter().zip(1u32..));
    let left_out = blocks.filter_map(|(block, number)| match &block.verdict {
        Verdict::Kept | Verdict::Title => None,
        Verdict::Dropped(reason) => {
            Some(LeftOut { number, words: shown(&block.text, SHOWN), reason: reason.to_string() })
        }
    });
    let left_out = left_out.collect();
    let unread = added.extract.iter().flat_map(|found| &found.meta.unread).map(ToString::to_string).collect();
    let (file, content) = added.file;
    Ok((SourceAdded { id: added.id, text: added.case, file, kept: content.clone(), left_out, unread }, content))
}
