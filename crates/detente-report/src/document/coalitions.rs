//! What coalitions could do: each answer beside that for single parties, what it takes, and what holds against all.

mod holding;

use crate::coalition_passage::{CoalitionPassage, Held, coalition_passage};
use crate::facts::Facts;
use crate::page::english::{number, upper_first};
use crate::page::{Block, Cell, Group, Head, Layout, Line, Part, Row, Section, Sentence, Table, Term};
use crate::{CoalitionFindings, Finding};
use detente_graph::StateId;
use detente_stability::CoalitionConcept;

/// Of the equilibria other than today's so many stand beside it.
const BESIDE: usize = 4;
/// Of these so many are told in full.
const TOLD: usize = 3;

pub(crate) fn section(facts: &Facts) -> Option<Section> {
    let blocks = match &facts.findings.coalitions {
        Finding::NotAsked => return None,
        Finding::LeftOut(reason) => vec![Block::Paragraph(reason.clone())],
        Finding::Found(found) => told(facts, found),
    };
    Some(Section { id: "coalitions", title: "What coalitions could do".to_owned(), blocks })
}

fn told(facts: &Facts, found: &CoalitionFindings) -> Vec<Block> {
    let survey = &found.survey;
    let stopped = survey.stopped.as_ref().map(|stop| {
        let done: Vec<String> = survey.verdicts.iter().map(|v| v.concept.short().to_owned()).collect();
        let done = if done.is_empty() { "nothing".to_owned() } else { crate::joined(&done, "and") };
        Block::Paragraph(Line::new().strong("This section is partial").text(format!(": {stop}. Finished: {done}.")))
    });
    if survey.of(CoalitionConcept::Nash).is_none() {
        return stopped.into_iter().collect();
    }
    let mut states: Vec<StateId> = facts.now.into_iter().collect();
    let strongest = facts.strongest().iter().map(|e| e.state).filter(|s| Some(*s) != facts.now);
    states.extend(strongest.take(BESIDE));
    let passages: Vec<CoalitionPassage> = states.iter().map(|s| coalition_passage(&facts.study, survey, *s)).collect();
    let mut blocks: Vec<Block> = stopped.into_iter().collect();
    blocks.push(Block::Paragraph(lead(facts, &passages)));
    if !passages.is_empty() {
        blocks.push(Block::Table(side_by_side(facts, &passages)));
    }
    for (i, passage) in passages.iter().filter(|p| !p.paragraphs.is_empty()).take(TOLD).enumerate() {
        let state = passage.state;
        let sentences = passage
            .paragraphs
            .iter()
            .map(|r| Sentence { about: r.about.label(), line: Line::from(upper_first(&r.text)) });
        let sentences = Block::Sentences(sentences.collect());
        blocks.push(if i == 0 {
            let title = Line::from("How ").line(facts.subject(state)).text(" could be left together");
            Block::Part { id: format!("together-{}", facts.state_place(state)), title, blocks: vec![sentences] }
        } else {
            let summary =
                Line::from("How ").line(Line::from(facts.subject(state).plain())).text(" could be left together");
            Block::Details { summary, blocks: vec![sentences] }
        });
    }
    blocks.push(Block::Part {
        id: "universal".to_owned(),
        title: "What holds against everybody".into(),
        blocks: holding::blocks(facts, found),
    });
    blocks.push(Block::Details {
        summary: "How a coalition is judged".into(),
        blocks: vec![Block::Entries(CoalitionConcept::ALL.into_iter().map(holding::judged).collect())],
    });
    blocks
}

/// Whether the two analyses differ.
fn lead(facts: &Facts, passages: &[CoalitionPassage]) -> Line {
    let intro = Line::from(
        "So far every party was asked whether it would leave a state by itself. Here every coalition of two or more is \
         asked whether its members could together go to a state that all of them like better, even where single steps \
         on the way cost whoever takes them. ",
    );
    let split: Vec<&CoalitionPassage> = passages.iter().filter(|p| p.is_split).collect();
    match (split.first(), passages.len()) {
        (None, 0) => {
            intro.text("No state is an ").term(Term::Equilibrium, "equilibrium").text(", so there is none to break.")
        }
        (None, _) => intro.text("The two answers agree on the states below."),
        (Some(first), n) => {
            let which = match split.len() {
                1 => facts.subject(first.state).text(" holds"),
                k if k == n => Line::from(format!("all {} states below hold", number(n))),
                k => Line::from(format!("{} of the {} states below hold", number(k), number(n))),
            };
            let gives = if split.len() == 1 { "gives" } else { "give" };
            intro
                .strong("The two answers differ")
                .text(": ")
                .line(which)
                .text(format!(" as long as each party acts alone, and {gives} way to a coalition."))
        }
    }
}

/// Each party alone, in coalitions.
fn side_by_side(facts: &Facts, passages: &[CoalitionPassage]) -> Table {
    let verdict = |held: &Held| {
        let lead = held.holds.map(|holds| Part::Lead(if holds { "● holds" } else { "▷ does not hold" }.into()));
        Cell::Words(lead.into_iter().chain([Part::Line(upper_first(&held.how).into())]).collect())
    };
    let row = |p: &CoalitionPassage| {
        let mut head = vec![Part::Lead(facts.subject(p.state).capital())];
        if !facts.words.is_now(p.state) && facts.words.meaning(p.state).is_none() {
            head.push(Part::Small(upper_first(&facts.words.state(p.state)).into()));
        }
        Row { id: None, cells: vec![Cell::Head(head), verdict(&p.alone), verdict(&p.together)] }
    };
    Table {
        caption: "The same states asked about twice".into(),
        layout: Layout::Words,
        head: ["State", "Each party alone", "In coalitions"].map(Head::plain).into(),
        groups: vec![Group { rows: passages.iter().map(row).collect(), ..Group::default() }],
    }
}
