//! The whole of a report.

use crate::page::block::Section;
use crate::page::line::Line;

/// A report as plain data.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    /// What kind of report it is, as it stands above the title.
    pub kind: &'static str,
    /// Title of the case.
    pub title: String,
    /// The day as of which "today" holds, written out.
    pub as_of: Option<String>,
    /// The question.
    pub question: Option<String>,
    /// What a reader must know before quoting anything.
    pub caution: Option<Line>,
    /// What is missing, where the analysis was stopped.
    pub partial: Option<String>,
    /// Its sections, the answer first.
    pub sections: Vec<Section>,
    /// The last line: what made it.
    pub colophon: String,
}
