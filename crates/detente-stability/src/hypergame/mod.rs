//! First-level hypergames: every party acts on the game that it believes it is in.
//!
//! A first-level hypergame (Bennett 1977) is one game a party, the conflict as that party sees it. Games differ in the
//! options that exist and in what parties want. Two questions are asked of it, for every stability concept:
//!
//! * **Where does it lead?** An *outcome* is a feasible combination of actions such that the action of every party is
//!   its own part of an equilibrium of its own game. For Nash stability these are the hyper Nash equilibria of Kijima
//!   (1996).
//! * **What holds?** A state is *steady* when it is stable for every party as that party sees it, each judged in its own
//!   game: the equilibria of a first-level hypergame of Fraser and Hipel (1984) and of Wang, Hipel and Fraser (1988).
//!
//! Actions are carried from game to game option by option ([`detente_graph::Lens`]): an option that a party imagines
//! cannot be taken, an option that it does not see is not taken by it and not noticed by it. Nothing is ever deleted
//! from the true game.

mod account;
mod analysis;
mod check;
mod game;

pub use account::{Account, Surprise, account};
pub use analysis::{HypergameAnalysis, HypergameVerdicts, analyze_hypergame};
pub use check::verify_hypergame;
pub use game::{Hypergame, OwnGame};
