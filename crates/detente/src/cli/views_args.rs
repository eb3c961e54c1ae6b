//! What can be asked of `detente views`.

use super::common_args::Output;
use clap::Args;
use detente::ask::Views;
use std::path::PathBuf;

#[derive(Debug, Args)]
pub struct ViewsArgs {
    /// Case file or folder
    #[arg(value_name = "CASE")]
    pub case: PathBuf,
    #[command(flatten)]
    pub asked: Views,
    /// Numbers instead of lists of states, with --format json
    #[arg(long)]
    pub counts: bool,
    /// Certify every verdict of every game, have separate naive code check it, and put the games together anew
    #[arg(long)]
    pub verify: bool,
    /// What to print
    #[arg(long, value_enum, default_value_t = Output::Text)]
    pub format: Output,
}
