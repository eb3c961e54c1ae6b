//! What was found out about what an answer hangs on.

use detente_doubt::hinges::Hinges;

/// What an answer hangs on, for the section on it.
#[derive(Clone, Debug)]
pub struct HingeFindings {
    /// The survey of all single changes.
    pub hinges: Hinges,
    /// The statement asked about, as written, where the question has one.
    pub asked: Option<String>,
    /// Whether all worlds were looked at; else the case as it stands.
    pub all_worlds: bool,
}
