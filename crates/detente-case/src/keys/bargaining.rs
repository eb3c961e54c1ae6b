//! Keys of the bargaining part: issues, worth, floors and agreement.

use super::{ASSUMPTION, CITES, Key, Mapping, Shape, WHY, text};

pub(super) const ISSUES: Shape =
    Shape::Keyed { key: &Shape::Name, value: &Shape::Map(&ISSUE), entry: "an issue", least: 1 };
pub(super) const BASE: Shape =
    Shape::Keyed { key: &Shape::Id, value: &Shape::Text, entry: "the value of an issue", least: 1 };
pub(super) const WORTH: Shape = Shape::Keyed {
    key: &Shape::Id,
    value: &Shape::Either(&[Shape::Decimal, SCORES, Shape::Map(&SCORING)]),
    entry: "the scores of an issue",
    least: 0,
};
pub(super) const BONUSES: Shape = Shape::List(&Shape::Map(&BONUS));
pub(super) const FLOORS: Shape = Shape::Either(&[Shape::Decimal, Shape::Map(&FLOOR)]);

const SCORE: Shape = Shape::Either(&[Shape::Decimal, Shape::Pair(&Shape::Decimal)]);
const SCORES: Shape = Shape::List(&SCORE);

pub(super) static ISSUE: Mapping = Mapping {
    name: "an issue",
    schema: "issue",
    doc: "Something to be settled, and the ways to settle it.",
    keys: &[
        text("name", "Name. The id stands in where there is none."),
        text("about", "What it is about."),
        Key::new(
            "values",
            Shape::List(&Shape::Either(&[Shape::Text, Shape::Map(&VALUE)])),
            "The ways to settle it, each a text, or a mapping that ties it to options of the case.",
        )
        .required(),
        Key::new("pays", Shape::Map(&PAYS), "For a side payment, who pays whom; the values are then amounts."),
        CITES,
        ASSUMPTION,
        WHY,
    ],
    one_of: &[],
};

pub(super) static VALUE: Mapping = Mapping {
    name: "a value",
    schema: "value",
    doc: "One way to settle an issue, and what it means for the options of the case.",
    keys: &[
        text("is", "The value.").required(),
        Key::new("means", Shape::Statement, "What then holds: a statement about options, such as `jp.ferry`."),
    ],
    one_of: &[],
};

pub(super) static PAYS: Mapping = Mapping {
    name: "a side payment",
    schema: "pays",
    doc: "Who pays whom.",
    keys: &[
        Key::new("from", Shape::Id, "Id of the party that pays.").required(),
        Key::new("to", Shape::Id, "Id of the party that is paid.").required(),
    ],
    one_of: &[],
};

pub(super) static SCORING: Mapping = Mapping {
    name: "the worth of an issue",
    schema: "worth",
    doc: "What the values of an issue are worth to a party: weight times score.",
    keys: &[
        Key::new("weight", Shape::Decimal, "Factor of the scores; 1 where left out."),
        Key::new(
            "scores",
            SCORES,
            "One score for each value, in the order of the values; `[40, 60]` for one that is in doubt. A side payment needs none.",
        ),
        CITES,
        ASSUMPTION,
        WHY,
    ],
    one_of: &[],
};

pub(super) static BONUS: Mapping = Mapping {
    name: "a bonus",
    schema: "bonus",
    doc: "What a combination of values is worth beyond its parts.",
    keys: &[
        Key::new("when", Shape::Statement, "Where it counts: a statement about issues.").required(),
        Key::new("score", SCORE, "How much; may be negative, and `[40, 60]` is in doubt.").required(),
        CITES,
        ASSUMPTION,
        WHY,
    ],
    one_of: &[],
};

pub(super) static FLOOR: Mapping = Mapping {
    name: "a floor",
    schema: "floor",
    doc: "The score below which a party walks away, and what that rests on.",
    keys: &[Key::new("at", Shape::Decimal, "The score.").required(), CITES, ASSUMPTION, WHY],
    one_of: &[],
};

pub(super) static AGREEMENT: Mapping = Mapping {
    name: "an agreement",
    schema: "agreement",
    doc: "Who must agree to a package.",
    keys: &[
        Key::new("needs", Shape::AllOrWhole, "`all` of those at the table (the default), or how many of them."),
        Key::new("veto", Shape::List(&Shape::Id), "Ids of the parties without whom nothing is agreed."),
        CITES,
        ASSUMPTION,
        WHY,
    ],
    one_of: &[],
};
