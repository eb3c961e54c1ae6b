//! What can be asked of `detente settle`.

use super::common_args::Output;
use clap::Args;
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
    /// How many samples of doubtful scores to draw, where the case has any; 0 for none
    #[arg(long, value_name = "N", default_value_t = 500)]
    pub samples: u32,
    /// Seed of the samples
    #[arg(long, value_name = "NUMBER", default_value_t = 1)]
    pub seed: u64,
}
