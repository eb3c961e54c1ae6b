//! Cases as files of other programs.
//!
//! Nothing is dropped in silence: what the other program has no place for comes back as a warning, and where the file
//! would mean something else than the case, there is none, with the reasons. `docs/exchange.md` says what is carried
//! over and why.

mod cubes;
mod gmcr;
mod nfg;

pub use gmcr::to_gmcr;
pub use nfg::to_nfg;

use detente_case::{Case, Form};

/// A case as a file of another program.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exported {
    /// The file.
    pub text: String,
    /// What it does not carry, one sentence each, without a full stop.
    pub warnings: Vec<String>,
}

/// Reasons against exporting a case whose states are given by name.
fn refuse_graph_form(case: &Case, program: &str) -> Result<(), Vec<String>> {
    match case.form {
        Form::Options { .. } => Ok(()),
        Form::Graph { .. } => Err(vec![format!(
            "the case is in graph form, and {program} needs options: give the parties `options` instead of `arcs`"
        )]),
    }
}

/// What neither format has a place for.
fn left_behind(case: &Case, program: &str) -> Vec<String> {
    let mut what = Vec::new();
    if matches!(case.form, Form::Options { status_quo: Some(_), .. }) {
        what.push("which options are taken today");
    }
    let cited =
        case.parties.iter().any(|p| !p.evidence.is_missing()) || case.options.iter().any(|o| !o.evidence.is_missing());
    if cited || !case.sources.is_empty() || !case.claims.is_empty() {
        what.push("what its judgements rest on");
    }
    if !case.notes.is_empty() || case.caution.is_some() {
        what.push("its notes and its caution");
    }
    if case.expect.is_some() {
        what.push("the results it expects");
    }
    let what: Vec<String> = what.into_iter().map(str::to_owned).collect();
    if what.is_empty() {
        Vec::new()
    } else {
        vec![format!("{program} has no place for {}", crate::joined(&what, "and"))]
    }
}
