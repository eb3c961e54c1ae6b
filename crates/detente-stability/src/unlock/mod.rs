//! Inverse analysis: which preferences would make a wanted outcome an equilibrium.
//!
//! Two forms. [`unlock`] looks for the *least changes* of the parties' stated preferences that do it; [`count`] asks
//! of *all rankings* of one party how many do. The inverse question and the second form are those of Kinsara, Kilgour
//! & Hipel 2015, *Inverse approach to the graph model for conflict resolution*, IEEE Transactions on Systems, Man, and
//! Cybernetics: Systems 45; how far a solution survives changed preferences is asked by Sakakibara, Okada & Nakase
//! 2002, *The application of robustness analysis to the conflict with incomplete information*. The least-change form
//! over statements, its elementary changes and their equal cost are ours.
//!
//! An elementary change, each of cost 1, is for *statements*: a swap of two neighbours, dropping one, or adding the
//! wanted outcome itself at any rank (once a party, and not beside the same statement of its own); for *weights*: an
//! exchange of two different weights between which no other weight of the list lies (where several statements weigh the
//! same, any of them), or dropping one; for *rankings*: a swap of two neighbouring tiers, merging two, or moving one
//! state out of a tie to just above or just below the rest of it. Changes of several parties add up.

mod count;
mod distinct;
mod levels;
mod meter;
mod order;
mod question;
mod search;

pub use count::{Count, CountError, Rankings, Rest, Tally, count};
pub use distinct::{Distinct, distinct};
pub use meter::Halt;
pub(crate) use meter::Meter;
pub use order::{Edit, Kind, Order, Wish};
pub use question::{Change, Goal, Question, Solution, Unlocked, holds};
pub use search::unlock;
