//! What was found of sources and claims, for programs.

use super::selectors;
use crate::documents::text;
use crate::documents::v1::{CaseName, ClaimChecked, ClaimCounts, NearestTold, Parting, SourceTold, Sources};
use detente_case::Case;
use detente_source::{CheckedClaim, CheckedSource, Nearby, Outcome, TextUsed};

/// The document `detente.sources/1`: for each source the text that was used, for each claim whether it holds, its
/// selectors (W3C Web Annotation), and where it does not hold the reason and the nearest passage. The words of passages
/// are given only when asked for, since sources may be confidential.
pub fn sources_json(case: &Case, checked: &[CheckedSource], words: bool) -> String {
    text(&Sources { case: CaseName::of(case), sources: checked.iter().map(|s| source(case, s, words)).collect() })
}

fn source<'a>(case: &'a Case, source: &'a CheckedSource, words: bool) -> SourceTold<'a> {
    let (text, name) = match &source.text {
        TextUsed::File(name) => ("file", Some(name.as_str())),
        TextUsed::Original { name, same: Some(true) } => ("original", Some(name.as_str())),
        TextUsed::Original { name, same: Some(false) } => ("other", Some(name.as_str())),
        TextUsed::Original { name, same: None } => ("unstated", Some(name.as_str())),
        TextUsed::Absent => ("absent", None),
    };
    let [holds, fails, no_place, not_here] = source.counts();
    SourceTold {
        id: &case.sources[source.source].id.value,
        text,
        name,
        counts: ClaimCounts { holds, fails, no_place, not_here },
        claims: source.claims.iter().map(|c| claim(case, c, words)).collect(),
    }
}

fn claim<'a>(case: &'a Case, checked: &'a CheckedClaim, words: bool) -> ClaimChecked<'a> {
    let claim = &case.claims[checked.claim];
    let (outcome, found) = match &checked.outcome {
        Outcome::Holds(found) => ("holds", Some(found)),
        Outcome::Fails { .. } => ("fails", None),
        Outcome::NoPlace => ("no_place", None),
        Outcome::NotHere => ("not_here", None),
    };
    let (error, nearest) = match &checked.outcome {
        Outcome::Fails { error, nearest } => {
            (Some(error.to_string()), Some(nearest.as_ref().map(|near| place(near, words))))
        }
        _ => (None, None),
    };
    ClaimChecked {
        id: &claim.id.value,
        outcome,
        selectors: claim.at.as_ref().map(|at| selectors(at, found)).unwrap_or_default(),
        passage: found.filter(|_| words).map(|found| found.text.as_str()),
        error,
        nearest,
    }
}

fn place(near: &Nearby, words: bool) -> NearestTold<'_> {
    let Nearby { found, same, difference, parting } = near;
    NearestTold {
        start: found.range.start,
        end: found.range.end,
        paragraph: found.paragraph,
        same_percent: *same,
        difference: difference.as_ref().map(ToString::to_string),
        passage: words.then_some(found.text.as_str()),
        parting: parting.as_ref().filter(|_| words).map(|(quote, text)| Parting { quote, text }),
    }
}
