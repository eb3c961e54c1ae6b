//! The document `detente.doubtful/1`.

use super::shared::asked;
use super::{DoubtRequest, UnknownStudy};
use crate::conventions::{Told, conventions};
use crate::json::{state_json, steps_json};
use detente_graph::{PartyId, StateId, StateSet};
use detente_stability::{Extension, Lure, UNKNOWN_CONCEPTS, UnknownCertificate, UnknownVerdict, unknown_certificate};
use serde_json::{Map, Value, json};

/// What holds where preferences are unknown, as the document `detente.doubtful/1`, ending in a line end. `counts` gives
/// numbers instead of lists of states, for large cases.
///
/// Keys are added, never renamed, within `/1`; lists ascend; the same input gives the same bytes.
pub fn unknown_json(study: &UnknownStudy, request: &DoubtRequest, counts: bool) -> String {
    let UnknownStudy { case, graph, relations, analysis } = *study;
    let id = |party: PartyId| case.party(party).id.value.clone();
    let set = |states: &StateSet| {
        if counts { json!(states.count()) } else { json!(states.iter().map(|s| s.number()).collect::<Vec<_>>()) }
    };
    let by_extension = |f: &dyn Fn(Extension) -> Value| -> Value {
        Value::Object(Extension::ALL.into_iter().map(|e| (e.key().to_owned(), f(e))).collect())
    };
    let (mut stability, mut equilibria) = (Map::new(), Map::new());
    for verdicts in &analysis.verdicts {
        let own = |e: Extension| -> Value {
            Value::Object(graph.parties().map(|p| (id(p), set(verdicts.stable(e, p)))).collect())
        };
        stability.insert(verdicts.concept.key().to_owned(), by_extension(&own));
        equilibria.insert(verdicts.concept.key().to_owned(), by_extension(&|e| set(verdicts.equilibria(e))));
    }
    let unknown: Map<String, Value> = graph
        .parties()
        .map(|p| {
            let marks = &case.party(p).marks;
            let statements: Vec<&str> = marks.unknown.iter().map(|u| u.want.statement.text.as_str()).collect();
            let group = |g: &detente_case::UnknownGroup| g.entries.iter().map(|e| json!(e.text)).collect::<Value>();
            let groups: Vec<Value> = marks.groups.iter().map(group).collect();
            let pairs = relations[p.index()].unknown_pairs();
            (id(p), json!({"statements": statements, "groups": groups, "pairs": pairs}))
        })
        .collect();
    let mut document = Map::new();
    let mut put = |key: &str, value: Value| document.insert(key.to_owned(), value);
    put("format", json!("detente.doubtful/1"));
    put("case", json!({"id": case.id, "title": case.title}));
    put("parties", graph.parties().map(|p| json!(id(p))).collect());
    put("feasible", json!(graph.len()));
    put("status_quo", json!(graph.status_quo().map(|s| s.number())));
    put("unknown", Value::Object(unknown));
    put("stability", Value::Object(stability));
    put("equilibria", Value::Object(equilibria));
    if let Some(state) = request.state {
        let mut told = state_json(case, graph, state);
        let parties = asked(graph, request.party).map(|p| (id(p), verdicts(study, p, state)));
        told["verdicts"] = Value::Object(parties.collect());
        put("state", told);
    }
    put("conventions", conventions(Told::Unknown, &[case]));
    if let Some(stop) = &analysis.stopped {
        put("partial", json!({"reason": stop.to_string()}));
    }
    Value::Object(document).to_string() + "\n"
}

/// By concept and extension the verdict on a state with its reason.
fn verdicts(study: &UnknownStudy, party: PartyId, state: StateId) -> Value {
    let mut all = Map::new();
    for concept in UNKNOWN_CONCEPTS.iter().copied() {
        let mut own = Map::new();
        for extension in Extension::ALL {
            let found = unknown_certificate(study.graph, study.relations, concept, extension, party, state);
            own.extend(found.map(|c| (extension.key().to_owned(), verdict(study, &c))));
        }
        all.insert(concept.key().to_owned(), Value::Object(own));
    }
    Value::Object(all)
}

fn verdict(study: &UnknownStudy, certificate: &UnknownCertificate) -> Value {
    let lure = |lure: &Lure| if *lure == Lure::Better { "better" } else { "unknown" };
    match &certificate.verdict {
        UnknownVerdict::NothingToLeaveFor => json!({"stable": true, "answers": []}),
        UnknownVerdict::Undeterred { to, lure: l, answers } => {
            json!({"stable": false, "to": to.number(), "lure": lure(l), "brought_about": answers})
        }
        UnknownVerdict::Deterred(list) => {
            let answers = list
                .iter()
                .map(|a| {
                    let steps = steps_json(study.case, &a.steps);
                    json!({"to": a.to.number(), "lure": lure(&a.lure), "steps": steps})
                })
                .collect::<Vec<_>>();
            json!({"stable": true, "answers": answers})
        }
    }
}
