//! The meaning of a statement about packages: a Boolean expression over values of issues.

/// A Boolean expression over the values that a package gives to issues, with defined names replaced by what they stand
/// for.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Deal {
    /// Always or never.
    Const(bool),
    /// The issue at this position has the value at this position.
    Is(usize, usize),
    /// Negation.
    Not(Box<Deal>),
    /// Both.
    And(Box<Deal>, Box<Deal>),
    /// At least one.
    Or(Box<Deal>, Box<Deal>),
    /// If the first then the second.
    Implies(Box<Deal>, Box<Deal>),
    /// Both or neither.
    Iff(Box<Deal>, Box<Deal>),
}

impl Deal {
    /// Whether it holds in a package, given as the positions of its values.
    ///
    /// ```
    /// use detente_case::Deal;
    /// let ferry = Deal::Not(Box::new(Deal::Is(1, 0)));
    /// assert!(ferry.holds(&[0, 2]) && !ferry.holds(&[2, 0]));
    /// ```
    pub fn holds(&self, package: &[usize]) -> bool {
        match self {
            Self::Const(value) => *value,
            Self::Is(issue, value) => package[*issue] == *value,
            Self::Not(a) => !a.holds(package),
            Self::And(a, b) => a.holds(package) && b.holds(package),
            Self::Or(a, b) => a.holds(package) || b.holds(package),
            Self::Implies(a, b) => !a.holds(package) || b.holds(package),
            Self::Iff(a, b) => a.holds(package) == b.holds(package),
        }
    }

    /// Marks the issues that it speaks of.
    pub fn mark(&self, issues: &mut [bool]) {
        match self {
            Self::Const(_) => {}
            Self::Is(issue, _) => issues[*issue] = true,
            Self::Not(a) => a.mark(issues),
            Self::And(a, b) | Self::Or(a, b) | Self::Implies(a, b) | Self::Iff(a, b) => {
                a.mark(issues);
                b.mark(issues);
            }
        }
    }
}
