//! Texts as they stand on disk.

use detente::source::Digest;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A text and the revision that it is.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Text {
    /// The text.
    pub text: String,
    /// SHA-256 of its bytes.
    pub revision: String,
}

impl Text {
    /// With its revision.
    pub fn new(text: String) -> Self {
        Self { revision: revision(text.as_bytes()), text }
    }
}

/// What tells two versions of a file apart.
pub fn revision(bytes: &[u8]) -> String {
    Digest::of(bytes).to_string()
}
