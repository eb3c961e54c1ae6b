//! Worlds: hypotheses in the case language, and what follows in each world.

mod answers;
mod chances;
mod command;
mod first_case;
pub mod literal;
mod rewritten;
