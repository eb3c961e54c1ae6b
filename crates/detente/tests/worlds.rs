//! Worlds: hypotheses in the case language, and what follows in each world.

#[path = "worlds/answers.rs"]
mod answers;
#[path = "worlds/chances.rs"]
mod chances;
#[path = "worlds/command.rs"]
mod command;
mod common;
#[path = "worlds/first_case.rs"]
mod first_case;
#[path = "worlds/literal.rs"]
mod literal;
#[path = "worlds/rewritten.rs"]
mod rewritten;
