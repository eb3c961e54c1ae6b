//! Cases as files of other programs.
//!
//! Nothing is dropped in silence: what the other program has no place for comes back as a warning, and where the file
//! would mean something else than the case, there is none, with the reasons. `docs/exchange.md` says what is carried
//! over and why.

mod annotations;
mod cubes;
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

use detente_case::{Case, Form};

/// A case as a file of another program.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exported {
    /// The file.
    pub text: String,
    /// What it does not carry, one sentence each, without a full stop.
    pub warnings: Vec<String>,
}

/// Why a case whose states are given by name cannot be exported.
fn graph_form(program: &str) -> String {
    format!("the case is in graph form, and {program} needs options: give the parties `options` instead of `arcs`")
}

/// What neither format has a place for.
fn left_behind(case: &Case, program: &str) -> Vec<String> {
    let mut what = Vec::new();
    if matches!(case.form, Form::Options { status_quo: Some(_), .. }) {
        what.push("which options are taken today");
    }
    if !case.sources.is_empty() || !case.claims.is_empty() {
        what.push("what its judgements rest on");
    }
    if !case.notes.is_empty() || case.caution.is_some() {
        what.push("its notes and its caution");
    }
    if case.expect.is_some() {
        what.push("the results it expects");
    }
    if what.is_empty() {
        return Vec::new();
    }
    vec![format!("not carried over, since {program} has no place for it: {}", what.join(", "))]
}
