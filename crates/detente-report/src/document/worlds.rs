//! The worlds, as a small map: what today's verdict is in each combination of alternatives.

use crate::facts::Facts;
use crate::page::english::{grouped, stopped};
use crate::page::{Block, Cell, Entry, Group, Head, Layout, Line, Mark, Row, Section, Table};
use crate::wording::grounds::references;
use crate::wording::linked::linked;
use crate::worlds::{WorldMap, WorldsStudy, count_words, map_mark, rank_line, sentence};
use crate::{Finding, WorldFindings};
use detente_case::{Alternative, Case, GroupKind};
use detente_doubt::explain;

pub(crate) fn section(facts: &Facts) -> Option<Section> {
    let blocks = match &facts.findings.worlds {
        Finding::NotAsked => return None,
        Finding::LeftOut(reason) => vec![Block::Paragraph(reason.clone())],
        Finding::Found(found) => blocks(facts.study.case, found),
    };
    Some(Section { id: "worlds", title: "The worlds, as a small map".to_owned(), blocks })
}

/// The sentence for the answer at the top.
pub(crate) fn brief(facts: &Facts) -> Option<Line> {
    let found = facts.findings.worlds.found()?;
    let study = study(facts.study.case, found);
    let why = explain(&study.case.doubt, study.summary, 0);
    Some(
        Line::from(sentence(study.case, &found.asked[0]))
            .text(" ")
            .text(count_words(&study, 0, &why))
            .text(" ")
            .link("worlds", "The map")
            .text(" shows them; counts of worlds are not probabilities."),
    )
}

fn study<'a>(case: &'a Case, found: &'a WorldFindings) -> WorldsStudy<'a> {
    let (asked, summary, sweeps) = (&found.asked, &found.summary, &found.sweeps);
    WorldsStudy { case, asked, summary, sweeps, sample: None, ranks: false, equilibria: &[] }
}

fn blocks(case: &Case, found: &WorldFindings) -> Vec<Block> {
    let study = study(case, found);
    let mut blocks = vec![Block::Paragraph(
        format!(
            "A world is one choice in everything that the case leaves in doubt; there are {}. All other sections speak of \
             the base world. Counts of worlds are not probabilities.",
            grouped(found.summary.worlds as usize)
        )
        .into(),
    )];
    for (q, asked) in found.asked.iter().enumerate() {
        let why = explain(&case.doubt, &found.summary, q);
        blocks.push(Block::Paragraph(
            Line::new().strong(sentence(case, asked)).text(" ").text(count_words(&study, q, &why)),
        ));
        if q == 0
            && let Some(map) = WorldMap::new(&study, q, &why, 1)
        {
            blocks.push(Block::Table(table(case, &map, sentence(case, asked))));
        }
    }
    if !found.sweeps.is_empty() {
        blocks.push(Block::Paragraph(
            "Where the rank of a statement is in doubt, it is moved alone through its ranks, all else as in the file:"
                .into(),
        ));
        let lines = found.sweeps.iter().map(|s| crate::page::Item::plain(linked(case, &rank_line(case, s, 0))));
        blocks.push(Block::List(lines.collect()));
    }
    blocks.push(Block::Entries(case.doubt.groups.iter().map(|g| entry(case, g)).collect()));
    blocks
}

fn table(case: &Case, map: &WorldMap, caption: String) -> Table {
    let groups = &case.doubt.groups;
    let name = |g: usize, a: u8| -> String {
        let group = &groups[g];
        match (group.is_contingency(), a) {
            (true, 0) => format!("not {}", group.id.value),
            (true, _) => group.id.value.clone(),
            (false, a) => group.alternatives[usize::from(a)].id.value.clone(),
        }
    };
    // Under its own head a contingency holds or does not.
    let short = |g: usize, a: u8| match (groups[g].is_contingency(), a) {
        (true, 0) => "no".to_owned(),
        (true, _) => "yes".to_owned(),
        _ => name(g, a),
    };
    let cell = |mark| match map_mark(mark) {
        Some(true) => Cell::Mark(Mark::Equilibrium),
        Some(false) => Cell::Mark(Mark::NoEquilibrium),
        None => Cell::Number("some".to_owned()),
    };
    // What matters most has one column an alternative; everything else goes down the side, so that the map fits a page
    // however many worlds there are.
    let id = |g: &usize| groups[*g].id.value.as_str();
    let mut head: Vec<Head> = map.across.iter().map(|g| Head::plain(id(g))).collect();
    if head.is_empty() {
        head.push(Head::plain(""));
    }
    head.extend(map.rows.iter().map(|row| {
        let chosen: Vec<String> = map.down.iter().zip(row).map(|(g, a)| name(*g, *a)).collect();
        Head::plain(chosen.join(", "))
    }));
    let row = |(at, column): (usize, &Vec<u8>)| {
        let mut cells: Vec<Cell> = map.across.iter().zip(column).map(|(g, a)| Cell::head(short(*g, *a))).collect();
        if cells.is_empty() {
            cells.push(Cell::head("every world"));
        }
        cells.extend(map.marks.iter().map(|marks| cell(marks[at])));
        Row { id: None, cells }
    };
    let rows = map.columns.iter().enumerate().map(row).collect();
    let down: Vec<&str> = map.down.iter().map(id).collect();
    let caption = format!("{caption} The columns on the right are the alternatives of {}.", down.join(", "));
    Table { caption: caption.into(), layout: Layout::Map, head, groups: vec![Group { rows, ..Group::default() }] }
}

fn entry(case: &Case, group: &detente_case::Group) -> Entry {
    let line = |a: &Alternative| {
        let mut line = Line::new().strong(a.name.as_str());
        if let Some(says) = &a.says {
            line = line.text(": ").line(linked(case, &stopped(says)));
        } else {
            line = line.text(".");
        }
        if let Some(likely) = a.likelihood {
            line = line.text(format!(" Held {likely}."));
        }
        match a.evidence.cites.is_empty() {
            true => line,
            false => line.text(" Cites ").line(references(case, &a.evidence.cites)).text("."),
        }
    };
    let told = if group.is_contingency() { &group.alternatives[1..] } else { &group.alternatives[..] };
    let mut lines: Vec<Line> = told.iter().map(line).collect();
    if let GroupKind::Contingency { resolves: Some(day) } = &group.kind {
        lines.push(format!("Known on {}.", crate::page::english::date(day)).into());
    }
    Entry { id: Some(format!("doubt-{}", group.id.value)), head: Line::new().case(&group.question), mark: None, lines }
}
