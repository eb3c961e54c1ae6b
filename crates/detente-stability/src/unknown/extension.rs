//! The four ways to take what is not known.

use std::fmt;

/// What a party does about moves and answers whose relative preference is unknown. Source: Li, Hipel, Kilgour & Fang
/// 2004, extensions a, b, c and d.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Extension {
    /// Leaves for the unknown, and is not deterred by it.
    A,
    /// Stays where only the unknown beckons, and is not deterred by it.
    B,
    /// Leaves for the unknown, and is deterred by it.
    C,
    /// Stays where only the unknown beckons, and is deterred by it.
    D,
}

impl Extension {
    /// All four, in the order of their letters.
    pub const ALL: [Self; 4] = [Self::A, Self::B, Self::C, Self::D];

    /// Its letter.
    pub fn key(self) -> &'static str {
        ["a", "b", "c", "d"][self as usize]
    }

    /// The extension with this letter, in either case.
    ///
    /// ```
    /// use detente_stability::Extension;
    /// assert_eq!(Extension::parse("C"), Some(Extension::C));
    /// assert_eq!(Extension::parse("e"), None);
    /// ```
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|e| e.key().eq_ignore_ascii_case(text))
    }

    /// Whether the party leaves for states of which it is not known whether it likes them better.
    pub fn leaves_for_unknown(self) -> bool {
        matches!(self, Self::A | Self::C)
    }

    /// Whether it is deterred by answers of which it is not known whether it likes them better.
    pub fn is_deterred_by_unknown(self) -> bool {
        matches!(self, Self::C | Self::D)
    }

    /// The party's temper, in a word or two.
    pub fn temper(self) -> &'static str {
        ["bold", "choosy but undaunted", "tempted but wary", "cautious"][self as usize]
    }

    /// What it means, in one sentence about "the party".
    pub fn meaning(self) -> &'static str {
        match self {
            Self::A => {
                "the party also leaves for what might be better, and only an answer that is certainly no better deters it"
            }
            Self::B => {
                "the party leaves only for what is certainly better, and only an answer that is certainly no better deters it"
            }
            Self::C => {
                "the party also leaves for what might be better, and an answer that might be no better is enough to deter it"
            }
            Self::D => {
                "the party leaves only for what is certainly better, and an answer that might be no better is enough to deter it"
            }
        }
    }

    /// Whether whatever is stable in this extension is stable in the other: a party that leaves for no more and is
    /// deterred by no less stays wherever the first does.
    pub fn implies(self, other: Self) -> bool {
        (self.leaves_for_unknown() || !other.leaves_for_unknown())
            && (!self.is_deterred_by_unknown() || other.is_deterred_by_unknown())
    }
}

impl fmt::Display for Extension {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.key())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_is_the_hardest_to_satisfy_and_d_the_easiest() {
        for e in Extension::ALL {
            assert!(Extension::A.implies(e) && e.implies(Extension::D) && e.implies(e));
        }
        assert!(!Extension::B.implies(Extension::C) && !Extension::C.implies(Extension::B));
        assert!(!Extension::D.implies(Extension::B) && !Extension::B.implies(Extension::A));
    }
}
