//! All verdicts for all states, in all four extensions.

use super::lists::{Lists, Lure, lure};
use super::reach::{Bits, CLASSES_AT_ONCE, NONE, brought_about, elsewhere, has, set};
use super::{Extension, UNKNOWN_CONCEPTS};
use crate::{Concept, Response};
use detente_graph::{Budget, Comparison, Graph, PartyId, Relation, StateId, StateSet, Stop};
use rayon::prelude::*;
use std::sync::atomic::{AtomicU64, Ordering};

/// The verdicts under unknown preferences, as far as the budget reached.
#[derive(Clone, Debug)]
pub struct UnknownAnalysis {
    /// In the order of [`UNKNOWN_CONCEPTS`]; a concept that was stopped is not there.
    pub verdicts: Vec<UnknownVerdicts>,
    /// Why concepts are missing, if any was stopped.
    pub stopped: Option<Stop>,
}

/// The verdicts of one concept in the four extensions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownVerdicts {
    /// Which concept.
    pub concept: Concept,
    /// By extension, then party: the states that are stable for it.
    pub stable: [Vec<StateSet>; 4],
    /// By extension: the states that are stable for every party.
    pub equilibria: [StateSet; 4],
}

impl UnknownAnalysis {
    /// The verdicts of a concept, if it was analysed.
    pub fn of(&self, concept: Concept) -> Option<&UnknownVerdicts> {
        self.verdicts.iter().find(|v| v.concept == concept)
    }
}

impl UnknownVerdicts {
    /// The states that are stable for a party in an extension.
    pub fn stable(&self, extension: Extension, party: PartyId) -> &StateSet {
        &self.stable[extension as usize][party.index()]
    }

    /// The states that are stable for every party in an extension.
    pub fn equilibria(&self, extension: Extension) -> &StateSet {
        &self.equilibria[extension as usize]
    }
}

/// Bytes that [`analyze_unknown`] takes at its peak: two lists of all moves, and for every state and opponent the bits
/// of the classes that are looked at together, for each thread.
pub fn unknown_bytes(graph: &Graph) -> u128 {
    let mut moves: u128 = 0;
    for party in graph.parties() {
        for state in graph.states().ids() {
            graph.each_move(party, state, |_| moves += 1);
        }
    }
    let (states, parties) = (graph.len() as u128, graph.parties().count() as u128);
    let lists = 8 * moves + 16 * parties * states;
    let bits = size_of::<Bits>() as u128 * states * (parties + 2) * rayon::current_num_threads() as u128;
    lists + bits
}

/// Judges every state for every party under some concepts in all four extensions. `relations` has one entry a party.
///
/// Work grows with states, moves a state, and the number of states that a party can tell apart, so this is meant for cases
/// up to some 100,000 states. A budget that is too small for it stops it before memory is taken, with the estimate.
pub fn analyze_unknown(
    graph: &Graph,
    relations: &[Relation],
    concepts: &[Concept],
    budget: &Budget,
) -> UnknownAnalysis {
    let mut analysis = UnknownAnalysis { verdicts: Vec::new(), stopped: None };
    let space = match Space::new(graph, relations, budget) {
        Ok(space) => space,
        Err(stop) => {
            analysis.stopped = Some(stop);
            return analysis;
        }
    };
    for concept in UNKNOWN_CONCEPTS.iter().copied().filter(|c| concepts.contains(c)) {
        let mut stable: [Vec<StateSet>; 4] = Default::default();
        for party in graph.parties() {
            match space.stable(concept, party, budget) {
                Ok(sets) => stable.iter_mut().zip(sets).for_each(|(all, own)| all.push(own)),
                Err(stop) => {
                    analysis.stopped = Some(stop);
                    return analysis;
                }
            }
        }
        let equilibria = stable.each_ref().map(|own| {
            let mut all = StateSet::full(graph.len());
            own.iter().for_each(|s| all.intersect(s));
            all
        });
        analysis.verdicts.push(UnknownVerdicts { concept, stable, equilibria });
    }
    analysis
}

/// What all concepts share.
struct Space<'g> {
    graph: &'g Graph,
    relations: &'g [Relation],
    /// Per party R_i.
    moves: Vec<Lists>,
    /// Per party R_i^{+,U}.
    wanted: Vec<Lists>,
}

impl<'g> Space<'g> {
    fn new(graph: &'g Graph, relations: &'g [Relation], budget: &Budget) -> Result<Self, Stop> {
        let needed = unknown_bytes(graph);
        if needed > u128::from(budget.memory) {
            let states = Some(graph.len() as u128);
            return Err(Stop::Memory { states, needed: Some(needed), allowed: budget.memory });
        }
        let moves: Result<Vec<Lists>, Stop> = graph.parties().map(|p| Lists::of_moves(graph, p, budget)).collect();
        let moves = moves?;
        let wanted: Result<Vec<Lists>, Stop> =
            moves.iter().zip(relations).map(|(m, r)| Lists::of_wanted(graph, m, r, budget)).collect();
        Ok(Self { graph, relations, moves, wanted: wanted? })
    }

