//! Lines as HTML.

use crate::page::{Inline, Line, Term};
use detente_source::is_web;
use maud::{Markup, html};

/// A line.
pub(crate) fn line(line: &Line) -> Markup {
    html! { @for piece in &line.0 { (inline(piece)) } }
}

fn inline(piece: &Inline) -> Markup {
    match piece {
        Inline::Text(text) => html! { (text) },
        Inline::Case(text) => html! { bdi { (text) } },
        Inline::Code(text) => html! { code { (text) } },
        Inline::Strong(text) => html! { strong { (text) } },
        Inline::Link { to, text } => html! { a href=(format!("#{to}")) { (text) } },
        Inline::Term(term, text) => defined(*term, text),
        Inline::Web(address) if is_web(address) => html! { a href=(address) rel="noreferrer" { (address) } },
        Inline::Web(address) => html! { code { (address) } },
    }
}

/// A term with its meaning at hand: as a hint on it, and one step away where it points to.
fn defined(term: Term, text: &str) -> Markup {
    let to = format!("#{}", term.anchor());
    match term {
        Term::Concept(concept) => html! { a.term href=(to) { abbr title=(concept.name()) { (text) } } },
        _ => html! { a.term href=(to) title=(format!("{}.", term.meaning())) { (text) } },
    }
}
