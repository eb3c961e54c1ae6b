//! Where things can go from today's state: how much each rule lets it reach, and the ways to what the case names.

use crate::facts::Facts;
use crate::page::english::{grouped, number, spaced, upper_first};
use crate::page::{Block, Cell, Group, Head, Layout, Line, Row, Section, Table, Term};
use crate::paths_text::{Page, Teller, by, to_goal, whither};
use crate::picture::grow;
use crate::wording::place::place;
use crate::{Finding, Goal, PathFindings, PathsStudy};
use detente_graph::StateId;
use detente_stability::Concept;
use detente_stability::evolution::{Evolution, Reach};

/// States in which improvements come to rest, named one by one.
const NAMED: usize = 6;

pub(crate) fn section(facts: &Facts) -> Option<Section> {
    let blocks = match &facts.findings.paths {
        Finding::NotAsked => return None,
        Finding::LeftOut(reason) => vec![Block::Paragraph(reason.clone())],
        Finding::Found(found) => told(facts, found),
    };
    Some(Section { id: "paths", title: "Where things can go from today".to_owned(), blocks })
}

fn told(facts: &Facts, found: &PathFindings) -> Vec<Block> {
    let study = facts.study;
    let teller = Teller::new(study);
    let mut blocks = vec![Block::Paragraph(
        Line::from(
            "A path is a row of steps in which nobody moves twice in a row. The parties may take only steps that \
            they gain by (",
        )
        .term(Term::Improvement, "improvements")
        .text("); or also agree on joint moves by which everybody who takes part gains; or take any ")
        .term(Term::Move, "moves")
        .text(", at a loss if need be, in the hope of what follows."),
    )];
    blocks.extend(stopped(&found.reach));
    if !found.reach.sections.is_empty() {
        blocks.push(Block::Table(overview(facts, found)));
    }
    blocks.extend(found.left_out.clone().map(Block::Paragraph));
    blocks.extend(grow(facts, found).map(Block::Tree));
    for (i, (goal, evolution)) in found.to.iter().enumerate() {
        let paths = PathsStudy { study, evolution, goal: Some(goal) };
        let page = match facts.calls {
            true => Page::report(format!("detente paths CASE --to {}", target(goal))),
            false => Page::browser(),
        };
        let entries = to_goal(&paths, &teller, goal, page).into_entries();
        let sought = Line::from("Sought: ").line(whither(&paths, &teller, goal)).text(".");
        let mut told = vec![Block::Paragraph(sought)];
        told.extend(stopped(evolution));
        told.push(Block::Entries(entries));
        blocks.push(Block::Part { id: format!("path-{}", i + 1), title: heading(facts, goal), blocks: told });
    }
    blocks
}

/// What a call would name.
fn target(goal: &Goal) -> String {
    goal.text.clone().unwrap_or_else(|| goal.concept.map_or("STATE", Concept::key).to_owned())
}

fn heading(facts: &Facts, goal: &Goal) -> Line {
    let line = Line::from("Ways to ");
    match (&goal.text, goal.concept) {
        (Some(name), _) if facts.study.case.definitions.iter().any(|d| d.name.value == *name) => {
            line.text("“").link(place("define", name), spaced(name)).text("”")
        }
        (Some(text), _) => line.text(text.as_str()),
        (None, Some(Concept::Nash)) => line.text("another state that nobody would leave"),
        (None, _) => line.text("another equilibrium"),
    }
}

fn stopped(evolution: &Evolution) -> Option<Block> {
    let stop = evolution.stopped.as_ref()?;
    Some(Block::Paragraph(Line::new().strong("Not everything was looked at").text(format!(": {stop}."))))
}

/// How far each rule leads.
fn overview(facts: &Facts, found: &PathFindings) -> Table {
    let row = |reach: &Reach| {
        let levels = reach.by_level();
        let reached = reach.count() - 1;
        let steps = match levels.len() - 1 {
            0 => "-".to_owned(),
            n => number(n),
        };
        Row {
            id: None,
            cells: vec![
                Cell::head(by(&facts.words, &reach.rule)),
                Cell::line(match reached {
                    0 => "nothing".to_owned(),
                    n if n + 1 == facts.graph().len() => format!("all other {} states", grouped(n)),
                    n => format!("{} of the other {} states", grouped(n), grouped(facts.graph().len() - 1)),
                }),
                Cell::line(steps),
                Cell::line(resting(facts, reach)),
            ],
        }
    };
    let rows = found.reach.sections.iter().map(|s| row(&s.reach)).collect();
    let start = facts.subject(found.reach.from);
    Table {
        caption: Line::from("What can be reached from ").line(start),
        layout: Layout::Words,
        head: ["How", "What can be reached", "Steps at most", "Among them, states that nobody would leave alone"]
            .map(Head::plain)
            .into(),
        groups: vec![Group { rows, ..Group::default() }],
    }
}

/// The Nash equilibria among what can be reached.
fn resting(facts: &Facts, reach: &Reach) -> Line {
    let Some(nash) = facts.study.analysis.of(Concept::Nash) else { return "not analysed".into() };
    let found: Vec<StateId> = nash.equilibria.iter().filter(|s| reach.level(*s).is_some_and(|l| l > 0)).collect();
    match found.len() {
        0 => "none".into(),
        n if n <= NAMED => Line::new().list(found.iter().map(|s| facts.state(*s)), ", ", " and "),
        n => Line::from(upper_first(&number(n))),
    }
}
