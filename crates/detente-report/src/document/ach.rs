//! The matrix of competing hypotheses: which claims speak for and against each alternative.

use crate::facts::Facts;
use crate::page::{Block, Cell, Group, Head, Layout, Line, Part, Row, Section, Table};
use crate::wording::grounds::credibility;
use crate::wording::linked::linked;
use crate::wording::place::place;
use detente_doubt::ach::{AchMatrix, Stands};

pub(crate) fn section(facts: &Facts) -> Option<Section> {
    let matrices = &facts.findings.ach;
    if matrices.is_empty() {
        return None;
    }
    let intro = "How each claim stands to each alternative: consistent (C), inconsistent (I), or not applicable (N), where \
                 the alternative says nothing about it. What counts is how little speaks against an alternative: much that \
                 speaks for one may speak for the others as well (Heuer 1999). How credible a claim is stands beside it \
                 and is not counted in.";
    let mut blocks = vec![Block::Paragraph(intro.into())];
    for matrix in matrices {
        let group = &facts.study.case.doubt.groups[matrix.group];
        let title = Line::new().case(&group.question);
        let verdict = linked(facts.study.case, &crate::ach::verdict(facts.study.case, matrix));
        blocks.push(Block::Part {
            id: place("ach", &group.id.value),
            title,
            blocks: vec![Block::Paragraph(verdict), Block::Table(table(facts, matrix))],
        });
    }
    Some(Section { id: "ach", title: "Which claims speak for which hypothesis".to_owned(), blocks })
}

fn table(facts: &Facts, matrix: &AchMatrix) -> Table {
    let case = facts.study.case;
    let group = &case.doubt.groups[matrix.group];
    let mut head = vec![Head::plain("Claim")];
    head.extend(group.alternatives.iter().map(|a| Head::plain(Line::new().case(&a.name))));
    head.push(Head::plain("Credible?"));
    head.push(Head::plain("Tells apart?"));
    let rows = matrix.rows.iter().map(|row| {
        let claim = &case.claims[row.claim];
        let mut name = vec![Part::Line(Line::new().link(place("claim", &claim.id.value), &claim.id.value))];
        name.push(Part::Small(Line::new().case(&claim.says)));
        let mut cells = vec![Cell::Head(name)];
        cells.extend(row.stands.iter().map(|s| {
            let mut line = Line::new();
            line = if *s == Stands::Inconsistent { line.strong("I") } else { line.text(s.letter().to_string()) };
            Cell::line(line)
        }));
        cells.push(Cell::line(credibility(claim).unwrap_or_else(|| "not judged".to_owned())));
        cells.push(Cell::line(if row.is_diagnostic { "yes" } else { "no" }));
        Row { id: None, cells }
    });
    let foot = |name: &str, counts: &[usize]| {
        let mut cells = vec![Cell::head(Line::new().strong(name))];
        cells.extend(counts.iter().map(|n| Cell::Number(n.to_string())));
        cells.extend([Cell::line(""), Cell::line("")]);
        Row { id: None, cells }
    };
    let counts = vec![foot("Inconsistent", &matrix.inconsistent), foot("Consistent", &matrix.consistent)];
    Table {
        caption: "C consistent, I inconsistent, N not applicable.".into(),
        layout: Layout::Words,
        head,
        groups: vec![Group { rows: rows.collect(), ..Group::default() }, Group { rows: counts, ..Group::default() }],
    }
}
