//! The machine-readable answer about what an answer hangs on, `detente.hinges/1`.

use super::{HingeStudy, Teller};
use crate::conventions::{Told, conventions};
use detente_doubt::hinges::{Answer, Change, Depth, Place, Question, Seen};
use detente_graph::Graph;
use detente_stability::Sanctions;
use serde_json::{Map, Value, json};

/// The document `detente.hinges/1`, ending in a line end.
///
/// Keys are added, never renamed, within `/1`; states are given by number in the case as it stands, where they are
/// feasible there; lists keep the order of the survey; the same input gives the same bytes.
pub fn hinges_json(study: &HingeStudy) -> String {
    let HingeStudy { case, graph, hinges, pairs, .. } = study;
    let teller = Teller { study: *study };
    let mut document = Map::new();
    let mut put = |key: &str, value: Value| document.insert(key.to_owned(), value);
    put("format", json!("detente.hinges/1"));
    put("case", json!({"id": case.id, "title": case.title}));
    put("question", question(study));
    put("answer", answer(graph, &hinges.base));
    put(
        "worlds",
        json!({
            "count": hinges.worlds, "weighed": hinges.weighed, "yes": hinges.yes.0, "share": hinges.yes.1,
            "left_out": hinges.left_out,
        }),
    );
    put(
        "groups",
        hinges
            .groups
            .iter()
            .map(|g| {
                let group = &case.doubt.groups[g.group];
                let each = group.alternatives.iter().zip(&g.alternatives).map(
                    |(a, (worlds, yes, share))| json!({"id": a.id.value, "worlds": worlds, "yes": yes, "share": share}),
                );
                json!({
                    "id": group.id.value,
                    "reads": group.reads.map(|c| case.claims[c].id.value.clone()),
                    "swing": g.swing,
                    "comparisons": g.comparisons.0,
                    "flips": g.comparisons.1,
                    "value": g.value,
                    "alternatives": each.collect::<Vec<_>>(),
                })
            })
            .collect(),
    );
    put(
        "claims",
        hinges
            .claims
            .iter()
            .map(|c| {
                let supports = c.supports.iter();
                json!({
                    "id": case.claims[c.claim].id.value,
                    "swing": c.swing,
                    "read_by": c.read_by.map(|g| case.doubt.groups[g].id.value.clone()),
                    "supports": supports.clone().count(),
                    "supports_alone": supports.filter(|s| s.alone).count(),
                    "alone": seen(graph, &c.alone),
                    "all": seen(graph, &c.all),
                })
            })
            .collect(),
    );
    put(
        "statements",
        hinges
            .statements
            .iter()
            .map(|s| {
                let mut map = Map::new();
                map.insert("party".to_owned(), json!(case.party(s.party).id.value));
                map.insert("statement".to_owned(), json!(s.text));
                map.insert("rank".to_owned(), json!(s.rank.0));
                map.insert("of".to_owned(), json!(s.rank.1));
                map.insert("in_base".to_owned(), json!(s.in_base));
                map.insert("swing".to_owned(), json!(s.swing));
                map.insert(if s.is_swap { "exchanged" } else { "dropped" }.to_owned(), seen(graph, &s.dropped));
                let moved = s.moved.iter().map(|m| {
                    let mut value = seen(graph, &m.seen);
                    value["rank"] = json!(m.rank);
                    value
                });
                map.insert("moved".to_owned(), moved.collect());
                Value::Object(map)
            })
            .collect(),
    );
    if let Some(pairs) = pairs {
        let name = |change: &Change| match change {
            Change::Drop { party, at } => {
                let statement = hinges.statements.iter().find(|s| s.party == *party && s.at == *at);
                json!({"party": case.party(*party).id.value, "statement": statement.map(|s| s.text.clone())})
            }
            Change::Claim { claim, depth } => {
                let with = if *depth == Depth::All { "all" } else { "alone" };
                json!({"claim": case.claims[*claim].id.value, "with": with})
            }
            Change::Move { .. } | Change::Swap { .. } => Value::Null,
        };
        put(
            "pairs",
            pairs
                .iter()
                .map(|p| {
                    let [a, b] = &p.changes;
                    json!({"changes": [name(a), name(b)], "answer": answer(graph, &p.answer), "distance": p.distance})
                })
                .collect(),
        );
    }
    put("confidence", json!(teller.confidence()));
    put("conventions", conventions(Told::Stability(Sanctions::Legal), &[case]));
    Value::Object(document).to_string() + "\n"
}

fn question(study: &HingeStudy) -> Value {
    let number = |place: &Place| place.find(study.graph).map(|s| s.number());
    match &study.hinges.question {
        Question::Holds(place, concept) => json!({"ask": "holds", "state": number(place), "concept": concept.key()}),
        Question::Reach(place, _, rule) => {
            use detente_stability::evolution::Rule;
            let by = match rule {
                Rule::Improvements => "improvements",
                Rule::Agreement(_) => "agreement",
                Rule::Conceding(_) => "conceding",
                Rule::Moves => "moves",
            };
            json!({"ask": "reach", "from": number(place), "to": study.asked, "by": by})
        }
        Question::Equilibria(concept) => json!({"ask": "equilibria", "concept": concept.key()}),
    }
}

fn answer(graph: &Graph, answer: &Answer) -> Value {
    match answer {
        Answer::Is(yes) => json!(yes),
        Answer::States(places) => {
            let mut numbers: Vec<u64> = places.iter().filter_map(|p| p.find(graph)).map(|s| s.number()).collect();
            numbers.sort_unstable();
            json!({"count": places.len(), "states": numbers})
        }
    }
}

fn seen(graph: &Graph, seen: &Seen) -> Value {
    json!({
        "answer": seen.base.as_ref().map(|a| answer(graph, a)),
        "distance": seen.distance,
        "worlds_yes": seen.yes,
        "share": seen.share,
        "flips": seen.flips,
    })
}
