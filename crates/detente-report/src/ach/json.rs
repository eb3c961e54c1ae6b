//! The machine-readable matrix of competing hypotheses, `detente.ach/1`.

use detente_case::Case;
use detente_doubt::ach::AchMatrix;
use serde_json::{Map, Value, json};

/// The document `detente.ach/1`, ending in a line end. Letters: C consistent, I inconsistent, N not applicable.
///
/// Keys are added, never renamed, within `/1`; the same input gives the same bytes.
pub fn ach_json(case: &Case, matrices: &[AchMatrix]) -> String {
    let groups: Vec<Value> = matrices
        .iter()
        .map(|m| {
            let group = &case.doubt.groups[m.group];
            let by = |values: Vec<Value>| -> Value {
                let ids = group.alternatives.iter().map(|a| a.id.value.clone());
                Value::Object(ids.zip(values).collect::<Map<_, _>>())
            };
            let rows = m.rows.iter().map(|r| {
                let claim = &case.claims[r.claim];
                json!({
                    "claim": claim.id.value,
                    "stands": by(r.stands.iter().map(|s| json!(s.letter().to_string())).collect()),
                    "diagnostic": r.is_diagnostic,
                    "credibility": claim.credibility.map(|c| c.digit()),
                })
            });
            let least = m.least();
            json!({
                "group": group.id.value,
                "alternatives": group.alternatives.iter().map(|a| a.id.value.clone()).collect::<Vec<_>>(),
                "rows": rows.collect::<Vec<_>>(),
                "inconsistent": by(m.inconsistent.iter().map(|n| json!(n)).collect()),
                "consistent": by(m.consistent.iter().map(|n| json!(n)).collect()),
                "least_disproved": least.iter().map(|a| group.alternatives[*a].id.value.clone()).collect::<Vec<_>>(),
            })
        })
        .collect();
    json!({"format": "detente.ach/1", "case": {"id": case.id, "title": case.title}, "groups": groups}).to_string()
        + "\n"
}
