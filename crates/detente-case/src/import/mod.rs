//! Models of other programs as case files.
//!
//! An import gives text, not a checked case: what comes out is a file that a person reads, corrects and supplies with
//! evidence. What the other program holds and a case file cannot hold is said twice, in a comment at the top of the
//! file and as a warning. `docs/exchange.md` says what is carried over and why.

mod bytes;
pub mod codes;
mod comment;
mod gmcr;
mod json;
mod names;
mod profiles;

pub use bytes::foreign_text;
pub use gmcr::{ImportedCase, from_gmcr};
pub use profiles::{ProfileError, from_profiles, is_profile};
