//! What can be asked of `detente doubtful` and `detente strength`.

use super::common_args::Output;
use clap::Args;
use std::path::PathBuf;

/// A question about doubtful preferences, and how its answer is printed.
#[derive(Debug, Args)]
pub struct DoubtArgs<Q: Args> {
    /// Case file or folder
    #[arg(value_name = "CASE")]
    pub case: PathBuf,
    #[command(flatten)]
    pub asked: Q,
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
