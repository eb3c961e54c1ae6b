//! The forms of coalitional stability by name.

use crate::Concept;
use std::fmt;

/// How far ahead a coalition looks before it leaves a state together.
///
/// A state s is stable for a coalition H under
/// * **CNash** iff H has no coalition improvement from s;
/// * **CGMR** iff from every coalition improvement u the opponents can reach a t in R_{N-H}(u) that is no improvement on
///   s for H: at least one member likes it no better than s;
/// * **CSMR** iff the same holds with a t from which H has no escape: no v in R_H(t) is an improvement on s for H;
/// * **CSEQ** iff the same as CGMR holds with a t in R+_{N-H}(u), where each step improves things for the opponent who
///   takes it.
///
/// For a coalition of one these are Nash, GMR, SMR and SEQ. As we read them, Inohara and Hipel let the opponents' credible
/// answers be joint improvements of sub-coalitions as well; here every credible step is one opponent's own improvement,
/// as in SEQ. They define the strict form only; for [`super::Strictness::Weak`] "improvement on s for H" is read in the
/// weak sense throughout.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CoalitionConcept {
    /// Coalitional Nash stability.
    Nash,
    /// Coalitional general metarationality.
    Gmr,
    /// Coalitional symmetric metarationality.
    Smr,
    /// Coalitional sequential stability.
    Seq,
}

impl CoalitionConcept {
    /// All of them, in the order in which they are printed.
    pub const ALL: [Self; 4] = [Self::Nash, Self::Gmr, Self::Smr, Self::Seq];

    /// Its key in documents.
    ///
    /// ```
    /// use detente_stability::CoalitionConcept;
    /// assert_eq!(CoalitionConcept::ALL.map(|c| c.key()), ["cnash", "cgmr", "csmr", "cseq"]);
    /// ```
    pub fn key(self) -> &'static str {
        match self {
            Self::Nash => "cnash",
            Self::Gmr => "cgmr",
            Self::Smr => "csmr",
            Self::Seq => "cseq",
        }
    }

    /// The abbreviation used in tables.
    pub fn short(self) -> &'static str {
        match self {
            Self::Nash => "CNash",
            Self::Gmr => "CGMR",
            Self::Smr => "CSMR",
            Self::Seq => "CSEQ",
        }
    }

    /// The full name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Nash => "coalitional Nash stability",
            Self::Gmr => "coalitional general metarationality",
            Self::Smr => "coalitional symmetric metarationality",
            Self::Seq => "coalitional sequential stability",
        }
    }

    /// The concept that it is for a coalition of one.
    pub fn individual(self) -> Concept {
        match self {
            Self::Nash => Concept::Nash,
            Self::Gmr => Concept::Gmr,
            Self::Smr => Concept::Smr,
            Self::Seq => Concept::Seq,
        }
    }

    /// What it means that a state is stable for a coalition, in one sentence.
    pub fn meaning(self) -> &'static str {
        match self {
            Self::Nash => "the coalition can reach nothing that is better for all its members",
            Self::Gmr => {
                "whatever better state the coalition moves to, the others can answer, even at a cost to themselves, so that some member ends no better off"
            }
            Self::Smr => {
                "the others can answer every improvement so that some member ends no better off, and the coalition cannot escape from that answer together"
            }
            Self::Seq => {
                "the others can answer every improvement by steps that improve things for those who take them, so that some member ends no better off"
            }
        }
    }

    /// Where the definition comes from.
    pub fn source(self) -> &'static str {
        match self {
            Self::Nash => "Kilgour, Hipel, Fang & Peng 2001; Inohara & Hipel 2008",
            Self::Gmr | Self::Smr => "Inohara & Hipel 2008",
            Self::Seq => "Inohara & Hipel 2008, with credible steps as in SEQ",
        }
    }

    /// Whether an answer must also leave the coalition without escape.
    pub fn is_symmetric(self) -> bool {
        self == Self::Smr
    }

    /// Whether those who answer must improve with every step.
    pub fn is_credible(self) -> bool {
        self == Self::Seq
    }
}

impl fmt::Display for CoalitionConcept {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.short())
    }
}
