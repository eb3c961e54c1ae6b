//! What an answer is in each world, and what it hangs on.
//!
//! A *world* is one choice in everything that a case leaves in doubt ([`World`]). [`Space`] lists the worlds of a case
//! or draws some of them from a seed; [`Engine`] answers [`Question`]s in any of them, reusing what they share;
//! [`survey`] and [`sample`] go through many and give a [`Summary`], whose parts merge in any order; [`explain`] finds
//! the smallest tree of tests that tells the worlds of one answer from those of the other; [`chance`] says how likely
//! an answer is under the analyst's likelihoods. [`hinges`] asks what an answer hangs on, [`ach`] holds hypotheses
//! against claims, and [`score`] holds analyses against what happened.
//!
//! ```
//! use detente_doubt::{Budget, Question, Ranks, explain, survey};
//! let text = "
//! detente: 1
//! id: visit
//! hypotheses:
//!   mood:
//!     alternatives:
//!       open: {assumption: true, prefers: [host.receive]}
//!       shut: {assumption: true, prefers: ['!host.receive']}
//! parties:
//!   host: {options: {receive: {does: Receive the guest, now: false}}, prefers: [{from: mood}], assumption: true}
//! ";
//! let source = detente_source::SourceText::new("case.yaml", text);
//! let case = detente_case::parse(&source).case.unwrap();
//! let asked = [Question::today(&case, detente_stability::Concept::Nash).unwrap()];
//! let summary = survey(&case, &asked, Ranks::Fixed, 100, &Budget::unlimited()).unwrap();
//! assert_eq!((summary.yes[0], summary.worlds), (1, 2));
//! let why = explain(&case.doubt, &summary, 0);
//! assert_eq!((why.tests, why.smallest), (1, true));
//! ```

pub mod ach;
mod answers;
mod bench;
mod chance;
mod engine;
mod explain;
pub mod hinges;
mod likelihood;
mod places;
mod question;
mod rng;
pub mod score;
mod search;
mod space;
mod summary;
mod survey;
mod sweep;
mod table;

pub use chance::{Chance, chance};
pub use detente_case::World;
pub use detente_graph::Budget;
pub use engine::{Engine, Halt};
pub use explain::{Explanation, explain};
pub use likelihood::{LIKELIHOOD_TERMS, Likelihood, LikelihoodTerm};
pub use question::Question;
pub use search::Tree;
pub use space::{Ranks, Space, TooManyRanks};
pub use summary::{Counts, Summary};
pub use survey::{sample, survey};
pub use sweep::{RankSweep, sweep};
pub use table::{Axis, Test};
