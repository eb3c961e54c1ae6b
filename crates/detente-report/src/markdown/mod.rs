//! The report in GitHub-flavoured Markdown: the same document as the HTML, the picture told in words.

mod escape;
mod table;

use crate::document::{Document, document, document_with, settlement_document};
use crate::hinges::percent;
use crate::page::{Block, Entry, Inline, Item, Line, Section};
use crate::{Findings, SettlementStudy};
use detente_source::disarmed;
use escape::{code, opening, text};

/// The report on what was found, in GitHub-flavoured Markdown.
pub fn markdown(findings: &Findings) -> String {
    disarmed(&page(&document(findings))).into_owned()
}

/// The same with more sections, such as [`crate::views_section`].
pub fn markdown_with(findings: &Findings, more: Vec<Section>) -> String {
    disarmed(&page(&document_with(findings, more))).into_owned()
}

/// The report on the settlement of a case that consists of issues alone.
pub fn settlement_markdown(study: &SettlementStudy) -> String {
    disarmed(&page(&settlement_document(study))).into_owned()
}

fn page(document: &Document) -> String {
    let mut out = format!("# {}\n\n", text(&document.title));
    out.push_str(document.kind);
    if let Some(day) = &document.as_of {
        out.push_str(&format!(", as of {}", text(day)));
    }
    out.push_str(".\n\n");
    if let Some(question) = &document.question {
        out.push_str(&format!("*{}*\n\n", text(question.trim())));
    }
    if let Some(caution) = &document.caution {
        out.push_str(&format!("> **Before you quote any of this.** {}\n\n", line(caution, false)));
    }
    if let Some(partial) = &document.partial {
        out.push_str(&format!("> **This report is partial.** {}\n\n", text(partial)));
    }
    out.push_str("## Contents\n\n");
    for (i, section) in document.sections.iter().enumerate() {
        out.push_str(&format!("{}. [{}](#{})\n", i + 1, text(&section.title), section.id));
    }
    for (i, section) in document.sections.iter().enumerate() {
        out.push_str(&format!("\n{}\n## {}. {}\n\n", place(section.id), i + 1, text(&section.title)));
        section.blocks.iter().for_each(|b| block(b, &mut out));
    }
    out.push_str(&format!("\n---\n\n{}\n", text(&document.colophon)));
    // Never more than one empty line.
    while out.contains("\n\n\n") {
        out = out.replace("\n\n\n", "\n\n");
    }
    out
}

/// A place that links can point to.
fn place(id: &str) -> String {
    format!("<a id=\"{id}\"></a>")
}

fn block(content: &Block, out: &mut String) {
    match content {
        Block::Paragraph(words) => out.push_str(&format!("{}\n\n", opening(&line(words, false)))),
        Block::Figures(figures) => {
            for figure in figures {
                out.push_str(&format!("- **{}** {}\n", text(&figure.number), line(&figure.label, false)));
            }
            out.push('\n');
        }
        Block::Sentences(sentences) => {
            for sentence in sentences {
                out.push_str(&format!("**{}.** {}\n\n", text(sentence.about), line(&sentence.line, false)));
            }
        }
        Block::List(items) => list(items, out),
        Block::Table(content) => table::table(content, out),
        Block::Entries(entries) => {
            entries.iter().for_each(|e| entry(e, out));
            out.push('\n');
        }
        Block::Picture(picture) => {
            out.push_str(&format!("{}\n\n", opening(&text(&picture.description))));
            list(&picture.told(), out);
        }
        Block::Chart(chart) => {
            out.push_str(&format!("{}\n\n", opening(&text(&chart.description))));
            list(&chart.told(), out);
        }
        Block::Details { summary, blocks } => {
            out.push_str(&format!("<details><summary>{}</summary>\n\n", inline_html(summary)));
            blocks.iter().for_each(|b| block(b, out));
            out.push_str("\n</details>\n\n");
        }
        Block::Tree(tree) => {
            out.push_str(&format!("{}\n\n", opening(&text(&tree.description))));
            tree.remarks.iter().for_each(|line| out.push_str(&format!("{}\n\n", opening(&text(line)))));
            list(&tree.told(), out);
        }
        Block::Bars(bars) => {
            out.push_str(&format!("{}\n\n", opening(&line(&bars.caption, false))));
            out.push_str("| What is varied | From | To |\n|---|---:|---:|\n");
            for row in &bars.rows {
                let remark =
                    if row.remark.is_empty() { String::new() } else { format!(" ({})", line(&row.remark, true)) };
                let (from, to) = (percent(row.range.0), percent(row.range.1));
                out.push_str(&format!("| {}{remark} | {} | {} |\n", line(&row.label, true), text(&from), text(&to)));
            }
            out.push('\n');
        }
        Block::Part { id, title, blocks } => {
            out.push_str(&format!("{}\n### {}\n\n", place(id), line(title, false)));
            blocks.iter().for_each(|b| block(b, out));
        }
    }
}

fn list(items: &[Item], out: &mut String) {
    for item in items {
        out.push_str(&format!("- {}\n", opening(&line(&item.line, false))));
        for under in &item.under {
            out.push_str(&format!("  - {}\n", opening(&line(under, false))));
        }
    }
    out.push('\n');
}

fn entry(entry: &Entry, out: &mut String) {
    let id = entry.id.as_deref().map(place).unwrap_or_default();
    let mark = entry.mark.map(|m| format!(": {} {}", m.symbol(), m.word())).unwrap_or_default();
    let words: Vec<String> = entry.lines.iter().map(|l| line(l, false)).collect();
    // The name is set in bold as a whole, so its own bold pieces are plain here.
    let name = Line(
        entry
            .head
            .0
            .iter()
            .map(|p| match p {
                Inline::Strong(t) => Inline::Text(t.clone()),
                other => other.clone(),
            })
            .collect(),
    );
    let said = if words.is_empty() { String::new() } else { format!(" {}", words.join(" ")) };
    out.push_str(&format!("- {id}**{}**{mark}.{said}\n", line(&name, false)));
}

/// A line within a tag, where marks of Markdown mean nothing.
fn inline_html(line: &Line) -> String {
    let escape = |c: char| match c {
        '&' => "&amp;".to_owned(),
        '<' => "&lt;".to_owned(),
        '>' => "&gt;".to_owned(),
        c if c.is_whitespace() || c.is_control() => " ".to_owned(),
        c => c.to_string(),
    };
    line.plain().chars().map(escape).collect()
}

/// A line.
fn line(line: &Line, in_table: bool) -> String {
    line.0.iter().map(|piece| inline(piece, in_table)).collect()
}

fn inline(piece: &Inline, in_table: bool) -> String {
    match piece {
        Inline::Text(words) | Inline::Case(words) | Inline::Quoted(words, _) => text(words),
        Inline::Code(words) => code(words, in_table),
        Inline::Strong(words) => format!("**{}**", text(words.trim())),
        Inline::Term(term, words) => format!("[{}](#{})", text(words), term.anchor()),
        Inline::Link { to, text: words } => format!("[{}](#{to})", text(words)),
        Inline::Web(address) => code(address, in_table),
    }
}
