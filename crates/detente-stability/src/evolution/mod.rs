//! Evolution of a conflict: where it can go from a state, by which steps, and who would have to move first.
//!
//! A conflict evolves from a state by a *legal sequence* of moves: nobody moves twice in a row, though anybody may move
//! again later. What a step may be is a [`Rule`]:
//!
//! * *improvements*: every step is a unilateral improvement for its mover, judged from where it moves;
//! * *agreement*: improvements, and joint moves that named coalitions agree on. An agreed joint move of H takes s to a t
//!   in R_H(s) with t >_i s for all i in H that no member of H could reach by one move of its own (what one can do alone
//!   needs no agreement and counts as its own improvement). It is one event, open to H whoever moved last, and after it
//!   nobody counts as the last mover: anybody may go on;
//! * *moves*: any moves at all, also to states that are worse for the mover;
//! * *one party concedes*: improvements of all, and any moves of one party.
//!
//! Reachability in this sense depends on who moved last, so every search here runs over pairs of a state and the last
//! mover ([`reach`], [`routes`]). A path can be followed step by step by naive code ([`PathChecker::check_path`]); that nothing leads
//! to a target is shown by a set of such pairs that no step leaves ([`Closed`], [`PathChecker::check_closed`]).
//!
//! Source: Fang, Hipel & Kilgour 1993, ch. 3 (reachable lists, legal sequences); Li, Kilgour & Hipel 2005, Status quo
//! analysis in the graph model for conflict resolution, Journal of the Operational Research Society 56 (levels, paths
//! from the status quo); Kilgour, Hipel, Fang & Peng 2001 (coalition improvements). Joint moves as single events, steps
//! at a loss and the rule by which one party concedes are this program's own.

mod check;
mod closed;
mod cycle;
mod evolve;
mod joint;
mod list;
mod path;
mod reach;
mod reached;
mod routes;
mod rule;
mod search;
mod space;
mod walker;

pub use check::{PathChecker, check_cycle};
pub use closed::Closed;
pub use cycle::improvement_cycle;
pub use evolve::{Evolution, Section, evolve};
pub use path::{By, Path, PathStep};
pub use reach::{Reach, reach};
pub use reached::Reached;
pub use routes::{Answer, Request, Routes, routes};
pub use rule::{Effect, Order, Rule};
