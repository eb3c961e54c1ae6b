//! What can be asked about sources and claims.

use super::args::Output;
use clap::{Args, Subcommand};
use std::path::PathBuf;

#[derive(Debug, Args)]
pub struct SourceArgs {
    #[command(subcommand)]
    pub command: SourceCommand,
}

#[derive(Debug, Subcommand)]
pub enum SourceCommand {
    /// Check that every claim stands where the case says, word for word
    Verify(SourceVerifyArgs),
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

/// `ID=FILE`.
pub fn original(text: &str) -> Result<(String, PathBuf), String> {
    match text.split_once('=') {
        Some((id, file)) if !id.is_empty() && !file.is_empty() => Ok((id.to_owned(), PathBuf::from(file))),
        _ => Err("write the id of the source, `=`, and the file: dw=report.txt".to_owned()),
    }
}
