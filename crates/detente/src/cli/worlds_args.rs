//! What can be asked of `detente worlds`.

use super::common_args::{Output, concept};
use clap::{Args, ValueEnum};
use detente::Concept;
use std::ops::Range;
use std::path::PathBuf;

#[derive(Debug, Args)]
pub struct WorldsArgs {
    /// Case file or folder
    #[arg(value_name = "CASE")]
    pub case: PathBuf,
    /// What to ask of every world [default: whether today's state is stable, then about each name under `define`]
    #[arg(long, value_enum, value_name = "QUESTION")]
    pub ask: Option<Ask>,
    /// What the question is about: a state (number, pattern, options taken, `now`) for `stable`, else a statement
    #[arg(long, value_name = "WHAT", requires = "ask", allow_hyphen_values = true)]
    pub of: Option<String>,
    /// In which sense of stability
    #[arg(long, value_parser = concept, value_name = "CONCEPT", default_value = "nash")]
    pub concept: Concept,
    /// With `--ask stable`: for this party only
    #[arg(long, value_name = "PARTY", requires = "ask")]
    pub party: Option<String>,
    /// What becomes of statements whose rank is in doubt
    #[arg(long, value_enum, default_value_t = RankRule::Each)]
    pub ranks: RankRule,
    /// Draw this many worlds instead of going through all
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u64).range(1..))]
    pub sample: Option<u64>,
    /// Seed of the sample: the same seed draws the same worlds
    #[arg(long, value_name = "S", default_value_t = 1)]
    pub seed: u64,
    /// Only these indices of the sample, such as 0..50000, so that several machines can share the work
    #[arg(long, value_name = "A..B", requires = "sample", value_parser = indices)]
    pub range: Option<Range<u64>>,
    /// Go through all worlds if there are at most this many, else sample as many
    #[arg(long, value_name = "N", default_value_t = 10_000, value_parser = clap::value_parser!(u32).range(1..=10_000_000))]
    pub most: u32,
    /// What to print
    #[arg(long, value_enum, default_value_t = Output::Text)]
    pub format: Output,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Ask {
    /// Is a state stable, today's unless `--of` names another?
    Stable,
    /// Does the statement hold in some equilibrium?
    Equilibrium,
    /// Can improvements lead from today's state to where the statement holds?
    Reachable,
    /// Which states are equilibria, and in how many worlds?
    Equilibria,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum RankRule {
    /// They stay where the file has them
    Fixed,
    /// Worlds have them where the file has them; then each statement is moved alone through its ranks
    Each,
    /// Worlds have all ranks that go together
    Together,
}

/// `A..B`, B excluded.
fn indices(text: &str) -> Result<Range<u64>, String> {
    let wrong = || "write the first index and one past the last, such as 0..50000".to_owned();
    let (from, to) = text.split_once("..").ok_or_else(wrong)?;
    let (from, to) = (from.trim().parse().map_err(|_| wrong())?, to.trim().parse().map_err(|_| wrong())?);
    if from < to { Ok(from..to) } else { Err(wrong()) }
}