    /// By extension, the states that are stable for a party.
    fn stable(&self, concept: Concept, party: PartyId, budget: &Budget) -> Result<[StateSet; 4], Stop> {
        let graph = self.graph;
        let mut sets = [(); 4].map(|()| StateSet::full(graph.len()));
        // Who might be leaving, by class.
        let mut asked: Vec<StateId> =
            graph.states().ids().filter(|s| !self.wanted[party.index()].of(*s).is_empty()).collect();
        if concept.response() == Response::Nothing {
            for state in asked {
                let certain = self.lures(party, state).any(|(_, lure)| lure == Lure::Better);
                for extension in Extension::ALL {
                    if certain || extension.leaves_for_unknown() {
                        sets[extension as usize].remove(state);
                    }
                }
            }
            return Ok(sets);
        }
        let relation = &self.relations[party.index()];
        asked.sort_by_key(|s| relation.class(*s));
        let classes = asked.chunk_by(|a, b| relation.class(*a) == relation.class(*b)).collect::<Vec<_>>();
        let done = AtomicU64::new(0);
        let total = classes.len().div_ceil(CLASSES_AT_ONCE) as u64;
        let phase = format!("Weighing the unknown ({concept})");
        let left: Result<Vec<Vec<(StateId, Extension)>>, Stop> = classes
            .par_chunks(CLASSES_AT_ONCE)
            .map(|batch| {
                // A batch may take long, so it asks by itself whether to go on; the work done is told by batches.
                let go_on = || budget.go_on(&phase, done.load(Ordering::Relaxed), total);
                go_on()?;
                let left = self.left(concept, party, batch, &go_on)?;
                done.fetch_add(1, Ordering::Relaxed);
                Ok(left)
            })
            .collect();
        left?.into_iter().flatten().for_each(|(state, extension)| sets[extension as usize].remove(state));
        Ok(sets)
    }

    /// Which states of some classes the party leaves, in which extensions.
    fn left(
        &self,
        concept: Concept,
        party: PartyId,
        batch: &[&[StateId]],
        go_on: &impl Fn() -> Result<(), Stop>,
    ) -> Result<Vec<(StateId, Extension)>, Stop> {
        let relation = &self.relations[party.index()];
        let opponents = self.graph.parties().filter(|p| *p != party);
        let lists = if concept.is_credible() { &self.wanted } else { &self.moves };
        let lists: Vec<&Lists> = opponents.map(|p| &lists[p.index()]).collect();
        // Steps that may be improvements do not add up to one that may: unknown is not transitive.
        let transitive = self.graph.is_transitive() && !concept.is_credible();
        let mut left = Vec::new();
        for by_unknown in [false, true] {
            let target = self.target(concept, party, batch, by_unknown);
            let reached = brought_about(self.graph, &lists, transitive, &target, go_on)?;
            for (bit, class) in batch.iter().enumerate() {
                for state in *class {
                    let (mut for_better, mut for_unknown) = (false, false);
                    for (u, lure) in self.lures(party, *state) {
                        let mut deterred = has(&reached[u.index()], bit);
                        // Only a state that deters by being unknown can be its own answer.
                        if deterred && by_unknown && lure == Lure::Unknown {
                            deterred = elsewhere(&lists, u, |t| has(&target[t.index()], bit));
                        }
                        match lure {
                            Lure::Better => for_better |= !deterred,
                            Lure::Unknown => for_unknown |= !deterred,
                        }
                    }
                    let leaves = |e: &Extension| {
                        e.is_deterred_by_unknown() == by_unknown
                            && (for_better || for_unknown && e.leaves_for_unknown())
                    };
                    left.extend(Extension::ALL.into_iter().filter(leaves).map(|e| (*state, e)));
                }
            }
        }
        debug_assert!(batch.iter().all(|class| class.iter().all(|s| relation.class(*s) == relation.class(class[0]))));
        Ok(left)
    }

    /// Per state the classes of the batch that it deters from leaving, escape counted in where the concept asks for it.
    fn target(&self, concept: Concept, party: PartyId, batch: &[&[StateId]], by_unknown: bool) -> Vec<Bits> {
        let relation = &self.relations[party.index()];
        let mut by_class = vec![NONE; relation.classes()];
        for (class, bits) in by_class.iter_mut().enumerate() {
            for (bit, states) in batch.iter().enumerate() {
                let deters = match relation.compare_classes(class as u32, relation.class(states[0])) {
                    Comparison::Better => false,
                    Comparison::Unknown => by_unknown,
                    Comparison::Equal | Comparison::Worse => true,
                };
                if deters {
                    set(bits, bit);
                }
            }
        }
        let of = |s: StateId| by_class[relation.class(s) as usize];
        let caught = |s: StateId| {
            let mut bits = of(s);
            for escape in self.moves[party.index()].of(s) {
                bits.iter_mut().zip(of(StateId(*escape))).for_each(|(a, b)| *a &= b);
            }
            bits
        };
        let states = self.graph.states().ids();
        if concept.is_symmetric() { states.map(caught).collect() } else { states.map(of).collect() }
    }

    fn lures(&self, party: PartyId, state: StateId) -> impl Iterator<Item = (StateId, Lure)> {
        let relation = &self.relations[party.index()];
        let wanted = self.wanted[party.index()].of(state).iter().map(|u| StateId(*u));
        wanted.filter_map(move |u| Some((u, lure(relation, state, u)?)))
    }
}
