//! The analysis of graphs of which all or much of what can be combined is feasible: a million states in a blink.
//!
//! The definitions and the method are those of the concepts' own files and of [`crate::reach`]; what differs is how things
//! lie in memory. The others' moves never change what the focal party does, so everything that is asked about them is
//! asked in one *slice* of the box of combinations at a time ([`space`]), small enough for the processor's cache, and
//! slices are dealt out to the processor's cores. A party's settings are bits of a word ([`mask`]), so one operation
//! looks at a whole block ([`order`], [`search`], [`sim`]). One-way options take settings out of these words and
//! infeasible combinations never get into them; neither needs a search of its own.
//!
//! Graphs that this does not suit (graph form, merged states, parties with more than six options, few feasible
//! combinations) take the general way; the tests hold both to the naive definitions.

mod focal;
mod mask;
mod order;
mod search;
mod sim;
mod space;
#[cfg(test)]
mod tests;

use crate::answers::Answers;
use crate::{Concept, Response};
use detente_graph::{Budget, Graph, PartyId, Rank, StateSet, Stop};
use focal::Focal;
use mask::Mask;
use order::Order;
use rayon::prelude::*;
use search::{Opponents, Scratch};
use space::Space;

/// A graph prepared for analysis.
pub(crate) enum Dense<'g> {
    Three(Prepared<'g, u8>),
    Four(Prepared<'g, u16>),
    Five(Prepared<'g, u32>),
    Six(Prepared<'g, u64>),
}

/// The same, for words of one size.
pub(crate) struct Prepared<'g, M> {
    space: Space<'g>,
    orders: Vec<Order<M>>,
}

/// Arrays of the size of the graph, used for one party after the other: memory given back and taken again would not
/// come from the same place, so that more would be in use than is needed.
#[derive(Default)]
struct Room {
    ranks: Vec<Rank>,
    outcomes: Vec<Vec<Rank>>,
}

/// What it takes to find a verdict.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Search {
    /// The opponents' sequences of such moves, or of none at all.
    Sequences(Answers),
    /// What they do at the same moment.
    Together,
}

impl Search {
    /// Nash stability asks nothing of the opponents; it comes with the first that do.
    fn of(concept: Concept) -> Self {
        match concept.response() {
            Response::Nothing | Response::Answer { credible: false, .. } => Self::Sequences(Answers::Any),
            Response::Answer { credible: true, .. } => Self::Sequences(Answers::Improvements),
            Response::Together => Self::Together,
        }
    }
}

impl<'g> Dense<'g> {
    /// Prepares a graph; `None` where this way of working does not suit it.
    ///
    /// # Errors
    /// The budget stopped it.
    pub fn new(graph: &'g Graph, budget: &Budget) -> Result<Option<Self>, Stop> {
        let Some(space) = Space::new(graph) else { return Ok(None) };
        Ok(Some(match space.most_settings() {
            0..=8 => Self::Three(Prepared::new(space, budget)?),
            9..=16 => Self::Four(Prepared::new(space, budget)?),
            17..=32 => Self::Five(Prepared::new(space, budget)?),
            _ => Self::Six(Prepared::new(space, budget)?),
        }))
    }

    /// Finds the verdicts of some concepts and hands them to `found`: per concept one set a party.
    ///
    /// # Errors
    /// The budget stopped it; what was handed over before is whole.
    pub fn analyze(
        mut self,
        concepts: &[Concept],
        budget: &Budget,
        mut found: impl FnMut(Concept, Vec<StateSet>),
    ) -> Result<(), Stop> {
        let mut room = Room::default();
        let asked: Vec<Concept> = Concept::ALL.into_iter().filter(|c| concepts.contains(c)).collect();
        // Neighbours that take the same search are found together.
        for group in asked.chunk_by(|a, b| Search::of(*a) == Search::of(*b)) {
            let search = Search::of(group[0]);
            if search == Search::Together {
                room = Room::default();
            }
            // Inside the pool of threads from here on: each handing over from outside it costs as much as a small graph.
            let sets = rayon::scope(|_| match &mut self {
                Self::Three(p) => p.find(search, group, &mut room, budget),
                Self::Four(p) => p.find(search, group, &mut room, budget),
                Self::Five(p) => p.find(search, group, &mut room, budget),
                Self::Six(p) => p.find(search, group, &mut room, budget),
            })?;
            group.iter().zip(sets).for_each(|(concept, stable)| found(*concept, stable));
        }
        Ok(())
    }
}

impl<'g, M: Mask> Prepared<'g, M> {
    fn new(space: Space<'g>, budget: &Budget) -> Result<Self, Stop> {
        let (mut orders, total) = (Vec::new(), space.axes.len() as u64);
        for party in space.graph.parties() {
            budget.go_on("Sorting moves", u64::from(party.0), total)?;
            orders.push(Order::new(&space, party));
        }
        Ok(Self { space, orders })
    }

    /// Per concept one set a party. What happens together uses the orders up, so it comes last.
    fn find(
        &mut self,
        search: Search,
        concepts: &[Concept],
        room: &mut Room,
        budget: &Budget,
    ) -> Result<Vec<Vec<StateSet>>, Stop> {
        let answers = match search {
            Search::Sequences(answers) => answers,
            Search::Together => return Ok(vec![sim::stable(&self.space, std::mem::take(&mut self.orders), budget)?]),
        };
        let mut sets: Vec<Vec<StateSet>> = vec![Vec::new(); concepts.len()];
        for party in self.space.graph.parties() {
            for (sets, set) in sets.iter_mut().zip(self.for_party(party, concepts, answers, room, budget)?) {
                sets.push(set);
            }
        }
        Ok(sets)
    }

    /// Per concept of a group that searches the opponents' sequences, the states that are stable for a party.
    fn for_party(
        &self,
        party: PartyId,
        concepts: &[Concept],
        answers: Answers,
        room: &mut Room,
        budget: &Budget,
    ) -> Result<Vec<StateSet>, Stop> {
        let focal = Focal::new(&self.space, party, std::mem::take(&mut room.ranks));
        let opponents = Opponents::new(&focal, &self.orders);
        // Nash: a move ends where it leads.
        let (nash, best) = focal.settle(&focal.ranks);
        let searched: Vec<Concept> = concepts.iter().copied().filter(|c| c.response() != Response::Nothing).collect();
        if room.outcomes.len() < searched.len() {
            room.outcomes.resize_with(searched.len(), Vec::new);
        }
        let outcomes = &mut room.outcomes[..searched.len()];
        outcomes.iter_mut().for_each(|outcome| outcome.resize(focal.ranks.len(), 0));
        let everywhere = answers == Answers::Any && self.space.is_full();
        let total = (self.space.axes.len() * focal.axis.count()) as u64;
        let mut slices: Vec<Vec<&mut [Rank]>> = (0..focal.axis.count()).map(|_| Vec::new()).collect();
        for outcome in outcomes.iter_mut() {
            slices.iter_mut().zip(outcome.chunks_exact_mut(focal.places)).for_each(|(slice, part)| slice.push(part));
        }
        slices.into_par_iter().enumerate().try_for_each_init(
            || Scratch::<M>::new(&focal),
            |scratch, (setting, parts)| {
                let done = usize::from(party.0) * focal.axis.count() + setting;
                budget.go_on("Searching sanctions", done as u64, total)?;
                if !everywhere && !parts.is_empty() {
                    scratch.enter(&focal, &opponents, setting, answers);
                }
                let mut value = std::mem::take(&mut scratch.value);
                for (concept, lowest) in searched.iter().zip(parts) {
                    if concept.is_symmetric() {
                        focal.after_escape(setting, &best, &mut value);
                    } else {
                        value.copy_from_slice(&focal.ranks[setting * focal.places..][..focal.places]);
                    }
                    if everywhere {
                        opponents.lowest_anywhere(&value, lowest);
                    } else {
                        scratch.lowest(&opponents, &value, lowest);
                    }
                }
                scratch.value = value;
                Ok(())
            },
        )?;
        let mut settled = outcomes.iter().map(|outcome| focal.settle(outcome).0);
        let mut nash = Some(nash);
        let set = |c: &Concept| match c.response() {
            Response::Nothing => nash.take(),
            Response::Answer { .. } | Response::Together => settled.next(),
        };
        let sets = concepts.iter().map(set).map(|set| set.expect("each concept once")).collect();
        room.ranks = focal.ranks;
        Ok(sets)
    }
}
