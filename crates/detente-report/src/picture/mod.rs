//! Pictures of what was found: the neighbourhood of a state, and the tree of paths from it. What a picture is made of stands
//! in `crate::page`, and `crate::svg` draws it.

mod after;
mod grow;
pub(crate) mod neighbours;
mod plan;

pub use crate::page::{Branch, Chart, End, Gain, Kind, Lane, Move, Picture, Plot, Rest, StepKind, Then, Tree};
pub(crate) use grow::grow;
pub(crate) use plan::plan;
