//! Keys of the section `views`.

use super::{
    ASSUMPTION, CITES, KINDS_OF_PREFERENCES, Key, Mapping, OPTIONS, PREFERS, RANKINGS, RULES, Shape, WEIGHTS, WHY,
};

pub(super) const VIEWS: Shape =
    Shape::Keyed { key: &Shape::Id, value: &Shape::Map(&VIEW), entry: "the view of a party", least: 1 };

const IMAGINED: Shape =
    Shape::Keyed { key: &Shape::Id, value: &OPTIONS, entry: "a party with the options imagined", least: 1 };

const BELIEFS: Shape = Shape::Keyed {
    key: &Shape::Id,
    value: &Shape::Map(&BELIEF),
    entry: "a party with what it is taken to want",
    least: 1,
};

pub(super) static VIEW: Mapping = Mapping {
    name: "a view",
    schema: "view",
    doc: "How a party sees the conflict, where that is not how it is.",
    keys: &[
        Key::new(
            "unaware",
            Shape::List(&Shape::Statement),
            "Options, as `party.option`, that it does not know of. In its view they do not exist and count as not taken.",
        ),
        Key::new(
            "imagines",
            IMAGINED,
            "Options that it wrongly believes parties to have, by party; in its view they follow the party's real ones.",
        ),
        Key::new("infeasible", RULES, "States that it holds to be impossible, beyond the rules of the case."),
        Key::new(
            "believes",
            BELIEFS,
            "What it takes parties to want, by party, itself perhaps among them. The others want what they truly want.",
        ),
        CITES,
        ASSUMPTION,
        WHY,
    ],
    one_of: &[],
};

pub(super) static BELIEF: Mapping = Mapping {
    name: "a belief",
    schema: "belief",
    doc: "What a party takes a party to want, over the states of its view.",
    keys: &[
        Key::new("prefers", PREFERS, "Statements, most important first."),
        Key::new(
            "ranking",
            RANKINGS,
            "All feasible states of the view, best first: one character for each option of the view, in order.",
        ),
        Key::new("weights", WEIGHTS, "Weights of statements; the larger the sum of those that hold the better."),
        CITES,
        ASSUMPTION,
        WHY,
    ],
    one_of: KINDS_OF_PREFERENCES,
};
