//! What an answer hangs on: how it changes when a claim is dropped, a statement dropped or moved, a hypothesis settled.
//!
//! A [`Question`] has an [`Answer`] in every world of a case. A [`Change`] alters each world and nothing else, and the
//! question is asked again. What is counted:
//!
//! * in the base world, whether the answer is another one, and by how many states where it is a set;
//! * over all worlds, in what *share* of them the answer is yes. An item's *swing* is the difference between the largest
//!   and the smallest share that any of its changes brings about, no change among them; for a group of hypotheses, the
//!   difference between its alternatives, each taken as settled. Items are ranked by it. Where the answer is a set of
//!   states, "yes" stands for "the same set as in the base world".
//!
//! Shares count worlds. Where every group has likelihoods, they are weights, groups being taken as independent and a range
//! as its middle, and a group then has a *value of settling it*: by how much knowing which alternative holds would lessen,
//! on average, the expected Brier score of the best statement about the answer. With p the weight of yes, that score is
//! p(1-p); with p_a its weight given alternative a of weight w_a, it becomes the sum of w_a p_a(1-p_a); the difference is
//! the variance of p_a. That is the expected value of perfect information about the group under quadratic loss, and the
//! numerator of its first-order Sobol index.
//!
//! Source of the value: H. Raiffa and R. Schlaifer, *Applied Statistical Decision Theory* (1961), ch. 4; I. M. Sobol,
//! Sensitivity estimates for nonlinear mathematical models, *Mathematical Modelling and Computational Experiment* 1 (1993).
//! What a change does to a case is this program's own; see [`Change`].

mod change;
mod claims;
mod pairs;
mod question;
mod survey;
mod worlds;

pub use change::{Change, Depth, Effect, effect};
pub use claims::{Support, supported};
pub use pairs::{Pair, pairs};
pub use question::{Answer, Place, Question, ask};
pub use survey::{ClaimHinge, GroupHinge, Hinges, Moved, Seen, StatementHinge, survey};
pub use worlds::{Sample, Weighted, all_worlds};
