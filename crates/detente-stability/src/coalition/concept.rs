//! The forms of coalitional stability by name, in one table.

use crate::Concept;
use std::fmt;

/// From one row a form: the enum, the list of all, and what is said of each. So nothing can be left out.
macro_rules! table {
    ($($concept:ident $key:literal $short:literal $name:literal, $source:literal, $meaning:literal;)*) => {
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
            $(#[doc = concat!($name, ": ", $meaning, ".")] $concept,)*
        }

        impl CoalitionConcept {
            /// All of them, in the order in which they are printed.
            pub const ALL: [Self; [$($key),*].len()] = [$(Self::$concept),*];

            /// Its key in documents.
            ///
            /// ```
            /// use detente_stability::CoalitionConcept;
            /// assert_eq!(CoalitionConcept::ALL.map(|c| c.key()), ["cnash", "cgmr", "csmr", "cseq"]);
            /// ```
            pub fn key(self) -> &'static str {
                match self { $(Self::$concept => $key,)* }
            }

            /// The abbreviation used in tables.
            pub fn short(self) -> &'static str {
                match self { $(Self::$concept => $short,)* }
            }

            /// The full name.
            pub fn name(self) -> &'static str {
                match self { $(Self::$concept => $name,)* }
            }

            /// The concept that it is for a coalition of one.
            pub fn individual(self) -> Concept {
                match self { $(Self::$concept => Concept::$concept,)* }
            }

            /// What it means that a state is stable for a coalition, in one sentence.
            pub fn meaning(self) -> &'static str {
                match self { $(Self::$concept => $meaning,)* }
            }

            /// Where the definition comes from.
            pub fn source(self) -> &'static str {
                match self { $(Self::$concept => $source,)* }
            }
        }
    };
}

table! {
    Nash "cnash" "CNash" "coalitional Nash stability", "Kilgour, Hipel, Fang & Peng 2001; Inohara & Hipel 2008",
        "the coalition can reach nothing that is better for all its members";
    Gmr "cgmr" "CGMR" "coalitional general metarationality", "Inohara & Hipel 2008",
        "whatever better state the coalition moves to, the others can answer, even at a cost to themselves, so that some member ends no better off";
    Smr "csmr" "CSMR" "coalitional symmetric metarationality", "Inohara & Hipel 2008",
        "the others can answer every improvement so that some member ends no better off, and the coalition cannot escape from that answer together";
    Seq "cseq" "CSEQ" "coalitional sequential stability", "Inohara & Hipel 2008, with credible steps as in SEQ",
        "the others can answer every improvement by steps that improve things for those who take them, so that some member ends no better off";
}

impl CoalitionConcept {
    /// Whether an answer must also leave the coalition without escape.
    pub fn is_symmetric(self) -> bool {
        self.individual().is_symmetric()
    }

    /// Whether those who answer must improve with every step.
    pub fn is_credible(self) -> bool {
        self.individual().is_credible()
    }
}

impl fmt::Display for CoalitionConcept {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.short())
    }
}
