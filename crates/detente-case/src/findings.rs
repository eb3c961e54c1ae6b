//! Findings as they are made, within limits: a broken file of many megabytes must not fill the memory with complaints.

use crate::codes;
use detente_source::{Diagnostic, Diagnostics, Severity};

/// How many findings of a file are shown: nobody reads more.
const MAX_SHOWN: usize = 200;
/// How many errors and how many warnings are kept, from which the first by place are shown.
const MAX_KEPT: usize = 500;

/// What has been found so far.
#[derive(Debug, Default)]
pub(crate) struct Findings {
    kept: Vec<Diagnostic>,
    errors: usize,
    warnings: usize,
}

impl Findings {
    /// Adds a finding.
    pub fn push(&mut self, found: Diagnostic) {
        let count = match found.severity {
            Severity::Error => &mut self.errors,
            Severity::Warning => &mut self.warnings,
        };
        *count += 1;
        if *count <= MAX_KEPT {
            self.kept.push(found);
        }
    }

    /// Adds all of them.
    pub fn extend(&mut self, found: impl IntoIterator<Item = Diagnostic>) {
        found.into_iter().for_each(|found| self.push(found));
    }

    /// Whether any is an error.
    pub fn has_errors(&self) -> bool {
        self.errors > 0
    }

    /// Whether looking for more errors is pointless: the case is refused, and enough reasons are known.
    pub fn is_full(&self) -> bool {
        self.errors >= MAX_KEPT
    }

    /// All of them by place, cut where nobody would read on; errors are kept before warnings.
    pub fn finish(self) -> Diagnostics {
        let total = self.errors + self.warnings;
        let mut all = Diagnostics::new();
        all.extend(self.kept);
        all.sort();
        if total <= MAX_SHOWN {
            return all;
        }
        let mut left = [MAX_SHOWN.min(self.errors), MAX_SHOWN - MAX_SHOWN.min(self.errors)];
        let mut shown = Diagnostics::new();
        shown.extend(all.into_iter().filter(|found| {
            let left = &mut left[usize::from(found.severity == Severity::Warning)];
            let keep = *left > 0;
            *left -= usize::from(keep);
            keep
        }));
        let more = if self.errors >= MAX_KEPT { "more findings, and perhaps many, are" } else { "more findings are" };
        shown.push(codes::TOO_MANY_FINDINGS.say(format!("{} {more} not shown", total - MAX_SHOWN)));
        shown
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use detente_source::Span;

    #[test]
    fn errors_survive_a_flood_of_warnings() {
        let mut found = Findings::default();
        for i in 0..10_000 {
            found.push(codes::NO_EVIDENCE.say("w").at(Span::new(i, i)));
        }
        found.push(codes::SYNTAX.say("e").at(Span::new(20_000, 20_000)));
        assert!(found.has_errors() && !found.is_full());
        let shown = found.finish();
        assert_eq!(shown.counts(), (1, MAX_SHOWN));
        assert_eq!(shown.iter().last().unwrap().message, "9801 more findings are not shown");
    }
}
