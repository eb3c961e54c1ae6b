//! Keys of the results that a case must give.

use super::{CITES, CONCEPTS, Key, Mapping, Shape, text};

pub(super) static EXPECT: Mapping = Mapping {
    name: "the expected results",
    schema: "expect",
    doc: "Results that the case must give; `detente check` and the tests verify them.",
    keys: &[
        Key::new("feasible", Shape::Whole(0, u64::MAX), "Number of feasible states."),
        Key::new("equilibria", EQUILIBRIA, "Expected equilibria, by stability concept."),
        Key::new("stability", STABILITY, "Expected stable states, by stability concept and party."),
        CITES,
        text("note", "Remarks on the figures."),
    ],
    one_of: &[],
};

const EQUILIBRIA: Shape = Shape::Keyed { key: &CONCEPT, value: &STATE_SET, entry: "a set of states", least: 0 };
const STABILITY: Shape = Shape::Keyed {
    key: &CONCEPT,
    value: &Shape::Keyed { key: &Shape::Id, value: &STATE_SET, entry: "a set of states", least: 0 },
    entry: "the stable states of each party",
    least: 0,
};
const CONCEPT: Shape = Shape::Choice(CONCEPTS);
const STATE_SET: Shape = Shape::Either(&[Shape::List(&Shape::State), Shape::Map(&COUNT)]);

pub(super) static COUNT: Mapping = Mapping {
    name: "a count of states",
    schema: "count",
    doc: "How many states are expected, where they are not listed.",
    keys: &[Key::new("count", Shape::Whole(0, u64::MAX), "The number of states.").required()],
    one_of: &[],
};
