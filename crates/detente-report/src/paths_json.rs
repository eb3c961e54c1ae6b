//! The machine-readable answer about paths, `detente.paths/1`.

use crate::conventions::{Told, conventions};
use crate::{Goal, PathsStudy};
use detente_graph::{PartyId, StateId, StateSet};
use detente_stability::Step;
use detente_stability::evolution::{Answer, By, Effect, Order, Path, PathStep, Routes, Rule, Section};
use serde_json::{Map, Value, json};

/// The document `detente.paths/1`, ending in a line end. `counts` gives numbers of states instead of lists.
///
/// Keys are added, never renamed, within `/1`; states are given by number, lists of states ascend; the same input gives
/// the same bytes.
pub fn paths_json(paths: &PathsStudy, counts: bool) -> String {
    let PathsStudy { study, evolution, goal } = paths;
    let view = View { paths, counts };
    let mut document = Map::new();
    let mut put = |key: &str, value: Value| document.insert(key.to_owned(), value);
    put("format", json!("detente.paths/1"));
    put("case", json!({"id": study.case.id, "title": study.case.title}));
    put("parties", study.case.parties.iter().map(|p| json!(p.id.value)).collect());
    put("options", study.case.options.iter().map(|o| json!(o.full_id)).collect());
    put("feasible", json!(study.graph.len()));
    put("status_quo", json!(study.graph.status_quo().map(StateId::number)));
    put("from", json!(evolution.from.number()));
    put("to", goal.map_or(Value::Null, |goal| view.goal(goal)));
    put("rules", evolution.sections.iter().map(|s| view.section(s)).collect());
    put(
        "improvement_cycle",
        evolution.cycle.as_ref().map_or(Value::Null, |c| c.iter().map(|s| view.sole(s)).collect()),
    );
    put("conventions", conventions(Told::Paths, &[study.case]));
    if let Some(stop) = &evolution.stopped {
        put("partial", json!({"reason": stop.to_string()}));
    }
    Value::Object(document).to_string() + "\n"
}

struct View<'a> {
    paths: &'a PathsStudy<'a>,
    counts: bool,
}

impl View<'_> {
    fn party(&self, party: PartyId) -> &str {
        &self.paths.study.case.party(party).id.value
    }

    fn parties(&self, parties: &[PartyId]) -> Vec<&str> {
        parties.iter().map(|p| self.party(*p)).collect()
    }

    fn list(&self, states: &[StateId]) -> Value {
        if self.counts { json!(states.len()) } else { json!(states.iter().map(|s| s.number()).collect::<Vec<_>>()) }
    }

    fn set(&self, states: &StateSet) -> Value {
        if self.counts { json!(states.count()) } else { json!(states.iter().map(|s| s.number()).collect::<Vec<_>>()) }
    }

    fn goal(&self, goal: &Goal) -> Value {
        json!({
            "text": goal.text,
            "equilibrium": goal.concept.map(|c| c.key()),
            "states": self.set(&goal.states),
        })
    }

    fn rule(&self, rule: &Rule) -> Map<String, Value> {
        let mut map = Map::new();
        let name = match rule {
            Rule::Improvements => "improvements",
            Rule::Agreement(_) => "agreement",
            Rule::Conceding(_) => "conceding",
            Rule::Moves => "moves",
        };
        map.insert("by".to_owned(), json!(name));
        match rule {
            Rule::Agreement(list) => {
                let coalitions: Vec<Vec<&str>> = list.iter().map(|c| self.parties(c.members())).collect();
                map.insert("coalitions".to_owned(), json!(coalitions));
            }
            Rule::Conceding(party) => {
                map.insert("party".to_owned(), json!(self.party(*party)));
            }
            Rule::Improvements | Rule::Moves => {}
        }
        map
    }

    fn section(&self, section: &Section) -> Value {
        let mut map = self.rule(&section.reach.rule);
        let mut put = |key: &str, value: Value| map.insert(key.to_owned(), value);
        put("reached", json!(section.reach.count()));
        put("levels", section.reach.by_level().iter().map(|l| self.list(l)).collect());
        if let Some(answer) = &section.shortest {
            put("shortest", self.answer(answer, Some(section.of_that_length)));
        }
        if let Some(answer) = &section.cheapest {
            put("fewest_losses", self.answer(answer, None));
        }
        if section.reach.rule == Rule::Moves && section.shortest.is_some() {
            let conceding = section.conceding.iter();
            let each = conceding.map(|(p, answer)| (self.party(*p).to_owned(), self.answer(answer, None)));
            put("conceding", Value::Object(each.collect()));
        }
        Value::Object(map)
    }

    fn answer(&self, answer: &Answer, of_that_length: Option<u128>) -> Value {
        let Routes { length, count, paths, first_concession, order } = match answer {
            Answer::Reached(routes) => routes,
            Answer::Unreachable(closed) => {
                return json!({"reachable": false, "closed_set": closed.states.len()});
            }
        };
        let mut map = Map::new();
        let mut put = |key: &str, value: Value| map.insert(key.to_owned(), value);
        put("reachable", json!(true));
        put("steps", json!(length));
        if *order != Order::Length
            && let Some(path) = paths.first()
        {
            put("losses", json!(path.count(Effect::Loss)));
            put("indifferent", json!(path.count(Effect::Same)));
        }
        put("count", exact(*count));
        if let Some(all) = of_that_length {
            put("count_of_that_length", exact(all));
        }
        put("first_concession", json!(self.parties(first_concession)));
        put("paths", paths.iter().map(|p| self.path(p)).collect());
        Value::Object(map)
    }

    fn path(&self, path: &Path) -> Value {
        let ends = self.paths.study.analysis.verdicts.iter().filter(|v| v.equilibria.contains(path.end()));
        json!({
            "steps": path.steps.iter().map(|s| self.step(s)).collect::<Vec<_>>(),
            "rest_follows": path.rest_follows(),
            "end": path.end().number(),
            "end_equilibrium": ends.map(|v| v.concept.key()).collect::<Vec<_>>(),
        })
    }

    fn step(&self, step: &PathStep) -> Value {
        let PathStep { by, from, to, effect } = step;
        let mut map = Map::new();
        let mut put = |key: &str, value: Value| map.insert(key.to_owned(), value);
        put("by", json!(self.parties(by.movers())));
        put("from", json!(from.number()));
        put("to", json!(to.number()));
        put("effect", json!(effect.key()));
        if let By::Together { via, .. } = by {
            put("via", via.iter().map(|s| self.sole(s)).collect());
        }
        Value::Object(map)
    }

    fn sole(&self, step: &Step) -> Value {
        json!({"by": [self.party(step.party)], "to": step.to.number()})
    }
}

/// A count; as text where it does not fit a number of JSON, which has 53 bits everywhere.
fn exact(n: u128) -> Value {
    match u64::try_from(n) {
        Ok(n) if n < 1 << 53 => json!(n),
        _ if n == u128::MAX => json!(format!("{n} or more")),
        _ => json!(n.to_string()),
    }
}
