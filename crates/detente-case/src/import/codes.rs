//! Every code that a finding about an imported model can carry.

use crate::codes::code::Code;
use detente_source::Severity::{Error, Warning};

/// The text is not JSON.
pub const NOT_JSON: Code = Code {
    code: "D0901",
    severity: Error,
    title: "not JSON",
    explanation: "GMCR+ saves its models as JSON, and this text is not: the place shows where reading stopped. A file \
                  that was cut off, or edited by hand, is the usual reason.",
};

/// The JSON is not a model.
pub const NOT_A_MODEL: Code = Code {
    code: "D0902",
    severity: Error,
    title: "not a GMCR+ model",
    explanation: "A key that every GMCR+ model has is missing, or holds another kind of value than GMCR+ writes. The \
                  file may come from another program.",
};

/// An index that points to nothing.
pub const UNKNOWN_INDEX: Code = Code {
    code: "D0903",
    severity: Error,
    title: "an index of nothing",
    explanation: "GMCR+ names options and decision makers by their place in the file, counted from 0. This number is \
                  larger than the last place, or no whole number.",
};

/// An option without an owner, or with several.
pub const OWNERSHIP: Code = Code {
    code: "D0904",
    severity: Error,
    title: "an option of nobody, or of several",
    explanation: "In a case every option belongs to exactly one party. GMCR+ also keeps options that no decision maker \
                  controls, and options that two of them control. Give the option to one of them, or split it.",
};

/// A ranking that does not fit the states.
pub const BAD_RANKING: Code = Code {
    code: "D0905",
    severity: Error,
    title: "a ranking that does not fit the states",
    explanation: "A ranking lists every feasible state exactly once, by the number that GMCR+ shows in its tables: \
                  feasible states count from 1, in the order of the sum of 2^k over the options taken.",
};

/// More than a case can hold.
pub const TOO_MUCH: Code = Code {
    code: "D0906",
    severity: Error,
    title: "more than a case can hold",
    explanation: "A case has at most 64 options and 64 parties, and its file has limits of its own.",
};

/// A key that is not read.
pub const UNREAD_KEY: Code = Code {
    code: "D0911",
    severity: Warning,
    title: "a key that is not read",
    explanation: "GMCR+ does not write this key, or a newer version does. Nothing of it was carried over.",
};

/// Something that a case cannot hold.
pub const LEFT_OUT: Code = Code {
    code: "D0912",
    severity: Warning,
    title: "not carried over",
    explanation: "The model holds something that a case file has no place for. A comment at the top of the imported \
                  file keeps it.",
};

/// Something that was read in a way that should be looked at.
pub const MENDED: Code = Code {
    code: "D0913",
    severity: Warning,
    title: "read with a correction",
    explanation: "The model says something twice, or in a way that GMCR+ itself misreads. The message says how it was \
                  read here.",
};

/// All codes of imports, in ascending order.
pub const CODES: &[Code] =
    &[NOT_JSON, NOT_A_MODEL, UNKNOWN_INDEX, OWNERSHIP, BAD_RANKING, TOO_MUCH, UNREAD_KEY, LEFT_OUT, MENDED];
