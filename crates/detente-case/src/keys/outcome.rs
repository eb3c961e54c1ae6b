//! Every key of an outcome file, in one table as for case files. An outcome lies beside its case and is never part of it.

use super::{CITES, Key, Mapping, Shape, WHY, text};

/// The whole file.
pub(crate) static OUTCOME: Mapping = Mapping {
    name: "an outcome",
    schema: "outcome",
    doc: "What happened in a dispute after the day of its case. No analysis reads it.",
    keys: &[
        Key::new("outcome", Shape::Version, "Version of the format; always 1.").required(),
        Key::new("case", Shape::CaseId, "Id of the case whose outcome this is.").required(),
        Key::new(
            "drafted_before_outcome",
            Shape::Flag,
            "`true` when the case was written before anybody could know the outcome; printed with every score.",
        )
        .required(),
        Key::new("sources", super::SOURCES, "Documents that tell what happened, by id.").required(),
        Key::new("events", Shape::List(&Shape::Map(&EVENT)), "What happened, in your own words, with its day."),
        Key::new("came_about", Shape::Map(&CAME_ABOUT), "The state that came about, or a statement that held.")
            .required(),
        Key::new("questions", Shape::List(&Shape::Map(&QUESTION)), "Statements, and whether each came true in time."),
        text("note", "How sure this is, and what else a reader of a score must know."),
    ],
    one_of: &[],
};

static EVENT: Mapping = Mapping {
    name: "an event",
    schema: "event",
    doc: "Something that happened.",
    keys: &[
        Key::new("on", Shape::Date, "When: `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.").required(),
        text("what", "What happened, in your own words.").required(),
        CITES,
    ],
    one_of: &[],
};

/// The ways to say which states came about.
pub(crate) const WAYS: &[&str] = &["state", "taken", "holds"];

static CAME_ABOUT: Mapping = Mapping {
    name: "what came about",
    schema: "came_about",
    doc: "Which state came about: exactly one of `state`, `taken` and `holds`.",
    keys: &[
        Key::new(
            "state",
            Shape::Either(&[Shape::State, Shape::List(&Shape::State)]),
            "The state: a pattern (`-` for what is not known), in graph form an id; a list where several fit.",
        ),
        Key::new("taken", Shape::List(&Shape::Text), "The options taken, such as `jp.offer`; all others were not."),
        Key::new("holds", Shape::Statement, "A statement that held, where that is all that is known."),
        Key::new("by", Shape::Date, "By when: `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.").required(),
        Key::new("base_rate", Shape::Map(&BASE_RATE), "How often such a thing comes about anyway."),
        CITES,
        WHY,
    ],
    one_of: WAYS,
};

static QUESTION: Mapping = Mapping {
    name: "a question",
    schema: "outcome_question",
    doc: "A statement about states, and whether it came true in time.",
    keys: &[
        Key::new("ask", Shape::Statement, "The statement.").required(),
        Key::new("came_true", Shape::Flag, "Whether it held on the day under `by`.").required(),
        Key::new("by", Shape::Date, "By when: `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.").required(),
        Key::new("base_rate", Shape::Map(&BASE_RATE), "How often such a thing comes true anyway."),
        CITES,
        WHY,
    ],
    one_of: &[],
};

static BASE_RATE: Mapping = Mapping {
    name: "a base rate",
    schema: "base_rate",
    doc: "How often such a thing happens in cases of this kind.",
    keys: &[
        Key::new(
            "chance",
            Shape::Either(&[Shape::Likelihood, Shape::Pair(&Shape::Share)]),
            "A number from 0 to 1, a range such as `[0.05, 0.2]`, or a term of ICD 203.",
        )
        .required(),
        text("of", "Of what: the class of cases that was counted.").required(),
        CITES,
        WHY,
    ],
    one_of: &[],
};
