//! In how many worlds each state is an equilibrium.

use detente_case::{Case, World};
use detente_doubt::{Engine, Halt};
use detente_graph::Budget;
use detente_stability::Concept;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// The states that are equilibria somewhere, as the options taken, each with the number of worlds, the most frequent first.
///
/// A state is the combination of options by which some world calls it; it counts wherever the state that holds this
/// combination is an equilibrium, as for the question whether a state is stable.
pub(super) fn tally(case: &Case, worlds: &[World], concept: Concept, budget: &Budget) -> Result<Vec<(u64, u64)>, Halt> {
    let mut engine = Engine::new(case, &[]);
    let (mut counts, mut named): (BTreeMap<u64, u64>, BTreeSet<u64>) = Default::default();
    let mut left = worlds;
    while !left.is_empty() {
        budget.go_on("Looking for equilibria", (worlds.len() - left.len()) as u64, worlds.len() as u64)?;
        let (now, later) = left.split_at(engine.batch(budget).min(left.len()));
        for states in engine.equilibria(now, concept, budget)? {
            named.extend(states.iter().filter_map(|points| points.last().copied()));
            states.iter().flatten().for_each(|point| *counts.entry(*point).or_default() += 1);
        }
        left = later;
    }
    let mut all: Vec<(u64, u64)> = counts.into_iter().filter(|(point, _)| named.contains(point)).collect();
    all.sort_by_key(|(state, count)| (Reverse(*count), *state));
    Ok(all)
}
