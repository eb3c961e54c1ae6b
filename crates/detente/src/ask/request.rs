//! How questions arrive from a page: what is left blank was not asked; concepts and choices come by their words.

use clap::ValueEnum;
use detente_stability::Concept;
use serde::{Deserialize, Deserializer, de};
use std::ops::Range;

/// A field that is left blank is not filled in.
pub(super) fn written<'de, D: Deserializer<'de>>(from: D) -> Result<Option<String>, D::Error> {
    let text = Option::<String>::deserialize(from)?;
    Ok(text.map(|t| t.trim().to_owned()).filter(|t| !t.is_empty()))
}

/// What is written without what stands around it.
pub(super) fn words<'de, D: Deserializer<'de>>(from: D) -> Result<String, D::Error> {
    Ok(String::deserialize(from)?.trim().to_owned())
}

/// A state by its number, or in words.
pub(super) fn numbered<'de, D: Deserializer<'de>>(from: D) -> Result<String, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum Named {
        Number(u64),
        Words(String),
    }
    match Named::deserialize(from).map_err(|_| de::Error::custom("name a state by its number, or in words"))? {
        Named::Number(number) => Ok(number.to_string()),
        Named::Words(text) => Ok(text.trim().to_owned()),
    }
}

/// A choice by the word that the command line takes for it, where one is made.
pub(super) fn choice<'de, D: Deserializer<'de>, T: ValueEnum>(from: D) -> Result<Option<T>, D::Error> {
    written(from)?.map(|word| chosen(&word)).transpose()
}

/// The same where something is chosen in any case.
pub(super) fn choice_or_default<'de, D: Deserializer<'de>, T: ValueEnum + Default>(from: D) -> Result<T, D::Error> {
    choice(from).map(Option::unwrap_or_default)
}

/// The same for several.
pub(super) fn choices<'de, D: Deserializer<'de>, T: ValueEnum>(from: D) -> Result<Vec<T>, D::Error> {
    Vec::<String>::deserialize(from)?.iter().map(|word| chosen(word)).collect()
}

fn chosen<T: ValueEnum, E: de::Error>(word: &str) -> Result<T, E> {
    let known = || T::value_variants().iter().filter_map(ValueEnum::to_possible_value).map(|v| v.get_name().to_owned());
    T::from_str(word, false)
        .map_err(|_| E::custom(format!("`{word}` is none of {}", known().collect::<Vec<_>>().join(", "))))
}

/// A concept by its key, where one is given.
pub(super) fn concept<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Concept>, D::Error> {
    let key = written(from)?;
    let parse = |key: String| Concept::parse(&key).ok_or_else(|| de::Error::custom("there is no such concept"));
    key.map(parse).transpose()
}

/// A range of indices as the command line takes it, where one is given.
pub(super) fn range<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Range<u64>>, D::Error> {
    written(from)?.map(|text| range_of(&text)).transpose().map_err(de::Error::custom)
}

/// `A..B`, B excluded.
pub(super) fn range_of(text: &str) -> Result<Range<u64>, String> {
    let wrong = || "write the first index and one past the last, such as 0..50000".to_owned();
    let (from, to) = text.split_once("..").ok_or_else(wrong)?;
    let (from, to) = (from.trim().parse().map_err(|_| wrong())?, to.trim().parse().map_err(|_| wrong())?);
    if from < to { Ok(from..to) } else { Err(wrong()) }
}
