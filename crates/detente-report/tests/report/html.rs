//! The HTML holds together: well formed, every link has its target, nothing is fetched, nothing of the case gets loose.

use crate::report::study::{DILEMMA, HOSTILE, all_cases, study_of, study_under};
use detente_graph::Stop;
use detente_report::html;
use detente_stability::Concept;
use std::collections::BTreeSet;

/// Tags in order: name, attributes as written, whether it closes.
fn tags(page: &str) -> Vec<(String, String, bool)> {
    // The style sheet is the only place where a bare `<` or `>` may stand for itself.
    let (head, rest) = page.split_once("<style>").expect("a style sheet");
    let (_, tail) = rest.split_once("</style>").expect("its end");
    let page = format!("{head}{tail}");
    let mut found = Vec::new();
    let mut rest = page.as_str();
    while let Some(start) = rest.find('<') {
        let mut end = start;
        let mut quoted = false;
        for (i, c) in rest[start..].char_indices() {
            match c {
                '"' => quoted = !quoted,
                '>' if !quoted => {
                    end = start + i;
                    break;
                }
                '<' if i > 0 => panic!("a tag within a tag: {}", &rest[start..start + i]),
                _ => {}
            }
        }
        assert!(end > start, "a tag without end: {}", &rest[start..]);
        let tag = &rest[start + 1..end];
        let (closes, tag) = tag.strip_prefix('/').map_or((false, tag), |t| (true, t));
        let (name, attributes) = tag.split_once(' ').unwrap_or((tag, ""));
        if !name.starts_with('!') {
            found.push((name.to_owned(), attributes.to_owned(), closes));
        }
        rest = &rest[end + 1..];
    }
    found
}

fn attributes<'a>(tags: &'a [(String, String, bool)], name: &str) -> Vec<&'a str> {
    let marker = format!("{name}=\"");
    tags.iter()
        .filter_map(|(_, attributes, _)| {
            let start = if attributes.starts_with(&marker) { 0 } else { attributes.find(&format!(" {marker}"))? + 1 };
            attributes[start + marker.len()..].split('"').next()
        })
        .collect()
}

fn check(name: &str, page: &str) {
    const VOID: [&str; 3] = ["meta", "br", "hr"];
    let tags = tags(page);
    let mut open: Vec<&str> = Vec::new();
    for (tag, _, closes) in &tags {
        if *closes {
            assert_eq!(open.pop(), Some(tag.as_str()), "{name}: closed out of order");
        } else if !VOID.contains(&tag.as_str()) {
            open.push(tag);
        }
    }
    assert!(open.is_empty(), "{name}: never closed: {open:?}");
    let ids = attributes(&tags, "id");
    let unique: BTreeSet<&str> = ids.iter().copied().collect();
    assert_eq!(ids.len(), unique.len(), "{name}: an id is given twice");
    for to in attributes(&tags, "href") {
        match to.strip_prefix('#') {
            Some(place) => assert!(unique.contains(place), "{name}: nothing at #{place}"),
            None => assert!(to.starts_with("https://") || to.starts_with("http://"), "{name}: {to}"),
        }
    }
    for labelled in ["aria-labelledby", "aria-describedby"] {
        for place in attributes(&tags, labelled).iter().flat_map(|l| l.split(' ')) {
            assert!(unique.contains(place), "{name}: no label at {place}");
        }
    }
    for fetching in ["script", "link", "img", "iframe", "object", "embed", "base", "form", "use", "image"] {
        assert!(tags.iter().all(|(tag, ..)| tag != fetching), "{name}: <{fetching}>");
    }
    for (tag, attributes, _) in &tags {
        // What stands outside of quotation marks: the names of the attributes.
        let names: String = attributes.split('"').step_by(2).collect();
        for word in ["src", "srcset", "onload", "onerror", "onclick", "style"] {
            assert!(names.split(['=', ' ']).all(|n| n != word), "{name}: {tag} {attributes}");
        }
    }
    let style = page.split("<style>").nth(1).and_then(|s| s.split("</style>").next()).expect("a style sheet");
    assert!(!style.contains("url(") && !style.contains("@import") && !style.contains('<'), "{name}: the style sheet");
    let headings: Vec<u32> = tags
        .iter()
        .filter(|(tag, _, closes)| !closes && tag.len() == 2 && tag.starts_with('h') && tag != "hr")
        .filter_map(|(tag, ..)| tag[1..].parse().ok())
        .collect();
    assert_eq!(headings.iter().filter(|h| **h == 1).count(), 1, "{name}: one main heading");
    assert_eq!(headings[0], 1);
    assert!(headings.windows(2).all(|w| w[1] <= w[0] + 1), "{name}: a heading skips a level");
}

