//! The passages that claims point to, where their documents are at hand.

use crate::{CaseFolder, Originals, verify_sources};
use detente_case::Case;

/// Per claim its passage, where the case carries the document itself, or an original has been handed in, and the passage is
/// the one that the claim means. What does not hold is for `detente check` to tell.
pub fn passages(case: &Case, folder: &CaseFolder, originals: &Originals) -> Vec<Option<String>> {
    let (checked, _) = verify_sources(case, &folder.folder, originals);
    let passage =
        |claim: usize| checked.iter().find_map(|source| source.passage(claim)).map(|found| found.text.clone());
    (0..case.claims.len()).map(passage).collect()
}
