//! From a case to its graph: feasible states as bit sets, moves computed and never stored, dense ranks.
//!
//! Names stop here. Left of this crate a case speaks of strings and spans; right of it there are [`PartyId`]s and
//! [`StateId`]s, and every question is arithmetic on bits and ranks.
//!
//! Source of the model: L. Fang, K. W. Hipel and D. M. Kilgour, *Interactive Decision Making: The Graph Model for
//! Conflict Resolution* (Wiley, 1993).

mod arcs;
mod blocks;
mod budget;
mod build;
mod cell;
mod change;
mod feasible;
mod graph;
mod lens;
mod lint;
mod narrow;
mod order;
mod perceive;
mod program;
mod ranks;
mod relation;
mod shape;
mod sort;
mod state;
mod states;
mod wide;

pub use arcs::ArcTable;
pub use blocks::BlockTable;
pub use budget::{Budget, Progress, Silent, Stop};
pub use build::BuildError;
pub use cell::Cell;
pub use change::Prepared;
pub use detente_case::{OptionId, PartyId};
pub use feasible::Feasibility;
pub use graph::{Graph, Moves};
pub use lens::Lens;
pub use lint::{lint, lint_over};
pub use perceive::{Perceived, perceive};
pub use relation::{Comparison, Relation, grade_floors};
pub use shape::Shape;
pub use state::{Pattern, Rank, StateId, StateSet};
pub use states::States;
