//! The workbench's server as attackers, careless people and failing machines meet it.
#![cfg(feature = "workbench")]

#[path = "serve/api.rs"]
mod api;
#[path = "serve/asked.rs"]
mod asked;
#[path = "serve/attacks.rs"]
mod attacks;
#[path = "serve/client.rs"]
mod client;
#[path = "serve/crowds.rs"]
mod crowds;
#[path = "serve/saving.rs"]
mod saving;
#[path = "serve/sources.rs"]
mod sources;
