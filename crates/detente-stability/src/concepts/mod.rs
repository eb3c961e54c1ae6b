//! The concepts, one file each: its definition with its source, and the states that are stable for a party.

mod gmr;
mod nash;
mod seq;
pub(crate) mod sim;
mod smr;
mod sseq;

use crate::{Concept, Sanctions};
use detente_graph::{Budget, Graph, PartyId, StateSet, Stop};

/// The states that are stable for a party; `None` when the concept is not defined for the graph.
pub(crate) fn stable(
    graph: &Graph,
    concept: Concept,
    party: PartyId,
    sanctions: Sanctions,
    budget: &Budget,
) -> Result<Option<StateSet>, Stop> {
    match concept {
        Concept::Nash => Ok(Some(nash::stable(graph, party))),
        Concept::Gmr => gmr::stable(graph, party, sanctions, budget).map(Some),
        Concept::Smr => smr::stable(graph, party, sanctions, budget).map(Some),
        Concept::Seq => seq::stable(graph, party, sanctions, budget).map(Some),
        Concept::Sseq => sseq::stable(graph, party, sanctions, budget).map(Some),
        Concept::Sim => sim::stable(graph, party, budget),
    }
}

/// The concepts for which a function holds, in the order of [`Concept::ALL`], as a constant.
macro_rules! those {
    ($holds:path) => {{
        const COUNT: usize = {
            let (mut count, mut k) = (0, 0);
            while k < Concept::ALL.len() {
                count += $holds(Concept::ALL[k]) as usize;
                k += 1;
            }
            count
        };
        let (mut chosen, mut count, mut k) = ([Concept::ALL[0]; COUNT], 0, 0);
        while k < Concept::ALL.len() {
            if $holds(Concept::ALL[k]) {
                chosen[count] = Concept::ALL[k];
                count += 1;
            }
            k += 1;
        }
        chosen
    }};
}
pub(crate) use those;
