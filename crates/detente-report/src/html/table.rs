//! Tables as HTML: captions, scopes, and roles that survive where rows become cards.

use super::inline::line;
use super::mark::mark;
use crate::page::{Cell, Group, Head, Layout, Mark, Part, Row, Table, Taken};
use maud::{Markup, html};

pub(crate) fn table(table: &Table) -> Markup {
    let layout = match table.layout {
        Layout::Words => "scroll words",
        Layout::Grid => "scroll grid",
        Layout::Map => "scroll grid map",
    };
    let number =
        |i: usize| table.groups.iter().flat_map(|g| &g.rows).any(|r| matches!(r.cells.get(i), Some(Cell::Number(_))));
    html! {
        div class=(layout) tabindex="0" role="region" aria-label=(table.caption.plain()) {
            table role="table" {
                caption { div { (line(&table.caption)) } }
                thead role="rowgroup" {
                    tr role="row" {
                        @for (i, h) in table.head.iter().enumerate() { (head(h, number(i))) }
                    }
                }
                @for g in &table.groups { (group(g, table)) }
            }
        }
    }
}

fn head(head: &Head, number: bool) -> Markup {
    let class = number.then_some("number");
    html! { th id=[head.id.as_deref()] class=[class] scope="col" role="columnheader" { (line(&head.line)) } }
}

fn group(group: &Group, table: &Table) -> Markup {
    html! {
        tbody role="rowgroup" id=[group.id.as_deref()] {
            @if let Some((name, remarks)) = group.title.split_first() {
                tr.group role="row" {
                    th colspan=(table.head.len()) scope="rowgroup" role="rowheader" {
                        span.name { (line(name)) }
                        @for remark in remarks { p.small { (line(remark)) } }
                    }
                }
            }
            @for r in &group.rows { (row(r, table)) }
        }
    }
}

fn row(row: &Row, table: &Table) -> Markup {
    html! {
        tr role="row" id=[row.id.as_deref()] {
            @for (i, c) in row.cells.iter().enumerate() { (cell(c, i, table)) }
        }
    }
}

fn cell(cell: &Cell, column: usize, table: &Table) -> Markup {
    // Where rows become cards each cell says what it holds, unless it is the one that names the card.
    let label = match (table.layout, table.head.get(column)) {
        (Layout::Words, Some(head)) if table.head.len() > 1 => Some(head.line.plain()),
        _ => None,
    };
    match cell {
        Cell::Head(content) => html! { th scope="row" role="rowheader" { (parts(content)) } },
        Cell::Words(content) => html! { td role="cell" data-label=[label] { (parts(content)) } },
        Cell::Number(text) => html! { td.number role="cell" data-label=[label] { (text) } },
        Cell::Taken(taken) => option(*taken),
        Cell::Mark(verdict @ (Mark::Equilibrium | Mark::NoEquilibrium)) => html! {
            td.mark role="cell" {
                span aria-hidden="true" { (verdict.symbol()) }
                span.hidden { (verdict.word()) }
            }
        },
        Cell::Mark(verdict) => html! { td.mark role="cell" { (mark(*verdict)) } },
    }
}

fn option(taken: Taken) -> Markup {
    let mut class = if taken.value == Some(true) { "take" } else { "no-take" }.to_owned();
    if taken.changed {
        class.push_str(" changed");
    }
    html! {
        td class=(class) role="cell" {
            @if taken.changed { b { (taken.letter()) } } @else { (taken.letter()) }
        }
    }
}

fn parts(parts: &[Part]) -> Markup {
    // A single line needs no paragraph.
    if let [Part::Line(only)] = parts {
        return line(only);
    }
    html! {
        @for part in parts {
            @match part {
                Part::Line(text) => { p { (line(text)) } }
                Part::Lead(text) => { p.lead { (line(text)) } }
                Part::Small(text) => { p.small { (line(text)) } }
                Part::List(items) => {
                    ul {
                        @for (text, remark) in items {
                            li { (line(text)) @if !remark.is_empty() { " " span.small { (line(remark)) } } }
                        }
                    }
                }
            }
        }
    }
}
