//! Every test of the settlement engine from outside.

mod common;
mod random;
mod scenarios;
mod search;
