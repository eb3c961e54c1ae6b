//! What can be asked of `detente worlds`.

use super::common_args::Output;
use clap::Args;
use detente::ask::Worlds;
use std::path::PathBuf;

#[derive(Debug, Args)]
pub struct WorldsArgs {
    /// Case file or folder
    #[arg(value_name = "CASE")]
    pub case: PathBuf,
    #[command(flatten)]
    pub asked: Worlds,
    /// What to print
    #[arg(long, value_enum, default_value_t = Output::Text)]
    pub format: Output,
}
