//! What the pages that ask further questions have in common.

use crate::serve::error::Problem;
use clap::ValueEnum;
use detente::Concept;
use detente::report::document::{About, section};
use detente::report::{Findings, html_section};
use serde::Serialize;
use serde_json::Value;
use utoipa::ToSchema;

/// States up to which lists of states are given; beyond that their numbers.
pub const LISTED: usize = 20_000;

/// An answer.
#[derive(Serialize, ToSchema)]
pub struct Answered {
    /// The document that the command prints with `--format json`.
    #[schema(value_type = Object)]
    pub document: Value,
    /// The same in words, tables and pictures, as the report has it: HTML with its own style and no script.
    pub section: String,
}

/// A concept by its key, where one is given.
pub fn concept(key: Option<&str>) -> Result<Option<Concept>, Problem> {
    let parse = |key| Concept::parse(key).ok_or_else(|| Problem::bad("there is no such concept"));
    key.map(parse).transpose()
}

/// A choice by the word that the command takes for it.
pub fn choice<T: ValueEnum>(word: &str) -> Result<T, Problem> {
    let known = || T::value_variants().iter().filter_map(ValueEnum::to_possible_value).map(|v| v.get_name().to_owned());
    T::from_str(word, false)
        .map_err(|_| Problem::bad(format!("`{word}` is none of {}", known().collect::<Vec<_>>().join(", "))))
}

/// What was written, where anything was.
pub fn written(text: &Option<String>) -> Option<&str> {
    text.as_deref().map(str::trim).filter(|t| !t.is_empty())
}

/// A document as a value.
pub fn value(document: &str) -> Result<Value, Problem> {
    serde_json::from_str(document).map_err(|_| Problem::internal("the answer could not be written down"))
}

/// One section of the report; nothing where there is none.
pub fn shown(findings: &Findings, about: About) -> String {
    section(findings, about).as_ref().map(html_section).unwrap_or_default()
}
