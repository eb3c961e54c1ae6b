//! What can be asked of `detente doubtful` and `detente strength`.

use super::common_args::{Output, concept};
use clap::Args;
use detente::Concept;
use std::path::PathBuf;

#[derive(Debug, Args)]
pub struct DoubtArgs {
    /// Case file or folder
    #[arg(value_name = "CASE")]
    pub case: PathBuf,
    /// Explain the verdicts on this state: a number, a pattern, the options taken, or `now`
    #[arg(long, value_name = "STATE", allow_hyphen_values = true)]
    pub state: Option<String>,
    /// With --state: only this party
    #[arg(long, value_name = "PARTY", requires = "state")]
    pub party: Option<String>,
    /// With --state: give the reasons under this concept [default: seq]
    #[arg(long, value_parser = concept, value_name = "CONCEPT", requires = "state")]
    pub concept: Option<Concept>,
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
