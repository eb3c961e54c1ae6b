//! Who decides, what each can do, and what is ruled out.

use crate::document::english::{either, number, stopped};
use crate::document::facts::Facts;
use crate::document::grounds::{in_brief, references};
use crate::document::place::place;
use crate::document::statement::in_words;
use crate::document::{Block, Cell, Group, Head, Item, Layout, Line, Part, Row, Section, Table, Term};
use crate::document::english::upper_first;
use detente_case::{CaseOption, Direction, Form, Party, Rule};
use detente_graph::StateId;

/// States of the graph form that are listed.
const LISTED: usize = 60;

pub(crate) fn section(facts: &Facts) -> Section {
    let case = facts.study.case;
    let mut blocks = Vec::new();
    match &case.form {
        Form::Options { infeasible, coalesce, .. } => {
            blocks.push(Block::Paragraph(
                Line::from(format!(
                    "{} {}. A ",
                    crate::document::english::count(case.parties.len(), "party decides", "parties decide"),
                    match case.options.len() {
                        1 => "about one option".to_owned(),
                        n => format!("about {} options", number(n)),
                    }
                ))
                .term(Term::State, "state")
                .text(" says of every option whether it is taken; a ")
                .term(Term::Move, "move")
                .text(" changes one or several options of one party at once."),
            ));
            blocks.push(Block::Table(options(facts)));
            if !infeasible.is_empty() || !coalesce.is_empty() {
                blocks.push(Block::Part {
                    id: "rules".to_owned(),
                    title: "What cannot be, and what counts as one".into(),
                    blocks: vec![Block::Table(rules(facts, infeasible, coalesce))],
                });
            }
        }
        Form::Graph { states, .. } => {
            blocks.push(Block::List(case.parties.iter().map(|p| Item { line: named(facts, p), under: described(facts, p) }).collect()));
            blocks.push(Block::Paragraph(
                Line::from(format!("The case lists its {} ", number(states.len())))
                    .term(Term::State, either(states.len(), "state", "states"))
                    .text(" by name, and for each party the moves between them."),
            ));
            blocks.push(Block::Table(arcs(facts)));
        }
    }
    let blocks = capitalised(blocks);
    Section { id: "parties", title: "Who decides, and what each can do".to_owned(), blocks }
}

/// The first paragraph opens with a number, which may be a word.
fn capitalised(mut blocks: Vec<Block>) -> Vec<Block> {
    if let Some(Block::Paragraph(line)) = blocks.first_mut()
        && let Some(crate::document::Inline::Text(text)) = line.0.first_mut()
    {
        *text = upper_first(text);
    }
    blocks
}

fn named(facts: &Facts, party: &Party) -> Line {
    let _ = facts;
    Line::new().case(&party.name).text(" (").code(&party.id.value).text(")")
}

/// What is said of a party.
pub(crate) fn described(facts: &Facts, party: &Party) -> Vec<Line> {
    let case = facts.study.case;
    let mut lines = Vec::new();
    if let Some(about) = &party.about {
        lines.push(Line::new().case(stopped(about)));
    }
    if let Some(why) = &party.evidence.why {
        lines.push(Line::new().case(stopped(why)));
    }
    match (party.evidence.assumption, party.evidence.cites.is_empty()) {
        (true, true) => lines.push(Line::new().strong("Assumption").text(".")),
        (true, false) => {
            lines.push(Line::new().strong("Assumption").text(", with ").line(references(case, &party.evidence.cites)).text("."));
        }
        (false, false) => lines.push(Line::from("Cites ").line(references(case, &party.evidence.cites)).text(".")),
        (false, true) => {}
    }
    lines
}

fn options(facts: &Facts) -> Table {
    let case = facts.study.case;
    let has_now = facts.now.is_some();
    let mut head = vec![Head::plain("Option")];
    if has_now {
        head.push(Head::plain("Today"));
    }
    head.extend([Head::plain("Can be changed"), Head::plain("Grounds")]);
    let groups = case
        .parties
        .iter()
        .map(|party| Group {
            id: Some(place("party", &party.id.value)),
            title: std::iter::once(named(facts, party)).chain(described(facts, party)).collect(),
            rows: case.options[party.options.clone()].iter().map(|o| option(facts, o, has_now)).collect(),
        })
        .map(|mut group| {
            if group.rows.is_empty() {
                group.title.push("It has no options of its own: it cannot move, only be content or not.".into());
            }
            group
        })
        .collect();
    Table { caption: "Parties and their options".into(), layout: Layout::Words, head, groups }
}

