//! Keys of marks on preferences: what is unknown, what is strong; and the ranking that they stand in.

use super::{ASSUMPTION, CITES, Key, Mapping, Shape, TIERS, WHY};

pub(super) const UNKNOWN: Key = Key::new(
    "unknown",
    Shape::Flag,
    "`true` when it is not known whether the party wants this, its opposite, or does not care.",
);
pub(super) const STRONG: Key = Key::new(
    "strong",
    Shape::Flag,
    "`true` when two states that this statement tells apart, or any statement before it, are much better and much worse.",
);

pub(super) static RANKING: Mapping = Mapping {
    name: "a ranking",
    schema: "ranking",
    doc: "A ranking and what it rests on.",
    keys: &[
        Key::new("order", TIERS, "States, best first; a nested list is a tie, \">>\" a strong gap.").required(),
        Key::new(
            "unknown",
            Shape::List(&Shape::List(&Shape::State)),
            "Groups of states between which the preference is not known.",
        ),
        CITES,
        ASSUMPTION,
        WHY,
    ],
    one_of: &[],
};
