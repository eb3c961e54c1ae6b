//! A model of GMCR+ once its indices are resolved.

use crate::Direction;
use detente_source::Span;
use std::ops::Range;

/// A model. Options stand in the order of the decision makers that own them.
#[derive(Debug)]
pub(super) struct Model {
    pub title: Option<String>,
    pub description: Option<String>,
    pub options: Vec<ModelOption>,
    pub makers: Vec<Maker>,
    /// Conditions under which a state cannot be.
    pub infeasible: Vec<Condition>,
}

/// An option.
#[derive(Debug)]
pub(super) struct ModelOption {
    /// Its id with its party's.
    pub full_id: String,
    pub name: String,
    pub direction: Direction,
}

/// A decision maker.
#[derive(Debug)]
pub(super) struct Maker {
    pub id: String,
    pub name: String,
    /// Places of its options.
    pub options: Range<usize>,
    /// What it wants, most important first.
    pub preferences: Vec<Condition>,
    /// States by number, best first; it counts instead of the preferences.
    pub ranking: Option<Ranking>,
    /// Conditions under which it holds a state to be impossible that can be.
    pub blind: Vec<Condition>,
    /// Where the file says so.
    pub blind_at: Span,
}

/// A ranking as the file gives it.
#[derive(Debug)]
pub(super) struct Ranking {
    pub span: Span,
    pub tiers: Vec<Vec<Entry>>,
}

/// A state in a ranking.
#[derive(Clone, Copy, Debug)]
pub(super) struct Entry {
    pub number: u64,
    pub span: Span,
}

/// Conjunctions, at least one of which holds.
pub(super) type Condition = Vec<Conjunction>;

/// Options and whether they are taken, all of which holds.
pub(super) type Conjunction = Vec<(usize, bool)>;

impl Model {
    /// A condition as a statement.
    pub fn statement(&self, condition: &Condition) -> String {
        statement(condition, &self.options)
    }
}

/// A condition as a statement about options.
pub(super) fn statement(condition: &Condition, options: &[ModelOption]) -> String {
    let all = |literals: &Conjunction| {
        let parts = literals.iter().map(|(option, taken)| {
            let id = options[*option].full_id.as_str();
            if *taken { id.to_owned() } else { format!("!{id}") }
        });
        parts.collect::<Vec<_>>().join(" & ")
    };
    condition.iter().map(all).collect::<Vec<_>>().join(" | ")
}

/// The bits that a conjunction fixes, and their values; none where it contradicts itself.
pub(super) fn bits(conjunction: &Conjunction) -> Option<(u64, u64)> {
    let (mut care, mut value) = (0u64, 0u64);
    for (option, taken) in conjunction {
        let bit = 1u64 << option;
        if care & bit != 0 && (value & bit != 0) != *taken {
            return None;
        }
        care |= bit;
        value |= if *taken { bit } else { 0 };
    }
    Some((care, value))
}
