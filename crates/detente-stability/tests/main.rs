//! Every test of the stability engine from outside.

mod checker;
mod once;
