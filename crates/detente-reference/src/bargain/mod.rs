//! Settlements, from the definitions: every package is looked at, every two of them are compared, and every group that
//! could sign is tried.

mod literal;
mod random;
mod yaml;

pub use literal::{Figures, settle};
pub use random::random_bargain;

/// A negotiation as plain data. A package gives each issue the place of one of its values, from 0.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlainBargain {
    /// How many values each issue has.
    pub issues: Vec<usize>,
    /// Those at the table and their ratifiers.
    pub parties: Vec<PlainBargainer>,
    /// Packages in which one of these holds cannot be had.
    pub impossible: Vec<Said>,
    /// How many at the table must agree.
    pub needs: usize,
    /// Today's package.
    pub base: Option<Vec<usize>>,
}

/// Somebody who accepts or refuses; everybody scores packages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlainBargainer {
    /// Weighted score of every value of every issue, in any unit.
    pub scores: Vec<Vec<i128>>,
    /// What counts on top, and where.
    pub bonuses: Vec<(Said, i128)>,
    /// Below it the party refuses.
    pub floor: Option<i128>,
    /// Where one of these holds the party refuses.
    pub red_lines: Vec<Said>,
    /// The party whose agreement it must ratify.
    pub ratifies: Option<usize>,
    /// Whether nothing is agreed without it.
    pub veto: bool,
}

/// A statement about packages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Said {
    /// An issue has a value.
    Is(usize, usize),
    /// Not so.
    Not(Box<Said>),
    /// All of these.
    All(Vec<Said>),
    /// One of these at least.
    Any(Vec<Said>),
}

impl Said {
    /// Whether it holds in a package.
    ///
    /// ```
    /// use detente_reference::bargain::Said;
    /// let said = Said::All(vec![Said::Is(0, 1), Said::Not(Box::new(Said::Is(1, 0)))]);
    /// assert!(said.holds(&[1, 2]) && !said.holds(&[1, 0]));
    /// ```
    pub fn holds(&self, package: &[usize]) -> bool {
        match self {
            Self::Is(issue, value) => package[*issue] == *value,
            Self::Not(a) => !a.holds(package),
            Self::All(all) => all.iter().all(|a| a.holds(package)),
            Self::Any(any) => any.iter().any(|a| a.holds(package)),
        }
    }
}

impl PlainBargain {
    /// All packages, in ascending order.
    pub fn packages(&self) -> Vec<Vec<usize>> {
        let mut all = vec![Vec::new()];
        for values in &self.issues {
            let longer = |package: &Vec<usize>| (0..*values).map(|v| [&package[..], &[v]].concat()).collect::<Vec<_>>();
            all = all.iter().flat_map(longer).collect();
        }
        all
    }

    /// Places of those at the table.
    pub fn table(&self) -> Vec<usize> {
        (0..self.parties.len()).filter(|at| self.parties[*at].ratifies.is_none()).collect()
    }
}

impl PlainBargainer {
    /// What a package is worth to it.
    pub fn score(&self, package: &[usize]) -> i128 {
        let issues: i128 = self.scores.iter().zip(package).map(|(scores, value)| scores[*value]).sum();
        issues + self.bonuses.iter().filter(|(when, _)| when.holds(package)).map(|(_, score)| score).sum::<i128>()
    }

    /// The sum of the lowest scores of all issues, and of all bonuses below zero.
    pub fn lowest(&self) -> i128 {
        let issues: i128 = self.scores.iter().filter_map(|scores| scores.iter().min()).sum();
        issues + self.bonuses.iter().map(|(_, score)| (*score).min(0)).sum::<i128>()
    }

    /// Whether it refuses by itself.
    pub fn refuses(&self, package: &[usize]) -> bool {
        self.red_lines.iter().any(|line| line.holds(package))
            || self.floor.is_some_and(|floor| self.score(package) < floor)
    }
}
