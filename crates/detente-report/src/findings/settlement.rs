//! What a report says about settlements.

use crate::Signed;
use detente_settlement::{Doubt, Settlement};

/// What could be agreed; only for cases with issues.
#[derive(Clone, Debug)]
pub struct SettlementFindings {
    /// What was found.
    pub found: Settlement,
    /// What sampling the doubtful scores gave, and the seed; nothing where no score is in doubt.
    pub doubt: Option<(Doubt, u64)>,
    /// The states that the named packages stand for, where packages are tied to options.
    pub signed: Vec<Signed>,
}
