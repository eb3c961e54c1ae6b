//! The report as one HTML file: no script, no request to anywhere, readable in light, in dark, on paper and on a
//! telephone.

mod block;
mod inline;
mod mark;
mod section;
mod table;
mod theme;

pub use section::html_section;

use crate::document::{Document, document, document_with, settlement_document};
use crate::page::Section;
use crate::{Findings, SettlementStudy};
use detente_source::disarmed;
use maud::{DOCTYPE, Markup, PreEscaped, html as tree};

/// The rules that do not depend on anything.
const STYLE: &str = include_str!("style.css");

/// The report on what was found, as one self-contained HTML document.
pub fn html(findings: &Findings) -> String {
    disarmed(&page(&document(findings)).into_string()).into_owned()
}

/// The same with more sections, such as [`crate::views_section`].
pub fn html_with(findings: &Findings, more: Vec<Section>) -> String {
    disarmed(&page(&document_with(findings, more)).into_string()).into_owned()
}

/// The report on the settlement of a case that consists of issues alone.
pub fn settlement_html(study: &SettlementStudy) -> String {
    disarmed(&page(&settlement_document(study)).into_string()).into_owned()
}

fn page(document: &Document) -> Markup {
    tree! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { (document.title) " · " (document.kind.to_lowercase()) }
                style { (PreEscaped(theme::properties())) (PreEscaped(STYLE)) }
            }
            body {
                a.skip href=(format!("#{}", document.sections.first().map_or("", |section| section.id))) { "Skip to the answer" }
                div.page {
                    (head(document))
                    (contents(document))
                    main {
                        @for (i, section) in document.sections.iter().enumerate() {
                            section aria-labelledby=(format!("{}-heading", section.id)) id=(section.id) {
                                h2 id=(format!("{}-heading", section.id)) { span.no { (i + 1) } (section.title) }
                                @for content in &section.blocks { (block::block(content)) }
                            }
                        }
                    }
                    footer { p { (document.colophon) } }
                }
            }
        }
    }
}

fn head(document: &Document) -> Markup {
    tree! {
        header {
            p.kind {
                (document.kind)
                @if let Some(day) = &document.as_of { ", as of " (day) }
            }
            h1 { bdi { (document.title) } }
            @if let Some(question) = &document.question { p.question dir="auto" { (question) } }
            @if let Some(caution) = &document.caution {
                aside.aside aria-labelledby="caution" {
                    h2 #caution { "Before you quote any of this" }
                    p dir="auto" { (inline::line(caution)) }
                }
            }
            @if let Some(partial) = &document.partial {
                aside.aside aria-labelledby="partial" {
                    h2 #partial { "This report is partial" }
                    p { (partial) }
                }
            }
        }
    }
}

fn contents(document: &Document) -> Markup {
    tree! {
        nav aria-labelledby="contents" {
            h2 #contents { "Contents" }
            ol {
                @for (i, section) in document.sections.iter().enumerate() {
                    li { span { (i + 1) } a href=(format!("#{}", section.id)) { (section.title) } }
                }
            }
        }
    }
}
