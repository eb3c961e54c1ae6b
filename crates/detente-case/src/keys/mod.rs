//! Every key of a case file, in one table. It decides which keys are known, what their values look like, and what
//! editors say about them; nothing else does.

mod bargaining;
mod documents;
mod doubt;
mod expect;
mod marks;
mod outcome;
mod schema;
mod shape;
#[cfg(test)]
mod validate;
mod views;

use bargaining::{AGREEMENT, BASE, BONUS, BONUSES, FLOOR, FLOORS, ISSUE, ISSUES, PAYS, SCORING, VALUE, WORTH};
use documents::{AT, CLAIM, EXTRACTED, ORIGINAL, SOURCE};
use expect::{COUNT, EXPECT, FRONTIER, SETTLEMENT, TIES};
pub(crate) use outcome::{OUTCOME, WAYS};
pub use schema::{outcome_schema, schema};
pub(crate) use shape::{Key, Mapping, Shape};

/// The ways to say what a party wants.
pub(crate) const KINDS_OF_PREFERENCES: &[&str] = &["prefers", "ranking", "weights"];

/// Keys of a party that speak of what is on the table.
pub(crate) const BARGAINING_KEYS: &[&str] = &["worth", "bonuses", "floor", "red_lines", "ratifies"];

/// Keys of a party that make it one whose moves are analysed.
pub(crate) const KEYS_OF_MOVES: &[&str] = &["options", "arcs", "prefers", "ranking", "weights"];

const CITES: Key = Key::new("cites", Shape::List(&Shape::Id), "Ids of the claims or documents that this rests on.");
const ASSUMPTION: Key =
    Key::new("assumption", Shape::Flag, "`true` when this is the analyst's own assumption and rests on no document.");
const WHY: Key = Key::new("why", Shape::Text, "The analyst's reason, in a sentence.");

const PLACEHOLDER: Key = Key::new(
    "placeholder",
    Shape::Flag,
    "`true` while this is what `detente new` wrote and says nothing about the dispute. No result is told without saying so.",
);

const DORMANT: Key = Key::new(
    "dormant",
    Shape::Flag,
    "`true` when this is known to tell no states apart in this reading of the case and is kept for others.",
);

const fn text(name: &'static str, doc: &'static str) -> Key {
    Key::new(name, Shape::Text, doc)
}

/// Every mapping with fixed keys.
pub(crate) static MAPPINGS: &[&Mapping] = &[
    &CASE,
    &NOTE,
    &SOURCE,
    &ORIGINAL,
    &EXTRACTED,
    &CLAIM,
    &AT,
    &doubt::GROUP,
    &doubt::ALTERNATIVE,
    &doubt::CONTINGENCY,
    &PARTY,
    &OPTION,
    &WANT,
    &marks::RANKING,
    &WEIGHT,
    &RULE,
    &EXPECT,
    &SETTLEMENT,
    &FRONTIER,
    &TIES,
    &COUNT,
    &views::VIEW,
    &views::BELIEF,
    &ISSUE,
    &VALUE,
    &PAYS,
    &SCORING,
    &BONUS,
    &FLOOR,
    &AGREEMENT,
];

