//! What can be asked of `detente settle`.

use super::common_args::Output;
use clap::Args;
use detente::ask::Settle;
use std::path::PathBuf;

#[derive(Debug, Args)]
pub struct SettleArgs {
    /// Case file or folder; the case must have issues
    #[arg(value_name = "CASE")]
    pub case: PathBuf,
    /// What to print
    #[arg(long, value_enum, default_value_t = Output::Text)]
    pub format: Output,
    /// With --format json: every undominated agreeable score vector with its first packages
    #[arg(long)]
    pub list: bool,
    /// Have separate naive code check every frontier package and named package against all packages
    #[arg(long)]
    pub verify: bool,
    #[command(flatten)]
    pub asked: Settle,
}
