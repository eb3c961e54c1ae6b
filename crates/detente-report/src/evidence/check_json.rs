//! What was found of sources and claims, for programs.

use super::selectors;
use detente_case::Case;
use detente_source::{CheckedClaim, CheckedSource, Nearby, Outcome, TextUsed};
use serde_json::{Value, json};

/// The document `detente.sources/1`: for each source the text that was used, for each claim whether it holds, its
/// selectors (W3C Web Annotation), and where it does not hold the reason and the nearest passage. The words of passages
/// are given only when asked for, since sources may be confidential.
pub fn sources_json(case: &Case, checked: &[CheckedSource], words: bool) -> String {
    let sources: Vec<Value> = checked
        .iter()
        .map(|source| {
            let (text, name) = match &source.text {
                TextUsed::File(name) => ("file", Some(name)),
                TextUsed::Original { name, same: Some(true) } => ("original", Some(name)),
                TextUsed::Original { name, same: Some(false) } => ("other", Some(name)),
                TextUsed::Original { name, same: None } => ("unstated", Some(name)),
                TextUsed::Absent => ("absent", None),
            };
            let [holds, fails, no_place, not_here] = source.counts();
            json!({
                "id": case.sources[source.source].id.value,
                "text": text,
                "name": name,
                "counts": {"holds": holds, "fails": fails, "no_place": no_place, "not_here": not_here},
                "claims": source.claims.iter().map(|c| claim(case, c, words)).collect::<Vec<_>>(),
            })
        })
        .collect();
    let document =
        json!({"format": "detente.sources/1", "case": {"id": case.id, "title": case.title}, "sources": sources});
    document.to_string() + "\n"
}

fn claim(case: &Case, checked: &CheckedClaim, words: bool) -> Value {
    let claim = &case.claims[checked.claim];
    let (outcome, found) = match &checked.outcome {
        Outcome::Holds(found) => ("holds", Some(found)),
        Outcome::Fails { .. } => ("fails", None),
        Outcome::NoPlace => ("no_place", None),
        Outcome::NotHere => ("not_here", None),
    };
    let mut value = json!({
        "id": claim.id.value,
        "outcome": outcome,
        "selectors": claim.at.as_ref().map(|at| selectors(at, found)).unwrap_or_default(),
    });
    if let Some(found) = found.filter(|_| words) {
        value["passage"] = json!(found.text);
    }
    if let Outcome::Fails { error, nearest } = &checked.outcome {
        value["error"] = json!(error.to_string());
        value["nearest"] = nearest.as_ref().map_or(Value::Null, |near| place(near, words));
    }
    value
}

fn place(near: &Nearby, words: bool) -> Value {
    let Nearby { found, same, difference, parting } = near;
    let mut value =
        json!({"start": found.range.start, "end": found.range.end, "paragraph": found.paragraph, "same_percent": same});
    if let Some(difference) = difference {
        value["difference"] = json!(difference.to_string());
    }
    if words {
        value["passage"] = json!(found.text);
    }
    if let Some((quote, text)) = parting.as_ref().filter(|_| words) {
        value["parting"] = json!({"quote": quote, "text": text});
    }
    value
}
