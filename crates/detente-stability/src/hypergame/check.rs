//! Checks a hypergame analysis with naive code: certificates for the verdicts of every game, and combinations of
//! equilibria tried one by one.

use super::analysis::HypergameAnalysis;
use super::game::Hypergame;
use crate::{Concept, verify};
use detente_graph::{Budget, StateId, StateSet, Stop};
use std::collections::BTreeSet;

/// Tuples of equilibria that are tried in full; beyond that, every state is held against each party's list instead.
const MOST_TUPLES: u128 = 1_000_000;

/// What does not hold, in words, and how many verdicts were checked. Each verdict of every game is certified and its
/// certificate checked; then outcomes are found anew by combining the equilibria of all own games, and steady states
/// by asking each certificate.
///
/// # Errors
/// The budget stopped it.
pub fn verify_hypergame(
    hypergame: &Hypergame,
    analysis: &HypergameAnalysis,
    budget: &Budget,
) -> Result<(u64, Vec<String>), Stop> {
    let (mut checked, mut faults) = (0, Vec::new());
    for (k, (game, verdicts)) in hypergame.games().iter().zip(&analysis.games).enumerate() {
        let found = verify(game.graph, verdicts, budget)?;
        checked += found.checked;
        faults.extend(found.faults.into_iter().map(|(concept, party, state, words)| {
            format!("game {k}, state {}, party {}, {concept}: {words}", state.number(), party.index() + 1)
        }));
    }
    for verdicts in &analysis.verdicts {
        let concept = verdicts.concept;
        let outcomes = outcomes(hypergame, analysis, concept);
        let steady = hypergame.truth().states_where(|s| is_steady(hypergame, analysis, concept, s));
        checked += 2 * hypergame.truth().len() as u64;
        if outcomes.as_ref().is_some_and(|found| *found != verdicts.outcomes) {
            faults.push(format!("{concept}: combining the equilibria of all games gives other outcomes"));
        }
        if steady != verdicts.steady {
            faults.push(format!("{concept}: other states are steady"));
        }
    }
    Ok((checked, faults))
}

/// Every way to choose one equilibrium of each party's own game, carried over; `None` where there are too many.
fn outcomes(hypergame: &Hypergame, analysis: &HypergameAnalysis, concept: Concept) -> Option<StateSet> {
    let truth = hypergame.truth();
    // Per party the points of the equilibria of its own game.
    let mut choices: Vec<Vec<u64>> = Vec::new();
    for party in hypergame.parties() {
        let (own, verdicts) = (hypergame.own(party), analysis.games[hypergame.position(party)].of(concept)?);
        let states = own.graph.states();
        let points = (0..states.points()).filter(|p| verdicts.equilibria.contains(states.state_of(*p)));
        choices.push(points.map(|p| states.bits(p)).collect());
    }
    if choices.iter().map(|c| c.len() as u128).product::<u128>() > MOST_TUPLES {
        return None;
    }
    let mut tuples: Vec<u64> = vec![0];
    for (party, choices) in hypergame.parties().zip(&choices) {
        let own = truth.own_bits(party);
        let lens = &hypergame.own(party).lens;
        tuples = tuples.iter().flat_map(|t| choices.iter().map(move |c| t | lens.to_truth(*c) & own)).collect();
    }
    let found: BTreeSet<StateId> = tuples.into_iter().filter_map(|bits| truth.states().find(bits)).collect();
    Some(truth.states_where(|s| found.contains(&s)))
}

fn is_steady(hypergame: &Hypergame, analysis: &HypergameAnalysis, concept: Concept, state: StateId) -> bool {
    let states = hypergame.truth().states();
    let points: Vec<u32> = (0..states.points()).filter(|p| states.state_of(*p) == state).collect();
    hypergame.parties().all(|party| {
        let own = hypergame.own(party);
        let verdicts = analysis.games[hypergame.position(party)].of(concept);
        points.iter().all(|p| {
            let seen = own.graph.states().find(own.lens.to_view(states.bits(*p)));
            seen.is_some_and(|s| verdicts.is_some_and(|v| v.stable[party.index()].contains(s)))
        })
    })
}
