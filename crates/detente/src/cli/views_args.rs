//! What can be asked of `detente views`.

use super::common_args::{Output, concept};
use clap::Args;
use detente::Concept;
use std::path::PathBuf;

#[derive(Debug, Args)]
pub struct ViewsArgs {
    /// Case file or folder
    #[arg(value_name = "CASE")]
    pub case: PathBuf,
    /// Tell outcomes under this concept [default: the first under which every party's own game has an equilibrium]
    #[arg(long, value_parser = concept, value_name = "CONCEPT")]
    pub concept: Option<Concept>,
    /// How many outcomes to tell in full
    #[arg(long, value_name = "N", default_value_t = 6)]
    pub most: usize,
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
