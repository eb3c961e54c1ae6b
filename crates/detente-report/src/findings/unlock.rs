//! What was found out about changes of preference that would unlock an outcome.

use crate::page::Line;
use detente_graph::PartyId;
use detente_stability::Concept;
use detente_stability::unlock::{Question, Unlocked};

/// What would have to be wanted, for the section on unlocking.
#[derive(Clone, Debug)]
pub struct UnlockFindings {
    /// Under which concept an outcome is to be an equilibrium.
    pub concept: Concept,
    /// For each outcome asked about.
    pub wanted: Vec<Wanted>,
    /// What was not looked for, as a sentence.
    pub left_out: Option<Line>,
}

/// What would unlock one outcome.
#[derive(Clone, Debug)]
pub struct Wanted {
    /// The name that the case gives it under `define`.
    pub name: String,
    /// The least changes of any parties by which a state of that kind holds and, where there is a state of today, can be
    /// reached from it by improvements.
    pub least: Asked,
    /// The same without the condition that it can be reached.
    pub anywhere: Option<Asked>,
    /// For each party that could do it, or was asked: what it alone would have to come to want.
    pub alone: Vec<Alone>,
}

/// What one party alone would have to come to want.
#[derive(Clone, Debug)]
pub struct Alone {
    /// The party.
    pub party: PartyId,
    /// By changes of any kind.
    pub any: Asked,
    /// By another order of what it wants today, nothing dropped and nothing added; nothing where it has no statements to
    /// put in order.
    pub order: Option<Asked>,
}

/// A question and its answer.
#[derive(Clone, Debug)]
pub struct Asked {
    /// The question.
    pub question: Question,
    /// The answer.
    pub found: Unlocked,
}
