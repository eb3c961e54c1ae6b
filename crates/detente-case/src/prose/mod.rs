//! How things are put: likelihood and confidence, forecasts, hedges. What analysts write is read sentence by sentence.
//!
//! The rules, each with its exact meaning in `docs/words.md`:
//! * likelihood and confidence in one sentence (D1351);
//! * a likelihood word without its range, or with another (D1352, D1353);
//! * a result of a stability analysis called a forecast (D1354);
//! * a claim with a reservation, used as a fact (D1355);
//! * a judgement without a source (D1356).
//!
//! Source of the first two: Office of the Director of National Intelligence, *Intelligence Community Directive 203:
//! Analytic Standards* (2 January 2015), section D.6.e.2. The others are this program's own.

mod evidence;
mod markdown;
mod scan;
mod sentences;
mod texts;
mod words;

use crate::findings::Findings;
use crate::{Parsed, parse};
use detente_source::{Diagnostics, SourceText};
use scan::Register;

/// Reads the texts of a case as prose. Sources, titles and what claims say are other people's words and are left alone.
///
/// A case with errors gives nothing; `parse` tells about those.
///
/// ```
/// use detente_case::lint_case;
/// let text = "{detente: 1, id: w, parties: {a: {options: {go: {does: Go, assumption: true}}, \
///     prefers: [{want: a.go, assumption: true, why: It is likely to rain.}]}}}";
/// let found = lint_case(&detente_source::SourceText::new("case.yaml", text));
/// assert_eq!(found.iter().map(|d| d.code).collect::<Vec<_>>(), ["D1352"]);
/// ```
pub fn lint_case(source: &SourceText) -> Diagnostics {
    let Parsed { case: Some(case), .. } = parse(source) else { return Diagnostics::new() };
    let mut out = Findings::default();
    for span in texts::own_words(source) {
        scan::scan(source.slice(span), span.start, Register::Case, &mut out);
    }
    evidence::evidence(&case, &mut out);
    out.finish()
}

/// Reads a text or Markdown file as prose. Code, and in Markdown headings' marks, tables' bars and links' addresses, are
/// not read.
///
/// ```
/// use detente_case::lint_prose;
/// let text = "A summit is unlikely (20-45 %) [c39]. Our confidence in this is low.\n";
/// assert!(lint_prose(&detente_source::SourceText::new("memo.md", text)).is_empty());
/// ```
pub fn lint_prose(source: &SourceText) -> Diagnostics {
    let mut out = Findings::default();
    let readable = markdown::readable(source.text());
    for (start, paragraph) in sentences::paragraphs(&readable) {
        scan::scan(paragraph, start, Register::Prose(&source.text()[start..start + paragraph.len()]), &mut out);
    }
    out.finish()
}
