//! Lines as HTML.

use crate::page::language::{Language, language, parts};
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
        Inline::Case(text) => words(text),
        Inline::Quoted(text, declared) => match language(text, declared.as_deref()) {
            Some(language) => marked(text, &language),
            None => words(text),
        },
        Inline::Code(text) => html! { code { (text) } },
        Inline::Strong(text) => html! { strong { (text) } },
        Inline::Link { to, text } => html! { a href=(format!("#{to}")) { (text) } },
        Inline::Term(term, text) => defined(*term, text),
        Inline::Web(address) if is_web(address) => html! { a href=(address) rel="noreferrer" { (address) } },
        Inline::Web(address) => html! { code { (address) } },
    }
}

/// Words of the case, in which other scripts are marked.
fn words(text: &str) -> Markup {
    match parts(text).as_slice() {
        [(_, Some(language))] => marked(text, language),
        parts => html! {
            bdi { @for (range, language) in parts {
                @match language {
                    Some(language) => span lang=(language.tag) dir=[direction(language)] { (text[range.clone()]) },
                    None => (text[range.clone()]),
                }
            } }
        },
    }
}

fn marked(text: &str, language: &Language) -> Markup {
    html! { bdi lang=(language.tag) dir=[direction(language)] { (text) } }
}

fn direction(language: &Language) -> Option<&'static str> {
    language.right_to_left.then_some("rtl")
}

/// A term with its meaning at hand: as a hint on it, and one step away where it points to.
fn defined(term: Term, text: &str) -> Markup {
    let to = format!("#{}", term.anchor());
    match term {
        Term::Concept(concept) => html! { a.term href=(to) { abbr title=(concept.name()) { (text) } } },
        _ => html! { a.term href=(to) title=(format!("{}.", term.meaning())) { (text) } },
    }
}
