//! What each party wants, in what order, and what that rests on.

use crate::document::doubt::marked;
use crate::facts::Facts;
use crate::page::english::{count, decimal, number, stopped};
use crate::page::{Block, Cell, Entry, Group, Head, Layout, Line, Part, Row, Section, Table, Term};
use crate::wording::grounds::{Ground, ground, in_full, reliability};
use crate::wording::linked::linked;
use crate::wording::place::place;
use crate::wording::statement::{defined_in_words, in_words};
use detente_case::{Case, Evidence, Party, Preferences, RankedState, StateName, Statement};

/// Tiers of a ranking that are listed.
const LISTED: usize = 40;

pub(crate) fn section(facts: &Facts) -> Section {
    let case = facts.study.case;
    let mut blocks = vec![Block::Paragraph(
        Line::from(
            "What each party wants, most important first, as the analyst reads the sources. The order decides the \
             results as much as the statements do: an earlier statement outweighs all later ones together, weights \
             are summed, and a ranking lists whole states. What cites nothing or is an assumption is marked.",
        )
        .text(one_source(case)),
    )];
    if !case.definitions.is_empty() {
        blocks.push(Block::Part {
            id: "definitions".to_owned(),
            title: "Names used in the statements".into(),
            blocks: vec![Block::Table(definitions(case))],
        });
    }
    for party in &case.parties {
        blocks.push(Block::Part {
            id: place("wants", &party.id.value),
            title: Line::new().case(&party.name),
            blocks: of_party(facts, party).into_iter().chain(marked(facts, party)).collect(),
        });
    }
    Section { id: "preferences", title: "What each party wants, and what that rests on".to_owned(), blocks }
}

/// With a single source there is no need to repeat with every claim how reliable it is.
fn one_source(case: &Case) -> String {
    match (&case.sources[..], case.claims.is_empty()) {
        ([only], false) => reliability(only)
            .map(|words| {
                format!(
                    " All claims come from one source, which is {words}; words after a claim say how credible it is."
                )
            })
            .unwrap_or_default(),
        _ => String::new(),
    }
}

fn definitions(case: &Case) -> Table {
    let rows = case
        .definitions
        .iter()
        .enumerate()
        .map(|(i, d)| Row {
            id: Some(place("define", &d.name.value)),
            cells: vec![
                Cell::head(Line::new().code(&d.name.value)),
                Cell::Words(vec![
                    Part::Line(defined_in_words(case, i)),
                    Part::Small(Line::new().code(&d.statement.text)),
                ]),
            ],
        })
        .collect();
    Table {
        caption: "Defined names".into(),
        layout: Layout::Words,
        head: vec![Head::plain("Name"), Head::plain("Stands for")],
        groups: vec![Group { rows, ..Group::default() }],
    }
}

fn of_party(facts: &Facts, party: &Party) -> Vec<Block> {
    let case = facts.study.case;
    match &party.preferences {
        Preferences::Prioritized(wants) if wants.is_empty() && party.marks.any_unknown() => {
            vec![Block::Paragraph("Nothing that is known tells states apart for this party.".into())]
        }
        Preferences::Prioritized(wants) if wants.is_empty() => {
            vec![Block::Paragraph("No preference is stated: the party is indifferent between all states.".into())]
        }
        Preferences::Weighted(weights) if weights.is_empty() => {
            vec![Block::Paragraph("No preference is stated: the party is indifferent between all states.".into())]
        }
        Preferences::Prioritized(wants) => {
            let rows = wants.iter().enumerate().map(|(i, want)| {
                let first = Cell::Number((i + 1).to_string());
                row(case, party, i, vec![first], &want.statement, &want.evidence, want.dormant)
            });
            vec![Block::Table(statements(
                vec![Head::plain("Rank")],
                "Preference statements, most important first",
                rows.collect(),
                party,
            ))]
        }
        Preferences::Weighted(weights) => {
            let rows = weights.iter().enumerate().map(|(i, weight)| {
                let first = Cell::Number(decimal(weight.millionths));
                row(case, party, i, vec![first], &weight.statement, &weight.evidence, weight.dormant)
            });
            vec![Block::Table(statements(
                vec![Head::plain("Weight")],
                "Weighted statements; the weights of those that hold are summed",
                rows.collect(),
                party,
            ))]
        }
        Preferences::Ranked { tiers, evidence, .. } => ranking(facts, party, tiers, evidence),
    }
}

fn statements(mut head: Vec<Head>, what: &str, rows: Vec<Row>, party: &Party) -> Table {
    head.extend([Head::plain("What it wants, and why we think so"), Head::plain("Rests on")]);
    Table {
        caption: Line::from(format!("{what}: ")).case(&party.name),
        layout: Layout::Words,
        head,
        groups: vec![Group { rows, ..Group::default() }],
    }
}

