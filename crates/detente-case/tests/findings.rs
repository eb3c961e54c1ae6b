//! What the parser says about every kind of mistake, in full: code, place, words.
//!
//! Each `findings/NAME.yaml` has its findings in `findings/NAME.txt`; `UPDATE=1 cargo test` writes the latter anew.

use detente_case::{Parsed, codes, parse};
use detente_source::{Diagnostic, Severity, SourceText, Span};
use std::collections::BTreeSet;
use std::fmt::Write;
use std::path::{Path, PathBuf};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/findings")
}

fn fixtures() -> Vec<PathBuf> {
    let mut found: Vec<PathBuf> = std::fs::read_dir(folder()).unwrap().map(|entry| entry.unwrap().path()).collect();
    found.retain(|path| path.extension().is_some_and(|e| e == "yaml"));
    found.sort();
    found
}

fn place(source: &SourceText, span: Span) -> String {
    let (line, column) = source.line_column(span.start);
    let (last_line, last_column) = source.line_column(span.end);
    if line == last_line {
        format!("{line}:{column}-{last_column}")
    } else {
        format!("{line}:{column}-{last_line}:{last_column}")
    }
}

fn describe(source: &SourceText, found: &Diagnostic, out: &mut String) {
    let severity = if found.severity == Severity::Error { "error" } else { "warning" };
    let at = found.span.map_or("file".to_owned(), |span| place(source, span));
    let _ = writeln!(out, "{severity} {} at {at}: {}", found.code, found.message);
    if let Some(span) = found.span {
        let text: String = source.slice(span).escape_debug().collect();
        let text = if text.chars().count() > 70 { text.chars().take(67).collect::<String>() + "..." } else { text };
        let _ = writeln!(out, "  under: {text}");
    }
    if let Some(label) = &found.label {
        let _ = writeln!(out, "  label: {label}");
    }
    for (span, words) in &found.related {
        let _ = writeln!(out, "  also at {}: {words}", place(source, *span));
    }
    if let Some(hint) = &found.hint {
        let _ = writeln!(out, "  hint: {hint}");
    }
}

fn findings(text: &str) -> String {
    let source = SourceText::new("case.yaml", text);
    let Parsed { case, diagnostics } = parse(&source);
    assert_eq!(case.is_some(), !diagnostics.has_errors());
    let mut out = String::new();
    diagnostics.iter().for_each(|found| describe(&source, found, &mut out));
    out
}

#[test]
fn every_mistake_is_described_as_before() {
    let update = std::env::var_os("UPDATE").is_some();
    let mut changed = Vec::new();
    for path in fixtures() {
        let found = findings(&std::fs::read_to_string(&path).unwrap());
        let expected = path.with_extension("txt");
        if update {
            std::fs::write(&expected, &found).unwrap();
        } else if std::fs::read_to_string(&expected).unwrap_or_default() != found {
            changed.push(format!("{}:\n{found}", path.file_stem().unwrap().to_string_lossy()));
        }
    }
    assert!(changed.is_empty(), "findings have changed (UPDATE=1 accepts them):\n\n{}", changed.join("\n"));
}

/// Codes that only a generated text or another function gives; each has a test of its own.
const ELSEWHERE: [codes::Code; 11] = [
    codes::TOO_LARGE,
    codes::NOT_TEXT,
    codes::TOO_DEEP,
    codes::TOO_MANY_NODES,
    codes::TOO_MANY_FINDINGS,
    codes::NOT_FORMATTED,
    codes::NOT_EDITED,
    codes::TOO_MANY_OPTIONS,
    codes::TOO_MANY_PARTIES,
    codes::TOO_MANY_HYPOTHESES,
    codes::UNKNOWN_NOTHING,
];

/// The tables of codes that reading a case file gives.
const READING: &[&[codes::Code]] = &[
    codes::CODES,
    codes::MARKS_CODES,
    codes::HIDDEN_CODES,
    codes::CONFIRMATION_CODES,
    codes::DOUBT_CODES,
    codes::NEGOTIATION_CODES,
];

#[test]
fn every_code_has_an_example_and_every_finding_a_code() {
    let mut seen = BTreeSet::new();
    for path in fixtures() {
        let source = SourceText::new("case.yaml", std::fs::read_to_string(&path).unwrap());
        for found in &parse(&source).diagnostics {
            let code = READING.iter().copied().flatten().find(|c| c.code == found.code);
            assert_eq!(code.map(|c| c.severity), Some(found.severity), "{}", found.code);
            assert!(!found.message.ends_with('.'), "{}", found.message);
            seen.insert(found.code);
        }
    }
    let all = READING.iter().copied().flatten();
    let missing: Vec<&str> =
        all.filter(|c| !ELSEWHERE.contains(c)).map(|c| c.code).filter(|c| !seen.contains(c)).collect();
    assert!(missing.is_empty(), "no example of {missing:?}");
}
