//! Tables in Markdown: groups as rows of their own, lines of a cell with breaks between them.

use super::{line, place};
use crate::page::{Cell, Group, Part, Table};

pub(crate) fn table(table: &Table, out: &mut String) {
    out.push_str(&format!("{}\n\n", line(&table.caption, false)));
    let head: Vec<String> =
        table.head.iter().map(|h| h.id.as_deref().map(place).unwrap_or_default() + &line(&h.line, true)).collect();
    push_row(&head, out);
    let rule: Vec<String> =
        (0..head.len()).map(|i| if is_centred(table, i) { ":-:" } else { "---" }.to_owned()).collect();
    push_row(&rule, out);
    for group in &table.groups {
        rows(group, head.len(), out);
    }
    out.push('\n');
}

fn is_centred(table: &Table, column: usize) -> bool {
    let mut cells = table.groups.iter().flat_map(|g| &g.rows).filter_map(|r| r.cells.get(column)).peekable();
    cells.peek().is_some() && cells.all(|c| matches!(c, Cell::Mark(_) | Cell::Taken(_)))
}

fn push_row(cells: &[String], out: &mut String) {
    out.push_str(&format!("| {} |\n", cells.join(" | ")));
}

fn rows(group: &Group, columns: usize, out: &mut String) {
    if let Some((name, remarks)) = group.title.split_first() {
        let id = group.id.as_deref().map(place).unwrap_or_default();
        let remarks: String = remarks.iter().map(|r| format!("<br>{}", line(r, true))).collect();
        let mut cells = vec![format!("{id}**{}**{remarks}", line(name, true))];
        cells.resize(columns, String::new());
        push_row(&cells, out);
    }
    for row in &group.rows {
        let mut cells: Vec<String> = row.cells.iter().map(cell).collect();
        if let (Some(id), Some(first)) = (&row.id, cells.first_mut()) {
            first.insert_str(0, &place(id));
        }
        push_row(&cells, out);
    }
}

fn cell(cell: &Cell) -> String {
    match cell {
        Cell::Head(content) | Cell::Words(content) => {
            let lines: Vec<String> = content.iter().flat_map(part).collect();
            lines.join("<br>")
        }
        Cell::Number(text) => super::text(text),
        Cell::Mark(mark) => format!("{} {}", mark.symbol(), mark.word()),
        Cell::Taken(taken) if taken.changed => format!("**{}**", taken.letter()),
        Cell::Taken(taken) => taken.letter().to_owned(),
    }
}

fn part(part: &Part) -> Vec<String> {
    match part {
        Part::Line(text) | Part::Lead(text) | Part::Small(text) => vec![line(text, true)],
        Part::List(items) => items
            .iter()
            .map(|(text, remark)| match remark.is_empty() {
                true => format!("• {}", line(text, true)),
                false => format!("• {} ({})", line(text, true), line(remark, true)),
            })
            .collect(),
    }
}
