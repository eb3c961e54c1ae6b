//! The engine against the definitions, written out literally.

use crate::paths::{cases, model, naive_rule, naive_steps, set, state};
use detente::stability::Coalition;
use detente::stability::evolution::{
    Answer, By, Effect, Order, PathChecker, PathStep, Request, Rule, check_cycle, improvement_cycle, reach, routes,
};
use detente::{Budget, Graph, PartyId, StateId};
use detente_reference::naive::{Game, evolution as naive};
use detente_reference::random::{self, Knobs};
use detente_reference::random_graph::{self, GraphKnobs};
use detente_reference::rng::Rng;
use std::collections::BTreeSet;

/// Paths listed at most in a comparison.
const LISTED: usize = 400;

/// How often each thing worth testing has come up.
#[derive(Debug, Default)]
struct Seen {
    unreachable: u64,
    closed_to_somebody: u64,
    several_best: u64,
    all_listed: u64,
    longer_for_less: u64,
    agreed: u64,
    cycles: u64,
}

/// Compares everything about a few beginnings and targets of a game.
fn compare(game: &Game, graph: &Graph, seed: u64, seen: &mut Seen, about: &str) {
    let mut rng = Rng::new(seed ^ 0x5EED);
    let count = graph.len();
    let parties = graph.parties().count();
    let all: Vec<PartyId> = graph.parties().collect();
    let some: Vec<PartyId> = all.iter().copied().filter(|_| rng.chance(60)).collect();
    let rules = [
        Rule::Improvements,
        Rule::Moves,
        Rule::Conceding(PartyId(rng.below(parties) as u8)),
        Rule::pairs(graph),
        Rule::agreement([all, some].map(Coalition::new)),
    ];
    for rule in &rules {
        let evolution = naive::Evolution::new(game, &naive_rule(rule));
        for _ in 0..2 {
            let from = 1 + rng.below(count);
            let about = format!("seed {seed}, {rule:?} from {from}\n{about}");
            let found = reach(graph, state(from), rule, &Budget::unlimited()).expect("nobody stops it");
            let levels: Vec<Option<usize>> = graph.states().ids().map(|s| found.level(s).map(|l| l as usize)).collect();
            assert_eq!(levels, evolution.levels(from), "{about}");
            assert_eq!(found.by_level().concat().len(), found.count(), "{about}");
            for share in [5, 20, 60] {
                let targets: Vec<usize> = (1..=count).filter(|_| rng.chance(share)).collect();
                paths(graph, &evolution, rule, (from, &targets), seen, &format!("{about}\nto {targets:?}"));
            }
        }
    }
    for from in (1..=count).step_by(1 + count / 8) {
        let expected = naive::Evolution::new(game, &naive::Rule::Improvements).goes_round(from);
        let cycle = improvement_cycle(graph, state(from));
        assert_eq!(cycle.is_some(), expected, "seed {seed}, cycle from {from}\n{about}");
        if let Some(cycle) = cycle {
            check_cycle(graph, &cycle).unwrap_or_else(|e| panic!("{e}: {cycle:?}\nseed {seed}\n{about}"));
            seen.cycles += 1;
        }
    }
}

fn paths(
    graph: &Graph,
    evolution: &naive::Evolution,
    rule: &Rule,
    (from, targets): (usize, &[usize]),
    seen: &mut Seen,
    about: &str,
) {
    let target = set(graph, targets);
    let checker = PathChecker { graph, rule };
    let orders = [
        (Order::Length, naive::SHORTEST),
        (Order::LengthThenLosses, naive::SHORTEST_THEN_CHEAPEST),
        (Order::LossesThenLength, naive::CHEAPEST),
    ];
    let mut lengths = Vec::new();
    for (order, naive_order) in orders {
        let request = Request { from: state(from), target: &target, rule, order, most: LISTED };
        let answer = routes(graph, &request, &Budget::unlimited()).expect("nobody stops it");
        let expected = evolution.best(from, targets, naive_order);
        let found = match &answer {
            Answer::Unreachable(closed) => {
                assert_eq!(expected, None, "{about}");
                checker.check_closed(state(from), &target, closed).unwrap_or_else(|e| panic!("{e}\n{about}"));
                seen.unreachable += 1;
                seen.closed_to_somebody += u64::from(closed.states.iter().any(|(_, only)| only.is_some()));
                continue;
            }
            Answer::Reached(found) => found,
        };
        let (best, count) = expected.unwrap_or_else(|| panic!("the definitions reach nothing\n{about}"));
        assert_eq!(found.count, count, "{order:?} {best:?}\n{about}");
        assert_eq!(found.paths.len() as u128, count.min(LISTED as u128), "{about}");
        let mut listed: Vec<Vec<naive::Step>> = Vec::new();
        let mut first = BTreeSet::new();
        for path in &found.paths {
            checker.check_path(state(from), &target, path).unwrap_or_else(|e| panic!("{e}: {path:?}\n{about}"));
            let steps = naive_steps(path);
            assert!(evolution.is_legal(from, &steps), "{path:?}\n{about}");
            let (losses, sames) = (path.count(Effect::Loss), path.count(Effect::Same));
            let cost = naive::Cost { losses, sames, length: path.steps.len() };
            assert_eq!(naive_order(cost), best, "{path:?}\n{about}");
            assert_eq!(path.steps.len(), found.length, "{about}");
            first.extend(path.first_concession().map(|i| path.steps[i].by.movers()[0]));
            seen.agreed += steps.iter().filter(|s| matches!(s.mover, naive::Mover::Coalition(_))).count() as u64;
            listed.push(steps);
        }
        let distinct: BTreeSet<&Vec<naive::Step>> = listed.iter().collect();
        assert_eq!(distinct.len(), listed.len(), "no path is listed twice\n{about}");
        let keys: Vec<Vec<_>> =
            found.paths.iter().map(|p| p.steps.iter().map(|s| place(graph, rule, s)).collect()).collect();
        assert!(keys.is_sorted(), "{about}");
        seen.several_best += u64::from(count > 1);
        if order != Order::Length && found.paths.len() as u128 == count {
            assert_eq!(found.first_concession, first.into_iter().collect::<Vec<_>>(), "{order:?}\n{about}");
            seen.all_listed += 1;
        }
        lengths.push(found.length);
    }
    seen.longer_for_less += u64::from(lengths.len() == 3 && lengths[2] > lengths[0]);
}

