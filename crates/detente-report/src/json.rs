//! The versioned JSON documents that other programs read.

use crate::Study;
use detente_case::Form;
use detente_graph::StateSet;
use detente_stability::Concept;
use serde_json::{Map, Value, json};

/// The document `detente.analysis/1`, ending in a line end. `counts` leaves out the states and gives numbers instead of
/// lists, for large cases.
///
/// Keys are added, never renamed, within `/1`; lists ascend; the same input gives the same bytes.
pub fn analysis_json(study: &Study, counts: bool) -> String {
    let Study { case, graph, analysis } = study;
    let set = |states: &StateSet| {
        if counts { json!(states.count()) } else { json!(states.iter().map(|s| s.number()).collect::<Vec<_>>()) }
    };
    let (mut stability, mut equilibria) = (Map::new(), Map::new());
    for verdicts in &analysis.verdicts {
        let parties: Map<String, Value> =
            case.parties.iter().zip(&verdicts.stable).map(|(p, s)| (p.id.value.clone(), set(s))).collect();
        stability.insert(verdicts.concept.key().to_owned(), Value::Object(parties));
        equilibria.insert(verdicts.concept.key().to_owned(), set(&verdicts.equilibria));
    }
    let mut document = Map::new();
    let mut put = |key: &str, value: Value| document.insert(key.to_owned(), value);
    put("format", json!("detente.analysis/1"));
    put("case", json!({"id": case.id, "title": case.title}));
    put("parties", case.parties.iter().map(|p| json!(p.id.value)).collect());
    put("options", case.options.iter().map(|o| json!(o.full_id)).collect());
    put("feasible", json!(graph.len()));
    put("status_quo", json!(graph.status_quo().map(|s| s.number())));
    if !counts {
        put(
            "states",
            match &case.form {
                Form::Options { .. } => graph
                    .states()
                    .ids()
                    .map(|s| json!({"number": s.number(), "pattern": graph.pattern(s).to_string()}))
                    .collect(),
                Form::Graph { states, .. } => states
                    .iter()
                    .enumerate()
                    .map(|(i, s)| json!({"number": i + 1, "id": s.id.value, "label": s.label}))
                    .collect(),
            },
        );
    }
    put("stability", Value::Object(stability));
    put("equilibria", Value::Object(equilibria));
    let mut conventions = json!({"sanctions": analysis.sanctions.key(), "ties": "deter"});
    if case.any_unknown() {
        conventions["unknown"] = json!("left-out");
    }
    put("conventions", conventions);
    if matches!(case.form, Form::Graph { .. }) {
        put("undefined", Concept::ALL.iter().filter(|c| c.needs_options()).map(|c| json!(c.key())).collect());
    }
    if let Some(stop) = &analysis.stopped {
        put("partial", json!({"reason": stop.to_string()}));
    }
    Value::Object(document).to_string() + "\n"
}
