//! Looks for a small case that tells two readings of "legal sequence" apart: nobody moves twice in a row (the
//! definition) and everybody moves at most once (GMCR+).
//!
//! Three parties are the fewest, because a single opponent cannot move twice in a legal sequence. The sequence that
//! matters has three steps, by B, C and B again, over four states; A's own option sets the state that A leaves
//! apart from all of them. So five states are the fewest in option form, as long as no states are merged. The case kept as
//! `cases/once-is-not-enough` has the shape found here, with rankings that tell a story.

use crate::formula::{Formula, and, not, taken};
use crate::model::{PlainCase, PlainParty, Preference, State};
use crate::naive::{Game, Results, Sanctions, Sequences, States, analyze, seq};
use crate::rng::Rng;

/// A case on which the two readings disagree about the sequential equilibria.
#[derive(Debug, Clone)]
pub struct Found {
    /// The case: three parties with one option each and strict rankings.
    pub case: PlainCase,
    /// What follows from the definition.
    pub legal: Results,
    /// What follows if everybody moves at most once.
    pub once: Results,
}

/// Looks through three-party cases by growing number of states, trying `draws` sets of rankings for each set of at most
/// two infeasible rules, and returns the simplest case of the smallest number of states that has one. Cases are simpler
/// the fewer sequential equilibria they have, then the fewer equilibria of any kind.
pub fn once_is_not_enough(draws: u64) -> Option<Found> {
    let mut shapes: Vec<(usize, PlainCase)> = rule_sets()
        .into_iter()
        .filter_map(|rules| {
            let case = shape(rules);
            let states = States::of(&case).ok()?.count();
            Some((states, case))
        })
        .collect();
    // Stable: shapes of one size stay in the order of their rules.
    shapes.sort_by_key(|(states, _)| *states);
    shapes.chunk_by(|first, second| first.0 == second.0).find_map(|same_size| {
        let candidates = same_size
            .iter()
            .flat_map(|(states, shape)| (0..draws).filter_map(|seed| compared(ranked(shape, *states, seed))));
        candidates.min_by_key(effort)
    })
}

/// No rule, one rule or two rules, each against one pair of options in one position.
fn rule_sets() -> Vec<Vec<Formula>> {
    let literal = |option, positive| if positive { taken(option) } else { not(taken(option)) };
    let mut rules = Vec::new();
    for (first, second) in [(0, 1), (0, 2), (1, 2)] {
        for (left, right) in [(false, true), (true, false), (true, true), (false, false)] {
            rules.push(and(literal(first, left), literal(second, right)));
        }
    }
    let mut sets = vec![Vec::new()];
    sets.extend(rules.iter().map(|rule| vec![rule.clone()]));
    for (place, first) in rules.iter().enumerate() {
        sets.extend(rules[place + 1..].iter().map(|second| vec![first.clone(), second.clone()]));
    }
    sets
}

fn shape(infeasible: Vec<Formula>) -> PlainCase {
    let mut case = PlainCase::new("once-is-not-enough", "Once is not enough");
    for (id, name, option) in [("a", "Party A", "announce"), ("b", "Party B", "object"), ("c", "Party C", "inspect")] {
        let party = PlainParty::new(id, &[option], Preference::Ranking(Vec::new()));
        case.parties.push(PlainParty { name: name.to_string(), ..party });
    }
    case.infeasible = infeasible;
    case
}

fn ranked(shape: &PlainCase, states: usize, seed: u64) -> PlainCase {
    let mut rng = Rng::new(seed);
    let mut case = shape.clone();
    for party in &mut case.parties {
        party.preference = Preference::Ranking(rng.ranking(states, 0));
    }
    case
}

/// The case with both results, if they have different sequential equilibria.
fn compared(case: PlainCase) -> Option<Found> {
    let game = Game::from_case(&case).ok()?;
    // Most cases fall out here, so that the other concepts are computed for few.
    if sequential_equilibria(&game, Sequences::Legal) == sequential_equilibria(&game, Sequences::Once) {
        return None;
    }
    let (legal, once) = (analyze(&game, Sequences::Legal), analyze(&game, Sequences::Once));
    Some(Found { case, legal, once })
}

fn sequential_equilibria(game: &Game, sequences: Sequences) -> Vec<State> {
    let sanctions: Vec<Sanctions> = game.parties().map(|party| Sanctions::against(game, party, sequences)).collect();
    let stable = |&state: &State| game.parties().all(|party| seq::stable(game, party, state, &sanctions[party]));
    game.states().filter(stable).collect()
}

fn effort(found: &Found) -> (usize, usize) {
    let all = found.legal.concepts().into_iter().map(|(_, verdicts)| verdicts.equilibria.len()).sum();
    (found.legal["seq"].equilibria.len() + found.once["seq"].equilibria.len(), all)
}
