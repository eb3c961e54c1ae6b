//! Symmetric metarationality (SMR): as GMR, and in addition every v in R_i(t) is no better than s for i: from the
//! answer there is no escape.
//!
//! Source: Howard 1971, in the graph form of Fang, Hipel & Kilgour 1993, ch. 3.

use crate::Sanctions;
use crate::answers::Answers;
use crate::deterrence::deterred;
use crate::reach::{after_escape, lowest};
use detente_graph::{Budget, Graph, PartyId, StateSet, Stop};

/// The states that are SMR-stable for a party.
pub(crate) fn stable(graph: &Graph, party: PartyId, sanctions: Sanctions, budget: &Budget) -> Result<StateSet, Stop> {
    let worst = lowest(sanctions, graph, party, &after_escape(graph, party), Answers::Any, budget)?;
    Ok(deterred(graph, party, &worst))
}
