//! The workbench's server as attackers, careless people and failing machines meet it.

mod api;
mod asked;
mod attacks;
mod client;
mod crowds;
mod saving;
mod sources;
