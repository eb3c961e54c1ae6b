//! What both kinds of doubt share.

use crate::Words;
use crate::grid::{left, wrap};
use crate::joined;
use crate::page::english::grouped;
use detente_case::{Case, Form};
use detente_graph::{Graph, PartyId, Rank, Relation, StateId, StateSet};
use detente_stability::{Step, StrengthAnalysis, UnknownAnalysis};

/// A case with what is unknown in it, and the verdicts.
#[derive(Clone, Copy, Debug)]
pub struct UnknownStudy<'a> {
    /// The case.
    pub case: &'a Case,
    /// Its graph.
    pub graph: &'a Graph,
    /// How each party compares states.
    pub relations: &'a [Relation],
    /// The verdicts.
    pub analysis: &'a UnknownAnalysis,
}

/// A case with what is much worse in it, and the verdicts.
#[derive(Clone, Copy, Debug)]
pub struct StrengthStudy<'a> {
    /// The case.
    pub case: &'a Case,
    /// Its graph.
    pub graph: &'a Graph,
    /// Per party and rank the lowest rank that is not much worse.
    pub floors: &'a [Vec<Rank>],
    /// The verdicts.
    pub analysis: &'a StrengthAnalysis,
}

/// What every analysis but that of unknown preferences does about them.
pub(crate) const UNKNOWN_LEFT_OUT: &str = "Some preferences are marked as unknown. Here a statement of unknown direction tells \
     no states apart, and states of an unknown pair stand as the ranking has them; `detente doubtful` takes the unknown for \
     what it is.";

/// Most states named one by one.
const NAMED: usize = 12;

/// "4, 6 and 8", or in graph form "war and peace"; how many where there are many; "none".
pub(crate) fn listed(case: &Case, set: &StateSet) -> String {
    let name = |s: StateId| match &case.form {
        Form::Options { .. } => s.number().to_string(),
        Form::Graph { states, .. } => states[s.index()].id.value.clone(),
    };
    match set.count() {
        0 => "none".to_owned(),
        n if n > NAMED => format!("{} states", grouped(n)),
        _ => joined(&set.iter().map(name).collect::<Vec<_>>(), "and"),
    }
}

/// "the ministry would modify the order; Uniroyal would then accept it": a sequence of the others' moves.
pub(super) fn told(words: &Words, from: StateId, steps: &[Step]) -> String {
    let mut at = from;
    let mut parts = Vec::new();
    for (k, step) in steps.iter().enumerate() {
        let then = if k == 0 { "" } else { "then " };
        parts.push(format!("{} would {then}{}", words.party(step.party), words.change(step.party, at, step.to)));
        at = step.to;
    }
    parts.join("; ")
}

/// A label and a text beside it that keeps to its column: indented, in lines of at most `page` cells.
pub(super) fn hang(label: &str, column: usize, indent: usize, text: &str, page: usize) -> String {
    let room = page.saturating_sub(indent + column).max(1);
    let (label, blank) = (left(label, column), " ".repeat(column));
    let mut out = String::new();
    for (k, line) in wrap(text, room, 0).lines().enumerate() {
        let beside = if k == 0 { &label } else { &blank };
        out.push_str(&format!("{}{beside}{line}\n", " ".repeat(indent)));
    }
    out
}

/// The parties asked for.
pub(super) fn asked(graph: &Graph, party: Option<PartyId>) -> impl Iterator<Item = PartyId> {
    graph.parties().filter(move |p| party.is_none_or(|q| q == *p))
}
