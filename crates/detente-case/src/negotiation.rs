//! What is on the table: issues with values, what each package is worth to whom, and who must agree.

use crate::{Deal, Evidence, PartyId};
use detente_source::{Span, Spanned};

/// The bargaining part of a case. A *package* gives each issue one of its values; it is written as the positions of the
/// values, in the order of the issues.
#[derive(Clone, Debug)]
pub struct Negotiation {
    /// Issues in the order of the file; at least one.
    pub issues: Vec<Issue>,
    /// Packages that cannot be had: those in which a statement holds.
    pub impossible: Vec<DealRule>,
    /// Named statements about packages.
    pub definitions: Vec<DealDefinition>,
    /// Parties and ratifiers that say what packages are worth or which they refuse, in the order of the file.
    pub actors: Vec<Actor>,
    /// Who must agree.
    pub agreement: Agreement,
    /// Today's package, to improve on.
    pub base: Option<Vec<usize>>,
}

/// Something to be settled.
#[derive(Clone, Debug)]
pub struct Issue {
    /// Its id.
    pub id: Spanned<String>,
    /// Its name; the id where the file has none.
    pub name: String,
    /// What it is about.
    pub about: Option<String>,
    /// The ways to settle it, in the order of the file; at least one, all different.
    pub values: Vec<IssueValue>,
    /// For a side payment: who pays whom, as positions in [`Negotiation::actors`]; the values are the amounts.
    pub pays: Option<(usize, usize)>,
    /// Grounds.
    pub evidence: Evidence,
}

/// One way to settle an issue.
#[derive(Clone, Debug)]
pub struct IssueValue {
    /// As written.
    pub label: Spanned<String>,
    /// What it means for the options of the case: a statement about states that holds where the value is realised.
    pub means: Option<crate::Statement>,
}

/// Somebody who accepts or refuses packages.
#[derive(Clone, Debug)]
pub struct Actor {
    /// Its id.
    pub id: Spanned<String>,
    /// Its name; the id where the file has none.
    pub name: String,
    /// Its name inside a sentence.
    pub in_text: String,
    /// Who or what it is.
    pub about: Option<String>,
    /// The party of the same id, where it has options and preferences too.
    pub party: Option<PartyId>,
    /// Position of the actor whose agreement it must ratify.
    pub ratifies: Option<usize>,
    /// What each value of each issue is worth to it, in the order of the issues; empty where it scores nothing.
    pub worth: Vec<IssueWorth>,
    /// Scores of combinations of values.
    pub bonuses: Vec<Bonus>,
    /// The score below which it walks away.
    pub floor: Option<Floor>,
    /// Packages that it never accepts.
    pub red_lines: Vec<DealRule>,
    /// Grounds, which stand in for scores that cite nothing themselves.
    pub evidence: Evidence,
    /// Where it stands in the file.
    pub span: Span,
}

/// What the values of one issue are worth to one actor.
#[derive(Clone, Debug)]
pub struct IssueWorth {
    /// Factor of the scores, in units of 10^-6.
    pub weight: i64,
    /// Scores of the values, in the order of the values.
    pub scores: Vec<Score>,
    /// Grounds.
    pub evidence: Evidence,
    /// Where it stands in the file; the actor where the file leaves it out.
    pub span: Span,
}

/// A score, or the range in which a doubtful one lies; in units of 10^-6.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Score {
    /// Lowest.
    pub low: i64,
    /// Highest; the same where there is no doubt.
    pub high: i64,
}

/// What a combination of values is worth beyond its parts.
#[derive(Clone, Debug)]
pub struct Bonus {
    /// Where it counts.
    pub when: DealStatement,
    /// How much; may be negative.
    pub score: Score,
    /// Grounds.
    pub evidence: Evidence,
}

/// A reservation value.
#[derive(Clone, Debug)]
pub struct Floor {
    /// The score, in units of 10^-6.
    pub at: i64,
    /// Where it stands in the file.
    pub span: Span,
    /// Grounds.
    pub evidence: Evidence,
}

