//! What can be asked about sources and claims.

use super::common_args::{Output, original};
use clap::{Args, Subcommand};
use detente::ask::Trace;
use detente::source::{Form, Reliability};
use std::path::PathBuf;

#[derive(Debug, Args)]
pub struct SourceArgs {
    #[command(subcommand)]
    pub command: SourceCommand,
}

#[derive(Debug, Subcommand)]
pub enum SourceCommand {
    /// Take a document into a case: its text without the page's furniture, frozen with its digest
    Add(SourceAddArgs),
    /// Find candidates for claims by rule: who says what, and what is said with a reservation
    Suggest(SourceSuggestArgs),
    /// Check that every claim stands where the case says, word for word
    Verify(SourceVerifyArgs),
}

#[derive(Debug, Args)]
pub struct SourceAddArgs {
    /// Case file or folder
    #[arg(value_name = "CASE")]
    pub case: PathBuf,
    /// The document: text, Markdown or HTML; - for standard input
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    /// Id in the case [default: from the publisher, the author or the title]
    #[arg(long)]
    pub id: Option<String>,
    /// What kind of text it is: text, markdown or html [default: from its name, or how it begins]
    #[arg(long, value_parser = form)]
    pub form: Option<Form>,
    /// Its encoding, by the name that browsers know it by, such as windows-1252 [default: what the file itself tells]
    #[arg(long, value_name = "NAME")]
    pub encoding: Option<String>,
    /// Title [default: what the file says]
    #[arg(long)]
    pub title: Option<String>,
    /// Who wrote it [default: what the file says]
    #[arg(long)]
    pub author: Option<String>,
    /// Who published it [default: what the file says]
    #[arg(long)]
    pub publisher: Option<String>,
    /// When it was published, YYYY, YYYY-MM or YYYY-MM-DD [default: what the file says]
    #[arg(long, value_name = "DATE")]
    pub published: Option<String>,
    /// Its language, such as en or ja [default: what the file says]
    #[arg(long, value_name = "TAG")]
    pub language: Option<String>,
    /// Where a reader might find it [default: what the file says]
    #[arg(long)]
    pub url: Option<String>,
    /// Reliability of the source, A to F; never guessed
    #[arg(long, value_name = "LETTER", value_parser = reliability)]
    pub reliability: Option<Reliability>,
    /// Keep these blocks whatever the rules say, by number, separated by commas
    #[arg(long, value_name = "N", value_delimiter = ',', conflicts_with = "whole")]
    pub keep: Vec<u32>,
    /// Keep a text as it is, to the byte, with everything in it
    #[arg(long)]
    pub whole: bool,
    /// Put only the digest and the structure into the case, not the text: for confidential or copyrighted reports
    #[arg(long)]
    pub no_copy: bool,
    /// Show what would be kept and left out, and write nothing
    #[arg(long)]
    pub dry_run: bool,
}

#[derive(Debug, Args)]
pub struct SourceSuggestArgs {
    /// Case file or folder
    #[arg(value_name = "CASE")]
    pub case: PathBuf,
    /// Id of a source of the case, or a file
    #[arg(value_name = "SOURCE|FILE")]
    pub source: String,
    /// Take these suggestions into the case as claims, by number, separated by commas
    #[arg(long, value_name = "N", value_delimiter = ',')]
    pub accept: Vec<usize>,
    /// With a single --accept: what the claim says, in your own words
    #[arg(long, requires = "accept")]
    pub says: Option<String>,
    /// A text that the case does not carry, by the id of its source
    #[arg(long, value_name = "ID=FILE", value_parser = original)]
    pub original: Vec<(String, PathBuf)>,
    /// What to print
    #[arg(long, value_enum, default_value_t = Output::Text)]
    pub format: Output,
}

#[derive(Debug, Args)]
pub struct SourceVerifyArgs {
    /// Case file or folder
    #[arg(value_name = "CASE")]
    pub case: PathBuf,
    /// A text that the case does not carry, by the id of its source; may be given several times
    #[arg(long, value_name = "ID=FILE", value_parser = original)]
    pub original: Vec<(String, PathBuf)>,
    /// Show the passage of each claim
    #[arg(long)]
    pub show: bool,
    /// What to print
    #[arg(long, value_enum, default_value_t = Output::Text)]
    pub format: Output,
}

#[derive(Debug, Args)]
pub struct TraceArgs {
    /// Case file or folder
    #[arg(value_name = "CASE")]
    pub case: PathBuf,
    #[command(flatten)]
    pub asked: Trace,
    /// A text that the case does not carry, by the id of its source, so that passages can be shown
    #[arg(long, value_name = "ID=FILE", value_parser = original)]
    pub original: Vec<(String, PathBuf)>,
    /// What to print
    #[arg(long, value_enum, default_value_t = Output::Text)]
    pub format: Output,
}

fn form(text: &str) -> Result<Form, String> {
    Form::parse(text).ok_or_else(|| "the forms are text, markdown and html".to_owned())
}

fn reliability(text: &str) -> Result<Reliability, String> {
    Reliability::parse(text).ok_or_else(|| "reliability is a letter from A (completely reliable) to F".to_owned())
}
