//! The JSON documents that other programs read: their shapes, the schema of each, and the one way in which they become text.

pub mod schema;
mod shared;
mod text;
pub mod v1;

pub(crate) use shared::{by_concept, concepts, each, id, ids, numbers, options, rule_key, steps};
pub use text::text;
pub(crate) use text::text_within;