/// The whole file.
pub(crate) static CASE: Mapping = Mapping {
    name: "a case",
    schema: "case",
    doc: "A dispute: who can do what, what each party wants, and what all this rests on.",
    keys: &[
        Key::new("detente", Shape::Version, "Version of the format; always 1.").required(),
        Key::new("id", Shape::CaseId, "Short name of the case in small letters, with hyphens between words.")
            .required(),
        text("title", "Title of the case. The id stands in where there is none."),
        text("question", "The question that the case is to answer."),
        Key::new("as_of", Shape::Date, "The date as of which `now` holds: `YYYY-MM-DD`, `YYYY-MM` or `YYYY`."),
        text("caution", "What a reader must know before quoting any result; printed before the results."),
        Key::new(
            "notes",
            Shape::List(&Shape::Map(&NOTE)),
            "Remarks printed in the report, such as readings left aside.",
        ),
        PLACEHOLDER,
        Key::new("sources", SOURCES, "Documents that the case rests on, by id."),
        Key::new("claims", CLAIMS, "What the documents say, one atomic claim each, in your own words, by id."),
        Key::new("define", DEFINITIONS, "Named statements, usable wherever a statement is."),
        Key::new(
            "hypotheses",
            doubt::HYPOTHESES,
            "Groups of alternatives of which exactly one holds, by id. One choice from each group is a world.",
        ),
        Key::new(
            "contingencies",
            doubt::CONTINGENCIES,
            "What may happen outside the parties, such as an election, by id.",
        ),
        Key::new("parties", PARTIES, "Those who decide, by id. The order of parties and options is the order here.")
            .required(),
        Key::new(
            "infeasible",
            RULES,
            "States that cannot be: those in which a statement holds, or that fit a pattern.",
        ),
        Key::new(
            "coalesce",
            RULES,
            "States that are one state: those in which a statement holds, or that fit a pattern.",
        ),
        Key::new("states", STATES, "Graph form: the states by id, each with its meaning."),
        Key::new(
            "now",
            Shape::State,
            "Today's state: its id in graph form; in option form its pattern, where no option says `now: true`, such as when nothing is taken.",
        ),
        Key::new("views", views::VIEWS, "How parties see the conflict, where that is not how it is, by party."),
        Key::new("expect", Shape::Map(&EXPECT), "Results that the case must give, such as published ones."),
        Key::new("issues", ISSUES, "What is on the table in a negotiation: issues by id, each with its values."),
        Key::new("impossible", RULES, "Packages that cannot be had: those in which a statement about issues holds."),
        Key::new("agreement", Shape::Map(&AGREEMENT), "Who must agree to a package. All at the table, where left out."),
        Key::new("base", BASE, "Today's package, to improve on: a value for every issue."),
    ],
    one_of: &[],
};

const SOURCES: Shape = Shape::Keyed { key: &Shape::Id, value: &Shape::Map(&SOURCE), entry: "a document", least: 0 };
const CLAIMS: Shape = Shape::Keyed { key: &Shape::Id, value: &Shape::Map(&CLAIM), entry: "a claim", least: 0 };
const DEFINITIONS: Shape = Shape::Keyed { key: &Shape::Name, value: &Shape::Statement, entry: "a statement", least: 0 };
const PARTIES: Shape = Shape::Keyed { key: &Shape::Name, value: &Shape::Map(&PARTY), entry: "a party", least: 1 };
const STATES: Shape = Shape::Keyed { key: &Shape::Id, value: &Shape::Text, entry: "the meaning of a state", least: 1 };
const RULES: Shape = Shape::List(&Shape::Either(&[Shape::Statement, Shape::Map(&RULE)]));

static NOTE: Mapping = Mapping {
    name: "a note",
    schema: "note",
    doc: "A remark printed in the report.",
    keys: &[text("title", "Heading.").required(), text("text", "The remark.").required(), CITES],
    one_of: &[],
};

static PARTY: Mapping = Mapping {
    name: "a party",
    schema: "party",
    doc: "Somebody who decides: what they can do and what they want.",
    keys: &[
        text("name", "Name. The id stands in where there is none."),
        text("in_text", "Its name inside a sentence, where that differs: `the United States`."),
        text("about", "Who or what it is."),
        Key::new(
            "called",
            Shape::List(&Shape::Text),
            "Names by which texts call it, such as its capital; for `source suggest`.",
        ),
        PLACEHOLDER,
        CITES,
        ASSUMPTION,
        WHY,
        Key::new("options", OPTIONS, "What it may do or leave, by id: a verb phrase, or a mapping."),
        Key::new("arcs", Shape::List(&Shape::Pair(&Shape::Id)), "Graph form: its moves, as pairs of state ids."),
        Key::new("prefers", PREFERS, "What it wants: statements, most important first."),
        Key::new(
            "ranking",
            RANKINGS,
            "What it wants: all feasible states by pattern or number, best first; a nested list is a tie, \">>\" a strong gap.",
        ),
        Key::new(
            "weights",
            WEIGHTS,
            "What it wants: weights of statements; the larger the sum of those that hold the better.",
        ),
        Key::new(
            "worth",
            WORTH,
            "What each value of each issue is worth to it, by issue; the sum over all issues counts.",
        ),
        Key::new("bonuses", BONUSES, "Scores of combinations of values, on top of what each value is worth."),
        Key::new("floor", FLOORS, "Score below which it walks away."),
        Key::new("red_lines", RULES, "Packages it never accepts, whatever their score."),
        Key::new("ratifies", Shape::Id, "The party at the table whose agreement this one must ratify."),
    ],
    one_of: KINDS_OF_PREFERENCES,
};

