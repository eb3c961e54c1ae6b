//! What happened after the day of a case: the outcome file that lies beside it. No analysis reads one; only scores do.

use crate::{Citation, Likelihood, StateName, Statement};
use detente_source::{Document, Span, Spanned};

/// An outcome without errors. Citations are positions in `sources`.
#[derive(Clone, Debug)]
pub struct Outcome {
    /// Id of the case.
    pub case: Spanned<String>,
    /// Whether the case was written before the outcome could be known. Printed with every score.
    pub drafted_before_outcome: bool,
    /// Documents that tell what happened.
    pub sources: Vec<Document>,
    /// What happened, in the order of the file.
    pub events: Vec<Event>,
    /// The state that came about.
    pub came_about: CameAbout,
    /// Statements and whether they came true.
    pub questions: Vec<OutcomeQuestion>,
    /// How sure this is.
    pub note: Option<String>,
}

/// Something that happened.
#[derive(Clone, Debug)]
pub struct Event {
    /// When: `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
    pub on: String,
    /// What, in the analyst's own words.
    pub what: String,
    /// Who says so.
    pub cites: Vec<Citation>,
}

/// Which states fit what came about.
#[derive(Clone, Debug)]
pub enum Fitting {
    /// These states.
    States(Vec<StateName>),
    /// All states in which a statement holds.
    Holds(Statement),
}

/// The state that came about, or a statement that held.
#[derive(Clone, Debug)]
pub struct CameAbout {
    /// The states that fit.
    pub fitting: Fitting,
    /// As written, for people.
    pub text: String,
    /// Where it stands.
    pub span: Span,
    /// By when.
    pub by: String,
    /// How often such a thing comes about anyway.
    pub base_rate: Option<BaseRate>,
    /// Who says so.
    pub cites: Vec<Citation>,
    /// Why the analyst takes the events for this state.
    pub why: Option<String>,
}

/// A statement, and whether it came true.
#[derive(Clone, Debug)]
pub struct OutcomeQuestion {
    /// The statement.
    pub ask: Statement,
    /// Whether it held on the day.
    pub came_true: bool,
    /// By when.
    pub by: String,
    /// How often such a thing comes true anyway.
    pub base_rate: Option<BaseRate>,
    /// Who says so.
    pub cites: Vec<Citation>,
    /// A remark.
    pub why: Option<String>,
}

/// How often something happens in cases of a kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BaseRate {
    /// The chance.
    pub chance: Likelihood,
    /// The class of cases that was counted.
    pub of: String,
    /// Where the figure comes from.
    pub cites: Vec<Citation>,
    /// A remark.
    pub why: Option<String>,
}
