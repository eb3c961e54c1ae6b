//! Holds coalition analysis to the naive definitions on random cases; the shipped cases and the command stand in
//! `coalitions/cases.rs`.
//!
//! Every run looks at a smaller set. `DETENTE_CASES=5000 cargo test -p detente --release --test all coalitions::` is the nightly size.

mod cases;

use detente::graph::StateSet;
use detente::stability::{
    Coalition, CoalitionChecker, CoalitionConcept, Strictness, coalition_improvements, coalitional, coalitions,
    verify_coalition,
};
use detente::{Budget, Concept, Graph, Model, PartyId, SourceText, StateId};
use detente_reference::naive::Game;
use detente_reference::naive::coalition_paths::{Shortest, shortest};
use detente_reference::naive::coalition_stability::{Gain, Group, GroupStability};
use detente_reference::random::{self, Knobs};
use detente_reference::random_graph::{self, GraphKnobs};
use detente_reference::rng::Rng;

const SENSES: [(Strictness, Gain); 2] = [(Strictness::Strict, Gain::Everybody), (Strictness::Weak, Gain::Somebody)];

/// How many random cases of each kind are looked at.
fn how_many() -> u64 {
    std::env::var("DETENTE_CASES").ok().and_then(|n| n.parse().ok()).unwrap_or(60)
}

fn model(yaml: &str) -> Model {
    detente::open(&SourceText::new("case.yaml", yaml), &Budget::unlimited()).unwrap_or_else(|e| panic!("{e:?}\n{yaml}"))
}

fn coalition(parties: &[usize]) -> Coalition {
    Coalition::new(parties.iter().map(|p| PartyId(*p as u8)))
}

fn numbers(set: &StateSet) -> Vec<usize> {
    set.iter().map(|s| s.number() as usize).collect()
}

/// A few groups of a case: one drawn at random of each size, a single party and everybody among them.
fn groups(game: &Game, rng: &mut Rng) -> Vec<Vec<usize>> {
    let parties = game.parties().count();
    let drawn = |size: usize| {
        let mut group = rng.permutation(parties);
        group.truncate(size);
        group.sort_unstable();
        group
    };
    (1..=parties).map(drawn).collect()
}

/// Compares everything that the engine says about some coalitions of a case with the definitions. Returns how many
/// states each concept kept beyond those of coalitional Nash stability, so that a test can see that it tests something.
fn agree(graph: &Graph, game: &Game, seed: u64, yaml: &str) -> [usize; 4] {
    let mut rng = Rng::new(seed);
    let checker = CoalitionChecker::new(graph);
    let mut kept = [0; 4];
    for members in groups(game, &mut rng) {
        let coalition = coalition(&members);
        for (strictness, gain) in SENSES {
            let naive = Group::new(game, &members, gain);
            let told = || format!("{members:?} {strictness}, seed {seed}\n{yaml}");
            let verdicts: Vec<GroupStability> = game.states().map(|state| naive.stable(state)).collect();
            for (k, concept) in CoalitionConcept::ALL.into_iter().enumerate() {
                let stable =
                    coalitional(graph, &coalition, concept, strictness, &Budget::unlimited()).expect("no limit");
                let holds = |v: &GroupStability| [v.nash, v.gmr, v.smr, v.seq][k];
                let expected: Vec<usize> = game.states().filter(|s| holds(&verdicts[s - 1])).collect();
                assert_eq!(numbers(&stable), expected, "{concept} {}", told());
                kept[k] += verdicts.iter().filter(|v| holds(v) && !v.nash).count();
                if rng.chance(40) {
                    let faults =
                        verify_coalition(&checker, &coalition, concept, strictness, &stable, &Budget::unlimited());
                    assert_eq!(faults.expect("no limit"), [], "{concept} {}", told());
                }
            }
            for state in game.states() {
                let found = coalition_improvements(graph, &coalition, strictness, StateId(state as u32 - 1));
                let mut ends: Vec<usize> = found.iter().map(|m| m.to.number() as usize).collect();
                ends.sort_unstable();
                assert_eq!(ends, naive.improvements(state), "from {state} {}", told());
                if rng.chance(10) {
                    let ways = shortest(game, &members, state);
                    for found in found {
                        let to = found.to.number() as usize;
                        let (moves, losses) = (found.path.len(), found.at_a_loss.len());
                        assert!(ways.contains(&Shortest { to, moves, losses }), "{state} to {to} {}", told());
                    }
                }
            }
        }
    }
    kept
}

