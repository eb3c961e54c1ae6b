//! The machine-readable score, `detente.score/1`.

use super::ScoredCase;
use crate::conventions::{Told, conventions};
use detente_case::{BaseRate, Case, Citation, Outcome};
use detente_doubt::score::{Chance, Under, WorldsSaid, brier};
use detente_stability::Sanctions;
use serde_json::{Map, Value, json};

/// The document `detente.score/1` over some cases, ending in a line end.
///
/// Keys are added, never renamed, within `/1`; chances and Brier scores are ranges `[low, high]`.
pub fn score_json(all: &[ScoredCase]) -> String {
    let cases: Vec<&Case> = all.iter().map(|scored| scored.case).collect();
    json!({
        "format": "detente.score/1",
        "cases": all.iter().map(case).collect::<Vec<_>>(),
        "conventions": conventions(Told::Stability(Sanctions::Legal), &cases),
    })
    .to_string()
        + "\n"
}

fn case(scored: &ScoredCase) -> Value {
    let ScoredCase { case, outcome, score, questions, worlds } = scored;
    let came = &outcome.came_about;
    let mut map = Map::new();
    let mut put = |key: &str, value: Value| map.insert(key.to_owned(), value);
    put("case", json!({"id": case.id, "title": case.title}));
    put("drafted_before_outcome", json!(outcome.drafted_before_outcome));
    put(
        "events",
        outcome.events.iter().map(|e| json!({"on": e.on, "what": e.what, "cites": cites(outcome, &e.cites)})).collect(),
    );
    put("came_about", json!({"is": came.text, "by": came.by, "cites": cites(outcome, &came.cites)}));
    put("feasible", json!(score.states));
    put("fitting", json!(score.fitting));
    put("under", by_concept(&score.under));
    put(
        "reachable",
        score.reached.map_or(
            Value::Null,
            |r| json!({"improvements": r.improvements, "agreement": r.agreement, "moves": r.moves}),
        ),
    );
    let mut baselines = Map::new();
    baselines.insert("nothing_changes".to_owned(), json!(score.unchanged));
    if let Some(rate) = &came.base_rate {
        baselines.insert("base_rate".to_owned(), rated(outcome, rate, true));
    }
    put("baselines", Value::Object(baselines));
    if let Some(worlds) = worlds {
        put("worlds", json!({"count": worlds.worlds, "came_about": worlds_said(&worlds.came_about, true)}));
    }
    let asked = outcome.questions.iter().zip(*questions).enumerate().map(|(k, (question, under))| {
        let mut map = Map::new();
        map.insert("ask".to_owned(), json!(question.ask.text));
        map.insert("by".to_owned(), json!(question.by));
        map.insert("came_true".to_owned(), json!(question.came_true));
        map.insert("cites".to_owned(), cites(outcome, &question.cites));
        map.insert("under".to_owned(), by_concept(under));
        if let Some(said) = worlds.and_then(|w| w.questions.get(k)) {
            map.insert("worlds".to_owned(), worlds_said(said, question.came_true));
        }
        if let Some(rate) = &question.base_rate {
            map.insert("base_rate".to_owned(), rated(outcome, rate, question.came_true));
        }
        Value::Object(map)
    });
    put("questions", asked.collect());
    Value::Object(map)
}

fn by_concept(under: &[Under]) -> Value {
    let each = under.iter().map(|u| {
        let value = json!({
            "equilibria": u.equilibria,
            "fitting": u.fitting,
            "by_chance": u.by_chance,
            "points_to": u.resting.0,
            "points_to_fitting": u.resting.1,
            "says": u.says.key(),
        });
        (u.concept.key().to_owned(), value)
    });
    Value::Object(each.collect())
}

fn worlds_said(said: &[WorldsSaid], happened: bool) -> Value {
    let each = said.iter().map(|s| {
        let [yes, open, no] = s.said;
        let mut value = json!({"equilibrium": s.equilibrium, "yes": yes, "open": open, "no": no});
        if let Some(chance) = s.chance {
            value["chance"] = range(chance);
            value["brier"] = range(brier(chance, happened));
        }
        (s.concept.key().to_owned(), value)
    });
    Value::Object(each.collect())
}

fn rated(outcome: &Outcome, rate: &BaseRate, happened: bool) -> Value {
    let chance = Chance::from(rate.chance);
    json!({
        "chance": range(chance),
        "of": rate.of,
        "cites": cites(outcome, &rate.cites),
        "brier": range(brier(chance, happened)),
    })
}

fn range(chance: Chance) -> Value {
    json!([chance.low, chance.high])
}

fn cites(outcome: &Outcome, cites: &[Citation]) -> Value {
    let id = |c: &Citation| match c {
        Citation::Source(i) => Some(outcome.sources[*i].id.value.clone()),
        Citation::Claim(_) => None,
    };
    cites.iter().filter_map(id).map(Value::String).collect()
}
