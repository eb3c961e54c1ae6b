//! Today's state: what is so, whether it holds, and for whom it breaks.

use crate::facts::Facts;
use crate::joined;
use crate::page::english::{count, number};
use crate::page::{Block, Cell, Group, Head, Item, Layout, Line, Mark, Row, Section, Table, Term};
use crate::picture::neighbours::improvements;
use detente_graph::{PartyId, StateId};

/// Improvements of one party that are spelt out.
const TOLD: usize = 3;

pub(crate) fn section(facts: &Facts) -> Section {
    let blocks = match facts.now {
        None => vec![Block::Paragraph(
            Line::from("The case does not say which options are taken today, so there is no ")
                .term(Term::StatusQuo, "status quo")
                .text(" to judge. Which states would hold once they are reached stands in the ")
                .link("equilibria", "next section")
                .text("."),
        )],
        Some(now) => with_today(facts, now),
    };
    Section { id: "today", title: "Today's state".to_owned(), blocks }
}

fn with_today(facts: &Facts, now: StateId) -> Vec<Block> {
    let mut blocks = Vec::new();
    let name =
        Line::from("Today's state (the ").term(Term::StatusQuo, "status quo").text(") is ").line(facts.state(now));
    match facts.words.meaning(now) {
        Some(meaning) => blocks.push(Block::Paragraph(name.text(": ").case(meaning).text("."))),
        None => {
            let taken = facts.words.taken(now);
            let name = name.text(", ").code(facts.graph().pattern(now).to_string());
            let lead = if taken.is_empty() {
                ": no option is taken."
            } else {
                ". In it these options are taken, and no others:"
            };
            blocks.push(Block::Paragraph(name.text(lead)));
            let items: Vec<Item> = facts
                .graph()
                .parties()
                .filter_map(|party| {
                    let own = taken.iter().filter(|(p, _)| *p == party).map(|(_, does)| crate::lower_first(does));
                    let own: Vec<String> = own.collect();
                    let line = facts.label(party).text(format!(": {}", joined(&own, "and")));
                    (!own.is_empty()).then(|| Item::plain(line))
                })
                .collect();
            if !items.is_empty() {
                blocks.push(Block::List(items));
            }
        }
    }
    if !facts.concepts.is_empty() {
        blocks.push(Block::Table(matrix(facts, now)));
    }
    blocks.push(Block::Part {
        id: "who-moves".to_owned(),
        title: "Who would move, and where".into(),
        blocks: vec![Block::List(facts.graph().parties().map(|p| mover(facts, p, now)).collect())],
    });
    blocks
}

fn matrix(facts: &Facts, now: StateId) -> Table {
    let mut head = vec![Head::plain("Party")];
    head.extend(facts.concepts.iter().map(|c| Head::plain(Line::new().concept(*c))));
    let row = |party: PartyId| {
        let mark = |c| if facts.stays(c, party, now) == Some(true) { Mark::Stays } else { Mark::Leaves };
        let cells = facts.concepts.iter().map(|c| Cell::Mark(mark(*c)));
        Row { id: None, cells: std::iter::once(Cell::head(facts.label(party))).chain(cells).collect() }
    };
    let rows = facts.graph().parties().map(row).collect();
    let held = facts.holds_under(now);
    let cells = facts.concepts.iter().map(|c| Cell::Mark(if held.contains(c) { Mark::Holds } else { Mark::Breaks }));
    let together = Row {
        id: None,
        cells: std::iter::once(Cell::head(Line::new().strong("Today's state"))).chain(cells).collect(),
    };
    Table {
        caption: Line::from("Who stays in today's state, and under which concept. A party stays where the state is ")
            .term(Term::Stable, "stable")
            .text(" for it; the state holds (is an ")
            .term(Term::Equilibrium, "equilibrium")
            .text(") where every party stays."),
        layout: Layout::Grid,
        head,
        groups: vec![Group { rows, ..Group::default() }, Group { rows: vec![together], ..Group::default() }],
    }
}

fn mover(facts: &Facts, party: PartyId, now: StateId) -> Item {
    let graph = facts.graph();
    let moves = graph.moves(party, now).len();
    let better = improvements(graph, party, now);
    let mut lines = Vec::new();
    let counted = match (moves, better.len()) {
        (0, _) => ": no move at all.".into(),
        (1, 0) => Line::from(": one move, which is not an ").term(Term::Improvement, "improvement").text("."),
        (1, _) => Line::from(": one move, which is an ").term(Term::Improvement, "improvement").text("."),
        (n, 0) => Line::from(format!(": {} moves, none of them an ", number(n)))
            .term(Term::Improvement, "improvement")
            .text("."),
        (n, 1) => Line::from(format!(": {} moves, one of them an ", number(n)))
            .term(Term::Improvement, "improvement")
            .text("."),
        (n, k) => Line::from(format!(": {} moves, {} of them ", number(n), number(k)))
            .term(Term::Improvement, "improvements")
            .text("."),
    };
    for to in better.iter().take(TOLD) {
        lines.push(Line::from("It would like to ").line(facts.step(party, now, *to)).text("."));
    }
    if better.len() > TOLD {
        let others = count(better.len() - TOLD, "other improvement", "other improvements");
        lines.push(format!("Its {others} it likes less.").into());
    }
    if !better.is_empty() {
        let (stays, leaves): (Vec<_>, Vec<_>) =
            facts.concepts.iter().copied().partition(|c| facts.stays(*c, party, now) == Some(true));
        let line = match (stays.is_empty(), leaves.is_empty()) {
            (true, true) => None,
            (false, true) => {
                Some(Line::from("Yet it stays under ").concepts(&stays).text(": answers of the others deter it."))
            }
            (true, false) => Some(Line::from("It leaves under ").concepts(&leaves).text(".")),
            (false, false) => Some(
                Line::from("It leaves under ").concepts(&leaves).text(" and stays under ").concepts(&stays).text("."),
            ),
        };
        lines.extend(line);
    }
    Item { line: Line::new().strong(facts.words.label(party)).line(counted), under: lines }
}