/// Runs [`agree`] over seeds and checks that every concept was put to the test.
fn all_agree(seeds: impl Iterator<Item = u64>, case: impl Fn(u64) -> (String, Game)) {
    let mut kept = [0; 4];
    for seed in seeds {
        let (yaml, game) = case(seed);
        let more = agree(&model(&yaml).graph, &game, seed, &yaml);
        kept.iter_mut().zip(more).for_each(|(sum, n)| *sum += n);
    }
    assert!(kept[1..].iter().all(|n| *n as u64 > how_many() / 3), "the cases must exercise every concept: {kept:?}");
}

fn option_form(knobs: &Knobs) -> impl Fn(u64) -> (String, Game) {
    |seed| {
        let case = random::case(seed, knobs);
        (case.to_yaml().expect("a well-formed case"), Game::from_case(&case).expect("a well-formed case"))
    }
}

#[test]
fn option_form_agrees_with_the_definitions() {
    let knobs = Knobs { options: 6, options_per_party: 0..=3, ..Knobs::default() };
    all_agree(0..how_many(), option_form(&knobs));
}

/// No one-way options and no merged states: where components of joint moves decide alone.
#[test]
fn plain_cases_agree_with_the_definitions() {
    let knobs = Knobs { options: 6, parties: 2..=4, one_way: 0, coalesce: 0, ..Knobs::default() };
    all_agree(3_000_000..3_000_000 + how_many(), option_form(&knobs));
}

/// Many parties with few options, everything one way: where coalitions use up options on the way.
#[test]
fn one_way_cases_agree_with_the_definitions() {
    let knobs =
        Knobs { options: 6, parties: 2..=5, options_per_party: 1..=2, one_way: 60, coalesce: 0, ..Knobs::default() };
    all_agree(4_000_000..4_000_000 + how_many(), option_form(&knobs));
}

/// States merged more often than not: where it matters who moved last.
#[test]
fn merged_cases_agree_with_the_definitions() {
    let knobs = Knobs { options: 6, parties: 1..=5, options_per_party: 1..=2, coalesce: 80, ..Knobs::default() };
    all_agree(5_000_000..5_000_000 + how_many(), option_form(&knobs));
}

#[test]
fn graph_form_agrees_with_the_definitions() {
    all_agree(0..2 * how_many(), |seed| {
        let graph = random_graph::graph(seed, &GraphKnobs::default());
        (graph.to_yaml().expect("a well-formed case"), Game::from_graph(&graph).expect("a well-formed case"))
    });
}

/// CNash in CSEQ in CGMR and CNash in CSMR in CGMR; for a single party all four are the individual concepts; what nobody
/// weakly improves on, nobody strictly improves on.
#[test]
fn concepts_include_one_another_and_are_the_individual_ones_for_one_party() {
    use CoalitionConcept::{Gmr, Nash, Seq, Smr};
    let knobs = Knobs { options: 9, options_per_party: 1..=3, parties: 2..=5, ..Knobs::default() };
    for seed in 0..how_many() / 4 {
        let yaml = random::case(seed, &knobs).to_yaml().expect("a well-formed case");
        let graph = model(&yaml).graph;
        let analysis = detente::analyze(&graph, &Concept::ALL, &Budget::unlimited());
        for strictness in [Strictness::Strict, Strictness::Weak] {
            let of = |coalition: &Coalition, concept| {
                coalitional(&graph, coalition, concept, strictness, &Budget::unlimited()).expect("no limit")
            };
            for party in graph.parties() {
                for concept in CoalitionConcept::ALL {
                    let individual = &analysis.of(concept.individual()).expect("analysed").stable[party.index()];
                    assert_eq!(of(&Coalition::new([party]), concept), *individual, "{concept}, seed {seed}\n{yaml}");
                }
            }
            let all: Vec<Coalition> = coalitions(&graph, usize::MAX).collect();
            for coalition in Rng::new(seed).permutation(all.len()).into_iter().take(3).map(|k| &all[k]) {
                for (inner, outer) in [(Nash, Seq), (Seq, Gmr), (Nash, Smr), (Smr, Gmr)] {
                    let (a, b) = (of(coalition, inner), of(coalition, outer));
                    assert!(a.is_subset(&b), "{inner} in {outer}, {coalition:?}, seed {seed}\n{yaml}");
                }
                let strict = coalitional(&graph, coalition, Nash, Strictness::Strict, &Budget::unlimited());
                assert!(of(coalition, Nash).is_subset(&strict.expect("no limit")), "seed {seed}\n{yaml}");
            }
        }
    }
}
