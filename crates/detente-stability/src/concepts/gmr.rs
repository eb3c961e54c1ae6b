//! General metarationality (GMR): state s is stable for party i iff every u in R_i+(s) has a t in R_{N-i}(u) with
//! t no better than s for i. The others' answers may cost them; ties deter.
//!
//! Source: Howard 1971, in the graph form of Fang, Hipel & Kilgour 1993, ch. 3.

use crate::Sanctions;
use crate::answers::Answers;
use crate::deterrence::deterred;
use crate::reach::lowest;
use detente_graph::{Budget, Graph, PartyId, StateSet, Stop};

/// The states that are GMR-stable for a party.
pub(crate) fn stable(graph: &Graph, party: PartyId, sanctions: Sanctions, budget: &Budget) -> Result<StateSet, Stop> {
    let worst = lowest(sanctions, graph, party, graph.ranks(party), Answers::Any, budget)?;
    Ok(deterred(graph, party, &worst))
}
