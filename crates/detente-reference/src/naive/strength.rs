//! Strength of preference: Hamouda, Kilgour and Hipel (2004, 2006), strong and weak stability.

use crate::doubts::Doubts;
use crate::model::{Malformed, PlainCase, PlainGraph, Preference, State};
use crate::naive::preference::Order;
use crate::naive::{Game, Sanctions, States};

/// For each party what its strong differences are about: one state is much preferred to another where it is better
/// in this order. `None` where no difference is strong.
#[derive(Debug, Clone)]
pub struct Strong(Vec<Option<Order>>);

impl Strong {
    /// From a case in option form. Unknown statements tell nothing apart here.
    pub fn of_case(case: &PlainCase, doubts: &[Doubts]) -> Result<Strong, Malformed> {
        let states = States::of(case)?;
        let mut orders = Vec::new();
        for (party, doubts) in doubts.iter().enumerate() {
            let mut strong = case.clone();
            orders.push(match &case.parties[party].preference {
                Preference::Prioritized(statements) => {
                    let kept = statements.iter().enumerate().take(doubts.strong);
                    let kept = kept.filter(|(at, _)| !doubts.unknown.contains(at)).map(|(_, s)| s.clone());
                    strong.parties[party].preference = Preference::Prioritized(kept.collect());
                    Some(Order::of(&strong, party, &states)?)
                }
                Preference::Ranking(tiers) => {
                    strong.parties[party].preference = Preference::Ranking(grades(tiers, doubts));
                    Some(Order::of(&strong, party, &states)?)
                }
                Preference::Weights(_) => None,
            });
        }
        Ok(Strong(orders))
    }

    /// From a case in graph form.
    pub fn of_graph(graph: &PlainGraph, doubts: &[Doubts]) -> Result<Strong, Malformed> {
        let order = |(party, doubts): (&crate::model::GraphParty, &Doubts)| {
            Order::ranking(&grades(&party.ranking, doubts), graph.states.len(), &party.id).map(Some)
        };
        Ok(Strong(graph.parties.iter().zip(doubts).map(order).collect::<Result<Vec<_>, Malformed>>()?))
    }

    /// Whether a party much prefers the second state to the first.
    pub fn much_worse(&self, party: usize, first: State, second: State) -> bool {
        self.0[party].as_ref().is_some_and(|order| order.compare(first, second).is_lt())
    }

    /// Whether a state is strongly stable: every improvement u has an answer t much worse than the state, and under SMR
    /// and SSEQ everything that the party can move to from t is much worse too.
    pub fn stable(&self, game: &Game, concept: &str, party: usize, state: State, sanctions: &Sanctions) -> bool {
        game.improvements(party, state).into_iter().all(|u| {
            let answers = match concept {
                "nash" => return false,
                "gmr" | "smr" => sanctions.any(u),
                _ => sanctions.credible(u),
            };
            answers.iter().any(|&t| {
                let caught = || game.moves(party, t).iter().all(|&v| self.much_worse(party, v, state));
                self.much_worse(party, t, state) && (matches!(concept, "gmr" | "seq") || caught())
            })
        })
    }
}

/// Tiers between two strong gaps put together.
fn grades(tiers: &[Vec<State>], doubts: &Doubts) -> Vec<Vec<State>> {
    let mut grades: Vec<Vec<State>> = vec![Vec::new()];
    for (place, tier) in tiers.iter().enumerate() {
        if let Some(last) = grades.last_mut() {
            last.extend(tier);
        }
        if doubts.gaps.contains(&place) {
            grades.push(Vec::new());
        }
    }
    grades
}
