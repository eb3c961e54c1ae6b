//! Documents taken into a case: what is kept, what is frozen, and that the case file stays its author's.

use crate::common::{detente_in, detente_with_input};
use std::path::Path;

const CASE: &str = "# The quarry.\ndetente: 1\nid: quarry   # short\n\nsources:\n  minutes: {title: Minutes}   # of the council\n\
    # What a town can do.\nparties:\n  town: {assumption: true, options: {sue: Sue}, prefers: [town.sue]}\n";

const PAGE: &str = "<html lang=en><head><title>Town sues | The Wire</title><meta property=og:site_name content='The Wire'>\
    <meta name=author content='Ann Lee'><meta property=article:published_time content=2024-05-06T01:02:03Z></head><body>\
    <nav>Home</nav><article><h1>Town sues</h1><p>The town sued on&nbsp;Monday, a spokesman said.</p>\
    <p>Read more: A year of quarries.</p><h2>What now</h2><p>A court may decide.</p></article></body></html>";

fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::write(folder.path().join("case.yaml"), CASE).expect("written");
    std::fs::write(folder.path().join("page.html"), PAGE).expect("written");
    folder
}

fn text(folder: &Path, name: &str) -> String {
    std::fs::read_to_string(folder.join(name)).expect("it is there")
}

#[test]
fn a_page_becomes_a_frozen_text_and_the_case_keeps_its_comments() {
    let folder = folder();
    let at = folder.path();
    let dry = detente_in(at, &["source", "add", ".", "page.html", "--dry-run"]);
    assert_eq!(dry.status, 0, "{}", dry.err);
    assert!(
        dry.out.contains("Three blocks kept, 3 left out.") && dry.out.contains("a teaser: it begins “read more”"),
        "{}",
        dry.out
    );
    assert_eq!(text(at, "case.yaml"), CASE);
    let run = detente_in(at, &["source", "add", ".", "page.html", "--reliability", "B"]);
    assert_eq!(run.status, 0, "{}", run.err);
    assert_eq!(
        text(at, "sources/the_wire.txt"),
        "Town sues\n\nThe town sued on\u{a0}Monday, a spokesman said.\n\nA court may decide.\n"
    );
    let case = text(at, "case.yaml");
    for line in CASE.lines() {
        assert!(case.contains(line), "{line}\n{case}");
    }
    for part in [
        "title: Town sues",
        "author: Ann Lee",
        "publisher: The Wire",
        "published: 2024-05-06",
        "language: en",
        "file: \"sources/the_wire.txt\"",
        "form: html",
        "reliability: B",
    ] {
        let plain = case.replace("file: sources/", "file: \"sources/").replace("wire.txt\n", "wire.txt\"\n");
        assert!(plain.contains(part), "{part}\n{case}");
    }
    assert_eq!(detente_in(at, &["source", "verify", "."]).status, 0);
    // The page itself proves the text, too.
    let page = detente_in(at, &["source", "verify", ".", "--original", "the_wire=page.html"]);
    assert_eq!(page.status, 0, "{}", page.err);
    assert!(page.out.contains("it is the text that the case means"), "{}", page.out);
    let again = detente_in(at, &["source", "add", ".", "page.html", "--id", "the_wire"]);
    assert!(again.status == 2 && again.err.contains("already"), "{}", again.err);
    assert_eq!(text(at, "case.yaml"), case, "nothing was changed");
}

#[test]
fn without_a_copy_there_is_only_structure() {
    let folder = folder();
    let at = folder.path();
    let run = detente_in(at, &["source", "add", ".", "page.html", "--id", "wire", "--no-copy", "--keep", "5"]);
    assert_eq!(run.status, 0, "{}", run.err);
    assert!(!at.join("sources/wire.txt").exists());
    let structure = text(at, "sources/wire.structure.json");
    assert!(structure.contains("detente.structure/1") && !structure.contains("court"), "{structure}");
    let case = text(at, "case.yaml");
    assert!(case.contains("structure: ") && case.contains("kept: [5]"), "{case}");
    let with = |claims: &str| {
        std::fs::write(at.join("case.yaml"), case.replace("# What a town", &format!("claims:\n{claims}# What a town")))
            .expect("written");
        detente_in(at, &["source", "verify", "."])
    };
    let good = with("  c1: {source: wire, says: x, at: {paragraph: 3}}\n");
    assert_eq!(good.status, 0, "{}", good.err);
    let bad = with(
        "  c1: {source: wire, says: x, at: {paragraph: 5}}\n  c2: {source: wire, says: x, at: {start: 2, end: 900}}\n",
    );
    assert!(bad.status == 1 && bad.err.matches("D1210").count() == 2, "{}", bad.err);
    let page = detente_in(at, &["source", "verify", ".", "--original", "wire=page.html"]);
    assert!(page.err.contains("the text has only 4 paragraphs"), "{}", page.err);
    std::fs::write(at.join("later.html"), PAGE.replace("Monday", "Friday")).expect("written");
    std::fs::write(
        at.join("later.txt"),
        "Town sues\n\nThe town sued on\u{a0}Friday, a spokesman said.\n\nWhat now\n\nA court may decide.\n",
    )
    .expect("written");
    let later = detente_in(at, &["source", "verify", ".", "--original", "wire=later.txt"]);
    assert!(later.err.contains("1 of 4 paragraphs that the case means are not in it: 2"), "{}", later.err);
    std::fs::write(at.join("sources/wire.structure.json"), "{}").expect("written");
    let broken = detente_in(at, &["check", "."]);
    assert!(broken.status == 1 && broken.err.contains("D1208"), "{}", broken.err);
}

