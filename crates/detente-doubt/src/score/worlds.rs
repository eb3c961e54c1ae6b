//! How the worlds of a case fared together: counts, and chances where the analyst has weighed the worlds.

use super::{Chance, Says, Under};
use detente_stability::Concept;

/// What the worlds said about something under one concept.
#[derive(Clone, Debug, PartialEq)]
pub struct WorldsSaid {
    /// The concept.
    pub concept: Concept,
    /// In how many worlds a fitting state was an equilibrium.
    pub equilibrium: usize,
    /// In how many worlds the analysis said yes, left it open, said no.
    pub said: [usize; 3],
    /// Bounds of the chance that follows from the analyst's weights: at least the weight of the worlds that say yes, at
    /// most that and the weight of those that leave it open. Nothing without weights.
    pub chance: Option<Chance>,
}

/// Counts what the worlds said; `worlds` holds per world what each concept said, in the same order of concepts.
pub fn counted<'a>(worlds: impl IntoIterator<Item = &'a [Under]>) -> Vec<WorldsSaid> {
    let mut counts: Vec<WorldsSaid> = Vec::new();
    for world in worlds {
        for under in world {
            let at = counts.iter().position(|c| c.concept == under.concept).unwrap_or_else(|| {
                counts.push(WorldsSaid { concept: under.concept, equilibrium: 0, said: [0; 3], chance: None });
                counts.len() - 1
            });
            counts[at].equilibrium += usize::from(under.fitting > 0);
            counts[at].said[Says::ALL.iter().position(|s| *s == under.says).unwrap_or(1)] += 1;
        }
    }
    counts
}
