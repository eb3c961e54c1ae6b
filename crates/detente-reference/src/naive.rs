//! The definitions, one concept per file, each as close to its sentence as code can be.

pub mod coalition;
pub mod coalition_paths;
pub mod coalition_stability;
pub mod concepts;
pub mod evolution;
pub mod foresight;
mod game;
pub mod gmr;
pub mod hypergame;
pub mod inverse;
pub mod joint;
mod moves;
pub mod nash;
mod preference;
mod results;
pub mod seq;
pub mod sim;
pub mod smr;
pub mod sseq;
mod states;
pub mod strength;
pub mod unknown;

pub use concepts::{CONCEPTS, Definition, definition};
pub use game::Game;
pub use joint::{Sanctions, Sequences, Steps};
pub use preference::Order;
pub use results::{Results, Verdicts, analyze};
pub use states::States;
