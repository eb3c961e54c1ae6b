//! From results to words, tables, pictures and documents. This crate explains, it never computes.

mod study;
mod why;
mod words;

pub use study::Study;
pub use why::{Explanation, explain};
pub use words::{Words, joined, lower_first};
