//! What a code is.

use detente_source::{Diagnostic, Severity};

/// A kind of finding: its stable code and what it means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Code {
    /// Such as `D0203`.
    pub code: &'static str,
    /// Error or warning.
    pub severity: Severity,
    /// What it is about, in a few words.
    pub title: &'static str,
    /// What it means and what to do, in a few sentences of Markdown.
    pub explanation: &'static str,
}

impl Code {
    /// A finding of this kind.
    pub fn say(&self, message: impl Into<String>) -> Diagnostic {
        match self.severity {
            Severity::Error => Diagnostic::error(self.code, message),
            Severity::Warning => Diagnostic::warning(self.code, message),
        }
    }
}
