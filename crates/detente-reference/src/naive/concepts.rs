//! The literal definitions by the keys of their concepts. A concept that has none here fails the comparison with the
//! engine.

use crate::model::State;
use crate::naive::{Game, Sanctions, gmr, nash, seq, sim, smr, sseq};

/// Whether a state is stable for a party, given what the party has to fear; nothing where the concept has no meaning.
pub type Definition = fn(&Game, usize, State, &Sanctions) -> Option<bool>;

/// Every concept, in the usual order.
pub const CONCEPTS: [(&str, Definition); 6] = [
    ("nash", |game, party, state, _| Some(nash::stable(game, party, state))),
    ("gmr", |game, party, state, sanctions| Some(gmr::stable(game, party, state, sanctions))),
    ("smr", |game, party, state, sanctions| Some(smr::stable(game, party, state, sanctions))),
    ("seq", |game, party, state, sanctions| Some(seq::stable(game, party, state, sanctions))),
    ("sseq", |game, party, state, sanctions| Some(sseq::stable(game, party, state, sanctions))),
    ("sim", |game, party, state, _| sim::stable(game, party, state)),
];

/// The definition of a concept.
///
/// # Panics
/// There is none.
pub fn definition(concept: &str) -> Definition {
    let found = CONCEPTS.iter().find(|(key, _)| *key == concept);
    found.unwrap_or_else(|| panic!("`{concept}` has no literal definition")).1
}
