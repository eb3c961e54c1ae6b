//! Conditions: in which worlds a rule, an option or a statement counts.

/// In which worlds something counts: what stands under `if` and `unless`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Condition {
    /// As people read it: `if motive.wedge unless trump_wins`; empty where it counts in every world.
    pub text: String,
    /// What it means.
    pub term: Term,
}

/// A Boolean expression over the choices of a world.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Term {
    /// Always or never.
    Const(bool),
    /// This alternative of this group holds, both by position.
    Chosen(u8, u8),
    /// Negation.
    Not(Box<Term>),
    /// All of them.
    And(Vec<Term>),
    /// At least one.
    Or(Vec<Term>),
    /// If the first then the second.
    Implies(Box<Term>, Box<Term>),
    /// Both or neither.
    Iff(Box<Term>, Box<Term>),
}

/// At most this many combinations of the groups that a condition names are tried to see whether it ever holds.
const MAX_TRIED: usize = 100_000;

impl Condition {
    /// Counts in every world.
    pub fn always() -> Self {
        Self { text: String::new(), term: Term::Const(true) }
    }

    /// Whether nothing was written.
    pub fn is_always(&self) -> bool {
        self.term == Term::Const(true)
    }

    /// Whether it holds where these alternatives are chosen, one a group.
    pub fn holds(&self, choices: &[u8]) -> bool {
        self.term.holds(choices)
    }

    /// Whether it holds in some world and fails in another, given how many alternatives each group has; `None` where
    /// that takes too long to try.
    pub fn varies(&self, sizes: &[usize]) -> Option<(bool, bool)> {
        let mut named: Vec<usize> = Vec::new();
        self.term.each(&mut |group, _| {
            if !named.contains(&usize::from(group)) {
                named.push(group.into());
            }
        });
        let combinations = named.iter().try_fold(1usize, |n, g| n.checked_mul(sizes[*g]));
        if combinations.is_none_or(|n| n > MAX_TRIED) {
            return None;
        }
        let (mut choices, mut holds, mut fails) = (vec![0u8; sizes.len()], false, false);
        loop {
            *(if self.holds(&choices) { &mut holds } else { &mut fails }) = true;
            let next = named.iter().find(|g| usize::from(choices[**g]) + 1 < sizes[**g]);
            let Some(next) = next.copied() else { return Some((holds, fails)) };
            choices[next] += 1;
            named.iter().take_while(|g| **g != next).for_each(|g| choices[*g] = 0);
        }
    }
}

impl Term {
    /// Whether it holds where these alternatives are chosen, one a group.
    ///
    /// ```
    /// use detente_case::Term;
    /// let other = Term::Not(Box::new(Term::Chosen(1, 0)));
    /// assert!(other.holds(&[0, 2]) && !other.holds(&[0, 0]));
    /// ```
    pub fn holds(&self, choices: &[u8]) -> bool {
        match self {
            Self::Const(value) => *value,
            Self::Chosen(group, alternative) => choices[usize::from(*group)] == *alternative,
            Self::Not(a) => !a.holds(choices),
            Self::And(parts) => parts.iter().all(|p| p.holds(choices)),
            Self::Or(parts) => parts.iter().any(|p| p.holds(choices)),
            Self::Implies(a, b) => !a.holds(choices) || b.holds(choices),
            Self::Iff(a, b) => a.holds(choices) == b.holds(choices),
        }
    }

    /// Calls `f` with every group and alternative that it names.
    pub fn each(&self, f: &mut impl FnMut(u8, u8)) {
        match self {
            Self::Const(_) => {}
            Self::Chosen(group, alternative) => f(*group, *alternative),
            Self::Not(a) => a.each(f),
            Self::And(parts) | Self::Or(parts) => parts.iter().for_each(|p| p.each(f)),
            Self::Implies(a, b) | Self::Iff(a, b) => {
                a.each(f);
                b.each(f);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_combination_of_the_groups_named_is_tried() {
        let all = (0..3).map(|a| Term::Chosen(2, a)).collect();
        let condition = |term| Condition { text: "x".to_owned(), term };
        assert_eq!(condition(Term::Or(all)).varies(&[2, 2, 3]), Some((true, false)));
        let both = Term::And(vec![Term::Chosen(0, 1), Term::Chosen(2, 2)]);
        assert_eq!(condition(both.clone()).varies(&[2, 2, 3]), Some((true, true)));
        let never = Term::And(vec![both, Term::Chosen(0, 0)]);
        assert_eq!(condition(never).varies(&[2, 2, 3]), Some((false, true)));
        assert_eq!(Condition::always().varies(&[2]), Some((true, false)));
    }
}
