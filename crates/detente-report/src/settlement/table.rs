//! Tables that fit a terminal: columns where there is room, one line per entry where there is not.

use crate::grid::{columns, width as cells, wrap};

/// Rows under a head as columns; where a line would not fit, each row as `label: head value, head value`.
pub(super) fn fitted(rows: &[Vec<String>], width: usize, indent: usize) -> String {
    let text = columns(rows);
    let pad = " ".repeat(indent);
    if text.lines().all(|line| cells(line) + indent <= width) {
        return text.lines().map(|line| format!("{pad}{line}\n")).collect();
    }
    let Some((head, rest)) = rows.split_first() else { return String::new() };
    let mut out = String::new();
    for row in rest {
        let parts: Vec<String> = head.iter().zip(row).skip(1).map(|(name, value)| format!("{name} {value}")).collect();
        let line = format!("{}: {}", row[0], parts.join(", "));
        out += &format!("{pad}{}\n", wrap(&line, width.saturating_sub(indent), indent + 2));
    }
    out
}
