//! The meaning of a statement: a Boolean expression over options.

use crate::OptionId;

/// A Boolean expression over options, with defined names already replaced by what they stand for.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Expr {
    /// Always or never.
    Const(bool),
    /// The option is taken.
    Taken(OptionId),
    /// Negation.
    Not(Box<Expr>),
    /// Both.
    And(Box<Expr>, Box<Expr>),
    /// At least one.
    Or(Box<Expr>, Box<Expr>),
    /// If the first then the second.
    Implies(Box<Expr>, Box<Expr>),
    /// Both or neither.
    Iff(Box<Expr>, Box<Expr>),
}

impl Expr {
    /// Whether it holds in a state, given as bit `k` for option `k`.
    ///
    /// ```
    /// use detente_case::{Expr, OptionId};
    /// let quiet = Expr::Not(Box::new(Expr::Taken(OptionId(1))));
    /// assert!(quiet.holds(0b01) && !quiet.holds(0b10));
    /// ```
    pub fn holds(&self, state: u64) -> bool {
        match self {
            Self::Const(value) => *value,
            Self::Taken(option) => state >> option.0 & 1 == 1,
            Self::Not(a) => !a.holds(state),
            Self::And(a, b) => a.holds(state) && b.holds(state),
            Self::Or(a, b) => a.holds(state) || b.holds(state),
            Self::Implies(a, b) => !a.holds(state) || b.holds(state),
            Self::Iff(a, b) => a.holds(state) == b.holds(state),
        }
    }

    /// Bit `k` is set where option `k` occurs in it.
    pub fn mentions(&self) -> u64 {
        match self {
            Self::Const(_) => 0,
            Self::Taken(option) => 1 << option.0,
            Self::Not(a) => a.mentions(),
            Self::And(a, b) | Self::Or(a, b) | Self::Implies(a, b) | Self::Iff(a, b) => a.mentions() | b.mentions(),
        }
    }

    /// The same with every option replaced by an expression.
    pub(crate) fn replacing(&self, by: &impl Fn(OptionId) -> Self) -> Self {
        let part = |a: &Self| Box::new(a.replacing(by));
        match self {
            Self::Const(value) => Self::Const(*value),
            Self::Taken(option) => by(*option),
            Self::Not(a) => Self::Not(part(a)),
            Self::And(a, b) => Self::And(part(a), part(b)),
            Self::Or(a, b) => Self::Or(part(a), part(b)),
            Self::Implies(a, b) => Self::Implies(part(a), part(b)),
            Self::Iff(a, b) => Self::Iff(part(a), part(b)),
        }
    }
}
