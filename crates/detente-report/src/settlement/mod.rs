//! Settlements in words and as JSON: who can accept what, the named packages, and what would unlock more.

mod accept;
mod best;
mod beyond;
mod charts;
mod json;
mod next;
mod signed;
mod table;
mod text;
mod told;
mod unlock;
mod words;

pub(crate) use charts::charts;
pub use json::settlement_json;
pub use signed::Signed;
pub use text::settlement_text;
pub(crate) use told::Told;

use crate::Study;
use detente_case::{Case, Negotiation};
use detente_settlement::{Doubt, Settlement};

/// A case with issues, and what was found about it.
#[derive(Clone, Copy, Debug)]
pub struct SettlementStudy<'a> {
    /// The case.
    pub case: &'a Case,
    /// Its bargaining part.
    pub of: &'a Negotiation,
    /// What was found.
    pub found: &'a Settlement,
    /// What sampling doubtful scores gave, where the case has any.
    pub doubt: Option<(&'a Doubt, u64)>,
    /// Where packages are tied to options: the states that they stand for, with the analysis of these.
    pub signed: Option<(Study<'a>, &'a [Signed])>,
}
