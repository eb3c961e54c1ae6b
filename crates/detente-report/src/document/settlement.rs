//! What could be agreed: who can accept what, the named packages, and what would unlock more.

use crate::facts::Facts;
use crate::page::letter;
use crate::page::{Block, Cell, Entry, Group, Head, Item, Layout, Line, Row, Section, Table};
use crate::settlement::{Told, charts};
use crate::{Finding, SettlementStudy};

pub(crate) fn section(facts: &Facts) -> Option<Section> {
    let blocks = match &facts.findings.settlement {
        Finding::NotAsked => return None,
        Finding::LeftOut(reason) => vec![Block::Paragraph(reason.clone())],
        Finding::Found(findings) => {
            let case = facts.study.case;
            told(&findings.study(case, case.negotiation.as_ref()?, Some(facts.study)))
        }
    };
    Some(Section { id: "settlement", title: "What could be agreed".to_owned(), blocks })
}

/// The section on a settlement, which a case of issues alone has too.
pub fn section_of(study: &SettlementStudy) -> Section {
    Section { id: "settlement", title: "What could be agreed".to_owned(), blocks: told(study) }
}

fn told(study: &SettlementStudy) -> Vec<Block> {
    let told = Told::of(study);
    let charts = charts(study);
    let mut blocks = vec![Block::Paragraph(told.lead.as_str().into())];
    if let Some(stop) = &study.found.stopped {
        blocks.push(Block::Paragraph(Line::new().strong("This section is partial").text(format!(": {stop}."))));
    }
    blocks.extend(told.conflict.map(|lines| list(&lines)));
    blocks.push(Block::Table(table("Who can accept what", told.accept)));
    blocks.push(list(&told.rules));
    if !told.named.is_empty() {
        let drawn = charts.named.is_some();
        let entry = |(k, (head, package, gains)): (usize, &(String, String, String))| Entry {
            id: None,
            // The letter by which the picture calls it.
            head: if drawn { format!("{}. {head}", letter(k)).into() } else { head.clone().into() },
            mark: None,
            lines: vec![package.clone().into(), gains.clone().into()],
        };
        let mut inner: Vec<Block> = charts.named.into_iter().map(Block::Chart).collect();
        inner.push(Block::Entries(told.named.iter().enumerate().map(entry).collect()));
        if !told.search.is_empty() {
            inner.push(list(&told.search));
        }
        inner.extend(told.frontier.map(|line| Block::Paragraph(line.into())));
        inner.push(Block::Details { summary: "What the standards mean".into(), blocks: vec![list(&told.standards)] });
        blocks.push(part("settlement-best", "The best agreeable packages by named standards", inner));
    }
    if !told.unlock.is_empty() {
        blocks.push(part("settlement-unlock", "What would unlock more", vec![list(&told.unlock)]));
    }
    if !told.next.is_empty() {
        let mut inner = vec![list(&told.next)];
        inner.extend(charts.ladder.map(Block::Chart));
        blocks.push(part("settlement-next", "The best next concession", inner));
    }
    if !told.division.is_empty() {
        blocks.push(part("settlement-shares", "Sharing the issues", vec![list(&told.division)]));
    }
    if let Some((words, rows)) = told.doubt {
        let inner =
            vec![Block::Paragraph(words.into()), Block::Table(table("How packages fare over the samples", rows))];
        blocks.push(part("settlement-doubt", "If doubtful scores are not what they seem", inner));
    }
    if !told.signed.is_empty() {
        let inner = told.signed.iter().map(|words| Block::Paragraph(words.as_str().into())).collect();
        blocks.push(part("settlement-signed", "Once signed", inner));
    }
    if !told.left_out.is_empty() {
        blocks.push(part("settlement-left-out", "What was left out", vec![list(&told.left_out)]));
    }
    blocks
}

fn part(id: &str, title: &str, blocks: Vec<Block>) -> Block {
    Block::Part { id: id.to_owned(), title: title.into(), blocks }
}

fn list<T: Clone + Into<Line>>(lines: &[T]) -> Block {
    Block::List(lines.iter().cloned().map(Item::plain).collect())
}

fn table(caption: &str, rows: Vec<Vec<String>>) -> Table {
    let mut rows = rows.into_iter();
    // A reader who hears the table is told what its first column holds; on the terminal that is plain to see.
    let named = |head: String| Head::plain(if head.is_empty() { "Party".to_owned() } else { head });
    let head = rows.next().unwrap_or_default().into_iter().map(named).collect();
    let row = |cells: Vec<String>| {
        let mut cells = cells.into_iter();
        let name = Cell::head(cells.next().unwrap_or_default());
        Row { id: None, cells: std::iter::once(name).chain(cells.map(Cell::Number)).collect() }
    };
    let groups = vec![Group { rows: rows.map(row).collect(), ..Group::default() }];
    Table { caption: caption.into(), layout: Layout::Grid, head, groups }
}
