//! What two parties do who look several moves ahead.

use crate::facts::Facts;
use crate::foresight::{rows, settled, stable_for_both, told};
use crate::page::{Block, Cell, Entry, Group, Head, Layout, Line, Row, Section, Table};
use crate::{Finding, ForesightRequest};
use detente_stability::Foresight;

pub(crate) fn section(facts: &Facts) -> Option<Section> {
    let blocks = match &facts.findings.foresight {
        Finding::NotAsked => return None,
        Finding::LeftOut(reason) => vec![Block::Paragraph(reason.clone())],
        Finding::Found(ahead) => blocks(facts, ahead),
    };
    Some(Section { id: "foresight", title: "If both look further ahead".to_owned(), blocks })
}

fn blocks(facts: &Facts, ahead: &Foresight) -> Vec<Block> {
    let (words, graph) = (&facts.words, facts.graph());
    let request = ForesightRequest { horizon: None, leader: None, state: None };
    let mut blocks = vec![Block::Paragraph(
        "The parties move in turn, and whoever stays ends it. Each looks a number of moves ahead and moves only to an end \
         that is strictly better for it; among equally good ends it takes the move to the state with the lowest number."
            .into(),
    )];
    if let Some(stop) = ahead.stopped() {
        blocks.push(Block::Paragraph(Line::new().strong("This section is partial").text(format!(": {stop}."))));
    }
    blocks.push(Block::Paragraph(settled(ahead).into()));
    blocks.extend(stable_for_both(words, ahead, &request).into_iter().map(|line| Block::Paragraph(line.into())));
    let mut rows = rows(words, graph, ahead, &request, |short, long| match long {
        Some(long) => format!("{short}, {long}"),
        None => short.to_owned(),
    })
    .into_iter();
    let head = rows.next().unwrap_or_default().into_iter().map(Head::plain).collect();
    let row = |cells: Vec<String>| {
        let mut cells = cells.into_iter();
        let name = Cell::head(cells.next().unwrap_or_default());
        Row { id: None, cells: std::iter::once(name).chain(cells.map(Cell::Number)).collect() }
    };
    blocks.push(Block::Table(Table {
        caption: format!("How many of the {} states are stable, by how far the parties look", graph.len()).into(),
        layout: Layout::Grid,
        head,
        groups: vec![Group { rows: rows.map(row).collect(), ..Group::default() }],
    }));
    if let Some(now) = facts.now {
        let entry = |party| {
            let (heading, lines) = told(words, graph, ahead, &request, party, now);
            Entry { id: None, head: heading.into(), mark: None, lines: lines.into_iter().map(Line::from).collect() }
        };
        blocks.push(Block::Part {
            id: "foresight-today".to_owned(),
            title: "From today's state".into(),
            blocks: vec![Block::Entries(graph.parties().map(entry).collect())],
        });
    }
    blocks
}
