//! What holds where preferences are unknown, how firmly states hold, and what is marked so.

use crate::doubt::{StrengthStudy, UnknownStudy, certainty, listed, marked_strong, not_known, weak};
use crate::facts::Facts;
use crate::page::english::{number, upper_first};
use crate::page::{Block, Cell, Entry, Group, Head, Item, Layout, Line, Row, Section, Table, Term};
use crate::wording::linked::linked;
use crate::wording::statement::in_words;
use crate::{Finding, StrengthFindings, UnknownFindings};
use detente_case::{Party, Preferences};
use detente_stability::Extension;

/// The section on unknown preferences; only for cases that have some.
pub(crate) fn unknown(facts: &Facts) -> Option<Section> {
    let blocks = match &facts.findings.unknown {
        Finding::NotAsked => return None,
        Finding::LeftOut(reason) => vec![Block::Paragraph(reason.clone())],
        Finding::Found(found) => unknown_blocks(facts, found),
    };
    Some(Section { id: "unknown", title: "Where preferences are unknown".to_owned(), blocks })
}

fn unknown_blocks(facts: &Facts, found: &UnknownFindings) -> Vec<Block> {
    let case = facts.study.case;
    let study = UnknownStudy { case, graph: facts.graph(), relations: &found.relations, analysis: &found.analysis };
    let mut blocks = vec![Block::Paragraph(
        "The case marks preferences as unknown. Every other section of this report takes a statement of unknown direction to \
         tell no states apart, and states of an unknown pair to stand as the ranking has them; this one takes the unknown for \
         what it is."
            .into(),
    )];
    let entry = |party| {
        let lines = not_known(&study, party);
        (!lines.is_empty()).then(|| Item {
            line: Line::new().case(facts.words.label(party)),
            under: lines.into_iter().map(|line| line.text).collect(),
        })
    };
    blocks.push(Block::List(facts.graph().parties().filter_map(entry).collect()));
    if let Some(stop) = &found.analysis.stopped {
        blocks.push(Block::Paragraph(Line::new().strong("This section is partial").text(format!(": {stop}."))));
    }
    blocks.push(Block::List(certainty(&study).into_iter().map(Item::plain).collect()));
    let mut head = vec![Head::plain("Concept")];
    head.extend(Extension::ALL.map(|e| Head::plain(format!("{e}: {}", e.temper()))));
    let rows = found.analysis.verdicts.iter().map(|verdicts| {
        let mut cells = vec![Cell::head(Line::new().concept(verdicts.concept))];
        cells.extend(Extension::ALL.map(|e| Cell::line(listed(case, verdicts.equilibria(e)))));
        Row { id: None, cells }
    });
    blocks.push(Block::Table(Table {
        caption: Line::new()
            .term(Term::Equilibrium, "Equilibria")
            .text(", by concept and by how the parties take the unknown"),
        layout: Layout::Grid,
        head,
        groups: vec![Group { rows: rows.collect(), ..Group::default() }],
    }));
    let temper = |e: Extension| Entry {
        id: None,
        head: Line::new().strong(format!("{e}: {}", e.temper())),
        mark: None,
        lines: vec![format!("{}.", upper_first(e.meaning())).into()],
    };
    blocks.push(Block::Part {
        id: "tempers".to_owned(),
        title: "Four ways to take what is not known".into(),
        blocks: vec![
            Block::Entries(Extension::ALL.map(temper).into()),
            Block::Paragraph(
                "After Li, Hipel, Kilgour and Fang (2004), extensions a to d; SSEQ by analogy. Whatever may come of the \
                 unknown, what is no equilibrium under d cannot be one, and what is one under a (Nash, GMR, SMR) is one for \
                 certain."
                    .into(),
            ),
        ],
    });
    blocks
}

