//! The document `detente.foresight/1`.

use crate::conventions::{Told, conventions};
use crate::foresight::ForesightRequest;
use detente_case::Case;
use detente_graph::{Graph, PartyId, StateId, StateSet};
use detente_stability::{Anticipated, Foresight, Outlook, Step};
use serde_json::{Map, Value, json};

/// What two parties do who look ahead, as the document `detente.foresight/1`, ending in a line end.
///
/// Keys are added, never renamed, within `/1`; lists ascend; the same input gives the same bytes.
pub fn foresight_json(case: &Case, graph: &Graph, ahead: &Foresight, request: &ForesightRequest) -> String {
    let id = |party: PartyId| case.party(party).id.value.clone();
    let by_party = |f: &dyn Fn(PartyId) -> Value| -> Value {
        Value::Object(graph.parties().map(|p| (id(p), f(p))).collect::<Map<_, _>>())
    };
    let stable = |set: &dyn Fn(PartyId) -> Option<StateSet>| {
        let both = graph.parties().map(set).reduce(|a, b| {
            let mut a = a?;
            a.intersect(&b?);
            Some(a)
        });
        json!({"stable": by_party(&|p| numbers(set(p))), "both": numbers(both.flatten())})
    };
    let mut horizons: Vec<Value> = Vec::new();
    for horizon in (1..=ahead.last()).chain(request.horizon.filter(|h| *h > ahead.last())) {
        let mut entry = json!({"horizon": horizon});
        let found = stable(&|p| ahead.stable(horizon, p));
        if let (Value::Object(entry), Value::Object(found)) = (&mut entry, found) {
            entry.extend(found);
        }
        horizons.push(entry);
    }
    let mut document = Map::new();
    let mut put = |key: &str, value: Value| document.insert(key.to_owned(), value);
    put("format", json!("detente.foresight/1"));
    put("case", json!({"id": case.id, "title": case.title}));
    put("parties", graph.parties().map(|p| json!(id(p))).collect());
    put("feasible", json!(graph.len()));
    put("status_quo", json!(graph.status_quo().map(|s| s.number())));
    put("horizons", Value::Array(horizons));
    put("cycle", ahead.cycle().map_or(Value::Null, |c| json!({"from": c.from.max(1), "length": c.length})));
    let mut nonmyopic = stable(&|p| ahead.nonmyopic(p));
    nonmyopic["swinging"] = by_party(&|p| numbers(ahead.swinging(p)));
    put("nonmyopic", nonmyopic);
    let leaders = request.leaders().map(|p| (id(p), numbers(ahead.stackelberg(p)))).collect::<Map<_, _>>();
    put("stackelberg", Value::Object(leaders));
    if let Some(state) = request.state {
        let horizon = request.looking(ahead);
        let first = by_party(&|p| play(case, ahead, horizon, p, state));
        put("play", json!({"state": state.number(), "horizon": horizon, "first": first}));
    }
    put("conventions", conventions(Told::Foresight, &[case]));
    if ahead.cycle().is_none() {
        let limit = format!("the answers were followed to horizon {} and did not repeat", ahead.last());
        put("partial", json!({"reason": ahead.stopped().map_or(limit, ToString::to_string)}));
    }
    Value::Object(document).to_string() + "\n"
}

/// Ascending numbers; `null` for what was not found out.
fn numbers(set: Option<StateSet>) -> Value {
    set.map_or(Value::Null, |set| set.iter().map(|s| json!(s.number())).collect())
}

/// What a party with the first move does: the play that it anticipates, or that of each move that it does not make.
fn play(case: &Case, ahead: &Foresight, horizon: usize, party: PartyId, state: StateId) -> Value {
    let Some(found) = ahead.anticipation(horizon, party, state) else { return Value::Null };
    let line = |steps: &Vec<Step>| -> Value {
        steps.iter().map(|s| json!({"party": case.party(s.party).id.value, "to": s.to.number()})).collect()
    };
    let mut told = Map::from_iter([("stays".to_owned(), json!(found.is_stable()))]);
    match &found.verdict {
        Anticipated::Moves(steps) => told.insert("moves".to_owned(), line(steps)),
        Anticipated::Stays(lines) => told.insert("instead_of".to_owned(), lines.iter().map(line).collect()),
    };
    let end = ahead.end(horizon, party, state).map(StateId::number);
    told.insert("end".to_owned(), json!(end));
    let outlook = ahead.outlook(party, state).map(|outlook| match outlook {
        Outlook::Stays(from) => json!({"stays_from": from}),
        Outlook::Leaves(from) => json!({"moves_from": from}),
        Outlook::Swings(from, stays) => json!({"swings_from": from, "stays": stays}),
    });
    told.insert("outlook".to_owned(), json!(outlook));
    Value::Object(told)
}
