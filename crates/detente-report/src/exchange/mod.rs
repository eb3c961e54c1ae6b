//! Cases as files of other programs.
//!
//! Nothing is dropped in silence: what the other program has no place for comes back as a warning, and where the file
//! would mean something else than the case, there is none, with the reasons. `docs/exchange.md` says what is carried
//! over and why.

mod annotations;
mod cubes;
mod dropped;
mod gmcr;
mod nfg;
#[cfg(feature = "parquet")]
mod parquet;
mod references;
mod table;
mod tables;

pub use annotations::to_jsonld;
pub use gmcr::to_gmcr;
pub use nfg::to_nfg;
#[cfg(feature = "parquet")]
pub use parquet::to_parquet;
pub use references::{to_bibtex, to_csl};
pub use table::{Column, CsvFor, Table, Values};
pub use tables::{TableKind, table};

use detente_case::Case;
use detente_graph::Stop;
use dropped::{Format, dropped};
use std::fmt;

/// A case as a file of another program.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exported {
    /// The file.
    pub text: String,
    /// What it does not carry, one sentence each, without a full stop.
    pub warnings: Vec<String>,
}

/// Why a case is not written for another program.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotExported {
    /// The file would not mean what the case means; the reasons.
    Refused(Vec<String>),
    /// The file would be larger than such a file may be.
    TooLarge(String),
    /// The budget ended the work.
    Stopped(Stop),
}

impl fmt::Display for NotExported {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Refused(reasons) => f.write_str(&reasons.join("; ")),
            Self::TooLarge(words) => f.write_str(words),
            Self::Stopped(stop) => stop.fmt(f),
        }
    }
}

impl std::error::Error for NotExported {}

impl From<Stop> for NotExported {
    fn from(stop: Stop) -> Self {
        Self::Stopped(stop)
    }
}

/// What of a case no table of [`TableKind::ALL`] has a place for; none where the tables have it all.
pub fn dropped_by_tables(case: &Case) -> Option<String> {
    dropped(case, Format::Tables)
}

/// Steps of a loop between two reports to the budget.
const REPORT: u64 = 1 << 14;

/// What a file says of itself: that it is not all of the case.
fn remark(warnings: &[String]) -> Option<String> {
    let sentence = |words: &String| {
        let mut letters = words.chars();
        letters.next().map(|first| format!(" {}{}.", first.to_uppercase(), letters.as_str()))
    };
    let all: String = warnings.iter().filter_map(sentence).collect();
    (!all.is_empty()).then(|| format!("Exported from Detente.{all}"))
}

/// Why a case whose states are given by name cannot be exported.
fn graph_form(program: &str) -> NotExported {
    let words =
        format!("the case is in graph form, and {program} needs options: give the parties `options` instead of `arcs`");
    NotExported::Refused(vec![words])
}
