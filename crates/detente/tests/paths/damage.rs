//! Certificates that are damaged: paths, closed sets and cycles are refused exactly when they no longer hold.

use crate::paths::{cases, model, naive_rule, naive_steps, set, state};
use detente::stability::evolution::{
    Answer, By, Closed, Effect, Order, Path, PathChecker, Request, Rule, check_cycle, improvement_cycle, routes,
};
use detente::stability::{Coalition, Step};
use detente::{Budget, Graph, PartyId};
use detente_reference::naive::{Game, evolution as naive};
use detente_reference::random::{self, Knobs};
use detente_reference::random_graph::{self, GraphKnobs};
use detente_reference::rng::Rng;

/// Everything that can be wrong with a path, one thing at a time.
fn damaged_paths(graph: &Graph, good: &Path, rng: &mut Rng) -> Vec<Path> {
    let mut bad = vec![Path { from: state(1 + rng.below(graph.len())), ..good.clone() }];
    for i in 0..good.steps.len() {
        let mut with = |change: &dyn Fn(&mut Path)| {
            let mut path = good.clone();
            change(&mut path);
            bad.push(path);
        };
        let (other, party) = (state(1 + rng.below(graph.len())), PartyId(rng.below(graph.parties().count()) as u8));
        let effect = Effect::ALL[rng.below(3)];
        with(&|p| drop(p.steps.remove(i)));
        with(&|p| p.steps.insert(i, p.steps[i].clone()));
        with(&|p| p.steps[i].to = other);
        with(&|p| p.steps[i].from = other);
        with(&|p| p.steps[i].by = By::Party(party));
        with(&|p| p.steps[i].effect = effect);
        with(&|p| p.steps.truncate(i));
        with(&|p| p.steps.swap(i, 0));
    }
    bad
}

/// Whether a path holds, by the reference.
fn holds(game: &Game, naive: &naive::Evolution, from: usize, targets: &[usize], path: &Path) -> bool {
    let effects = path.steps.iter().all(|s| match &s.by {
        // What is damaged here is where a step begins or ends, not the moves that make it up.
        By::Together { via, .. } => s.effect == Effect::Gain && via.last().is_some_and(|v| v.to == s.to),
        By::Party(p) => {
            let order = game.compare(p.index(), s.to.number() as usize, s.from.number() as usize);
            s.effect == [Effect::Loss, Effect::Same, Effect::Gain][(order as i8 + 1) as usize]
        }
    });
    let begins = std::iter::once(path.from).chain(path.steps.iter().map(|s| s.to));
    effects
        && path.from == state(from)
        && path.steps.iter().zip(begins).all(|(s, at)| s.from == at)
        && naive.is_legal(from, &naive_steps(path))
        && targets.contains(&(path.end().number() as usize))
}

fn damage_paths(game: &Game, graph: &Graph, seed: u64, refused: &mut [u64; 4], about: &str) {
    let mut rng = Rng::new(seed ^ 0xBAD);
    let rules = [Rule::Improvements, Rule::Moves, Rule::Conceding(PartyId(0)), Rule::pairs(graph)];
    for rule in &rules {
        let naive = naive::Evolution::new(game, &naive_rule(rule));
        let from = 1 + rng.below(graph.len());
        let targets: Vec<usize> = (1..=graph.len()).filter(|_| rng.chance(15)).collect();
        let target = set(graph, &targets);
        let request = Request { from: state(from), target: &target, rule, order: Order::LossesThenLength, most: 3 };
        let checker = PathChecker { graph, rule };
        match routes(graph, &request, &Budget::unlimited()).expect("nobody stops it") {
            Answer::Reached(routes) => {
                for bad in routes.paths.iter().flat_map(|p| damaged_paths(graph, p, &mut rng)) {
                    let accepted = checker.check_path(state(from), &target, &bad);
                    let expected = holds(game, &naive, from, &targets, &bad);
                    assert_eq!(accepted.is_ok(), expected, "{accepted:?} {bad:?}\nseed {seed} {rule:?}\n{about}");
                    refused[0] += u64::from(accepted.is_err());
                }
                for bad in routes.paths.iter().flat_map(damaged_agreements) {
                    assert!(checker.check_path(state(from), &target, &bad).is_err(), "{bad:?}\nseed {seed}\n{about}");
                    refused[1] += 1;
                }
            }
            Answer::Unreachable(closed) => {
                assert!(checker.check_closed(state(from), &target, &closed).is_ok(), "seed {seed}\n{about}");
                for bad in damaged_sets(&closed) {
                    let found = checker.check_closed(state(from), &target, &bad);
                    assert!(found.is_err(), "{bad:?}\nseed {seed} {rule:?}\n{about}");
                    refused[2] += 1;
                }
                let inside = closed.states[rng.below(closed.states.len())].0;
                let mut more = target.clone();
                more.insert(inside);
                assert!(checker.check_closed(state(from), &more, &closed).is_err(), "seed {seed}\n{about}");
                let whole = Closed { from: closed.from, states: graph.states().ids().map(|s| (s, None)).collect() };
                let expected = targets.is_empty();
                assert_eq!(
                    checker.check_closed(state(from), &target, &whole).is_ok(),
                    expected,
                    "seed {seed}\n{about}"
                );
            }
        }
    }
    if let Some(good) = improvement_cycle(graph, state(1)) {
        for bad in damaged_cycles(graph, &good, &mut rng) {
            let found = check_cycle(graph, &bad);
            assert_eq!(found.is_ok(), goes_round(game, &bad), "{found:?} {bad:?}\nseed {seed}\n{about}");
            refused[3] += u64::from(found.is_err());
        }
    }
}

