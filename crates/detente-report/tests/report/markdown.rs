//! The Markdown holds together, and says what the HTML says.

use crate::report::study::{HOSTILE, all_cases, study_of};
use detente_report::document::{Block, Cell, Inline, Line, Part, document};
use detente_report::{html, markdown};
use maud::html as escaped;
use std::collections::BTreeSet;

fn check(name: &str, page: &str) {
    let places: Vec<&str> = page.split("<a id=\"").skip(1).filter_map(|s| s.split('"').next()).collect();
    let unique: BTreeSet<&str> = places.iter().copied().collect();
    assert_eq!(places.len(), unique.len(), "{name}: a place is given twice");
    for to in page.split("](#").skip(1).filter_map(|s| s.split(')').next()) {
        assert!(unique.contains(to), "{name}: nothing at #{to}");
    }
    // All rows of a table have as many cells as its head.
    let cells = |row: &str| row.replace("\\|", "").matches('|').count();
    let mut width = None;
    for row in page.lines() {
        if row.starts_with('|') {
            assert_eq!(*width.get_or_insert(cells(row)), cells(row), "{name}: {row}");
        } else {
            width = None;
        }
    }
    assert!(!page.contains("\n\n\n") && page.ends_with(".\n"), "{name}");
}

#[test]
fn every_case_gives_sound_markdown() {
    for (name, owned) in all_cases() {
        let page = markdown(&owned.study().into());
        check(&name, &page);
        assert_eq!(page, markdown(&owned.study().into()), "{name}: other bytes the second time");
    }
}

#[test]
fn nothing_of_a_case_gets_loose() {
    let page = markdown(&study_of(HOSTILE).study().into());
    check("hostile", &page);
    // Code may hold anything: it is shown as it is. Outside of it there are our own tags only.
    let mut outside = String::new();
    let mut rest = page.as_str();
    while let Some(start) = rest.find('`') {
        let fence: String = rest[start..].chars().take_while(|c| *c == '`').collect();
        outside.push_str(rest[..start].strip_suffix('\\').unwrap_or(&rest[..start]));
        rest = &rest[start + fence.len()..];
        if !page[..page.len() - rest.len() - fence.len()].ends_with('\\') {
            rest = &rest[rest.find(&fence).expect("code has an end") + fence.len()..];
        }
    }
    outside.push_str(rest);
    for (i, _) in outside.match_indices('<') {
        let tag = &outside[i..];
        assert!(["<br>", "<a id=\"", "</a>"].iter().any(|own| tag.starts_with(own)), "{}", &tag[..40]);
    }
    assert!(page.contains("\\*\\*not bold\\*\\*") && page.contains("http&#58;//example.org"));
}

/// Every line of a block, as far as it holds words.
fn lines(block: &Block, found: &mut Vec<Line>) {
    let mut part = |p: &Part| match p {
        Part::Line(l) | Part::Lead(l) | Part::Small(l) => vec![l.clone()],
        Part::List(items) => items.iter().flat_map(|(a, b)| [a.clone(), b.clone()]).collect(),
    };
    match block {
        Block::Paragraph(l) => found.push(l.clone()),
        Block::Figures(figures) => found.extend(figures.iter().map(|f| f.label.clone())),
        Block::Sentences(sentences) => found.extend(sentences.iter().map(|s| s.line.clone())),
        Block::List(items) => {
            found.extend(items.iter().flat_map(|i| std::iter::once(&i.line).chain(&i.under)).cloned())
        }
        Block::Entries(entries) => {
            found.extend(entries.iter().flat_map(|e| std::iter::once(&e.head).chain(&e.lines)).cloned())
        }
        Block::Tree(tree) => {
            found.extend(tree.told().iter().flat_map(|i| std::iter::once(&i.line).chain(&i.under)).cloned());
        }
        Block::Chart(chart) => {
            found.extend(chart.told().iter().flat_map(|i| std::iter::once(&i.line).chain(&i.under)).cloned());
        }
        Block::Picture(picture) => {
            found.extend(picture.told().iter().flat_map(|i| std::iter::once(&i.line).chain(&i.under)).cloned());
        }
        Block::Bars(bars) => {
            found.push(bars.caption.clone());
            found.extend(bars.rows.iter().flat_map(|r| [r.label.clone(), r.remark.clone()]));
        }
        Block::Details { summary: title, blocks } | Block::Part { title, blocks, .. } => {
            found.push(title.clone());
            blocks.iter().for_each(|b| lines(b, found));
        }
        Block::Table(table) => {
            found.push(table.caption.clone());
            found.extend(table.head.iter().map(|h| h.line.clone()));
            for group in &table.groups {
                found.extend(group.title.iter().cloned());
                for cell in group.rows.iter().flat_map(|r| &r.cells) {
                    if let Cell::Head(parts) | Cell::Words(parts) = cell {
                        found.extend(parts.iter().flat_map(&mut part));
                    }
                }
            }
        }
    }
}

#[test]
fn both_documents_say_the_same() {
    for (name, owned) in all_cases() {
        let findings = owned.findings();
        let (page, marked) = (html(&findings), markdown(&findings));
        let plain = marked.replace('\\', "").replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
        let mut found = Vec::new();
        document(&findings).sections.iter().flat_map(|s| &s.blocks).for_each(|b| lines(b, &mut found));
        assert!(found.len() > 50, "{name}: {} lines", found.len());
        for piece in found.iter().flat_map(|l| &l.0) {
            let (Inline::Text(words) | Inline::Case(words)) = piece else { continue };
            let words = words.trim();
            assert!(page.contains(&escaped! { (words) }.into_string()), "{name}, HTML: {words}");
            // Escapes apart the words are the same.
            assert!(
                plain.contains(&words.split_whitespace().collect::<Vec<_>>().join(" ")),
                "{name}, Markdown: {words}"
            );
        }
    }
}
