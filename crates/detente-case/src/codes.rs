//! Every code that a finding about a case file can carry.

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

macro_rules! codes {
    ($($(#[$group:meta])* $name:ident $severity:ident $code:literal $title:literal $explanation:literal;)*) => {
        $(
            #[doc = $title]
            pub const $name: Code =
                Code { code: $code, severity: Severity::$severity, title: $title, explanation: $explanation };
        )*
        /// All codes, in ascending order.
        pub const CODES: &[Code] = &[$($name),*];
    };
}

codes! {
    // The file and its YAML.
    TOO_LARGE Error "D0101" "the file is too large" "x";
    NOT_TEXT Error "D0102" "the file is not UTF-8 text" "x";
    EMPTY_FILE Error "D0103" "the file is empty" "x";
    SYNTAX Error "D0104" "YAML syntax" "x";
    TAG Error "D0105" "a YAML tag" "x";
    DUPLICATE_KEY Error "D0106" "a key given twice" "x";
    KEY_NOT_TEXT Error "D0107" "a key that is not text" "x";
    SEVERAL_DOCUMENTS Error "D0108" "several documents in one file" "x";
    CYCLIC_ALIAS Error "D0109" "an alias within what it repeats" "x";
    TOO_DEEP Error "D0110" "nested too deep" "x";
    TOO_MANY_NODES Error "D0111" "too many values" "x";
    TOO_MANY_FINDINGS Warning "D0112" "too many findings" "x";

    NOT_FORMATTED Error "D0113" "the file cannot be formatted" "x";

    // Keys and the shape of values.
    UNKNOWN_KEY Error "D0201" "an unknown key" "x";
    MISSING_KEY Error "D0202" "a missing key" "x";
    WRONG_SHAPE Error "D0203" "another kind of value is expected" "x";
    EMPTY_VALUE Error "D0204" "nothing is written" "x";
    BAD_VALUE Error "D0205" "the value is not one of those possible" "x";
    BAD_NUMBER Error "D0206" "not a number, or out of range" "x";
    BAD_ID Error "D0207" "an id of a wrong form" "x";
    RESERVED_WORD Error "D0208" "a reserved word as an id" "x";
    BAD_DATE Error "D0209" "not a date" "x";
    BAD_DIGEST Error "D0210" "not a SHA-256 digest" "x";
    BAD_VERSION Error "D0211" "another version of the format" "x";
    NOT_ANALYSED Warning "D0212" "kept but not analysed" "x";
    BAD_FILE Error "D0213" "a file outside the case folder" "x";

    // Documents, claims and citations.
    ID_CLASH Error "D0301" "one id for a claim and a document" "x";
    UNKNOWN_SOURCE Error "D0302" "a claim from no document" "x";
    UNKNOWN_CITATION Error "D0303" "a citation to nothing" "x";
    UNKNOWN_PARTY Error "D0304" "an unknown party" "x";
    BAD_RANGE Error "D0305" "a passage without start or end" "x";
    DIGEST_WITHOUT_FILE Error "D0306" "a digest without a file" "x";
    REPEATED_ENTRY Warning "D0307" "listed twice" "x";
    NO_EVIDENCE Warning "D0308" "neither cited nor declared an assumption" "x";
    DISPUTED_CLAIM Warning "D0309" "citing a disputed claim" "x";
    LONE_CONFIRMATION Warning "D0310" "confirmed by a single source" "x";

    // Statements.
    STATEMENT_SYNTAX Error "D0401" "a statement that cannot be read" "x";
    UNKNOWN_NAME Error "D0402" "an unknown name in a statement" "x";
    CYCLIC_DEFINITION Error "D0403" "definitions that go in a circle" "x";
    STATEMENT_TOO_DEEP Error "D0404" "a statement nested too deep" "x";
    STATEMENT_TOO_LONG Error "D0405" "statements that grow too long" "x";
    ISSUE_STATEMENT Error "D0406" "a statement about an issue" "x";
    UNUSED_DEFINITION Warning "D0407" "a definition that nothing uses" "x";

    // Parties, options, preferences.
    TOO_MANY_OPTIONS Error "D0501" "too many options" "x";
    TOO_MANY_PARTIES Error "D0502" "too many parties" "x";
    NO_MODEL Error "D0503" "neither options nor states" "x";
    NO_PREFERENCES Error "D0504" "a party without preferences" "x";
    SEVERAL_PREFERENCES Error "D0505" "a party with several kinds of preferences" "x";
    BAD_PATTERN Error "D0506" "not a pattern" "x";
    DUPLICATE_STATE Error "D0507" "a state listed twice" "x";
    INFEASIBLE_STATE Error "D0508" "a listed state that cannot be" "x";
    CONTROLS_NOTHING Warning "D0509" "a party that controls nothing" "x";
    REPEATED_STATEMENT Warning "D0510" "the same statement twice" "x";

    INFEASIBLE_STATUS_QUO Error "D0511" "a status quo that cannot be" "x";
    HIDDEN_VETO Warning "D0512" "a rule that gives a hidden veto" "x";
    MIXED_FORMS Error "D0513" "option form and graph form mixed" "x";
    UNKNOWN_STATE Error "D0514" "an unknown state" "x";
    LOOP_ARC Error "D0515" "a move that stays where it is" "x";
    REPEATED_ARC Warning "D0516" "a move listed twice" "x";
}
