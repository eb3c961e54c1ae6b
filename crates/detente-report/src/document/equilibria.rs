//! Which states are equilibria, and how strong each is.

use crate::document::{restless, shares};
use crate::facts::{Equilibrium, Facts, SHOWN};
use crate::page::english::{either, grouped, number};
use crate::page::{Block, Cell, Group, Head, Item, Layout, Line, Mark, Row, Section, Table, Taken, Term};
use detente_case::{CaseOption, Form};
use detente_graph::{PartyId, StateId};
use detente_stability::Concept;

/// With more options than this, those that are the same in every state of the table are told in words.
const MANY_OPTIONS: usize = 20;
/// How many of the states of the table are told in words.
const TOLD: usize = 6;

pub(crate) fn section(facts: &Facts) -> Section {
    let shown = facts.shown();
    let mut blocks = vec![Block::Paragraph(lead(facts))];
    blocks.extend(restless::part(facts));
    if !shown.is_empty() {
        match &facts.study.case.form {
            Form::Options { .. } => {
                let (table, same) = by_option(facts, shown);
                blocks.push(Block::Table(table));
                blocks.extend(same.map(Block::Paragraph));
            }
            Form::Graph { .. } => blocks.push(Block::Table(by_state(facts, shown))),
        }
        blocks.push(Block::Paragraph(order(facts)));
        if facts.graph().states().options() > 0 {
            let told = shown.iter().take(TOLD).map(|e| in_words(facts, e)).collect();
            blocks.push(Block::Part {
                id: "equilibria-in-words".to_owned(),
                title: if shown.len() > TOLD { "The first of them in words".into() } else { "In words".into() },
                blocks: vec![Block::List(told)],
            });
            blocks.extend(shares::part(facts));
        }
    }
    Section { id: "equilibria", title: "What would hold, and how firmly".to_owned(), blocks }
}

fn lead(facts: &Facts) -> Line {
    let line = Line::from("An ").term(Term::Equilibrium, "equilibrium").text(
        " is a state that every party stays in. The more concepts it is one under, the firmer it is, since each \
         concept lets the parties look ahead in another way. ",
    );
    if facts.equilibria.is_empty() {
        return line.text(match facts.concepts.len() {
            0 => "No concept was analysed.".to_owned(),
            1 => "Under the concept analysed there is none.".to_owned(),
            n => format!("Under the {} concepts analysed there is none.", number(n)),
        });
    }
    let counts = facts
        .study
        .analysis
        .verdicts
        .iter()
        .map(|v| Line::from(format!("{} under ", grouped(v.equilibria.count()))).concept(v.concept));
    line.text("There are ").list(counts, ", ", " and ").text(".")
}

fn order(facts: &Facts) -> Line {
    let by = if facts.now.is_some() {
        "Firmest first, that is by the number of concepts; then by how few options differ from today; then by number."
    } else {
        "Firmest first, that is by the number of concepts; then by number."
    };
    let rest = facts.equilibria.len().saturating_sub(SHOWN);
    let line = Line::from(by);
    if rest == 0 {
        return line;
    }
    let concept = facts.study.analysis.verdicts.iter().max_by_key(|v| v.equilibria.count()).map(|v| v.concept.key());
    line.text(format!(" {} more {} not shown; ", grouped(rest), either(rest, "is", "are")))
        .code(format!("detente states CASE --concept {}", concept.unwrap_or("seq")))
        .text(" lists all that are equilibria under a concept.")
}

