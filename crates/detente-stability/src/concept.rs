//! The stability concepts by name.

use std::fmt;

/// A stability concept: how far ahead a party looks before it leaves a state.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Concept {
    /// Nash stability (rationality).
    Nash,
    /// General metarationality.
    Gmr,
    /// Symmetric metarationality.
    Smr,
    /// Sequential stability.
    Seq,
    /// Symmetric sequential stability.
    Sseq,
    /// Simultaneous stability.
    Sim,
}

impl Concept {
    /// All of them, in the order in which they are printed.
    pub const ALL: [Self; 6] = [Self::Nash, Self::Gmr, Self::Smr, Self::Seq, Self::Sseq, Self::Sim];

    /// Its key in files and on the command line.
    pub fn key(self) -> &'static str {
        match self {
            Self::Nash => "nash",
            Self::Gmr => "gmr",
            Self::Smr => "smr",
            Self::Seq => "seq",
            Self::Sseq => "sseq",
            Self::Sim => "sim",
        }
    }

    /// The concept with this key, in either case; `r` is another name for Nash stability.
    ///
    /// ```
    /// use detente_stability::Concept;
    /// assert_eq!(Concept::parse("SEQ"), Some(Concept::Seq));
    /// assert_eq!(Concept::parse("core"), None);
    /// ```
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.to_ascii_lowercase();
        if text == "r" {
            return Some(Self::Nash);
        }
        Self::ALL.into_iter().find(|c| c.key() == text)
    }

    /// The abbreviation used in tables.
    pub fn short(self) -> &'static str {
        match self {
            Self::Nash => "Nash",
            Self::Gmr => "GMR",
            Self::Smr => "SMR",
            Self::Seq => "SEQ",
            Self::Sseq => "SSEQ",
            Self::Sim => "SIM",
        }
    }

    /// The full name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Nash => "Nash stability",
            Self::Gmr => "general metarationality",
            Self::Smr => "symmetric metarationality",
            Self::Seq => "sequential stability",
            Self::Sseq => "symmetric sequential stability",
            Self::Sim => "simultaneous stability",
        }
    }

    /// What it means that a state is stable for a party, in one sentence.
    pub fn meaning(self) -> &'static str {
        match self {
            Self::Nash => "the party cannot move to anything it likes better",
            Self::Gmr => {
                "whatever better state the party moves to, the others can answer, even at a cost to themselves, so that it ends no better off"
            }
            Self::Smr => {
                "the others can answer every improvement so that the party ends no better off, and the party cannot escape from that answer"
            }
            Self::Seq => {
                "the others can answer every improvement by steps that improve things for those who take them, so that the party ends no better off"
            }
            Self::Sseq => {
                "the others can answer every improvement by steps that improve things for those who take them, and the party cannot escape from that answer"
            }
            Self::Sim => "each improvement is spoilt if others carry out improvements of their own at the same moment",
        }
    }

    /// Where the definition comes from.
    pub fn source(self) -> &'static str {
        match self {
            Self::Nash => "Nash 1950; Fang, Hipel & Kilgour 1993",
            Self::Gmr | Self::Smr => "Howard 1971; Fang, Hipel & Kilgour 1993",
            Self::Seq => "Fraser & Hipel 1979, 1984; Fang, Hipel & Kilgour 1993",
            Self::Sseq => "Rego & Vieira 2017",
            Self::Sim => "Fraser & Hipel 1984",
        }
    }

    /// Whether the concept needs options to be defined; in graph form it is left out.
    pub fn needs_options(self) -> bool {
        self == Self::Sim
    }

    /// Whether an answer must also leave the party without escape.
    pub fn is_symmetric(self) -> bool {
        matches!(self, Self::Smr | Self::Sseq)
    }

    /// Whether those who answer must improve with every step.
    pub fn is_credible(self) -> bool {
        matches!(self, Self::Seq | Self::Sseq)
    }
}

impl fmt::Display for Concept {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.short())
    }
}
