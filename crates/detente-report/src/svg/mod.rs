//! Draws a [`Picture`](crate::picture::Picture) as SVG: text wrapped by measured width, one row a move, nothing
//! overlaps, and no meaning rests on colour.

mod draw;
mod layout;
mod measure;
mod scene;

pub(crate) use draw::draw;
pub(crate) use layout::layout;