/// Options down, states across: the option form of the field.
fn by_option(facts: &Facts, shown: &[Equilibrium]) -> (Table, Option<Line>) {
    let case = facts.study.case;
    let mut head = vec![Head::plain("Option")];
    head.extend(shown.iter().map(|e| Head {
        id: Some(facts.state_place(e.state)),
        line: Line::from(if facts.words.is_now(e.state) {
            format!("{} today", e.state.number())
        } else {
            e.state.number().to_string()
        }),
    }));
    let taken = |state: StateId, k: usize| -> Taken {
        let pattern = facts.graph().pattern(state);
        let value = (pattern.fixed >> k & 1 == 1).then_some(pattern.taken >> k & 1 == 1);
        let today = facts.now.map(|now| facts.graph().pattern(now)).filter(|p| p.fixed >> k & 1 == 1);
        let changed = today.is_some_and(|p| value.is_some_and(|v| v != (p.taken >> k & 1 == 1)));
        Taken { value, changed }
    };
    let varies = |k: usize| shown.iter().any(|e| taken(e.state, k).value != taken(shown[0].state, k).value);
    let listed = |k: usize| case.options.len() <= MANY_OPTIONS || varies(k);
    let mut groups: Vec<Group> = Vec::new();
    for party in facts.graph().parties() {
        let range = case.party(party).options.clone();
        let rows: Vec<Row> = range
            .filter(|k| listed(*k))
            .map(|k| {
                let cells = shown.iter().map(|e| Cell::Taken(taken(e.state, k)));
                Row { id: None, cells: std::iter::once(option_head(&case.options[k])).chain(cells).collect() }
            })
            .collect();
        if !rows.is_empty() {
            groups.push(Group { title: vec![facts.label(party)], rows, id: None });
        }
    }
    groups.push(Group {
        title: vec!["Equilibrium under".into()],
        rows: facts
            .concepts
            .iter()
            .map(|c| {
                let cells = shown
                    .iter()
                    .map(|e| Cell::Mark(if e.under.contains(c) { Mark::Equilibrium } else { Mark::NoEquilibrium }));
                let name = match c {
                    Concept::Nash => Line::new().term(Term::Concept(*c), c.name()),
                    _ => Line::new().concept(*c).text(format!(", {}", c.name())),
                };
                Row { id: None, cells: std::iter::once(Cell::head(name)).chain(cells).collect() }
            })
            .collect(),
        id: None,
    });
    let mut caption = Line::from(if shown.len() == facts.equilibria.len() {
        "All equilibria, a column each: ".to_owned()
    } else {
        format!("The {} firmest equilibria, a column each: ", number(shown.len()))
    })
    .text("Y taken, N not taken");
    if shown
        .iter()
        .any(|e| facts.graph().pattern(e.state).fixed.count_ones() < u32::from(facts.graph().states().options()))
    {
        caption = caption.text(", - either (states that count as one)");
    }
    caption = caption.text("; at the foot under which concepts the state is an equilibrium.");
    if facts.now.is_some() {
        caption = caption.text(" What differs from today stands out (underlined, in bold).");
    }
    let same: Vec<Line> = (0..case.options.len())
        .filter(|k| !listed(*k))
        .filter_map(|k| {
            let value = taken(shown[0].state, k).value?;
            let option = &case.options[k];
            Some(Line::new().code(&option.full_id).text(if value { " taken" } else { " not taken" }))
        })
        .collect();
    let same = (!same.is_empty()).then(|| {
        Line::from("The same in all of these states, and so left out of the table: ")
            .list(same, ", ", " and ")
            .text(".")
    });
    (Table { caption, layout: Layout::Grid, head, groups }, same)
}

fn option_head(option: &CaseOption) -> Cell {
    Cell::head(Line::new().case(&option.does))
}

/// States down, concepts across: the graph form has no options.
fn by_state(facts: &Facts, shown: &[Equilibrium]) -> Table {
    let mut head = vec![Head::plain("State")];
    head.extend(facts.concepts.iter().map(|c| Head::plain(Line::new().concept(*c))));
    let rows = shown
        .iter()
        .map(|e| {
            let name = Line::new()
                .case(facts.words.meaning(e.state).unwrap_or_default())
                .text(format!(" ({})", facts.words.short(e.state)));
            let name = if facts.words.is_now(e.state) { name.text(", ").strong("today") } else { name };
            let marks = facts
                .concepts
                .iter()
                .map(|c| Cell::Mark(if e.under.contains(c) { Mark::Equilibrium } else { Mark::NoEquilibrium }));
            Row {
                id: Some(facts.state_place(e.state)),
                cells: std::iter::once(Cell::head(name)).chain(marks).collect(),
            }
        })
        .collect();
    let caption = if shown.len() == facts.equilibria.len() {
        "All equilibria, and the concepts under which they are equilibria".to_owned()
    } else {
        format!("The {} firmest equilibria, and the concepts under which they are equilibria", number(shown.len()))
    };
    Table { caption: caption.into(), layout: Layout::Grid, head, groups: vec![Group { rows, ..Group::default() }] }
}

fn in_words(facts: &Facts, equilibrium: &Equilibrium) -> Item {
    let state = equilibrium.state;
    let line = facts.state(state).text(", ").code(facts.graph().pattern(state).to_string()).text(": ");
    let line = line.text(facts.words.state(state));
    let line = if equilibrium.under.len() == facts.concepts.len() {
        line.text(format!(". Under {}.", crate::document::answer::all_concepts(facts.concepts.len())))
    } else {
        line.text(". Under ").concepts(&equilibrium.under).text(".")
    };
    let line = line.capital();
    let stayers: Vec<PartyId> = facts.graph().parties().collect();
    let tempted: Vec<PartyId> =
        stayers.into_iter().filter(|p| !facts.graph().improvements(*p, state).is_empty()).collect();
    let under = if tempted.is_empty() {
        vec!["No party has an improvement from it.".into()]
    } else {
        vec![facts.parties(&tempted).capital().text(if tempted.len() == 1 {
            " would like to leave it and is deterred."
        } else {
            " would like to leave it and are deterred."
        })]
    };
    Item { line, under }
}
