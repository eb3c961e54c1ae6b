//! The stability concepts by name, in one table.

use std::fmt;

/// What a party reckons that the others do once it has left a state.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Response {
    /// Nothing: every improvement makes it leave.
    Nothing,
    /// They answer by a sequence of moves.
    Answer {
        /// Whether those who answer must improve with every step.
        credible: bool,
        /// Whether an answer must also leave the party without escape.
        symmetric: bool,
    },
    /// They carry out improvements of their own at the same moment.
    Together,
}

/// From one row a concept: the enum, the list of all, and what is said of each. So nothing can be left out.
macro_rules! table {
    ($($concept:ident $key:literal $short:literal $name:literal $response:expr, $source:literal, $meaning:literal;)*) => {
        /// A stability concept: how far ahead a party looks before it leaves a state.
        ///
        /// Under each of them a state is stable for a party that has no improvement from it. Much rests on that, so a
        /// property test holds every concept to it.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Concept {
            $(#[doc = concat!($name, ": ", $meaning, ".")] $concept,)*
        }

        impl Concept {
            /// All of them, in the order in which they are printed.
            pub const ALL: [Self; [$($key),*].len()] = [$(Self::$concept),*];

            /// Their keys, in the same order.
            pub const KEYS: [&str; Self::ALL.len()] = [$($key),*];

            /// Its key in files and on the command line.
            pub const fn key(self) -> &'static str {
                match self { $(Self::$concept => $key,)* }
            }

            /// The abbreviation used in tables.
            pub const fn short(self) -> &'static str {
                match self { $(Self::$concept => $short,)* }
            }

            /// The full name.
            pub const fn name(self) -> &'static str {
                match self { $(Self::$concept => $name,)* }
            }

            /// What it means that a state is stable for a party, in one sentence.
            pub const fn meaning(self) -> &'static str {
                match self { $(Self::$concept => $meaning,)* }
            }

            /// Where the definition comes from.
            pub const fn source(self) -> &'static str {
                match self { $(Self::$concept => $source,)* }
            }

            /// What a party reckons that the others do once it has left a state.
            pub const fn response(self) -> Response {
                match self { $(Self::$concept => $response,)* }
            }
        }
    };
}

table! {
    Nash "nash" "Nash" "Nash stability" Response::Nothing, "Nash 1950; Fang, Hipel & Kilgour 1993",
        "the party cannot move to anything it likes better";
    Gmr "gmr" "GMR" "general metarationality" Response::Answer { credible: false, symmetric: false },
        "Howard 1971; Fang, Hipel & Kilgour 1993",
        "whatever better state the party moves to, the others can answer, even at a cost to themselves, so that it ends no better off";
    Smr "smr" "SMR" "symmetric metarationality" Response::Answer { credible: false, symmetric: true },
        "Howard 1971; Fang, Hipel & Kilgour 1993",
        "the others can answer every improvement so that the party ends no better off, and the party cannot escape from that answer";
    Seq "seq" "SEQ" "sequential stability" Response::Answer { credible: true, symmetric: false },
        "Fraser & Hipel 1979, 1984; Fang, Hipel & Kilgour 1993",
        "the others can answer every improvement by steps that improve things for those who take them, so that the party ends no better off";
    Sseq "sseq" "SSEQ" "symmetric sequential stability" Response::Answer { credible: true, symmetric: true },
        "Rego & Vieira 2017",
        "the others can answer every improvement by steps that improve things for those who take them, and the party cannot escape from that answer";
    Sim "sim" "SIM" "simultaneous stability" Response::Together, "Fraser & Hipel 1984",
        "each improvement is spoilt if others carry out improvements of their own at the same moment";
}

impl Concept {
    /// The concept with this key, in either case; `r` is another name for Nash stability.
    ///
    /// ```
    /// use detente_case::Concept;
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

    /// Whether the concept needs options to be defined; in graph form it is left out.
    pub const fn needs_options(self) -> bool {
        matches!(self.response(), Response::Together)
    }

    /// Whether a verdict for a party depends on what the others want, and not only on what they can do.
    ///
    /// ```
    /// use detente_case::Concept;
    /// assert!(!Concept::Gmr.minds_wishes_of_others() && Concept::Seq.minds_wishes_of_others());
    /// ```
    pub const fn minds_wishes_of_others(self) -> bool {
        match self.response() {
            Response::Nothing => false,
            Response::Answer { credible, .. } => credible,
            Response::Together => true,
        }
    }

    /// Whether an answer must also leave the party without escape.
    pub const fn is_symmetric(self) -> bool {
        matches!(self.response(), Response::Answer { symmetric: true, .. })
    }

    /// Whether those who answer must improve with every step.
    pub const fn is_credible(self) -> bool {
        matches!(self.response(), Response::Answer { credible: true, .. })
    }
}

impl fmt::Display for Concept {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.short())
    }
}