#[test]
fn every_case_gives_a_sound_page() {
    for (name, owned) in all_cases() {
        let page = html(&owned.findings());
        check(&name, &page);
        assert_eq!(page, html(&owned.findings()), "{name}: other bytes the second time");
    }
}

#[test]
fn nothing_of_a_case_gets_loose() {
    let owned = study_of(HOSTILE);
    let page = html(&owned.findings());
    check("hostile", &page);
    assert!(page.contains("&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;"));
    assert!(page.contains("&lt;img src=x onerror=alert(1)&gt;"));
    assert!(page.contains("日本国政府") && page.contains("שלום"));
    assert!(page.contains("<code>javascript:alert(1)</code>"), "only web addresses are links");
    assert!(page.contains("href=\"https://example.org/?a=1&amp;b=&quot;2&quot;\""));
    assert!(page.contains("<a href=\"#claim-c1\">c1</a>"), "claims named in a text are links");
    assert!(page.contains("<a href=\"#source-s_1\">s_1</a>"));
}

#[test]
fn unusual_studies_are_sound_too() {
    let alone = "{detente: 1, id: alone, parties: {a: {assumption: true, options: {go: Go}, prefers: [a.go]}}}";
    check("one party", &html(&study_of(alone).study().into()));
    check("one concept", &html(&study_under(DILEMMA, &[Concept::Sim]).study().into()));
    check("no concept", &html(&study_under(DILEMMA, &[]).study().into()));
    let mut stopped = study_under(DILEMMA, &[Concept::Nash]);
    stopped.analysis.stopped = Some(Stop::Cancelled);
    let page = html(&stopped.study().into());
    check("stopped", &page);
    assert!(page.contains("The analysis stopped early: the work was broken off before it was done. Finished: Nash."));
}

#[test]
fn what_the_page_must_offer() {
    let owned = study_of(DILEMMA);
    let page = html(&owned.study().into());
    assert!(page.starts_with("<!DOCTYPE html><html lang=\"en\">"));
    for needed in
        ["<caption>", "scope=\"col\"", "scope=\"row\"", "<figcaption>", "role=\"img\"", "<title id=", "<desc id="]
    {
        assert!(page.contains(needed), "{needed}");
    }
    assert!(page.contains("prefers-color-scheme:dark") && page.contains("@media print") && page.contains("size:A4"));
    for word in ["forecast", "predict"] {
        assert!(!page.contains(word), "the method is called by its name, not {word}");
    }
}

#[test]
fn an_analyst_finds_where_everything_comes_from() {
    let (_, owned) = all_cases().into_iter().find(|(name, _)| name.contains("japan")).expect("the first case");
    let page = html(&owned.study().into()).replace('\u{a0}', " ").replace("<bdi>", "").replace("</bdi>", "");
    for needed in [
        "as of 27 February 2024",
        "Fumio Kishida, reported speech",
        "paragraph 7, characters 704–814",
        "probably true (2)",
        "usually reliable (B)",
        "The original is not included",
        "<code>!(summit &amp; jp.press)</code>",
        "<a href=\"#claim-c39\">c39</a>",
        "<strong>Assumption</strong>",
        "<strong>Disputed</strong>",
        "Ties deter",
        "in which nobody moves twice in a row",
        "864 feasible states",
        "detente states CASE --concept",
    ] {
        assert!(page.contains(needed), "{needed}");
    }
}
