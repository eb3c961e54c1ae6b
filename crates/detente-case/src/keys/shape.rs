//! The shapes that values of a case file can have.

use crate::yaml::NodeKind;

/// What may be written as a value. The checker and the JSON Schema both follow it.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Shape {
    /// Free text, not empty.
    Text,
    /// `true` or `false`, without quotes.
    Flag,
    /// The version of the format.
    Version,
    /// A whole number within limits.
    Whole(u64, u64),
    /// `all`, or a whole number from 1.
    AllOrWhole,
    /// A whole or decimal number with at most six decimals.
    Decimal,
    /// A number from 0 to 1 with at most six decimals.
    Share,
    /// A share, or a term of ICD 203.
    Likelihood,
    /// `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
    Date,
    /// A SHA-256 digest, 64 hexadecimal digits.
    Digest,
    /// Kebab-case id of the case.
    CaseId,
    /// Id of something in the case.
    Id,
    /// Id of something that statements name, and which is therefore none of their words.
    Name,
    /// One of a few words.
    Choice(&'static [&'static str]),
    /// A statement about states.
    Statement,
    /// A state: pattern, number or id.
    State,
    /// A file in the case folder.
    File,
    /// A list of one shape.
    List(&'static Shape),
    /// A list of exactly two.
    Pair(&'static Shape),
    /// A mapping with fixed keys.
    Map(&'static Mapping),
    /// A mapping whose keys the writer chooses.
    Keyed {
        /// Shape of the keys.
        key: &'static Shape,
        /// Shape of the values.
        value: &'static Shape,
        /// What one entry is: `a party`.
        entry: &'static str,
        /// How many entries there must be at least.
        least: usize,
    },
    /// The first that takes a value of this kind (scalar, list or mapping).
    Either(&'static [Shape]),
}

/// A mapping with fixed keys.
#[derive(Debug)]
pub(crate) struct Mapping {
    /// What it describes: `a party`.
    pub name: &'static str,
    /// Name of its definition in the JSON Schema.
    pub schema: &'static str,
    /// What it is for.
    pub doc: &'static str,
    /// Its keys, in the order in which they are best written.
    pub keys: &'static [Key],
    /// Keys of which exactly one must be there.
    pub one_of: &'static [&'static str],
}

/// A key of a mapping.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Key {
    /// As written.
    pub name: &'static str,
    /// What its value looks like.
    pub shape: Shape,
    /// Whether it must be there.
    pub required: bool,
    /// What it means.
    pub doc: &'static str,
}

impl Key {
    pub const fn new(name: &'static str, shape: Shape, doc: &'static str) -> Self {
        Self { name, shape, required: false, doc }
    }

    pub const fn required(self) -> Self {
        Self { required: true, ..self }
    }
}

impl Shape {
    /// The kind of value that it takes; none where it takes several.
    pub fn kind(&self) -> Option<NodeKind> {
        match self {
            Self::List(_) | Self::Pair(_) => Some(NodeKind::List),
            Self::Map(_) | Self::Keyed { .. } => Some(NodeKind::Mapping),
            Self::Either(_) => None,
            _ => Some(NodeKind::Scalar),
        }
    }

    /// What is expected, for a message: `a list`.
    pub fn words(&self) -> String {
        match self {
            Self::Text => "text".to_owned(),
            Self::Flag => "`true` or `false`".to_owned(),
            Self::Version => "the number 1".to_owned(),
            Self::Whole(..) => "a whole number".to_owned(),
            Self::AllOrWhole => "`all` or a whole number".to_owned(),
            Self::Decimal => "a number".to_owned(),
            Self::Share => "a number from 0 to 1".to_owned(),
            Self::Likelihood => "a number from 0 to 1, or a term such as `unlikely`".to_owned(),
            Self::Date => "a date".to_owned(),
            Self::Digest => "a SHA-256 digest".to_owned(),
            Self::CaseId | Self::Id | Self::Name => "an id".to_owned(),
            Self::Choice(words) => format!("one of {}", words.join(", ")),
            Self::Statement => "a statement".to_owned(),
            Self::State => "a state".to_owned(),
            Self::File => "a file name".to_owned(),
            Self::List(item) => format!("a list, each entry {}", item.words()),
            Self::Pair(item) => format!("a list of two, each {}", item.words()),
            Self::Map(mapping) => format!("a mapping with the keys of {}", mapping.name),
            Self::Keyed { entry, .. } => format!("a mapping, each entry {entry}"),
            Self::Either(shapes) => shapes.iter().map(Self::words).collect::<Vec<_>>().join(", or "),
        }
    }
}
