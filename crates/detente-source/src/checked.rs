//! What became of the claims of a document when they were looked up in its text.

use crate::{AnchorError, Claim, Difference, Passages, shown};
use std::ops::Range;

/// Failing claims of one document for which the nearest passage is looked for: each look is a pass over the text.
const LOOKED_FOR: usize = 20;
/// Characters of a passage that are kept; the rest of a longer one is left out.
const KEPT: usize = 1200;

/// A document of a case whose claims have been looked up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CheckedSource {
    /// Position of the document in the case.
    pub source: usize,
    /// Which text the claims were looked up in.
    pub text: TextUsed,
    /// One entry for each of its claims, in the order of the case.
    pub claims: Vec<CheckedClaim>,
}

/// Which text claims were looked up in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TextUsed {
    /// The file in the case folder.
    File(String),
    /// An original that was handed in; whether it has the digest that the case states.
    Original {
        /// Its name.
        name: String,
        /// Whether it is the very text; nothing where the case does not say by a digest which one it means.
        same: Option<bool>,
    },
    /// None was at hand.
    Absent,
}

/// A claim that has been looked up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CheckedClaim {
    /// Position of the claim in the case.
    pub claim: usize,
    /// What was found.
    pub outcome: Outcome,
}

/// What was found at the place that a claim names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Its passage.
    Holds(Found),
    /// Something else.
    Fails {
        /// What does not hold.
        error: AnchorError,
        /// What it might once have meant.
        nearest: Option<Nearby>,
    },
    /// The claim names no place.
    NoPlace,
    /// The text is not at hand.
    NotHere,
}

/// A passage as it can be shown: its place and its words on one line, the rest of a very long one left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// Code points of the document.
    pub range: Range<u32>,
    /// The paragraph that it lies in.
    pub paragraph: Option<u32>,
    /// Its words, white space folded.
    pub text: String,
}

/// A passage that comes near to one that does not hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Nearby {
    /// The passage.
    pub found: Found,
    /// How much of the quote is there, in per cent; 100 for the same words at another place, and only for these.
    pub same: u8,
    /// What differs first, where a reader may not see it.
    pub difference: Option<Difference>,
    /// Where a long quote and the passage part, far from their beginning: a few words of each.
    pub parting: Option<(String, String)>,
}

impl Nearby {
    fn of(nearest: &crate::Nearest) -> Self {
        let (difference, parting) = (nearest.difference.clone(), nearest.parting.clone());
        Self { found: Found::of(&nearest.passage), same: nearest.same, difference, parting }
    }
}

impl Found {
    fn of(passage: &crate::Passage) -> Self {
        Self { range: passage.range.clone(), paragraph: passage.paragraph, text: shown(passage.text, KEPT) }
    }
}

impl CheckedSource {
    /// The passage of a claim of this document, where it holds.
    pub fn passage(&self, claim: usize) -> Option<&Found> {
        self.claims.iter().find(|c| c.claim == claim).and_then(|c| match &c.outcome {
            Outcome::Holds(found) => Some(found),
            _ => None,
        })
    }

    /// How many claims hold, fail, name no place, and could not be looked up.
    pub fn counts(&self) -> [usize; 4] {
        let mut counts = [0; 4];
        for claim in &self.claims {
            counts[match claim.outcome {
                Outcome::Holds(_) => 0,
                Outcome::Fails { .. } => 1,
                Outcome::NoPlace => 2,
                Outcome::NotHere => 3,
            }] += 1;
        }
        counts
    }
}

/// Looks up claims in the text of their document; without a text only whether they name a place.
///
/// ```
/// use detente_source::{Anchor, Claim, Outcome, Passages, Span, Spanned, look_up};
/// let claim = Claim {
///     at: Some(Anchor { quote: Some("may give way".to_owned()), ..Anchor::default() }),
///     ..Claim::new(Spanned::new("c1".to_owned(), Span::default()), 0, "The minister may yield")
/// };
/// let text = Passages::new("The minister may give way.");
/// let found = look_up(Some(&text), [(0, &claim)]);
/// assert!(matches!(found[0].outcome, Outcome::Holds(_)));
/// ```
pub fn look_up<'c>(text: Option<&Passages>, claims: impl IntoIterator<Item = (usize, &'c Claim)>) -> Vec<CheckedClaim> {
    let mut looks = LOOKED_FOR;
    let outcome = |claim: &Claim, looks: &mut usize| {
        let Some(at) = &claim.at else { return Outcome::NoPlace };
        let Some(text) = text else { return Outcome::NotHere };
        match text.verify(at) {
            Ok(passage) => Outcome::Holds(Found::of(&passage)),
            Err(error) => {
                // Several passages have been named already.
                let look = *looks > 0 && !matches!(error, AnchorError::Ambiguous(..) | AnchorError::EmptyQuote);
                *looks -= usize::from(look);
                let nearest = if look { text.nearest(at) } else { None };
                Outcome::Fails { error, nearest: nearest.map(|n| Nearby::of(&n)) }
            }
        }
    };
    claims.into_iter().map(|(i, claim)| CheckedClaim { claim: i, outcome: outcome(claim, &mut looks) }).collect()
}
