//! The document `detente.strength/1`.

use super::shared::asked;
use super::{DoubtRequest, StrengthStudy};
use crate::conventions::{Told, conventions};
use crate::json::{state_json, steps_json};
use detente_graph::{PartyId, StateSet};
use detente_stability::{STRENGTH_CONCEPTS, StrengthVerdict, strength_certificate};
use serde_json::{Map, Value, json};

/// How firmly states hold, as the document `detente.strength/1`, ending in a line end. `counts` gives numbers instead of
/// lists of states, for large cases.
///
/// Keys are added, never renamed, within `/1`; lists ascend; the same input gives the same bytes.
pub fn strength_json(study: &StrengthStudy, request: &DoubtRequest, counts: bool) -> String {
    let StrengthStudy { case, graph, floors, analysis } = *study;
    let id = |party: PartyId| case.party(party).id.value.clone();
    let set = |states: &StateSet| {
        if counts { json!(states.count()) } else { json!(states.iter().map(|s| s.number()).collect::<Vec<_>>()) }
    };
    let (mut stability, mut equilibria) = (Map::new(), Map::new());
    for verdicts in &analysis.verdicts {
        let own = |p: PartyId| {
            let (stable, strong) = (&verdicts.stable[p.index()], &verdicts.strong[p.index()]);
            (id(p), json!({"strong": set(strong), "weak": set(&without(stable, strong))}))
        };
        stability.insert(verdicts.concept.key().to_owned(), Value::Object(graph.parties().map(own).collect()));
        let (all, strong) = (&verdicts.equilibria, &verdicts.strong_equilibria);
        let graded = json!({"strong": set(strong), "weak": set(&without(all, strong))});
        equilibria.insert(verdicts.concept.key().to_owned(), graded);
    }
    let strong: Map<String, Value> = graph
        .parties()
        .map(|p| {
            let mut grades = floors[p.index()].clone();
            grades.dedup();
            let marks = &case.party(p).marks;
            let marked = json!({
                "statements": marks.strong_statements, "gaps": marks.strong_gaps.len(), "grades": grades.len()
            });
            (id(p), marked)
        })
        .collect();
    let mut document = Map::new();
    let mut put = |key: &str, value: Value| document.insert(key.to_owned(), value);
    put("format", json!("detente.strength/1"));
    put("case", json!({"id": case.id, "title": case.title}));
    put("parties", graph.parties().map(|p| json!(id(p))).collect());
    put("feasible", json!(graph.len()));
    put("status_quo", json!(graph.status_quo().map(|s| s.number())));
    put("strong", Value::Object(strong));
    put("stability", Value::Object(stability));
    put("equilibria", Value::Object(equilibria));
    if let Some(state) = request.state {
        let mut told = state_json(case, graph, state);
        let mut verdicts = Map::new();
        for party in asked(graph, request.party) {
            let mut own = Map::new();
            for concept in STRENGTH_CONCEPTS.iter().copied() {
                let found = strength_certificate(graph, floors, concept, party, state);
                let mut entry = json!({"strength": found.strength().key()});
                match &found.verdict {
                    StrengthVerdict::Undeterred(to) => entry["to"] = json!(to.number()),
                    StrengthVerdict::Deterred(answers) => {
                        entry["answers"] = answers
                            .iter()
                            .map(|a| {
                                let steps = steps_json(case, &a.steps);
                                json!({"to": a.improvement.number(), "strong": a.strong, "steps": steps})
                            })
                            .collect();
                    }
                }
                own.insert(concept.key().to_owned(), entry);
            }
            verdicts.insert(id(party), Value::Object(own));
        }
        told["verdicts"] = Value::Object(verdicts);
        put("state", told);
    }
    put("conventions", conventions(Told::Strength, &[case]));
    if let Some(stop) = &analysis.stopped {
        put("partial", json!({"reason": stop.to_string()}));
    }
    Value::Object(document).to_string() + "\n"
}

fn without(all: &StateSet, some: &StateSet) -> StateSet {
    let mut rest = all.clone();
    some.iter().for_each(|s| rest.remove(s));
    rest
}
