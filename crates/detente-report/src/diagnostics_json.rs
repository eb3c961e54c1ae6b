//! What was found in files, as the documents `detente.check/1` and `detente.lint/1`.

use crate::documents::text;
use crate::documents::v1::{Checks, FileFindings, FindingTold, Lints, Position};
use detente_graph::Stop;
use detente_source::{Diagnostics, Severity, SourceText};

impl FileFindings {
    /// The findings about one file; why not all of it was looked at, if so.
    pub fn of(source: &SourceText, found: &Diagnostics, stop: Option<&Stop>) -> Self {
        let position = |at| {
            let (line, column) = source.line_column(at);
            Position { line, column }
        };
        let finding = |d: &detente_source::Diagnostic| FindingTold {
            code: d.code,
            severity: if d.severity == Severity::Error { "error" } else { "warning" },
            message: d.message.clone(),
            start: d.span.map(|span| position(span.start)),
            end: d.span.map(|span| position(span.end)),
            label: d.label.clone(),
            hint: d.hint.clone(),
        };
        let diagnostics = found.iter().map(finding).collect();
        Self { file: source.name().to_owned(), diagnostics, stopped: stop.map(ToString::to_string) }
    }
}

/// What was found in cases, and how many came to what, as the document `detente.check/1`.
///
/// ```
/// use detente_report::{check_json, documents::v1::FileFindings};
/// use detente_source::{Diagnostic, Diagnostics, SourceText, Span};
/// let source = SourceText::new("case.yaml", "detente: 2\n");
/// let mut found = Diagnostics::new();
/// found.push(Diagnostic::error("D0001", "unknown format version").at(Span::new(9, 10)));
/// let document = check_json(vec![FileFindings::of(&source, &found, None)], &[("with errors", 1)]);
/// assert!(document.contains(r#""start":{"line":1,"column":10}"#) && document.ends_with("}\n"));
/// ```
pub fn check_json(cases: Vec<FileFindings>, total: &[(&'static str, usize)]) -> String {
    text(&Checks { cases, total: total.iter().copied().collect() })
}

/// How things are put in files, and how many came to what, as the document `detente.lint/1`.
pub fn lint_json(files: Vec<FileFindings>, total: &[(&'static str, usize)]) -> String {
    text(&Lints { files, total: total.iter().copied().collect() })
}