fn row(
    case: &Case,
    party: &Party,
    i: usize,
    mut cells: Vec<Cell>,
    statement: &Statement,
    evidence: &Evidence,
    dormant: bool,
) -> Row {
    let mut what = vec![Part::Lead(in_words(case, &statement.expr)), Part::Line(Line::new().code(&statement.text))];
    if let Some(why) = &evidence.why {
        what.push(Part::Line(linked(case, &stopped(why))));
    }
    if dormant {
        what.push(Part::Small("Tells no states apart in this reading of the case; kept for others.".into()));
    }
    cells.push(Cell::Head(what));
    cells.push(Cell::Words(rests_on(case, party, evidence)));
    Row { id: Some(want_place(party, i)), cells }
}

/// Id of a preference.
pub(crate) fn want_place(party: &Party, i: usize) -> String {
    place("want", &format!("{}-{}", party.id.value, i + 1))
}

fn rests_on(case: &Case, party: &Party, evidence: &Evidence) -> Vec<Part> {
    let mut parts = Vec::new();
    match ground(evidence, Some(party)) {
        Ground::Assumed => parts.push(Part::Line(Line::new().strong("Assumption").text("."))),
        Ground::Missing => parts.push(Part::Line(Line::new().strong("No ground named").text("."))),
        Ground::Party => {
            parts.push(Part::Small("Cites nothing itself; rests on what is cited for the party:".into()));
            parts.push(in_full(case, &party.evidence.cites));
        }
        Ground::Cited => {}
    }
    if !evidence.cites.is_empty() {
        parts.push(in_full(case, &evidence.cites));
    }
    parts
}

fn ranking(facts: &Facts, party: &Party, tiers: &[Vec<RankedState>], evidence: &Evidence) -> Vec<Block> {
    let case = facts.study.case;
    let mut blocks = Vec::new();
    let mut grounds = Line::from("A ranking of whole states, given as one judgement.");
    if let Some(why) = &evidence.why {
        grounds = grounds.text(" ").line(linked(case, &stopped(why)));
    }
    blocks.push(Block::Paragraph(grounds));
    let lines = rests_on(case, party, evidence).into_iter().flat_map(|part| match part {
        Part::Line(line) | Part::Lead(line) | Part::Small(line) => vec![line],
        Part::List(items) => items
            .into_iter()
            .map(|(line, remark)| if remark.is_empty() { line } else { line.text(" (").line(remark).text(")") })
            .collect(),
    });
    blocks.push(Block::Entries(vec![Entry {
        id: Some(want_place(party, 0)),
        head: "What the ranking rests on".into(),
        mark: None,
        lines: lines.collect(),
    }]));
    let mut rows: Vec<Row> = tiers.iter().take(LISTED).enumerate().map(|(i, tier)| tier_row(facts, i, tier)).collect();
    if tiers.len() > LISTED {
        let more = format!("and {} after them", count(tiers.len() - LISTED, "tier", "tiers"));
        rows.push(Row { id: None, cells: vec![Cell::Number(String::new()), Cell::line(more)] });
    }
    blocks.push(Block::Table(Table {
        caption: Line::from("States, best first: ").case(&party.name),
        layout: Layout::Words,
        head: vec![Head::plain("Rank"), Head::plain("States")],
        groups: vec![Group { rows, ..Group::default() }],
    }));
    blocks
}

fn tier_row(facts: &Facts, i: usize, tier: &[RankedState]) -> Row {
    let mut parts: Vec<Part> = tier.iter().map(|entry| Part::Line(ranked(facts, entry))).collect();
    if tier.len() > 1 {
        parts.push(Part::Small("equally good".into()));
    }
    Row { id: None, cells: vec![Cell::Number((i + 1).to_string()), Cell::Words(parts)] }
}

fn ranked(facts: &Facts, entry: &RankedState) -> Line {
    let states = facts.graph().named(entry.state);
    match (states[..].first(), states.len(), entry.state) {
        (Some(state), 1, StateName::Named(_)) => Line::new()
            .case(facts.words.meaning(*state).unwrap_or_default())
            .text(" (")
            .line(facts.state(*state))
            .text(")"),
        (Some(state), 1, _) => {
            let line = Line::new().code(&entry.text).text(" ").line(facts.state(*state)).text(": ");
            line.text(facts.words.state(*state))
        }
        (_, n, _) => {
            let line = Line::new().code(&entry.text).text(format!(" stands for {} ", number(n)));
            line.term(Term::State, "states").text(", all equally good")
        }
    }
}
