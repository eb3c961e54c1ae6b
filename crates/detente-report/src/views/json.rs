//! The document `detente.views/1`.

use super::ViewsStudy;
use crate::conventions::{Told, conventions};
use detente_case::Case;
use detente_graph::{PartyId, StateId, StateSet};
use detente_stability::{Account, HypergameVerdicts, Surprise, account};
use serde_json::{Map, Value, json};

/// The document `detente.views/1`, ending in a line end: the views with the equilibria of each party's own game, and by
/// concept what the parties do, the outcomes, the steady states, and for the first `most` outcomes what they are to each
/// party. `counts` gives numbers instead of lists of states, and no accounts.
///
/// Keys are added, never renamed, within `/1`; lists ascend; the same input gives the same bytes.
pub fn views_json(views: &ViewsStudy, most: usize, counts: bool) -> String {
    let case = views.study.case;
    let set = |set: &StateSet| match counts {
        true => json!(set.count()),
        false => set.iter().map(|s| json!(s.number())).collect(),
    };
    let equilibria = |game: usize| -> Value {
        let verdicts = &views.analysis.games[game].verdicts;
        Value::Object(verdicts.iter().map(|v| (v.concept.key().to_owned(), set(&v.equilibria))).collect())
    };
    let mut document = Map::new();
    let mut put = |key: &str, value: Value| document.insert(key.to_owned(), value);
    put("format", json!("detente.views/1"));
    put("case", json!({"id": case.id, "title": case.title}));
    put("parties", views.hypergame.parties().map(|p| json!(id(case, p))).collect());
    put("options", names(case, u64::MAX));
    put("feasible", json!(views.study.graph.len()));
    put("status_quo", json!(views.study.graph.status_quo().map(StateId::number)));
    put("equilibria", equilibria(0));
    let seen = views.hypergame.parties().map(|party| {
        let (Some(view), Some(perceived)) = (case.view_of(party), views.perceived.iter().find(|v| v.party == party))
        else {
            return (id(case, party), Value::Null);
        };
        let mut entry = json!({
            "options": names(&perceived.case, u64::MAX),
            "unaware": names(case, perceived.lens.unseen()),
            "imagines": names(&perceived.case, perceived.lens.imagined()),
            "infeasible": view.infeasible.iter().map(|r| json!(r.when.text)).collect::<Vec<_>>(),
            "believes": view.believes.iter().map(|b| json!(id(case, b.about))).collect::<Vec<_>>(),
            "feasible": perceived.graph.len(),
            "equilibria": equilibria(views.hypergame.position(party)),
        });
        if !counts {
            let states = perceived.graph.states().ids();
            let states =
                states.map(|s| json!({"number": s.number(), "pattern": perceived.graph.pattern(s).to_string()}));
            entry["states"] = states.collect();
        }
        (id(case, party), entry)
    });
    put("views", Value::Object(seen.collect()));
    let verdicts = views.analysis.verdicts.iter().map(|v| {
        let mut entry = json!({
            "actions": by_party(views, |p| actions(views, v, p)),
            "outcomes": set(&v.outcomes),
            "impossible": number(v.impossible),
            "steady": set(&v.steady),
        });
        if !counts {
            let told = v.outcomes.iter().take(most);
            entry["accounts"] = told.map(|s| accounts(views, v, s)).collect();
        }
        (v.concept.key().to_owned(), entry)
    });
    put("hypergame", Value::Object(verdicts.collect()));
    put("conventions", conventions(Told::Views, &[case]));
    if let Some(stop) = &views.analysis.stopped {
        put("partial", json!({"reason": stop.to_string()}));
    }
    Value::Object(document).to_string() + "\n"
}

fn id(case: &Case, party: PartyId) -> String {
    case.party(party).id.value.clone()
}

/// Full ids of the options whose bits are set, in order.
fn names(case: &Case, bits: u64) -> Value {
    let set = case.options.iter().enumerate().filter(|(k, _)| bits >> k & 1 == 1);
    set.map(|(_, o)| json!(o.full_id)).collect()
}

fn by_party(views: &ViewsStudy, f: impl Fn(PartyId) -> Value) -> Value {
    Value::Object(views.hypergame.parties().map(|p| (id(views.study.case, p), f(p))).collect())
}

/// Each action as the list of options that it takes.
fn actions(views: &ViewsStudy, verdicts: &HypergameVerdicts, party: PartyId) -> Value {
    verdicts.actions[party.index()].iter().map(|bits| names(views.study.case, *bits)).collect()
}

/// As a number where JSON readers keep it exactly, else as text.
fn number(n: u128) -> Value {
    u64::try_from(n).ok().filter(|n| *n < 1 << 53).map_or_else(|| json!(n.to_string()), |n| json!(n))
}

fn accounts(views: &ViewsStudy, verdicts: &HypergameVerdicts, state: StateId) -> Value {
    let told =
        by_party(views, |party| match account(views.hypergame, views.analysis, verdicts.concept, state, party) {
            None => Value::Null,
            Some(account) => told(views, &account),
        });
    let holds = views.analysis.games[0].of(verdicts.concept).is_some_and(|v| v.equilibria.contains(state));
    json!({"state": state.number(), "pattern": views.study.graph.pattern(state).to_string(), "holds": holds,
        "steady": verdicts.steady.contains(state), "parties": told})
}

fn told(views: &ViewsStudy, account: &Account) -> Value {
    let case = views.study.case;
    let surprise = match &account.surprise {
        None => Value::Null,
        Some(Surprise::Unseen(bits)) => json!({"by": "unseen", "options": names(case, *bits)}),
        Some(Surprise::Impossible) => json!({"by": "impossible"}),
        Some(Surprise::Moves(parties)) => {
            json!({"by": "moves", "parties": parties.iter().map(|p| id(case, *p)).collect::<Vec<_>>()})
        }
        Some(Surprise::Mixture) => json!({"by": "mixture"}),
    };
    let own = views.perceived.iter().find(|v| v.party == account.party).map_or(case, |v| &v.case);
    json!({
        "expected": account.expected.iter().map(|s| s.number()).collect::<Vec<_>>(),
        "sees": account.seen.map(StateId::number),
        "surprise": surprise,
        "in_vain": names(own, account.vain),
        "stays": account.stays,
        "stays_knowing": account.stays_knowing,
    })
}