/// Where a step stands among all that could be taken in its place: own moves before agreements, then how few options
/// change, then where to.
fn place(graph: &Graph, rule: &Rule, step: &PathStep) -> (usize, usize, u32, StateId) {
    let who = match &step.by {
        By::Party(party) => (0, party.index()),
        By::Together { coalition, .. } => {
            (1, rule.coalitions().iter().position(|c| c == coalition).expect("the rule names it"))
        }
    };
    let (a, b) = (graph.pattern(step.from), graph.pattern(step.to));
    (who.0, who.1, ((a.taken ^ b.taken) & a.fixed & b.fixed).count_ones(), step.to)
}

/// Each kind of case says how often at least each thing must come up in 300 cases.
fn enough(seen: &Seen, each: [(u64, u64); 7]) {
    for (i, (found, least)) in each.into_iter().enumerate() {
        assert!(found >= least * cases() / 300, "the cases must exercise everything ({i}): {seen:?}");
    }
}

#[test]
fn option_form_agrees_with_the_definitions() {
    let mut seen = Seen::default();
    for seed in 0..cases() {
        let case = random::case(3_000_000 + seed, &Knobs { options: 6, ..Knobs::default() });
        let yaml = case.to_yaml().expect("a well-formed case");
        let game = Game::from_case(&case).expect("a well-formed case");
        compare(&game, &model(&yaml).graph, seed, &mut seen, &yaml);
    }
    let Seen { unreachable, closed_to_somebody, several_best, all_listed, longer_for_less, agreed, cycles } = seen;
    enough(
        &seen,
        [
            (unreachable, 1000),
            (closed_to_somebody, 100),
            (several_best, 1000),
            (all_listed, 1000),
            (longer_for_less, 30),
            (agreed, 100),
            (cycles, 30),
        ],
    );
}

/// Everything one way or merged, many parties with few options: chains of moves of one party lead further than its
/// moves.
#[test]
fn one_way_and_merged_cases_agree_with_the_definitions() {
    let knobs = Knobs {
        parties: 2..=5,
        options_per_party: 0..=2,
        options: 6,
        one_way: 50,
        coalesce: 60,
        statements: 2..=6,
        ..Knobs::default()
    };
    let mut seen = Seen::default();
    for seed in 0..cases() {
        let case = random::case(4_000_000 + seed, &knobs);
        let yaml = case.to_yaml().expect("a well-formed case");
        let game = Game::from_case(&case).expect("a well-formed case");
        compare(&game, &model(&yaml).graph, seed, &mut seen, &yaml);
    }
    assert!(seen.agreed > 0 && seen.unreachable > 0 && seen.longer_for_less > 0, "{seen:?}");
}

#[test]
fn graph_form_agrees_with_the_definitions() {
    let mut seen = Seen::default();
    for seed in 0..cases() {
        let plain = random_graph::graph(5_000_000 + seed, &GraphKnobs::default());
        let yaml = plain.to_yaml().expect("a well-formed case");
        let game = Game::from_graph(&plain).expect("a well-formed case");
        compare(&game, &model(&yaml).graph, seed, &mut seen, &yaml);
    }
    let Seen { unreachable, closed_to_somebody, several_best, all_listed, longer_for_less, agreed, cycles } = seen;
    enough(
        &seen,
        [
            (unreachable, 1000),
            (closed_to_somebody, 500),
            (several_best, 1000),
            (all_listed, 1000),
            (longer_for_less, 100),
            (agreed, 100),
            (cycles, 100),
        ],
    );
}
