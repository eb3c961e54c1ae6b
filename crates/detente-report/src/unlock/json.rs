//! The document `detente.unlock/1` of a search for least changes.

use super::UnlockRequest;
use crate::conventions::{Told, conventions};
use detente_case::{Case, Preferences, write_statement};
use detente_graph::{Graph, PartyId, StateId};
use detente_stability::Sanctions;
use detente_stability::unlock::{Change, Distinct, Edit, Order, Unlocked, Wish, distinct};
use serde_json::{Value, json};

/// The document, ending in a line end. Keys are added, never renamed, within `/1`; the same input gives the same bytes.
pub fn unlock_json(case: &Case, graph: &Graph, found: &Unlocked, request: &UnlockRequest) -> String {
    let question = request.question;
    let writer = Writer { case, request };
    let all = distinct(&found.solutions);
    let mut document = json!({
        "format": "detente.unlock/1",
        "case": {"id": case.id, "title": case.title},
        "make": request.make,
        "wanted": {
            "state": request.state.map(StateId::number),
            "statement": question.goal.statement.as_ref().map(|s| write_statement(case, s)),
            "states": question.goal.states.count(),
        },
        "concept": question.concept.key(),
        "parties": question.parties.iter().map(|p| writer.party(*p)).collect::<Vec<_>>(),
        "kinds": question.kinds.iter().map(|k| k.key()).collect::<Vec<_>>(),
        "status_quo": graph.status_quo().map(StateId::number),
        "reachable_from": question.goal.from.map(StateId::number),
        "within": question.most,
        "searched": found.searched,
        "cost": found.cost,
        "found": found.found,
        "distinct": all.len(),
        "solutions": all.iter().take(request.most).map(|d| writer.solution(d)).collect::<Vec<_>>(),
        "conventions": conventions(Told::Stability(Sanctions::Legal), &[case]),
    });
    if let (Some(halt), Some(map)) = (&found.stopped, document.as_object_mut()) {
        map.insert("partial".to_owned(), json!({"reason": halt.to_string()}));
    }
    document.to_string() + "\n"
}

struct Writer<'a> {
    case: &'a Case,
    request: &'a UnlockRequest<'a>,
}

impl Writer<'_> {
    fn party(&self, party: PartyId) -> Value {
        json!(self.case.party(party).id.value)
    }

    fn solution(&self, told: &Distinct) -> Value {
        let solution = told.solution;
        let path = solution.path.as_ref();
        json!({
            "changes": solution.changes.iter().map(|c| self.change(c)).collect::<Vec<_>>(),
            "other_ranks": told.ranks,
            "equilibria": numbers(&solution.states),
            "state": solution.state.number(),
            "path": path.map(|steps| {
                steps.iter().map(|s| json!({"party": self.party(s.party), "to": s.to.number()})).collect::<Vec<_>>()
            }),
        })
    }

    fn change(&self, change: &Change) -> Value {
        let edits: Vec<Value> = change.edits.iter().map(|e| self.edit(change.party, e)).collect();
        let mut out = json!({"party": self.party(change.party), "edits": edits});
        let (key, order) = match &change.order {
            Order::Statements(list) => {
                ("prefers", list.iter().map(|w| self.wish(change.party, *w)).collect::<Value>())
            }
            Order::Weights(list) => (
                "weights",
                list.iter()
                    .map(|(i, millionths)| {
                        json!({"statement": self.wish(change.party, Wish::Stated(*i)), "millionths": millionths})
                    })
                    .collect(),
            ),
            Order::Tiers(tiers) => ("ranking", tiers.iter().map(|t| numbers(t)).collect()),
        };
        out[key] = order;
        out
    }

    fn edit(&self, party: PartyId, edit: &Edit) -> Value {
        match edit {
            Edit::Swap { up, down } => {
                json!({"kind": "swap", "up": self.wish(party, *up), "down": self.wish(party, *down)})
            }
            Edit::Drop(wish) => json!({"kind": "drop", "statement": self.wish(party, *wish)}),
            Edit::Add { rank } => {
                json!({"kind": "add", "statement": self.wish(party, Wish::Wanted), "rank": rank})
            }
            Edit::SwapTiers { up, down } => json!({"kind": "swap-tiers", "up": numbers(up), "down": numbers(down)}),
            Edit::Merge { better, worse } => {
                json!({"kind": "merge", "better": numbers(better), "worse": numbers(worse)})
            }
            Edit::Apart { state, rest, above } => {
                json!({"kind": "apart", "state": state.number(), "rest": numbers(rest), "above": above})
            }
        }
    }

    /// A statement as the case writes it.
    fn wish(&self, party: PartyId, wish: Wish) -> Value {
        match (wish, &self.case.party(party).preferences) {
            (Wish::Stated(i), Preferences::Prioritized(wants)) => json!(wants[i].statement.text),
            (Wish::Stated(i), Preferences::Weighted(weights)) => json!(weights[i].statement.text),
            _ => json!(self.request.question.goal.statement.as_ref().map(|s| write_statement(self.case, s))),
        }
    }
}

/// Numbers of states.
pub(super) fn numbers(states: &[StateId]) -> Value {
    states.iter().map(|s| json!(s.number())).collect()
}