/// Who must agree for a package to be agreed upon.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Agreement {
    /// How many of those at the table (ratifiers not counted).
    pub needs: usize,
    /// Whether that is all of them because the file says `all` or nothing.
    pub all: bool,
    /// Positions of actors without whom nothing is agreed.
    pub veto: Vec<usize>,
}

/// A statement about packages as written, where it stands, and what it means.
#[derive(Clone, Debug)]
pub struct DealStatement {
    /// As written, white space folded.
    pub text: String,
    /// Where it stands.
    pub span: Span,
    /// Its meaning.
    pub deal: Deal,
}

/// A named statement about packages.
#[derive(Clone, Debug)]
pub struct DealDefinition {
    /// Its name.
    pub name: Spanned<String>,
    /// What it stands for.
    pub statement: DealStatement,
}

/// A rule about packages: those in which `when` holds.
#[derive(Clone, Debug)]
pub struct DealRule {
    /// Where it applies.
    pub when: DealStatement,
    /// Grounds.
    pub evidence: Evidence,
}

/// Figures of a settlement that the case must give.
#[derive(Clone, Debug, Default)]
pub struct ExpectedSettlement {
    /// Counts: `packages`, `possible`, `agreeable`, and `packages` and `vectors` of `frontier` and `frontier_agreeable`,
    /// written as `frontier.packages`.
    pub counts: Vec<(&'static str, Spanned<u64>)>,
    /// Packages that standards pick.
    pub named: Vec<ExpectedPackages>,
}

/// The packages that a standard must pick.
#[derive(Clone, Debug)]
pub struct ExpectedPackages {
    /// The standard, by its key in JSON.
    pub standard: &'static str,
    /// What is expected.
    pub expected: ExpectedTies,
    /// Where it stands.
    pub span: Span,
}

/// What an [`ExpectedPackages`] says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ExpectedTies {
    /// Exactly these, in any order; of more than five that are tied, the first five.
    Packages(Vec<Vec<usize>>),
    /// So many are tied.
    Count(u64),
}

impl Score {
    /// A score without doubt.
    pub fn exactly(millionths: i64) -> Self {
        Self { low: millionths, high: millionths }
    }

    /// Whether it is a range.
    pub fn is_doubtful(&self) -> bool {
        self.low != self.high
    }
}

impl Actor {
    /// Whether it sits at the table, rather than ratifying what another one has agreed to.
    pub fn negotiates(&self) -> bool {
        self.ratifies.is_none()
    }

    /// Whether any of its scores is a range.
    pub fn is_doubtful(&self) -> bool {
        let issues = self.worth.iter().flat_map(|w| &w.scores);
        issues.chain(self.bonuses.iter().map(|b| &b.score)).any(Score::is_doubtful)
    }
}

impl Negotiation {
    /// How many packages there are, possible or not.
    pub fn packages(&self) -> u128 {
        self.issues.iter().fold(1, |n, issue| u128::saturating_mul(n, issue.values.len() as u128))
    }

    /// Position of the actor of this id.
    pub fn find_actor(&self, id: &str) -> Option<usize> {
        self.actors.iter().position(|a| a.id.value == id)
    }

    /// Positions of those at the table, in the order of the file.
    pub fn table(&self) -> impl Iterator<Item = usize> + '_ {
        self.actors.iter().enumerate().filter(|(_, a)| a.negotiates()).map(|(i, _)| i)
    }

    /// Whether any score is a range.
    pub fn is_doubtful(&self) -> bool {
        self.actors.iter().any(Actor::is_doubtful)
    }

    /// Whether some value is tied to options of the case.
    pub fn is_tied(&self) -> bool {
        self.issues.iter().flat_map(|i| &i.values).any(|v| v.means.is_some())
    }

    /// What a package means for the options: the rule of every tied value in it, in the order of the issues.
    pub fn means<'a>(&'a self, package: &'a [usize]) -> impl Iterator<Item = &'a crate::Statement> {
        self.issues.iter().zip(package).filter_map(|(issue, value)| issue.values[*value].means.as_ref())
    }
}
