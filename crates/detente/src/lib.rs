//! Detente turns reports about a dispute into a checked model and answers what follows from it.
//!
//! This is the library's front door: the crates it is made of, and [`open`], which goes from the text of a case to its
//! graph in one call. The command line is built on the same functions.
//!
//! ```
//! use detente::{Budget, Concept, SourceText};
//! let text = r#"
//! detente: 1
//! id: walk
//! parties:
//!   a: {options: {go: Go for a walk}, prefers: [a.go], assumption: true}
//! "#;
//! let model = detente::open(&SourceText::new("walk", text), &Budget::unlimited()).unwrap();
//! let analysis = detente::analyze(&model.graph, &Concept::ALL, &Budget::unlimited());
//! let nash = analysis.of(Concept::Nash).unwrap();
//! assert_eq!(nash.equilibria.iter().map(|s| s.number()).collect::<Vec<_>>(), [2]);
//! ```

// The command line and the workbench are modules of the library, so that both can be tried without running a program.
extern crate self as detente;

mod accept;
mod add;
mod arguments;
pub mod ask;
mod cli;
mod documents;
mod evidence;
mod expectations;
mod files;
mod findings;
mod open;
mod originals;
mod outcomes;
mod passages;
#[cfg(feature = "workbench")]
mod serve;
mod signed;
mod trace;
pub mod writing;

pub use detente_case as case;
pub use detente_doubt as doubt;
pub use detente_graph as graph;
pub use detente_report as report;
pub use detente_settlement as settlement;
pub use detente_source as source;
pub use detente_stability as stability;

pub use accept::{Acceptance, accept, actors};
pub use cli::main as command_line;
#[cfg(feature = "workbench")]
pub use serve::Desk;

pub use add::{AddError, AddedSource, NewSource, add_source};
pub use detente_case::Case;
pub use detente_graph::{Budget, Graph, PartyId, Progress, StateId, Stop};
pub use detente_report::Study;
pub use detente_source::{Diagnostics, SourceText};
pub use detente_stability::{Analysis, Concept, analyze, certificate, verify};
pub use documents::{MAX_DOCUMENT, document_form, document_text, inside, read_carried};
pub use evidence::{Originals, check_sources, source_text, verify_sources};
pub use expectations::{unmet, unmet_settlement};
pub use files::{CaseFolder, ReadError, case_path, cases_below, read_given, read_given_up_to, read_up_to, read_whole};
pub use findings::findings;
pub use open::{Model, OpenError, hypergame, open, views};
pub use outcomes::{OUTCOME_FILE, fitting_states, outcome_path, read_outcome, score_outcome};
pub use passages::passages;
pub use signed::signed;
pub use trace::{forward_trace, verdict_trace, verdict_traces};

#[cfg(test)]
mod tests {
    /// Whatever can go wrong can be handed on as an error, also to another thread.
    #[test]
    fn every_error_is_one() {
        fn errors<E: std::error::Error + Send + Sync + 'static>() {}
        errors::<crate::ask::Refusal>();
        errors::<crate::AddError>();
        errors::<crate::OpenError>();
        errors::<crate::ReadError>();
        errors::<crate::Stop>();
        errors::<crate::writing::WriteError>();
        errors::<crate::case::import::ProfileError>();
        errors::<crate::doubt::Halt>();
        errors::<crate::doubt::TooManyRanks>();
        errors::<crate::graph::BuildError>();
        errors::<crate::report::NotExported>();
        errors::<crate::source::AnchorError>();
        errors::<crate::stability::unlock::CountError>();
        errors::<crate::stability::unlock::Halt>();
    }
}