fn option(facts: &Facts, option: &CaseOption, has_now: bool) -> Row {
    let mut name = vec![Part::Line(Line::new().case(&option.does)), Part::Small(Line::new().code(&option.full_id))];
    if let Some(undoes) = &option.undoes {
        name.insert(1, Part::Small(Line::from("or not: ").case(crate::lower_first(undoes))));
    }
    let mut cells = vec![Cell::Head(name)];
    if has_now {
        cells.push(Cell::line(if option.now { Line::new().strong("taken") } else { "not taken".into() }));
    }
    cells.push(Cell::line(match option.moves {
        Direction::Both => "both ways",
        Direction::Take => "one way: once taken it stays",
        Direction::Drop => "one way: once dropped it stays dropped",
    }));
    cells.push(Cell::Words(in_brief(facts.study.case, &option.evidence)));
    Row { id: Some(place("option", &option.full_id)), cells }
}

fn rules(facts: &Facts, infeasible: &[Rule], coalesce: &[Rule]) -> Table {
    let case = facts.study.case;
    let rows = |rules: &[Rule], kind: &str| {
        rules
            .iter()
            .enumerate()
            .map(|(i, rule)| Row {
                id: Some(format!("{kind}-{}", i + 1)),
                cells: vec![
                    Cell::Head(vec![
                        Part::Line(Line::from(upper_first(&in_words(case, &rule.when.expr)))),
                        Part::Small(Line::new().code(&rule.when.text)),
                    ]),
                    Cell::Words(in_brief(case, &rule.evidence)),
                ],
            })
            .collect::<Vec<_>>()
    };
    let mut groups = Vec::new();
    if !infeasible.is_empty() {
        groups.push(Group { title: vec!["Cannot be".into()], rows: rows(infeasible, "infeasible"), id: None });
    }
    if !coalesce.is_empty() {
        let title = "Counts as one state, whatever else holds".into();
        groups.push(Group { title: vec![title], rows: rows(coalesce, "coalesce"), id: None });
    }
    Table {
        caption: "Rules about states".into(),
        layout: Layout::Words,
        head: vec![Head::plain("When"), Head::plain("Grounds")],
        groups,
    }
}

fn arcs(facts: &Facts) -> Table {
    let (case, graph) = (facts.study.case, facts.graph());
    let Form::Graph { states, .. } = &case.form else { unreachable!("only called in graph form") };
    let rows = states.iter().enumerate().take(LISTED).map(|(i, state)| {
        let from = StateId(i as u32);
        let moves: Vec<(Line, Line)> = graph
            .parties()
            .filter_map(|party| {
                let to = graph.moves(party, from);
                let to: Vec<Line> = to.into_iter().map(|t| Line::new().code(&states[t.index()].id.value)).collect();
                (!to.is_empty()).then(|| (facts.party(party).text(" to ").list(to, ", ", " or "), Line::new()))
            })
            .collect();
        let moves = if moves.is_empty() { vec![Part::Small("nobody can move".into())] } else { vec![Part::List(moves)] };
        let mut name = vec![Part::Line(Line::new().case(&state.label)), Part::Small(Line::new().code(&state.id.value))];
        if facts.now == Some(from) {
            name.push(Part::Small(Line::new().strong("today")));
        }
        Row { id: None, cells: vec![Cell::Head(name), Cell::Words(moves)] }
    });
    let mut rows: Vec<Row> = rows.collect();
    if states.len() > LISTED {
        let more = format!("and {} more states", states.len() - LISTED);
        rows.push(Row { id: None, cells: vec![Cell::head(more), Cell::line("")] });
    }
    Table {
        caption: "States, and who can move where".into(),
        layout: Layout::Words,
        head: vec![Head::plain("State"), Head::plain("Moves")],
        groups: vec![Group { rows, ..Group::default() }],
    }
}
