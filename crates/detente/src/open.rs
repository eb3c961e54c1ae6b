//! From the text of a case to its graph.

use detente_case::Case;
use detente_graph::{Budget, BuildError, Graph, Stop, lint};
use detente_source::{Diagnostics, SourceText};

/// A case, its graph, and the warnings on the way.
#[derive(Clone, Debug)]
pub struct Model {
    /// The case.
    pub case: Case,
    /// Its graph.
    pub graph: Graph,
    /// Warnings; no errors among them.
    pub warnings: Diagnostics,
}

/// Why a text gives no model.
#[derive(Clone, Debug)]
pub enum OpenError {
    /// The case has errors; all that were found, with the warnings.
    Invalid(Diagnostics),
    /// A limit was reached.
    Stopped(Stop),
}

/// Parses a case, looks for what analysts trip over, and builds its graph.
///
/// # Errors
/// [`OpenError::Invalid`] with every diagnostic, or [`OpenError::Stopped`] when the budget does not reach.
pub fn open(source: &SourceText, budget: &Budget) -> Result<Model, OpenError> {
    let parsed = detente_case::parse(source);
    let mut diagnostics = parsed.diagnostics;
    let Some(case) = parsed.case else { return Err(OpenError::Invalid(diagnostics)) };
    diagnostics.extend(lint(&case));
    diagnostics.sort();
    match Graph::build(&case, budget) {
        Ok(graph) => Ok(Model { case, graph, warnings: diagnostics }),
        Err(BuildError::Stopped(stop)) => Err(OpenError::Stopped(stop)),
        Err(BuildError::Invalid(found)) => {
            diagnostics.extend(found);
            diagnostics.sort();
            Err(OpenError::Invalid(diagnostics))
        }
    }
}
