//! Doubtful preferences: unknown preferences and strength of preference, held to the definitions written out literally.

mod command;
mod damage;
mod language;
mod special;
mod strength;
mod unknown;

use detente::graph::StateSet;
use detente::{Budget, Model, SourceText};
use detente_reference::doubts::{Doubts, doubts_of_case, doubts_of_graph};
use detente_reference::model::{PlainCase, PlainGraph};
use detente_reference::naive::Game;
use detente_reference::random::{self, Knobs};
use detente_reference::random_graph::{self, GraphKnobs};

/// How many random cases of each kind are looked at.
fn cases() -> u64 {
    std::env::var("DETENTE_CASES").ok().and_then(|n| n.parse().ok()).unwrap_or(80)
}

fn model(yaml: &str) -> Model {
    let source = SourceText::new("case.yaml", yaml);
    detente::open(&source, &Budget::unlimited()).unwrap_or_else(|e| panic!("{e:?}\n{yaml}"))
}

fn numbers(set: &StateSet) -> Vec<usize> {
    set.iter().map(|s| s.number() as usize).collect()
}

/// A random case in option form with its doubts.
fn doubtful_case(seed: u64) -> (PlainCase, Game, Vec<Doubts>) {
    let knobs = Knobs {
        parties: 1..=5,
        options_per_party: 0..=3,
        options: 6,
        preferences: [5, 3, 1],
        statements: 1..=6,
        ..Knobs::default()
    };
    let case = random::case(6_000_000 + seed, &knobs);
    let game = Game::from_case(&case).expect("well-formed");
    let doubts = doubts_of_case(seed, &case, game.states().count());
    (case, game, doubts)
}

/// A random case in graph form with its doubts.
fn doubtful_graph(seed: u64) -> (PlainGraph, Game, Vec<Doubts>) {
    let knobs = GraphKnobs { states: 1..=9, arcs: 25, ..GraphKnobs::default() };
    let case = random_graph::graph(6_000_000 + seed, &knobs);
    let game = Game::from_graph(&case).expect("well-formed");
    let doubts = doubts_of_graph(seed, &case);
    (case, game, doubts)
}
