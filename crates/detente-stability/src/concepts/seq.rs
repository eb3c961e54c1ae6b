//! Sequential stability (SEQ): state s is stable for party i iff every u in R_i+(s) has a t in R+_{N-i}(u) with t no
//! better than s for i: the others answer only by steps that improve things for those who take them.
//!
//! Source: Fraser & Hipel 1979, 1984, in the graph form of Fang, Hipel & Kilgour 1993, ch. 3.

use crate::Sanctions;
use crate::answers::Answers;
use crate::deterrence::deterred;
use crate::reach::lowest;
use detente_graph::{Budget, Graph, PartyId, StateSet, Stop};

/// The states that are SEQ-stable for a party.
pub(crate) fn stable(graph: &Graph, party: PartyId, sanctions: Sanctions, budget: &Budget) -> Result<StateSet, Stop> {
    let worst = lowest(sanctions, graph, party, graph.ranks(party), Answers::Improvements, budget)?;
    Ok(deterred(graph, party, &worst))
}
