//! The case language: from a case file to a checked case.

mod expr;
mod ids;
mod model;

pub use expr::Expr;
pub use ids::{OptionId, PartyId};
pub use model::*;