/// The section on strength of preference; only for cases that mark strong differences.
pub(crate) fn strength(facts: &Facts) -> Option<Section> {
    let blocks = match &facts.findings.strength {
        Finding::NotAsked => return None,
        Finding::LeftOut(reason) => vec![Block::Paragraph(reason.clone())],
        Finding::Found(found) => strength_blocks(facts, found),
    };
    Some(Section { id: "strength", title: "How firmly states hold".to_owned(), blocks })
}

fn strength_blocks(facts: &Facts, found: &StrengthFindings) -> Vec<Block> {
    let case = facts.study.case;
    let study = StrengthStudy { case, graph: facts.graph(), floors: &found.floors, analysis: &found.analysis };
    let mut blocks = vec![Block::Paragraph(
        Line::from("A state holds strongly for a party where every ")
            .term(Term::Improvement, "improvement")
            .text(" can be answered by something much worse than staying, weakly where it holds but some improvement cannot \
                be answered so. An ")
            .term(Term::Equilibrium, "equilibrium")
            .text(" is strong where it holds strongly for everyone (Hamouda, Kilgour and Hipel 2004; SSEQ by analogy)."),
    )];
    let entry = |party| Entry {
        id: None,
        head: Line::new().case(facts.words.label(party)),
        mark: None,
        lines: vec![marked_strong(&study, party).unwrap_or_else(|| "Nothing is marked as strong.".to_owned()).into()],
    };
    blocks.push(Block::Entries(facts.graph().parties().map(entry).collect()));
    if let Some(stop) = &found.analysis.stopped {
        blocks.push(Block::Paragraph(Line::new().strong("This section is partial").text(format!(": {stop}."))));
    }
    let rows = found.analysis.verdicts.iter().map(|verdicts| Row {
        id: None,
        cells: vec![
            Cell::head(Line::new().concept(verdicts.concept)),
            Cell::line(listed(case, &verdicts.strong_equilibria)),
            Cell::line(listed(case, &weak(&study, verdicts))),
        ],
    });
    blocks.push(Block::Table(Table {
        caption: Line::new().term(Term::Equilibrium, "Equilibria").text(", strong and weak"),
        layout: Layout::Grid,
        head: ["Concept", "Strong", "Weak"].map(Head::plain).into(),
        groups: vec![Group { rows: rows.collect(), ..Group::default() }],
    }));
    blocks
}

/// What is marked about the preferences of a party, under its statements or ranking.
pub(crate) fn marked(facts: &Facts, party: &Party) -> Vec<Block> {
    let (case, marks) = (facts.study.case, &party.marks);
    let mut items = Vec::new();
    for unknown in &marks.unknown {
        let place = match unknown.after {
            0 => "before all that is known".to_owned(),
            n => format!("after the first {} of what is known", number(n)),
        };
        let line = Line::from("It is not known whether the party wants this, wants the opposite, or does not care (")
            .text(format!("{place}): "))
            .line(in_words(case, &unknown.want.statement.expr))
            .text(".");
        let why = unknown.want.evidence.why.as_deref().map(|why| linked(case, why));
        items.push(Item { line, under: why.into_iter().collect() });
    }
    for group in &marks.groups {
        let mut line = Line::from("It is not known which of these the party likes better: ");
        for (k, entry) in group.entries.iter().enumerate() {
            line = line.text(if k == 0 { "" } else { ", " }).code(&entry.text);
        }
        items.push(Item::plain(line.text(".")));
    }
    if marks.strong_statements > 0 {
        let first = number(marks.strong_statements);
        items.push(Item::plain(format!("The first {first} of these make a strong difference.")));
    }
    if let Preferences::Ranked { tiers, .. } = &party.preferences {
        for gap in &marks.strong_gaps {
            let text = |tier: usize| tiers[tier].first().map_or("", |r| r.text.as_str());
            items.push(Item::plain(
                Line::from("Much better down to ")
                    .code(text(*gap))
                    .text(", much worse from ")
                    .code(text(gap + 1))
                    .text("."),
            ));
        }
    }
    if items.is_empty() { Vec::new() } else { vec![Block::List(items)] }
}
