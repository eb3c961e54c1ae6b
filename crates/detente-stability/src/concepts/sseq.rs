//! Symmetric sequential stability (SSEQ): as SEQ, and in addition every v in R_i(t) is no better than s for i.
//!
//! Source: Rego & Vieira 2017, *Symmetric sequential stability in the graph model for conflict resolution with multiple
//! decision makers*, Group Decision and Negotiation 26.

use crate::Sanctions;
use crate::answers::Answers;
use crate::deterrence::deterred;
use crate::reach::{after_escape, lowest};
use detente_graph::{Budget, Graph, PartyId, StateSet, Stop};

/// The states that are SSEQ-stable for a party.
pub(crate) fn stable(graph: &Graph, party: PartyId, sanctions: Sanctions, budget: &Budget) -> Result<StateSet, Stop> {
    let worst = lowest(sanctions, graph, party, &after_escape(graph, party), Answers::Improvements, budget)?;
    Ok(deterred(graph, party, &worst))
}
