//! Keys of what is in doubt: hypotheses, contingencies, conditions, ranks, likelihoods.

use super::{ASSUMPTION, CITES, Key, Mapping, PREFERS, Shape, WHY, text};

/// In which worlds something counts.
pub(super) const IF: Key = Key::new(
    "if",
    Shape::Statement,
    "Counts only in worlds where this holds: `group.alternative`, a contingency, or a statement made of these.",
);
pub(super) const UNLESS: Key = Key::new("unless", Shape::Statement, "Does not count in worlds where this holds.");
pub(super) const RANKS: Key = Key::new(
    "ranks",
    Shape::Pair(&Shape::Whole(1, u16::MAX as u64)),
    "Where its rank is in doubt: the first and the last place in the party's list that it may have, counted from 1.",
);
const LIKELIHOOD: Key = Key::new(
    "likelihood",
    Shape::Either(&[Shape::Likelihood, Shape::Pair(&Shape::Share)]),
    "How likely the analyst holds this: a number from 0 to 1, a range `[low, high]`, or a term of ICD 203 such as `unlikely`.",
);

pub(super) const HYPOTHESES: Shape =
    Shape::Keyed { key: &Shape::Name, value: &Shape::Map(&GROUP), entry: "a group of hypotheses", least: 0 };
pub(super) const CONTINGENCIES: Shape =
    Shape::Keyed { key: &Shape::Name, value: &Shape::Map(&CONTINGENCY), entry: "a contingency", least: 0 };
const ALTERNATIVES: Shape =
    Shape::Keyed { key: &Shape::Name, value: &Shape::Map(&ALTERNATIVE), entry: "an alternative", least: 1 };

pub(super) static GROUP: Mapping = Mapping {
    name: "a group of hypotheses",
    schema: "hypotheses",
    doc: "Alternatives of which exactly one holds, such as the readings of a sentence.",
    keys: &[
        text("question", "The question that the alternatives answer. The id stands in where there is none."),
        Key::new("reads", Shape::Id, "The claim that is read differently, where it is one."),
        Key::new(
            "base",
            Shape::Name,
            "The alternative that every command but `worlds` goes by. The first where none is named.",
        ),
        Key::new("alternatives", ALTERNATIVES, "At least two, by id.").required(),
    ],
    one_of: &[],
};

pub(super) static ALTERNATIVE: Mapping = Mapping {
    name: "an alternative",
    schema: "alternative",
    doc: "One of the alternatives of a group: what it says, what it rests on, and what the parties want under it.",
    keys: &[
        text("name", "Name. The id stands in where there is none."),
        text("says", "What it says, in a sentence."),
        LIKELIHOOD,
        CITES,
        Key::new("contradicts", Shape::List(&Shape::Id), "Ids of the claims that speak against it."),
        ASSUMPTION,
        WHY,
        Key::new("prefers", PREFERS, "Statements that stand in the slots `from` of this group, most important first."),
    ],
    one_of: &[],
};

pub(super) static CONTINGENCY: Mapping = Mapping {
    name: "a contingency",
    schema: "contingency",
    doc: "Something outside the parties that may or may not happen, such as an election result.",
    keys: &[
        text("name", "What happens. The id stands in where there is none."),
        text("says", "What it means, in a sentence."),
        Key::new("resolves", Shape::Date, "When it is known: `YYYY-MM-DD`, `YYYY-MM` or `YYYY`."),
        Key::new(
            "base",
            Shape::Flag,
            "Whether every command but `worlds` takes it as having happened; `false` where nothing is said.",
        ),
        LIKELIHOOD,
        CITES,
        ASSUMPTION,
        WHY,
    ],
    one_of: &[],
};
