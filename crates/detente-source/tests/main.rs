//! Every test of sources from outside.

mod pages;
mod suggest;
mod voices;
