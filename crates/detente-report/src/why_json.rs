//! The document `detente.why/1`: the verdicts about one state, and the certificate of each.

use crate::conventions::{Told, conventions};
use crate::json::{party_id, state_json, steps_json};
use crate::{Study, WhyRequest};
use detente_graph::{PartyId, StateId};
use detente_stability::{Certificate, Deterrence, NearMiss, Sanction, Simultaneous, Verdict, certificate};
use serde_json::{Map, Value, json};

/// Why a state is stable or not, as the document `detente.why/1`, ending in a line end: for the parties and concepts asked
/// about (all where none is named) the verdicts, and each verdict's certificate whole, with every improvement that is
/// deterred. States are given by number, parties by id.
///
/// Keys are added, never renamed, within `/1`; the same input gives the same bytes.
pub fn why_json(study: &Study, request: &WhyRequest) -> String {
    let Study { case, graph, analysis } = study;
    let state = request.state;
    let parties: Vec<PartyId> = graph.parties().filter(|p| request.party.is_none_or(|q| q == *p)).collect();
    let concepts = || analysis.verdicts.iter().filter(|v| request.concept.is_none_or(|c| c == v.concept));
    let by_party = |f: &dyn Fn(PartyId) -> Value| -> Value {
        Value::Object(parties.iter().map(|p| (party_id(case, *p), f(*p))).collect())
    };
    let by_concept = |f: &dyn Fn(usize) -> Value| -> Value {
        Value::Object(concepts().enumerate().map(|(k, v)| (v.concept.key().to_owned(), f(k))).collect())
    };
    let verdicts: Vec<_> = concepts().collect();
    let mut document = Map::new();
    let mut put = |key: &str, value: Value| document.insert(key.to_owned(), value);
    put("format", json!("detente.why/1"));
    put("case", json!({"id": case.id, "title": case.title}));
    put("parties", parties.iter().map(|p| json!(party_id(case, *p))).collect());
    put("options", case.options.iter().map(|o| json!(o.full_id)).collect());
    put("feasible", json!(graph.len()));
    put("status_quo", json!(graph.status_quo().map(StateId::number)));
    put("state", state_json(case, graph, state));
    put("stability", by_concept(&|k| by_party(&|p| json!(verdicts[k].stable[p.index()].contains(state)))));
    put("equilibrium", by_concept(&|k| json!(verdicts[k].equilibria.contains(state))));
    put(
        "certificates",
        by_concept(&|k| {
            by_party(&|p| {
                let found = certificate(graph, verdicts[k].concept, p, state);
                found.map_or(Value::Null, |found| certificate_json(study, &found))
            })
        }),
    );
    put("conventions", conventions(Told::Stability(analysis.sanctions), &[case]));
    Value::Object(document).to_string() + "\n"
}

fn certificate_json(study: &Study, found: &Certificate) -> Value {
    match &found.verdict {
        Verdict::NoImprovement => json!({"stable": true, "verdict": "no-improvement"}),
        Verdict::Deterred(list) => {
            let all: Vec<Value> = list.iter().map(|d| deterred(study, d)).collect();
            json!({"stable": true, "verdict": "deterred", "improvements": all})
        }
        Verdict::Undeterred { improvement, answers, closest } => json!({
            "stable": false,
            "verdict": "undeterred",
            "improvement": improvement.number(),
            "answers": answers,
            "closest": closest.as_ref().map(|miss| near_miss(study, miss)),
        }),
    }
}

fn deterred(study: &Study, deterrence: &Deterrence) -> Value {
    let mut told = json!({"to": deterrence.improvement.number()});
    match &deterrence.sanction {
        Sanction::Path { steps, escape } => {
            told["steps"] = steps_json(study.case, steps);
            told["end"] = json!(steps.last().map(|step| step.to.number()));
            told["escape"] = json!(escape.map(StateId::number));
        }
        Sanction::Together(moves) => told["together"] = together(study, moves),
    }
    told
}

fn near_miss(study: &Study, miss: &NearMiss) -> Value {
    json!({
        "steps": steps_json(study.case, &miss.steps),
        "end": miss.steps.last().map(|step| step.to.number()),
        "escape": miss.escape.map(StateId::number),
    })
}

/// Moves made at the same moment, each as the combination of options that it alone would make.
fn together(study: &Study, found: &Simultaneous) -> Value {
    let letters = |bits: u64| -> String {
        (0..study.case.options.len()).map(|k| if bits >> k & 1 == 1 { 'Y' } else { 'N' }).collect()
    };
    let moves = found.moves.iter();
    let moves = moves.map(|(p, to)| json!({"party": party_id(study.case, *p), "to": letters(*to)}));
    json!({
        "from": letters(found.from),
        "improvement": letters(found.improvement),
        "moves": moves.collect::<Vec<_>>(),
        "result": letters(found.bits),
        "end": found.result.number(),
    })
}
