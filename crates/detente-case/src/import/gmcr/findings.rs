//! What is found on the way, and what could not be carried over.

use super::codes;
use crate::codes as case_codes;
use detente_source::{Diagnostic, Diagnostics, Severity, Span};

/// How many findings of a model are kept: nobody reads more.
const MOST: usize = 100;

/// Longest message about something not carried over, in characters; the comment in the case file has it whole.
const LONGEST: usize = 300;

/// What is found while a model is read.
#[derive(Debug, Default)]
pub(super) struct Findings {
    kept: Diagnostics,
    errors: usize,
    warnings: usize,
    /// What a comment in the case file keeps.
    left_out: Vec<String>,
}

impl Findings {
    /// Adds a finding; of a very large number only the first are kept, errors and warnings counted apart.
    pub fn push(&mut self, found: Diagnostic) {
        let count = if found.severity == Severity::Error { &mut self.errors } else { &mut self.warnings };
        *count += 1;
        if *count <= MOST {
            self.kept.push(found);
        }
    }

    /// Says that something is not carried over, here and in the case file.
    pub fn leave_out(&mut self, span: Span, what: String) {
        let cut = what.char_indices().nth(LONGEST).map_or(what.clone(), |(at, _)| format!("{} ...", &what[..at]));
        self.push(codes::LEFT_OUT.say(format!("not carried over: {cut}")).at(span));
        self.left_out.push(what);
    }

    /// What is not carried over.
    pub fn left_out(&self) -> &[String] {
        &self.left_out
    }

    /// Whether any finding is an error.
    pub fn has_errors(&self) -> bool {
        self.errors > 0
    }

    /// All findings, ordered by place.
    pub fn finish(mut self) -> Diagnostics {
        self.kept.sort();
        let more = self.errors.saturating_sub(MOST) + self.warnings.saturating_sub(MOST);
        if more > 0 {
            self.kept.push(case_codes::TOO_MANY_FINDINGS.say(format!("{more} more findings are not shown")));
        }
        self.kept
    }

    /// As [`finish`](Self::finish), with one last finding.
    pub fn only(mut self, found: Diagnostic) -> Diagnostics {
        self.push(found);
        self.finish()
    }
}
