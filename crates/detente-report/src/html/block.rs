//! Blocks as HTML.

use super::inline::line;
use super::table::table;
use crate::document::{Block, Entry, Figure, Item, Mark, Sentence};
use crate::svg;
use maud::{Markup, html};

pub(crate) fn block(content: &Block) -> Markup {
    match content {
        Block::Paragraph(text) => html! { p { (line(text)) } },
        Block::Figures(figures) => html! { ul.figures { @for f in figures { (figure(f)) } } },
        Block::Sentences(sentences) => html! { dl.answer { @for s in sentences { (sentence(s)) } } },
        Block::List(items) => list(items),
        Block::Table(content) => table(content),
        Block::Entries(entries) => html! { dl.entries { @for e in entries { (entry(e)) } } },
        Block::Picture(picture) => {
            let scene = svg::layout(picture);
            drawn("picture", &picture.title, &picture.description, &scene, &picture.told())
        }
        Block::Tree(tree) => drawn("tree", &tree.title, &tree.description, &svg::tree(tree), &tree.told()),
        Block::Details { summary, blocks } => html! {
            details {
                summary { (line(summary)) }
                @for content in blocks { (block(content)) }
            }
        },
        Block::Part { id, title, blocks } => html! {
            h3 id=(id) { (line(title)) }
            @for content in blocks { (block(content)) }
        },
    }
}

fn figure(figure: &Figure) -> Markup {
    html! { li { b { (figure.number) } " " span { (line(&figure.label)) } } }
}

fn sentence(sentence: &Sentence) -> Markup {
    html! { div { dt { (sentence.about) } dd { (line(&sentence.line)) } } }
}

fn list(items: &[Item]) -> Markup {
    html! {
        ul {
            @for item in items {
                li { (line(&item.line)) @for under in &item.under { " " span.under { (line(under)) } } }
            }
        }
    }
}

fn entry(entry: &Entry) -> Markup {
    html! {
        div id=[entry.id.as_deref()] {
            dt { (line(&entry.head)) @if let Some(verdict) = entry.mark { ": " (mark(verdict)) } }
            dd { @for text in &entry.lines { p { (line(text)) } } }
        }
    }
}

/// A verdict as symbol and word.
pub(crate) fn mark(mark: Mark) -> Markup {
    let class = if mark.is_firm() { "mark firm" } else { "mark weak" };
    html! { span class=(class) { span aria-hidden="true" { (mark.symbol()) " " } (mark.word()) } }
}

fn drawn(id: &str, title: &str, description: &str, scene: &svg::Scene, told: &[Item]) -> Markup {
    html! {
        figure {
            div.scroll tabindex="0" role="region" aria-label=(title) { (svg::draw(id, title, description, scene)) }
            figcaption { (description) }
        }
        details.aloud {
            summary { "The same in words" }
            (list(told))
        }
    }
}
