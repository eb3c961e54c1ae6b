//! Who decides, what each can do, and what is ruled out.

use crate::facts::Facts;
use crate::page::english::{either, number, stopped};
use crate::page::{Block, Cell, Group, Head, Item, Layout, Line, Part, Row, Section, Table, Term};
use crate::wording::grounds::{in_brief, references};
use crate::wording::linked::linked;
use crate::wording::place::place;
use crate::wording::statement::in_words;
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
                    crate::page::english::count(case.parties.len(), "party decides", "parties decide"),
                    match case.options.len() {
                        1 => "about one option".to_owned(),
                        n => format!("about {} options", number(n)),
                    }
                ))
                .term(Term::State, "state")
                .text(" says of every option whether it is taken; a ")
                .term(Term::Move, "move")
                .text(" changes one or several options of one party at once.")
                .capital(),
            ));
            blocks.push(Block::Table(options(facts)));
            // What stands for an option is told with the option.
            let infeasible: Vec<&Rule> = infeasible.iter().filter(|rule| rule.stands_for.is_none()).collect();
            let coalesce: Vec<&Rule> = coalesce.iter().collect();
            if !infeasible.is_empty() || !coalesce.is_empty() {
                blocks.push(Block::Part {
                    id: "rules".to_owned(),
                    title: "What cannot be, and what counts as one".into(),
                    blocks: vec![Block::Table(rules(facts, &infeasible, &coalesce))],
                });
            }
        }
        Form::Graph { states, .. } => {
            blocks.push(Block::List(
                case.parties.iter().map(|p| Item { line: named(p), under: described(facts, p) }).collect(),
            ));
            blocks.push(Block::Paragraph(
                Line::from(format!("The case lists its {} ", number(states.len())))
                    .term(Term::State, either(states.len(), "state", "states"))
                    .text(" by name, and for each party the moves between them."),
            ));
            blocks.push(Block::Table(arcs(facts)));
        }
    }
    Section { id: "parties", title: "Who decides, and what each can do".to_owned(), blocks }
}

fn named(party: &Party) -> Line {
    Line::new().case(&party.name).text(" (").code(&party.id.value).text(")")
}

/// What is said of a party.
pub(crate) fn described(facts: &Facts, party: &Party) -> Vec<Line> {
    let case = facts.study.case;
    let mut lines = Vec::new();
    if let Some(about) = &party.about {
        lines.push(linked(case, &stopped(about)));
    }
    if let Some(why) = &party.evidence.why {
        lines.push(linked(case, &stopped(why)));
    }
    match (party.evidence.assumption, party.evidence.cites.is_empty()) {
        (true, true) => lines.push(Line::new().strong("Assumption").text(".")),
        (true, false) => {
            lines.push(
                Line::new()
                    .strong("Assumption")
                    .text(", with ")
                    .line(references(case, &party.evidence.cites))
                    .text("."),
            );
        }
        (false, false) => lines.push(Line::from("Cites ").line(references(case, &party.evidence.cites)).text(".")),
        (false, true) => {}
    }
    lines
}

/// What the options of a case have to be told about: a column that no option fills is left out.
#[derive(Clone, Copy)]
struct Columns {
    today: bool,
    grounds: bool,
}

fn options(facts: &Facts) -> Table {
    let case = facts.study.case;
    let grounds = case.options.iter().any(|o| !in_brief(case, &o.evidence).is_empty());
    let columns = Columns { today: facts.now.is_some(), grounds };
    let head = [("Option", true), ("Today", columns.today), ("Can be changed", true), ("Grounds", columns.grounds)];
    let head = head.into_iter().filter(|(_, told)| *told).map(|(name, _)| Head::plain(name)).collect();
    let groups = case.parties.iter().map(|party| {
        let mut title: Vec<Line> = std::iter::once(named(party)).chain(described(facts, party)).collect();
        let rows: Vec<Row> = case.options[party.options.clone()].iter().map(|o| option(facts, o, columns)).collect();
        if rows.is_empty() {
            title.push("It has no options of its own: it cannot move, only be content or not.".into());
        }
        Group { id: Some(place("party", &party.id.value)), title, rows }
    });
    Table { caption: "Parties and their options".into(), layout: Layout::Words, head, groups: groups.collect() }
}

fn option(facts: &Facts, option: &CaseOption, columns: Columns) -> Row {
    let mut name = vec![Part::Line(Line::new().case(&option.does)), Part::Small(Line::new().code(&option.full_id))];
    if let Some(undoes) = &option.undoes {
        name.insert(1, Part::Small(Line::from("or not: ").case(crate::lower_first(undoes))));
    }
    let mut cells = vec![Cell::Head(name)];
    if columns.today {
        cells.push(Cell::line(if option.now { Line::new().strong("taken") } else { "not\u{a0}taken".into() }));
    }
    let changed = Line::from(match option.moves {
        Direction::Both => "both ways",
        Direction::Take => "one way: once taken it stays",
        Direction::Drop => "one way: once dropped it stays dropped",
    });
    // An option that not every world has.
    let rules = &facts.study.case.doubt.infeasible;
    let missing = rules
        .iter()
        .find(|rule| rule.item.stands_for.is_some_and(|k| facts.study.case.option(k).full_id == option.full_id));
    cells.push(Cell::line(match missing {
        Some(rule) => changed.text("; cannot be taken ").code(&rule.condition.text),
        None => changed,
    }));
    if columns.grounds {
        cells.push(Cell::Words(in_brief(facts.study.case, &option.evidence)));
    }
    Row { id: Some(place("option", &option.full_id)), cells }
}

fn rules(facts: &Facts, infeasible: &[&Rule], coalesce: &[&Rule]) -> Table {
    let case = facts.study.case;
    let rows = |rules: &[&Rule], kind: &str| {
        rules
            .iter()
            .enumerate()
            .map(|(i, rule)| Row {
                id: Some(format!("{kind}-{}", i + 1)),
                cells: vec![
                    Cell::Head(vec![
                        Part::Line(in_words(case, &rule.when.expr)),
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
                (!to.is_empty()).then(|| (facts.label(party).text(" to ").list(to, ", ", " or "), Line::new()))
            })
            .collect();
        let moves =
            if moves.is_empty() { vec![Part::Small("nobody can move".into())] } else { vec![Part::List(moves)] };
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
