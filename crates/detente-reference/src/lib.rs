//! The definitions of the Graph Model for Conflict Resolution, written out literally.
//!
//! This crate is the yardstick of the workspace: a naive, slow and independent implementation that the tests of the
//! fast engine compare with. It shares no code with the other crates and uses the standard library only. Where the
//! engine is clever, this crate is obvious: states are vectors of truth values, moves are found by looking at every
//! pair of states, joint moves by searching breadth first over pairs of state and last mover, and a preference is
//! decided by comparing the very tuples, sums or list places that the definition names.
//!
//! The sources of the definitions are Fang, Hipel and Kilgour, *Interactive Decision Making: The Graph Model for
//! Conflict Resolution* (1993), Howard (1971), and Fraser and Hipel (1984).
//!
//! * [`model`] holds a case as plain data, in option form or in graph form; [`mod@formula`] is its statements;
//! * [`yaml`] writes a case in the format that analysts write, so that the engine can read it;
//! * [`naive`] has one file per concept, and [`bargain`] settles negotiations;
//! * [`random`] and [`random_graph`] make cases from a seed, [`relabel`] reorders them, [`search`] looks for cases
//!   that tell two definitions apart.
//!
//! A state is always named by its number, counted from 1 as in the case format; a party by its place, counted from 0.
//!
//! ```
//! use detente_reference::formula::{not, taken};
//! use detente_reference::model::{PlainCase, PlainParty, Preference};
//! use detente_reference::naive::{Game, Sequences, analyze};
//!
//! let mut case = PlainCase::new("prisoners-dilemma", "Prisoner's dilemma");
//! // Each wants above all that the other keeps silent, and then to confess.
//! case.parties.push(PlainParty::new("a", &["confess"], Preference::Prioritized(vec![not(taken(1)), taken(0)])));
//! case.parties.push(PlainParty::new("b", &["confess"], Preference::Prioritized(vec![not(taken(0)), taken(1)])));
//!
//! let game = Game::from_case(&case)?;
//! let results = analyze(&game, Sequences::Legal);
//! assert_eq!(results["nash"].equilibria, [4]);
//! assert_eq!(results["seq"].equilibria, [1, 4]);
//! # Ok::<(), detente_reference::model::Malformed>(())
//! ```

pub mod bargain;
pub mod doubts;
pub mod formula;
pub mod model;
pub mod naive;
pub mod random;
pub mod random_graph;
pub mod relabel;
pub mod rng;
pub mod search;
pub mod yaml;
