//! Every code that a finding about a case can carry, in one table; `docs/diagnostics.md` is made from it.

mod case;
pub(crate) mod code;
mod doubt;
mod elsewhere;
mod evidence;
mod hidden;
mod marks;
mod negotiation;
mod outcome;
mod views;
mod words;

pub use case::*;
pub use code::Code;
pub use doubt::*;
pub use elsewhere::{CHECK_CODES, GRAPH_CODES};
pub use evidence::*;
pub use hidden::*;
pub use marks::*;
pub use negotiation::*;
pub use outcome::*;
pub use views::*;
pub use words::*;

use detente_source::Severity;
use std::fmt::Write;

/// The code of this name, for `D0203` as for `d0203`.
///
/// ```
/// use detente_case::codes::find;
/// assert_eq!(find("d0106").unwrap().title, "a key given twice");
/// assert!(find("D9999").is_none());
/// ```
pub fn find(code: &str) -> Option<&'static Code> {
    ALL.iter().copied().flatten().find(|known| known.code.eq_ignore_ascii_case(code))
}

/// All tables, by number.
const ALL: &[&[Code]] = &[
    CODES,
    GRAPH_CODES,
    CHECK_CODES,
    crate::import::codes::CODES,
    MARKS_CODES,
    HIDDEN_CODES,
    VIEW_CODES,
    EVIDENCE_CODES,
    CONFIRMATION_CODES,
    DOUBT_CODES,
    NEGOTIATION_CODES,
    PROFILE_CODES,
    OUTCOME_CODES,
    WORD_CODES,
];

/// The page `docs/diagnostics.md`: all codes with their explanations.
pub fn reference() -> String {
    let mut out = String::from(
        "# Diagnostics\n\n\
         Every error and warning about a case has a code that stays the same from version to version. An error means that \
         the case\ncannot be analysed; a warning, that it can, but probably says something its author did not mean. A file \
         is read to its end,\nso one run shows as many findings as can be found.\n\n\
         This page is generated from the table of codes in the source; a test compares the two.\n",
    );
    let sections = [
        ("The file and its YAML", "D01", CODES),
        ("Keys and the shape of values", "D02", CODES),
        ("Documents, claims and evidence", "D03", CODES),
        ("Statements", "D04", CODES),
        ("Parties, options, preferences, states", "D05", CODES),
        ("States that cannot be, and rankings", "D06", GRAPH_CODES),
        ("Statements and rules that do nothing", "D07", GRAPH_CODES),
        ("Expected results", "D08", CHECK_CODES),
        ("Import from GMCR+", "D09", crate::import::codes::CODES),
        ("Files of documents", "D10", CHECK_CODES),
        ("Hidden characters and names", "D11", HIDDEN_CODES),
        ("Doubtful preferences", "D11", MARKS_CODES),
        ("Views", "D112", VIEW_CODES),
        ("Quotes and originals", "D12", EVIDENCE_CODES),
        ("Confirmations and suggestions", "D12", CONFIRMATION_CODES),
        ("Hypotheses, contingencies and worlds", "D13", DOUBT_CODES),
        ("Issues, worth and agreement", "D14", NEGOTIATION_CODES),
        ("Import of negotiation profiles", "D143", PROFILE_CODES),
        ("Outcomes", "D134", OUTCOME_CODES),
        ("How things are put", "D135", WORD_CODES),
    ];
    for (title, prefix, codes) in sections {
        let _ = write!(out, "\n## {title}\n");
        for code in codes.iter().filter(|code| code.code.starts_with(prefix)) {
            let severity = if code.severity == Severity::Error { "Error" } else { "Warning" };
            let _ = write!(out, "\n### {}: {}\n\n{severity}. {}\n", code.code, code.title, code.explanation);
        }
    }
    out
}

/// Declares constants and the table that holds them all.
macro_rules! codes {
    ($(#[$doc:meta])* $table:ident: $($name:ident $severity:ident $code:literal $title:literal $explanation:literal;)*) => {
        $(
            #[doc = concat!($code, ": ", $title, ".")]
            pub const $name: $crate::codes::Code = $crate::codes::Code {
                code: $code,
                severity: detente_source::Severity::$severity,
                title: $title,
                explanation: $explanation,
            };
        )*
        $(#[$doc])*
        pub const $table: &[$crate::codes::Code] = &[$($name),*];
    };
}
use codes;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_unique_ordered_and_explained() {
        let all: Vec<&Code> = ALL.iter().copied().flatten().collect();
        let mut sorted: Vec<&str> = all.iter().map(|code| code.code).collect();
        sorted.sort_unstable();
        sorted.dedup();
        assert_eq!(sorted.len(), all.len(), "each code stands for one thing");
        for code in all {
            assert!(code.code.len() == 5 && code.code.starts_with('D'), "{}", code.code);
            assert!(!code.title.ends_with('.') && code.title.len() < 60, "{}", code.code);
            assert!(code.explanation.ends_with(['.', '`']) && code.explanation.len() > 40, "{}", code.code);
            assert!(reference().contains(&format!("### {}: {}", code.code, code.title)), "{}", code.code);
        }
    }
}
