//! From results to words, tables, pictures and documents. This crate explains, it never computes.

mod diagnostics;
mod grid;
mod json;
mod states_table;
mod study;
mod summary;
mod why;
mod why_text;
mod words;

pub use diagnostics::{count_diagnostics, render_diagnostics};
pub use json::analysis_json;
pub use states_table::{TableRequest, states_csv, states_list, states_table};
pub use study::Study;
pub use summary::summary;
pub use why::{Explanation, explain};
pub use why_text::{WhyRequest, why_text};
pub use words::{Words, joined, lower_first};
