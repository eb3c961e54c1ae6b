//! Blocks as HTML.

use super::inline::line;
use super::mark::mark;
use super::table::table;
use crate::hinges::percent;
use crate::page::Chart;
use crate::page::{Bars, Block, Entry, Figure, Item, Sentence};
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
        Block::Chart(chart) => charted(chart),
        Block::Details { summary, blocks } => html! {
            details {
                summary { (line(summary)) }
                @for content in blocks { (block(content)) }
            }
        },
        Block::Bars(content) => bars(content),
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

fn charted(chart: &Chart) -> Markup {
    html! {
        figure {
            div.scroll tabindex="0" role="region" aria-label=(chart.title) { (svg::chart(chart)) }
            figcaption { (chart.description) }
        }
        details.aloud {
            summary { "The same in words" }
            (list(&chart.told()))
        }
    }
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

/// A tornado picture: every bar with its numbers in words beside it, so that nothing rests on the drawing alone.
fn bars(content: &Bars) -> Markup {
    let at = |share: f64| format!("{:.1}", share.clamp(0.0, 1.0) * 100.0);
    html! {
        figure {
            dl.bars {
                @for row in &content.rows {
                    div {
                        dt { (line(&row.label)) @if !row.remark.is_empty() { " " small { (line(&row.remark)) } } }
                        dd {
                            svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true" xmlns="http://www.w3.org/2000/svg" {
                                rect class="rail" x="0" y="4.4" width="100" height="1.2" {}
                                rect class="span" x=(at(row.range.0)) y="1.5" width=(at(row.range.1 - row.range.0)) height="7" {}
                                rect class="base" x=(at((content.base - 0.004).max(0.0))) y="0" width="0.8" height="10" {}
                            }
                            span { (percent(row.range.0)) " to " (percent(row.range.1)) }
                        }
                    }
                }
            }
            figcaption { (line(&content.caption)) }
        }
    }
}
