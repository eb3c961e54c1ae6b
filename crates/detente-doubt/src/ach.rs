//! The matrix of competing hypotheses: for each group of alternatives, how every claim stands to each.
//!
//! A claim is *consistent* with an alternative where the alternative, or a wish that comes with it, cites the claim;
//! *inconsistent* where the alternative says that it `contradicts` the claim; otherwise it says nothing about it. As in
//! the method, what counts is the number of inconsistent claims: the alternative with the fewest is the one least
//! disproved. A claim that stands alike to all alternatives tells them not apart; it is not *diagnostic*.
//!
//! Source: R. J. Heuer, *Psychology of Intelligence Analysis* (Center for the Study of Intelligence, 1999), ch. 8.

use detente_case::{Alternative, Case, Citation};

/// How a claim stands to an alternative.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Stands {
    /// The alternative cites it.
    Consistent,
    /// The alternative contradicts it.
    Inconsistent,
    /// The alternative says nothing about it.
    Silent,
}

impl Stands {
    /// Its letter in tables: C, I, or N for not applicable.
    pub fn letter(self) -> char {
        match self {
            Self::Consistent => 'C',
            Self::Inconsistent => 'I',
            Self::Silent => 'N',
        }
    }
}

/// One row: a claim that at least one alternative speaks of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AchRow {
    /// The claim, by position.
    pub claim: usize,
    /// How it stands to each alternative, in the order of the group.
    pub stands: Vec<Stands>,
    /// Whether it tells alternatives apart.
    pub is_diagnostic: bool,
}

/// The matrix of one group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AchMatrix {
    /// The group, by position.
    pub group: usize,
    /// Rows, the most inconsistent first, then in the order of the file.
    pub rows: Vec<AchRow>,
    /// Per alternative how many claims are inconsistent with it.
    pub inconsistent: Vec<usize>,
    /// Per alternative how many are consistent with it.
    pub consistent: Vec<usize>,
}

impl AchMatrix {
    /// The alternatives with the fewest inconsistent claims: the least disproved.
    pub fn least(&self) -> Vec<usize> {
        let fewest = self.inconsistent.iter().min().copied().unwrap_or(0);
        (0..self.inconsistent.len()).filter(|a| self.inconsistent[*a] == fewest).collect()
    }
}

/// The matrices of all groups of hypotheses of a case; contingencies are events to come, not explanations, and have
/// none.
///
/// ```
/// let text = "
/// detente: 1
/// id: visit
/// sources: {paper: {title: A paper}}
/// claims:
///   c1: {source: paper, says: The host smiled.}
///   c2: {source: paper, says: The gate was shut.}
/// hypotheses:
///   mood:
///     alternatives:
///       open: {cites: [c1], contradicts: [c2], prefers: [host.receive]}
///       shut: {cites: [c2], prefers: ['!host.receive']}
/// parties:
///   host: {options: {receive: Receive the guest}, prefers: [{from: mood}], assumption: true}
/// ";
/// let case = detente_case::parse(&detente_source::SourceText::new("case.yaml", text)).case.unwrap();
/// let matrix = &detente_doubt::ach::matrices(&case)[0];
/// assert_eq!(matrix.inconsistent, [1, 0]);
/// assert_eq!(matrix.least(), [1]);
/// ```
pub fn matrices(case: &Case) -> Vec<AchMatrix> {
    (0..case.doubt.groups.len()).filter_map(|group| matrix(case, group)).collect()
}

fn matrix(case: &Case, group: usize) -> Option<AchMatrix> {
    let of = &case.doubt.groups[group];
    if of.is_contingency() {
        return None;
    }
    let alternatives = &of.alternatives;
    let mut rows = Vec::new();
    for claim in 0..case.claims.len() {
        let stands: Vec<Stands> = alternatives.iter().map(|a| stands(a, claim)).collect();
        if stands.iter().all(|s| *s == Stands::Silent) {
            continue;
        }
        let is_diagnostic = stands.iter().any(|s| *s != stands[0]);
        rows.push(AchRow { claim, stands, is_diagnostic });
    }
    let count = |of: Stands| -> Vec<usize> {
        (0..alternatives.len()).map(|a| rows.iter().filter(|r| r.stands[a] == of).count()).collect()
    };
    let (inconsistent, consistent) = (count(Stands::Inconsistent), count(Stands::Consistent));
    let against = |r: &AchRow| r.stands.iter().filter(|s| **s == Stands::Inconsistent).count();
    rows.sort_by_key(|r| std::cmp::Reverse(against(r)));
    (!rows.is_empty()).then_some(AchMatrix { group, rows, inconsistent, consistent })
}

fn stands(alternative: &Alternative, claim: usize) -> Stands {
    let cites = |cites: &[Citation]| cites.contains(&Citation::Claim(claim));
    if alternative.contradicts.contains(&claim) {
        Stands::Inconsistent
    } else if cites(&alternative.evidence.cites) || alternative.prefers.iter().any(|w| cites(&w.item.evidence.cites)) {
        Stands::Consistent
    } else {
        Stands::Silent
    }
}
