//! Nash stability (R): state s is stable for party i iff R_i+(s) is empty.
//!
//! Source: Nash 1950, 1951, in the graph form of Fang, Hipel & Kilgour 1993, ch. 3.

use crate::reach::best_move;
use detente_graph::{Graph, PartyId, StateSet};

/// The states that are Nash-stable for a party.
pub(crate) fn stable(graph: &Graph, party: PartyId) -> StateSet {
    let ranks = graph.ranks(party);
    best_move(graph, party).iter().zip(ranks).map(|(best, rank)| best <= rank).collect()
}
