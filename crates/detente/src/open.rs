//! From the text of a case to its graph.

use detente_case::Case;
use detente_graph::{Budget, BuildError, Feasibility, Graph, Perceived, Stop, lint_over, perceive};
use detente_report::Study;
use detente_source::{Diagnostics, SourceText};
use detente_stability::{Analysis, Concept, Hypergame, analyze};
use std::borrow::Cow;
use std::fmt;
use std::sync::OnceLock;

/// A case, its graph, and the warnings on the way.
#[derive(Clone, Debug)]
pub struct Model {
    /// The case.
    pub case: Case,
    /// Its graph.
    pub graph: Graph,
    /// Warnings; no errors among them.
    pub warnings: Diagnostics,
    verdicts: OnceLock<Analysis>,
}

impl Model {
    /// The verdicts under every concept. They are found when they are first asked for, and kept.
    ///
    /// # Errors
    /// [`Stop`] when the budget does not reach; nothing is kept then.
    pub fn analysis(&self, budget: &Budget) -> Result<&Analysis, Stop> {
        match self.verdicts(budget) {
            Cow::Borrowed(kept) => Ok(kept),
            Cow::Owned(partial) => Err(partial.stopped.unwrap_or(Stop::Cancelled)),
        }
    }

    /// The same, or as much as the budget reaches, which then says why it stopped.
    pub fn verdicts(&self, budget: &Budget) -> Cow<'_, Analysis> {
        if let Some(kept) = self.verdicts.get() {
            return Cow::Borrowed(kept);
        }
        let found = analyze(&self.graph, &Concept::ALL, budget);
        match found.stopped {
            Some(_) => Cow::Owned(found),
            None => Cow::Borrowed(self.verdicts.get_or_init(|| found)),
        }
    }

    /// The case with its graph and its verdicts, as reports speak of it.
    ///
    /// # Errors
    /// As for [`analysis`](Self::analysis).
    pub fn study(&self, budget: &Budget) -> Result<Study<'_>, Stop> {
        Ok(Study { case: &self.case, graph: &self.graph, analysis: self.analysis(budget)? })
    }
}

/// Why a text gives no model.
#[derive(Clone, Debug)]
pub enum OpenError {
    /// The case has errors; all that were found, with the warnings.
    Invalid(Diagnostics),
    /// The case consists of issues alone: it is sound, with these warnings, but has no states.
    IssuesAlone(Diagnostics),
    /// A limit was reached.
    Stopped(Stop),
}

impl fmt::Display for OpenError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Invalid(found) => found.fmt(f),
            Self::IssuesAlone(_) => f.write_str("the case consists of issues alone, so there are no states to analyse"),
            Self::Stopped(stop) => stop.fmt(f),
        }
    }
}

impl std::error::Error for OpenError {}

/// Parses a case, looks for what analysts trip over, and builds its graph.
///
/// # Errors
/// [`OpenError::Invalid`] with every diagnostic, [`OpenError::IssuesAlone`] for a case without states, or
/// [`OpenError::Stopped`] when the budget does not reach.
pub fn open(source: &SourceText, budget: &Budget) -> Result<Model, OpenError> {
    let parsed = detente_case::parse(source);
    let mut diagnostics = parsed.diagnostics;
    let Some(case) = parsed.case else { return Err(OpenError::Invalid(diagnostics)) };
    if case.is_issues_alone() {
        return Err(OpenError::IssuesAlone(diagnostics));
    }
    let feasible = Feasibility::of(&case, budget).map_err(OpenError::Stopped)?;
    diagnostics.extend(lint_over(&case, feasible.as_ref(), budget).map_err(OpenError::Stopped)?);
    diagnostics.sort();
    match Graph::build_over(&case, feasible, budget) {
        Ok(graph) => Ok(Model { case, graph, warnings: diagnostics, verdicts: OnceLock::new() }),
        Err(BuildError::Stopped(stop)) => Err(OpenError::Stopped(stop)),
        Err(BuildError::Invalid(found)) => {
            diagnostics.extend(found);
            diagnostics.sort();
            Err(OpenError::Invalid(diagnostics))
        }
    }
}

/// The games that parties believe they are in: one for each view of the case, in its order.
///
/// # Errors
/// As for [`open`].
///
/// ```
/// use detente::{Budget, SourceText};
/// let file = "
/// detente: 1
/// id: ambush
/// parties:
///   a: {assumption: true, options: {attack: Attack, hide: Lie in wait}, prefers: [a.attack]}
///   b: {assumption: true, options: {march: March on}, prefers: ['!a.hide', b.march]}
/// views:
///   b: {unaware: [a.hide], assumption: true}
/// ";
/// let model = detente::open(&SourceText::new("case.yaml", file), &Budget::unlimited()).unwrap();
/// assert_eq!(detente::views(&model, &Budget::unlimited()).unwrap()[0].graph.len(), 4);
/// ```
pub fn views(model: &Model, budget: &Budget) -> Result<Vec<Perceived>, OpenError> {
    let mut found = Diagnostics::new();
    let mut views = Vec::new();
    for view in &model.case.views {
        match perceive(&model.case, &model.graph, view, budget) {
            Ok(perceived) => views.push(perceived),
            Err(BuildError::Stopped(stop)) => return Err(OpenError::Stopped(stop)),
            Err(BuildError::Invalid(diagnostics)) => found.extend(diagnostics),
        }
    }
    if found.has_errors() { Err(OpenError::Invalid(found)) } else { Ok(views) }
}

/// The hypergame that a case and its views make.
pub fn hypergame<'g>(truth: &'g Graph, views: &'g [Perceived]) -> Hypergame<'g> {
    Hypergame::new(truth, views.iter().map(|v| (v.party, &v.graph, v.lens.clone())))
}
