//! What is said about doubtful preferences: unknown preferences and strength of preference.

mod shared;
mod strength_json;
mod strength_text;
mod strength_words;
mod unknown_json;
mod unknown_text;
mod unknown_words;

pub use shared::{StrengthStudy, UnknownStudy};
pub use strength_json::strength_json;
pub use strength_text::strength_text;
pub use unknown_json::unknown_json;
pub use unknown_text::unknown_text;

pub(crate) use shared::{UNKNOWN_LEFT_OUT, listed};
pub(crate) use strength_text::weak;
pub(crate) use strength_words::marked_strong;
pub(crate) use unknown_words::{certainty, not_known};

use detente_graph::{PartyId, StateId};
use detente_stability::Concept;

/// What to tell.
#[derive(Clone, Copy, Debug)]
pub struct DoubtRequest {
    /// A state that the verdicts are explained for; an overview when `None`.
    pub state: Option<StateId>,
    /// Only this party's reasons.
    pub party: Option<PartyId>,
    /// The concept under which reasons are given.
    pub concept: Concept,
    /// Cells a line may have.
    pub width: usize,
}