const OPTIONS: Shape = Shape::Keyed {
    key: &Shape::Name,
    value: &Shape::Either(&[Shape::Text, Shape::Map(&OPTION)]),
    entry: "an option",
    least: 0,
};
const PREFERS: Shape = Shape::List(&Shape::Either(&[Shape::Statement, Shape::Map(&WANT)]));
const TIERS: Shape = Shape::List(&Shape::Either(&[Shape::State, Shape::List(&Shape::State)]));
const RANKINGS: Shape = Shape::Either(&[TIERS, Shape::Map(&marks::RANKING)]);
const WEIGHTS: Shape = Shape::Keyed {
    key: &Shape::Statement,
    value: &Shape::Either(&[Shape::Decimal, Shape::Map(&WEIGHT)]),
    entry: "the weight of a statement",
    least: 0,
};

static OPTION: Mapping = Mapping {
    name: "an option",
    schema: "option",
    doc: "Something that a party may do or leave.",
    keys: &[
        text("does", "A verb phrase: what taking it means.").required(),
        text("undoes", "A verb phrase: what dropping it means."),
        Key::new(
            "now",
            Shape::Flag,
            "Whether it is taken today. A case has a status quo where some option says `now: true`, or every option says `now: false`.",
        ),
        Key::new(
            "moves",
            Shape::Choice(&["both", "take", "drop"]),
            "In which direction it can be changed: `both` ways, only `take` (then it stays), or only `drop`.",
        ),
        PLACEHOLDER,
        doubt::IF,
        doubt::UNLESS,
        CITES,
        ASSUMPTION,
        WHY,
    ],
    one_of: &[],
};

static WANT: Mapping = Mapping {
    name: "a preference",
    schema: "want",
    doc: "One preference statement and what it rests on, or the slot that a group of hypotheses fills.",
    keys: &[
        Key::new("want", Shape::Statement, "What is wanted."),
        Key::new("from", Shape::Name, "Instead of `want`: the group of hypotheses whose statements stand here."),
        marks::UNKNOWN,
        marks::STRONG,
        doubt::RANKS,
        doubt::IF,
        doubt::UNLESS,
        CITES,
        ASSUMPTION,
        WHY,
        DORMANT,
        PLACEHOLDER,
    ],
    one_of: &["want", "from"],
};

static WEIGHT: Mapping = Mapping {
    name: "a weight",
    schema: "weight",
    doc: "The weight of a statement and what it rests on.",
    keys: &[
        Key::new("weight", Shape::Decimal, "The weight, with at most six decimals.").required(),
        doubt::IF,
        doubt::UNLESS,
        CITES,
        ASSUMPTION,
        WHY,
        DORMANT,
    ],
    one_of: &[],
};

static RULE: Mapping = Mapping {
    name: "a rule",
    schema: "rule",
    doc: "A rule about the states in which a statement holds.",
    keys: &[
        Key::new("when", Shape::Statement, "Where the rule applies.").required(),
        doubt::IF,
        doubt::UNLESS,
        CITES,
        ASSUMPTION,
        WHY,
    ],
    one_of: &[],
};
