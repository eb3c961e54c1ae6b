//! What can be asked of the commands about doubt: scores, words, and what an answer hangs on.

use super::common_args::original;
use super::common_args::{Output, concept};
use clap::{Args, ValueEnum};
use detente::Concept;
use detente::ask::PathRule;
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
    /// The question [default: holds; with --to: reach]
    #[arg(long, value_enum, value_name = "QUESTION")]
    pub ask: Option<Asked>,
    /// The state asked about, as for `why` [default: today's]
    #[arg(long, value_name = "STATE", allow_hyphen_values = true)]
    pub state: Option<String>,
    /// For `reach`: the statement that is to hold, such as "summit & nk.info"
    #[arg(long, value_name = "STATEMENT", allow_hyphen_values = true)]
    pub to: Option<String>,
    /// For `reach`: by which steps
    #[arg(long, value_enum, default_value_t = PathRule::Improvements, value_name = "RULE")]
    pub by: PathRule,
    /// For `holds` and `equilibria`: under which concept [default: nash]
    #[arg(long, value_parser = concept, value_name = "CONCEPT")]
    pub concept: Option<Concept>,
    /// Look for pairs of changes as well, of which neither alone changes the answer
    #[arg(long)]
    pub pairs: bool,
    /// Look at all worlds if there are no more than this; else at the case as it stands
    #[arg(long, value_name = "N", default_value_t = 512)]
    pub worlds: u32,
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

/// What can be asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Asked {
    /// Is the state an equilibrium?
    Holds,
    /// Can a state in which a statement holds be reached from it?
    Reach,
    /// Which equilibria are there?
    Equilibria,
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
