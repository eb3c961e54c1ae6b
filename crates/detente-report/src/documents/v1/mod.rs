//! The shapes of the documents whose format ends in `/1`. Fields are added, never renamed; the same input gives the same
//! bytes.

mod analysis;
mod check;
mod coalitions;
mod doubt;
mod evidence;
mod foresight;
mod hinges;
mod paths;
mod score;
mod settlement;
mod shared;
mod states;
mod trace;
mod unlock;
mod views;
mod why;
mod worlds;

pub use analysis::*;
pub use check::*;
pub use coalitions::*;
pub use doubt::*;
pub use evidence::*;
pub use foresight::*;
pub use hinges::*;
pub use paths::*;
pub use score::*;
pub use settlement::*;
pub use shared::*;
pub use states::*;
pub use trace::*;
pub use unlock::*;
pub use views::*;
pub use why::*;
pub use worlds::*;
