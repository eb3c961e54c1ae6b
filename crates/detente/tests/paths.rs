//! Evolution of conflicts: the engine against the literal definitions on random cases, certificates that are damaged,
//! and what `detente paths` says.
//!
//! `DETENTE_CASES=10000 cargo test -p detente --release --test all paths::` is the nightly size.

mod command;
mod damage;
mod definitions;
mod special;

use crate::common;
use detente::graph::StateSet;
use detente::stability::Coalition;
use detente::stability::evolution::{By, Path, Rule};
use detente::{Budget, Graph, Model, SourceText, StateId};
use detente_reference::naive::evolution as naive;

/// How many random cases of each kind are looked at.
fn cases() -> u64 {
    std::env::var("DETENTE_CASES").ok().and_then(|n| n.parse().ok()).unwrap_or(300)
}

/// The engine's model of a case given as text.
fn model(yaml: &str) -> Model {
    detente::open(&SourceText::new("case.yaml", yaml), &Budget::unlimited()).unwrap_or_else(|e| panic!("{e:?}\n{yaml}"))
}

/// The model of a case of the repository.
fn case(id: &str) -> Model {
    let text = std::fs::read_to_string(common::root().join("cases").join(id).join("case.yaml")).expect("it is there");
    model(&text)
}

/// A set of states by number.
fn set(graph: &Graph, numbers: &[usize]) -> StateSet {
    graph.states_where(|s| numbers.contains(&(s.number() as usize)))
}

/// A state by number.
fn state(number: usize) -> StateId {
    StateId(number as u32 - 1)
}

/// The engine's rule in the words of the reference.
fn naive_rule(rule: &Rule) -> naive::Rule {
    let members = |coalition: &Coalition| coalition.members().iter().map(|p| p.index()).collect();
    match rule {
        Rule::Improvements => naive::Rule::Improvements,
        Rule::Agreement(coalitions) => naive::Rule::Agreement(coalitions.iter().map(members).collect()),
        Rule::Conceding(party) => naive::Rule::Conceding(party.index()),
        Rule::Moves => naive::Rule::Moves,
    }
}

/// The engine's path in the words of the reference.
fn naive_steps(path: &Path) -> Vec<naive::Step> {
    let mover = |by: &By| match by {
        By::Party(party) => naive::Mover::Party(party.index()),
        By::Together { .. } => naive::Mover::Coalition(by.movers().iter().map(|p| p.index()).collect()),
    };
    path.steps.iter().map(|s| naive::Step { mover: mover(&s.by), to: s.to.number() as usize }).collect()
}