#[test]
fn a_plain_text_is_kept_to_the_byte() {
    let folder = folder();
    let at = folder.path();
    let report = "Skip to content\r\n\r\n町長は「井戸が汚れる」と述べた。\r\n";
    let run = detente_with_input(
        at,
        &["source", "add", ".", "-", "--whole", "--id", "asahi", "--title", "井戸", "--language", "ja"],
        report.as_bytes(),
    );
    assert_eq!(run.status, 0, "{}", run.err);
    assert_eq!(text(at, "sources/asahi.txt"), report);
    assert!(!text(at, "case.yaml").contains("extracted_from"));
    assert!(text(at, "case.yaml").contains("title: 井戸"));
}

#[test]
fn a_link_that_leads_nowhere_is_not_written_through() {
    let folder = folder();
    std::fs::create_dir(folder.path().join("sources")).expect("a folder");
    std::os::unix::fs::symlink("../../elsewhere.txt", folder.path().join("sources/wire.txt")).expect("a link");
    let long = "a_name_that_is_longer_than_those_made_from_titles";
    let run = detente_with_input(folder.path(), &["source", "add", ".", "-", "--id", "wire"], b"It is so.");
    assert_eq!(run.status, 2, "{}", run.err);
    assert!(run.err.contains("is there already"), "{}", run.err);
    assert!(!folder.path().join("../elsewhere.txt").exists());
    let run = detente_with_input(folder.path(), &["source", "add", ".", "-", "--id", long], b"It is so.");
    assert_eq!(run.status, 0, "{}", run.err);
    assert!(folder.path().join("sources").join(long).with_extension("txt").exists());
}

#[test]
fn what_cannot_be_taken_in_changes_nothing() {
    let folder = folder();
    let at = folder.path();
    let refused = |args: &[&str], input: &[u8], status: i32, words: &str| {
        let before = text(at, "case.yaml");
        let run = detente_with_input(at, &[&["source", "add", "."], args].concat(), input);
        assert_eq!(run.status, status, "{args:?} {}", run.err);
        assert!(run.err.contains(words), "{words}\n{}", run.err);
        assert_eq!(text(at, "case.yaml"), before);
        assert!(!at.join("sources").exists());
    };
    refused(&["-"], b"\xff\xfe", 2, "it has no text in it");
    refused(&["-"], b"%PDF-1.4 and so on", 2, "is a PDF document, not text");
    refused(&["-", "--encoding", "klingon"], b"It is so.", 2, "there is no such encoding");
    refused(&["-"], b"  \n", 2, "it has no text in it");
    refused(
        &["-"],
        b"Home\n\nWorld\n",
        2,
        "Left out: 1 no sentence: a heading, a menu line, a label or a date: “Home”; 2",
    );
    refused(&["-", "--id", "Wire"], b"It is so.", 2, "is no id");
    refused(&["-", "--id", "minutes"], b"It is so.", 2, "already");
    refused(&["-", "--keep", "9"], b"It is so.", 2, "there is no block 9");
    refused(&["-", "--published", "soon"], b"It is so.", 1, "D0209");
    refused(&["missing.txt"], b"", 2, "cannot be read");
    refused(&["page.html", "--whole"], b"", 2, "cannot be kept whole");
    std::fs::write(at.join("case.yaml"), CASE.replace("id: quarry", "idd: quarry")).expect("written");
    refused(&["-"], b"It is so.", 1, "D0201");
    std::fs::write(at.join("case.yaml"), CASE.replace("prefers: [", "prefers: [[")).expect("written");
    refused(&["-"], b"It is so.", 1, "error");
}

#[test]
fn the_address_of_a_page_reaches_the_exports() {
    let folder = folder();
    let at = folder.path();
    let exported = |id: &str| {
        let (csl, bibtex) = (
            detente_in(at, &["export", ".", "--format", "csl"]),
            detente_in(at, &["export", ".", "--format", "bibtex"]),
        );
        assert_eq!((csl.status, bibtex.status), (0, 0), "{id}: {}{}", csl.err, bibtex.err);
        csl.out + &bibtex.out
    };
    let page = PAGE.replace("</head>", "<link rel='Canonical shortlink' href=https://example.org/2024/town></head>");
    std::fs::write(at.join("page.html"), page).expect("written");
    for more in [&["--id", "copied"][..], &["--id", "digest", "--no-copy"]] {
        let run = detente_in(at, &[&["source", "add", ".", "page.html"], more].concat());
        assert_eq!(run.status, 0, "{}", run.err);
    }
    let out = exported("both");
    assert_eq!(out.matches("\"URL\":\"https://example.org/2024/town\"").count(), 2, "{out}");
    assert_eq!(out.matches("url = {https://example.org/2024/town}").count(), 2, "{out}");
    // What leads nowhere is refused where somebody gives it, and stays out of what others read.
    let before = text(at, "case.yaml");
    let refused = detente_in(at, &["source", "add", ".", "page.html", "--id", "other", "--url", "javascript:alert(1)"]);
    assert!(refused.status == 2 && refused.err.contains("no address on the web"), "{}", refused.err);
    assert_eq!(text(at, "case.yaml"), before);
    std::fs::write(at.join("case.yaml"), before.replace("https://example.org/2024/town", "javascript:alert(1)"))
        .expect("written");
    assert!(!exported("bad").contains("javascript"));
}
