//! The document of an analysis, and what the versioned JSON documents that other programs read have in common.

use crate::Study;
use crate::conventions::{Told, conventions};
use detente_case::{Case, Form};
use detente_graph::{Graph, PartyId, StateId, StateSet};
use detente_stability::{Concept, Step};
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
        put("states", graph.states().ids().map(|s| state_json(case, graph, s)).collect());
    }
    put("stability", Value::Object(stability));
    put("equilibria", Value::Object(equilibria));
    put("conventions", conventions(Told::Stability(analysis.sanctions), &[case]));
    if matches!(case.form, Form::Graph { .. }) {
        put("undefined", Concept::ALL.iter().filter(|c| c.needs_options()).map(|c| json!(c.key())).collect());
    }
    if let Some(stop) = &analysis.stopped {
        put("partial", json!({"reason": stop.to_string()}));
    }
    Value::Object(document).to_string() + "\n"
}

/// The id by which documents name a party.
pub(crate) fn party_id(case: &Case, party: PartyId) -> String {
    case.party(party).id.value.clone()
}

/// A state as it stands in documents.
pub(crate) fn state_json(case: &Case, graph: &Graph, state: StateId) -> Value {
    match &case.form {
        Form::Options { .. } => json!({"number": state.number(), "pattern": graph.pattern(state).to_string()}),
        Form::Graph { states, .. } => {
            let named = &states[state.index()];
            json!({"number": state.number(), "id": named.id.value, "label": named.label})
        }
    }
}

/// Steps as they stand in documents.
pub(crate) fn steps_json(case: &Case, steps: &[Step]) -> Value {
    steps.iter().map(|s| json!({"party": party_id(case, s.party), "to": s.to.number()})).collect()
}
