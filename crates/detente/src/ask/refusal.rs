//! Why a question has no answer, and what to do about it.

use detente_graph::Stop;
use detente_source::{Diagnostics, SourceText};
use std::fmt;

/// Why a question has no answer.
///
/// [`Display`](fmt::Display) says what is wrong without a word that belongs to one door only; the [`Remedy`] says what to do,
/// as data, which each door puts into its own words: a flag, a field, an argument.
#[derive(Clone, Debug)]
pub enum Refusal {
    /// The question does not fit the case.
    Unfit {
        /// What is wrong, as a clause that begins in lower case and has no full stop.
        what: String,
        /// What to do about it.
        remedy: Option<Remedy>,
    },
    /// A part of the question is a statement with errors.
    Statement {
        /// Which part.
        part: Part,
        /// The statement.
        source: SourceText,
        /// The errors, with their places in it.
        found: Diagnostics,
    },
    /// In one of its worlds, or as a party sees it, the case has errors; what they are, with their places in the case.
    Invalid(Diagnostics),
    /// It would take longer than the depth allows.
    TooLong {
        /// Why, as the beginning of a sentence: `With 70000 states and 26 coalitions`.
        size: String,
        /// The question that, asked alone, goes further.
        alone: Remedy,
    },
    /// A limit was reached before anything was found.
    Stopped(Stop),
    /// Something that should not happen.
    Internal(String),
}

/// What to do about a refusal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Remedy {
    /// Say a part of the question that was left open, for example so.
    Say(Part, &'static str),
    /// Say a part of the question, for example so, or else ask another question: this value of a part.
    SayOr(Part, Option<&'static str>, Part, &'static str),
    /// A part of the question goes with this value of another one.
    Goes(Part, Part, &'static str),
    /// Allow more of something.
    Allow(Part),
    /// Take this value of a part instead, which does what follows.
    Take(Part, &'static str, &'static str),
    /// List the states in which a statement of the case holds.
    ListStates(String),
    /// Ask the question by itself, with this part of it where one is needed.
    Ask(&'static str, Option<(Part, &'static str)>),
    /// Change the case: what to do, as a clause.
    Case(&'static str),
}

/// A part of a question, which each door calls by a name of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Part {
    /// The state asked about.
    State,
    /// Where to begin.
    From,
    /// Where to go.
    To,
    /// By which steps.
    By,
    /// Which coalitions may agree.
    Coalition,
    /// For whom.
    Party,
    /// What is to be found out.
    Ask,
    /// What the question is about.
    Of,
    /// What is to come about.
    Make,
    /// Whether rankings are counted.
    Count,
    /// Which states are ordered.
    Over,
    /// What becomes of doubtful ranks.
    Ranks,
    /// How many worlds are looked at.
    Worlds,
    /// Which states are picked.
    Where,
}

impl Part {
    /// What is said with it, as people put it: `where to begin`.
    pub fn meaning(self) -> &'static str {
        match self {
            Self::State => "the state asked about",
            Self::From => "where to begin",
            Self::To => "where to go",
            Self::By => "by which steps",
            Self::Coalition => "who may agree",
            Self::Party => "the party",
            Self::Ask => "what to find out",
            Self::Of => "what the question is about",
            Self::Make => "what should come about",
            Self::Count => "what to count",
            Self::Over => "which states to order",
            Self::Ranks => "what becomes of doubtful ranks",
            Self::Worlds => "how many worlds to look at",
            Self::Where => "what should hold in a state",
        }
    }
}

impl Refusal {
    /// The question does not fit the case, and nothing in particular helps.
    pub(super) fn unfit(what: impl Into<String>) -> Self {
        Self::Unfit { what: what.into(), remedy: None }
    }

    /// The question does not fit the case; this helps.
    pub(super) fn with(what: impl Into<String>, remedy: Remedy) -> Self {
        Self::Unfit { what: what.into(), remedy: Some(remedy) }
    }

    /// A concept that is not defined for cases in graph form.
    pub(super) fn undefined(concept: detente_stability::Concept) -> Self {
        Self::unfit(format!("{concept} needs options, so it is not defined for a case in graph form"))
    }

    /// What to do about it.
    pub fn remedy(&self) -> Option<&Remedy> {
        match self {
            Self::Unfit { remedy, .. } => remedy.as_ref(),
            Self::TooLong { alone, .. } => Some(alone),
            Self::Statement { .. } | Self::Invalid(_) | Self::Stopped(_) | Self::Internal(_) => None,
        }
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let told = |found: &Diagnostics| {
            let one = |d: &detente_source::Diagnostic| d.message.clone();
            found.iter().map(one).collect::<Vec<_>>().join(". ")
        };
        match self {
            Self::Unfit { what, .. } => f.write_str(what),
            Self::Statement { source, found, .. } => write!(f, "`{}`: {}", source.text(), told(found)),
            Self::Invalid(found) => match found.iter().next() {
                Some(first) => write!(f, "the case has errors in one of its worlds or views: {}", first.message),
                None => f.write_str("the case has errors in one of its worlds or views"),
            },
            Self::TooLong { size, .. } => write!(f, "{size} this takes longer than it may here"),
            Self::Stopped(stop) => write!(f, "{stop}"),
            Self::Internal(words) => f.write_str(words),
        }
    }
}

impl std::error::Error for Refusal {}

impl From<Stop> for Refusal {
    fn from(stop: Stop) -> Self {
        Self::Stopped(stop)
    }
}