/// What can be wrong with an agreed step beside its ends.
fn damaged_agreements(good: &Path) -> Vec<Path> {
    let mut bad = Vec::new();
    for i in 0..good.steps.len() {
        let By::Together { coalition, via } = &good.steps[i].by else { continue };
        let mut with = |coalition: Coalition, via: Vec<Step>| {
            let mut path = good.clone();
            path.steps[i].by = By::Together { coalition, via };
            bad.push(path);
        };
        with(coalition.clone(), Vec::new());
        with(coalition.clone(), via[1..].to_vec());
        with(coalition.clone(), via[..via.len() - 1].to_vec());
        with(coalition.clone(), via.iter().flat_map(|s| [*s, *s]).collect());
        with(Coalition::new(coalition.members()[1..].iter().copied()), via.clone());
        // A joint move stays one for nobody outside the coalition.
        with(coalition.clone(), via.iter().map(|s| Step { party: PartyId(63), to: s.to }).collect());
    }
    bad
}

/// Sets that prove nothing: each state of a set can be reached, so none can be missing or closed to more parties.
fn damaged_sets(good: &Closed) -> Vec<Closed> {
    let mut bad = vec![Closed { from: good.from, states: Vec::new() }];
    for i in 0..good.states.len() {
        let mut with = |change: &dyn Fn(&mut Closed)| {
            let mut set = good.clone();
            change(&mut set);
            bad.push(set);
        };
        with(&|s| s.states = [&s.states[..i], &s.states[i + 1..]].concat());
        with(&|s| s.states.push(s.states[i]));
        let (at, only) = good.states[i];
        match only {
            None => with(&|s| s.states[i].1 = Some(PartyId(63))),
            Some(mover) => with(&|s| s.states[i].1 = Some(PartyId(mover.0 + 1))),
        }
        if at != good.from {
            with(&|s| s.from = at);
        }
    }
    bad
}

fn damaged_cycles(graph: &Graph, good: &[Step], rng: &mut Rng) -> Vec<Vec<Step>> {
    let mut bad = vec![Vec::new(), good.iter().rev().copied().collect()];
    for i in 0..good.len() {
        let mut with = |change: &dyn Fn(&mut Vec<Step>)| {
            let mut cycle = good.to_vec();
            change(&mut cycle);
            bad.push(cycle);
        };
        let (other, party) = (state(1 + rng.below(graph.len())), PartyId(rng.below(graph.parties().count()) as u8));
        with(&|c| *c = [&c[..i], &c[i + 1..]].concat());
        with(&|c| c[i].to = other);
        with(&|c| c[i].party = party);
        with(&|c| c.rotate_left(i));
    }
    bad
}

/// Whether a sequence is a cycle of improvements, by the reference: gone round twice it is legal all the way.
fn goes_round(game: &Game, cycle: &[Step]) -> bool {
    let Some(last) = cycle.last() else { return false };
    let naive = naive::Evolution::new(game, &naive::Rule::Improvements);
    let step = |s: &Step| naive::Step { mover: naive::Mover::Party(s.party.index()), to: s.to.number() as usize };
    let twice: Vec<naive::Step> = cycle.iter().chain(cycle).map(step).collect();
    naive.is_legal(last.to.number() as usize, &twice)
}

#[test]
fn damaged_certificates_are_refused() {
    let mut refused = [0; 4];
    for seed in 0..cases() / 2 {
        let knobs = Knobs { options: 5, parties: 2..=4, ..Knobs::default() };
        let plain = random::case(6_000_000 + seed, &knobs);
        let yaml = plain.to_yaml().expect("a well-formed case");
        let game = Game::from_case(&plain).expect("a well-formed case");
        damage_paths(&game, &model(&yaml).graph, seed, &mut refused, &yaml);
        let plain = random_graph::graph(7_000_000 + seed, &GraphKnobs { parties: 2..=3, ..GraphKnobs::default() });
        let yaml = plain.to_yaml().expect("a well-formed case");
        let game = Game::from_graph(&plain).expect("a well-formed case");
        damage_paths(&game, &model(&yaml).graph, seed, &mut refused, &yaml);
    }
    let [paths, agreements, sets, cycles] = refused;
    let each = cases() / 10;
    assert!(paths > 20 * each && agreements > each / 2 && sets > 20 * each && cycles > each, "{refused:?}");
}
