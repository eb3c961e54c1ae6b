//! What a case says about doubtful preferences: what is not known of them, and which differences are large.
//!
//! The marks stand beside a party's [`Preferences`](crate::Preferences) and not among them, because the statements and
//! tiers there are what is known: whoever reads nothing else takes an unknown statement to tell no states apart, and an
//! unknown pair to be as the ranking has it.

use crate::{Preferences, RankedState, Want};
use detente_source::Span;

/// The marks of one party.
#[derive(Clone, Debug, Default)]
pub struct Marks {
    /// `unknown: true` in `prefers`, most important first.
    pub unknown: Vec<UnknownWant>,
    /// `unknown` of a ranking.
    pub groups: Vec<UnknownGroup>,
    /// `strong: true` in `prefers`: how many of the known statements, from the first, make a strong difference.
    pub strong_statements: usize,
    /// `">>"` in a ranking: after which tiers, counted from 0, a strong gap follows; ascending, each once.
    pub strong_gaps: Vec<usize>,
}

/// How a statement is marked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// `unknown: true`: it is not known whether it is wanted, its opposite is, or neither.
    Unknown,
    /// `strong: true`: it makes a strong difference, and so does what stands before it.
    Strong,
}

/// A statement that matters to a party, nobody knows how: it may want the statement, its opposite, or not care.
#[derive(Clone, Debug)]
pub struct UnknownWant {
    /// How many of the party's known statements stand before it.
    pub after: usize,
    /// The statement and what the doubt rests on.
    pub want: Want,
}

/// States of a ranking between which the party's preference is not known. Two states named by different entries are an
/// unknown pair; two that one entry names, such as a pattern with `-`, are as the ranking has them.
#[derive(Clone, Debug)]
pub struct UnknownGroup {
    /// Its entries, two at least.
    pub entries: Vec<RankedState>,
    /// Where it stands.
    pub span: Span,
}

impl Marks {
    /// What is known of a list of statements, most important first, and what is marked about it.
    pub fn split(wants: impl IntoIterator<Item = Want>) -> (Preferences, Self) {
        let (mut known, mut marks) = (Vec::new(), Self::default());
        for want in wants {
            if want.mark == Some(Mark::Unknown) {
                marks.unknown.push(UnknownWant { after: known.len(), want });
                continue;
            }
            if want.mark == Some(Mark::Strong) {
                marks.strong_statements = known.len() + 1;
            }
            known.push(want);
        }
        (Preferences::Prioritized(known), marks)
    }

    /// Whether anything is marked as unknown.
    pub fn any_unknown(&self) -> bool {
        !self.unknown.is_empty() || !self.groups.is_empty()
    }

    /// Whether any difference is marked as strong.
    pub fn any_strong(&self) -> bool {
        self.strong_statements > 0 || !self.strong_gaps.is_empty()
    }
}

impl crate::Case {
    /// Whether any preference of any party is marked as unknown.
    ///
    /// ```
    /// use detente_case::parse;
    /// use detente_source::SourceText;
    /// let text = "{detente: 1, id: x, parties: {a: {options: {go: Go}, prefers: [{want: a.go, unknown: true}]}}}";
    /// let case = parse(&SourceText::new("case.yaml", text)).case.unwrap();
    /// assert!(case.any_unknown() && !case.any_strong());
    /// ```
    pub fn any_unknown(&self) -> bool {
        self.parties.iter().any(|p| p.marks.any_unknown())
    }

    /// Whether any difference is marked as strong for any party.
    pub fn any_strong(&self) -> bool {
        self.parties.iter().any(|p| p.marks.any_strong())
    }
}
