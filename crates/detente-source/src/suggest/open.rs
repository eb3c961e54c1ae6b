//! Speakers that were left open, and why.

/// Why the speaker of a suggestion is left open although the text says that somebody speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum OpenReason {
    /// "He", "she" or "it", and more than one could be meant.
    Pronoun,
    /// A name that fits more than one person of the text.
    Ambiguous,
    /// "The minister", "its president": somebody whom the text names elsewhere.
    Reference,
    /// A label that names nobody, such as `QUESTION`.
    Unnamed,
}

impl OpenReason {
    /// For programs.
    pub fn id(self) -> &'static str {
        match self {
            Self::Pronoun => "pronoun",
            Self::Ambiguous => "ambiguous",
            Self::Reference => "reference",
            Self::Unnamed => "unnamed",
        }
    }

    /// For people, after the words of the text.
    pub fn words(self) -> &'static str {
        match self {
            Self::Pronoun => "could be more than one",
            Self::Ambiguous => "fits more than one person",
            Self::Reference => "is somebody named elsewhere in the text",
            Self::Unnamed => "names nobody",
        }
    }
}

/// A speaker that was left open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Open {
    /// Why.
    pub reason: OpenReason,
    /// What the text calls the speaker.
    pub called: String,
}
