//! Draws a [`Picture`](crate::page::Picture) or [`Tree`](crate::page::Tree) as SVG: text wrapped by measured width, one row a move, nothing
//! overlaps, and no meaning rests on colour.

mod chart;
mod draw;
mod filling;
mod layout;
mod measure;
mod scene;
mod tree;

pub(crate) use chart::chart;
pub(crate) use draw::draw;
pub(crate) use layout::layout;
pub(crate) use scene::Scene;
pub(crate) use tree::tree;
