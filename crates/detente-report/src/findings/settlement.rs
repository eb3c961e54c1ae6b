//! What a report says about settlements.

use crate::{SettlementStudy, Signed, Study};
use detente_case::{Case, Negotiation};
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

impl SettlementFindings {
    /// The same with the case that it is about. Which states packages stand for is told where these are analysed.
    pub fn study<'a>(
        &'a self,
        case: &'a Case,
        of: &'a Negotiation,
        analysed: Option<Study<'a>>,
    ) -> SettlementStudy<'a> {
        SettlementStudy {
            case,
            of,
            found: &self.found,
            doubt: self.doubt.as_ref().map(|(doubt, seed)| (doubt, *seed)),
            signed: analysed.filter(|_| !self.signed.is_empty()).map(|study| (study, &self.signed[..])),
        }
    }
}
