//! What can be asked of the commands about doubt: scores, words, and what an answer hangs on.

use super::common_args::{Output, original};
use clap::Args;
use detente::ask::Hinges;
use std::path::PathBuf;

#[derive(Debug, Args)]
pub struct ScoreArgs {
    /// Case files or folders with an outcome.yaml beside the case, or folders of cases
    #[arg(value_name = "CASE", required = true)]
    pub cases: Vec<PathBuf>,
    /// What to print
    #[arg(long, value_enum, default_value_t = Output::Text)]
    pub format: Output,
}

#[derive(Debug, Args)]
pub struct LintArgs {
    /// Case files, folders or folders of cases, and texts in Markdown or plain text; - for a text on standard input
    #[arg(value_name = "CASE|FILE", required = true)]
    pub files: Vec<PathBuf>,
    /// Exit with status 1 if there is any finding
    #[arg(long)]
    pub strict: bool,
    /// What to print
    #[arg(long, value_enum, default_value_t = Output::Text)]
    pub format: Output,
}

#[derive(Debug, Args)]
pub struct HingesArgs {
    /// Case file or folder
    #[arg(value_name = "CASE")]
    pub case: PathBuf,
    #[command(flatten)]
    pub asked: Hinges,
    /// An original that the case does not carry, by the id of its source, so that the passage can be shown
    #[arg(long, value_name = "ID=FILE", value_parser = original)]
    pub original: Vec<(String, PathBuf)>,
    /// Rows of the picture
    #[arg(long, value_name = "N", default_value_t = 12)]
    pub most: u16,
    /// What to print
    #[arg(long, value_enum, default_value_t = Output::Text)]
    pub format: Output,
}

#[derive(Debug, Args)]
pub struct AchArgs {
    /// Case file or folder
    #[arg(value_name = "CASE")]
    pub case: PathBuf,
    /// What to print
    #[arg(long, value_enum, default_value_t = Output::Text)]
    pub format: Output,
}
