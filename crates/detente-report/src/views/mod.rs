//! How parties see the conflict, and what comes of it: in words, as text and as JSON.

mod accounts;
mod differences;
mod json;
mod section;
mod text;
mod words;

use words::ViewWords;

pub use json::views_json;
pub use section::views_section;
pub use text::views_text;

use crate::{Study, telling::firmest_first};
use detente_graph::Perceived;
use detente_stability::{Concept, Hypergame, HypergameAnalysis};

/// A hypergame with its verdicts.
#[derive(Clone, Copy, Debug)]
pub struct ViewsStudy<'a> {
    /// The true game.
    pub study: Study<'a>,
    /// The views of the case, in its order.
    pub perceived: &'a [Perceived],
    /// The hypergame that they make.
    pub hypergame: &'a Hypergame<'a>,
    /// Its verdicts.
    pub analysis: &'a HypergameAnalysis,
}

/// The concept that outcomes are told under where none is asked for: the firmest under which every own game
/// has an equilibrium to act on.
pub(crate) fn telling(analysis: &HypergameAnalysis) -> Option<Concept> {
    let acts = |c: &Concept| analysis.of(*c).is_some_and(|v| v.actions.iter().all(|a| !a.is_empty()));
    firmest_first().find(acts).or(analysis.verdicts.first().map(|v| v.concept))
}

/// What to tell of a hypergame.
#[derive(Clone, Copy, Debug)]
pub struct ViewsRequest {
    /// The concept that outcomes are told under; `None` for the first under which every own game has an equilibrium.
    pub concept: Option<Concept>,
    /// How many outcomes are told in full.
    pub most: usize,
    /// Cells that a line may take.
    pub width: usize,
}

impl ViewsRequest {
    /// The concept that outcomes are told under.
    pub fn concept(&self, analysis: &HypergameAnalysis) -> Option<Concept> {
        self.concept.or_else(|| telling(analysis))
    }
}
