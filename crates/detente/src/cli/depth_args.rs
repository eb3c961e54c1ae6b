//! What can be asked of the commands that go beyond the stability of single states.

use super::common_args::Output;
use clap::Args;
use detente::ask::{Coalitions, Count, Foresight, Paths, Unlock};
use std::path::PathBuf;

#[derive(Debug, Args)]
pub struct UnlockArgs {
    /// Case file or folder
    #[arg(value_name = "CASE")]
    pub case: PathBuf,
    #[command(flatten)]
    pub asked: Unlock,
    /// Of all rankings of one party (--party), count those that make the wanted state stable and an equilibrium
    #[arg(long, conflicts_with_all = ["anywhere", "kinds", "within", "most"])]
    pub count: bool,
    /// With --count: only the orders of these states, separated by commas; the others stand below them
    #[arg(long, value_delimiter = ',', value_name = "STATES", requires = "count")]
    pub over: Vec<String>,
    /// With --over: the others stand above them
    #[arg(long, requires = "over")]
    pub rest_above: bool,
    /// What to print
    #[arg(long, value_enum, default_value_t = Output::Text)]
    pub format: Output,
}

impl UnlockArgs {
    /// The same outcome as a question about all rankings of one party.
    pub fn counted(&self) -> Count {
        let Unlock { make, concept, party, .. } = self.asked.clone();
        Count { make, concept, party, over: self.over.clone(), rest_above: self.rest_above }
    }
}

#[derive(Debug, Args)]
pub struct ForesightArgs {
    /// Case file or folder; it must have two parties
    #[arg(value_name = "CASE")]
    pub case: PathBuf,
    #[command(flatten)]
    pub asked: Foresight,
    /// What to print
    #[arg(long, value_enum, default_value_t = Output::Text)]
    pub format: Output,
}

#[derive(Debug, Args)]
pub struct CoalitionsArgs {
    /// Case file or folder
    #[arg(value_name = "CASE")]
    pub case: PathBuf,
    #[command(flatten)]
    pub asked: Coalitions,
    /// Certify every verdict and have separate naive code check the certificates
    #[arg(long)]
    pub verify: bool,
    /// With --format json: numbers instead of lists of states, for large cases
    #[arg(long)]
    pub counts: bool,
    /// What to print
    #[arg(long, value_enum, default_value_t = Output::Text)]
    pub format: Output,
}

#[derive(Debug, Args)]
pub struct PathsArgs {
    /// Case file or folder
    #[arg(value_name = "CASE")]
    pub case: PathBuf,
    #[command(flatten)]
    pub asked: Paths,
    /// Have separate naive code check every path that is listed and every claim that there is none
    #[arg(long)]
    pub verify: bool,
    /// With --format json: numbers instead of lists of states, for large cases
    #[arg(long)]
    pub counts: bool,
    /// What to print
    #[arg(long, value_enum, default_value_t = Output::Text)]
    pub format: Output,
}
