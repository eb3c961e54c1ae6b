//! Keys of the results that a case must give.

use super::bargaining::BASE;
use super::{CITES, Key, Mapping, Shape, text};
use crate::Concept;

pub(super) static EXPECT: Mapping = Mapping {
    name: "the expected results",
    schema: "expect",
    doc: "Results that the case must give; `detente check` and the tests verify them.",
    keys: &[
        Key::new("feasible", Shape::Whole(0, u64::MAX), "Number of feasible states."),
        Key::new("equilibria", EQUILIBRIA, "Expected equilibria, by stability concept."),
        Key::new("stability", STABILITY, "Expected stable states, by stability concept and party."),
        Key::new(
            "settlement",
            Shape::Map(&SETTLEMENT),
            "Expected figures of the settlement, as `detente settle` gives them.",
        ),
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
const CONCEPT: Shape = Shape::Choice(&Concept::KEYS);
const STATE_SET: Shape = Shape::Either(&[Shape::List(&Shape::State), Shape::Map(&COUNT)]);

pub(super) static COUNT: Mapping = Mapping {
    name: "a count of states",
    schema: "count",
    doc: "How many states are expected, where they are not listed.",
    keys: &[Key::new("count", Shape::Whole(0, u64::MAX), "The number of states.").required()],
    one_of: &[],
};

pub(super) static SETTLEMENT: Mapping = Mapping {
    name: "an expected settlement",
    schema: "expected_settlement",
    doc: "Figures that the settlement must have.",
    keys: &[
        Key::new("packages", COUNTED, "Number of packages, possible or not."),
        Key::new("possible", COUNTED, "Number of packages that can be had."),
        Key::new("agreeable", COUNTED, "Number of packages that enough accept."),
        Key::new("frontier", Shape::Map(&FRONTIER), "The frontier of all packages that can be had."),
        Key::new("frontier_agreeable", Shape::Map(&FRONTIER), "The frontier of the agreeable ones."),
        Key::new("nash", TIED, "Packages with the largest product of gains."),
        Key::new("kalai_smorodinsky", TIED, "Packages with the largest smallest share of the best gains."),
        Key::new("egalitarian", TIED, "Packages with the largest smallest gain."),
        Key::new("utilitarian", TIED, "Packages with the largest sum of scores."),
        Key::new("from_today", TIED, "Packages with the largest smallest gain over today's."),
    ],
    one_of: &[],
};

const COUNTED: Shape = Shape::Whole(0, u64::MAX);
const TIED: Shape = Shape::Either(&[Shape::List(&BASE), Shape::Map(&TIES)]);

pub(super) static FRONTIER: Mapping = Mapping {
    name: "an expected frontier",
    schema: "expected_frontier",
    doc: "How many packages nothing beats, and how many different sets of scores they have.",
    keys: &[
        Key::new("packages", COUNTED, "Number of packages."),
        Key::new("vectors", COUNTED, "Number of different sets of scores."),
    ],
    one_of: &[],
};

pub(super) static TIES: Mapping = Mapping {
    name: "a count of packages",
    schema: "ties",
    doc: "How many packages are tied, where they are not listed.",
    keys: &[Key::new("count", COUNTED, "The number of packages.").required()],
    one_of: &[],
};
