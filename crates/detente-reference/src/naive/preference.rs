//! Which of two states a party prefers, by comparing exactly what its preference is about.
//!
//! Option prioritization compares tuples of truth values, option weighting compares sums, a ranking compares places.
//! Nothing is turned into ranks first. The statements of a merged state are evaluated at its largest member.

use std::cmp::Ordering;

use crate::model::{Malformed, PlainCase, Preference, State};
use crate::naive::states::States;

/// What a party compares, per state.
#[derive(Debug, Clone)]
pub enum Order {
    /// Truth values of the statements, the most important first; true is better.
    Tuples(Vec<Vec<bool>>),
    /// Sums of weights in millionths; more is better.
    Sums(Vec<i128>),
    /// Places in a ranking; earlier is better.
    Places(Vec<usize>),
}

impl Order {
    /// What a party of a case in option form compares.
    pub fn of(case: &PlainCase, party: usize, states: &States) -> Result<Order, Malformed> {
        let representatives: Vec<&Vec<bool>> =
            states.numbers().filter_map(|state| states.representative(state)).collect();
        let party = &case.parties[party];
        Ok(match &party.preference {
            Preference::Prioritized(statements) => Order::Tuples(
                representatives
                    .iter()
                    .map(|state| statements.iter().map(|statement| statement.eval(state)).collect())
                    .collect(),
            ),
            Preference::Weights(weights) => Order::Sums(
                representatives
                    .iter()
                    .map(|state| {
                        let held = weights.iter().filter(|(statement, _)| statement.eval(state));
                        held.map(|(_, weight)| i128::from(*weight)).sum()
                    })
                    .collect(),
            ),
            Preference::Ranking(tiers) => Order::ranking(tiers, states.count(), &party.id)?,
        })
    }

    /// The places of all states in a ranking that must list each of them exactly once.
    pub fn ranking(tiers: &[Vec<State>], states: usize, party: &str) -> Result<Order, Malformed> {
        let mut places = vec![None; states];
        for (place, tier) in tiers.iter().enumerate() {
            for &state in tier {
                match state.checked_sub(1).and_then(|index| places.get_mut(index)) {
                    Some(known @ None) => *known = Some(place),
                    Some(_) => {
                        return Err(Malformed(format!("party {party}: its ranking lists the state {state} twice")));
                    }
                    None => {
                        return Err(Malformed(format!("party {party}: its ranking lists {state}, which is no state")));
                    }
                }
            }
        }
        let missing = places.iter().position(Option::is_none);
        match missing {
            Some(index) => Err(Malformed(format!("party {party}: its ranking lacks the state {}", index + 1))),
            None => Ok(Order::Places(places.into_iter().flatten().collect())),
        }
    }

    /// How `first` compares with `second`: greater means preferred.
    pub fn compare(&self, first: State, second: State) -> Ordering {
        match self {
            Order::Tuples(tuples) => tuples[first - 1].cmp(&tuples[second - 1]),
            Order::Sums(sums) => sums[first - 1].cmp(&sums[second - 1]),
            Order::Places(places) => places[second - 1].cmp(&places[first - 1]),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formula::{not, taken};
    use crate::model::PlainParty;

    fn order(preference: Preference, coalesce: Vec<crate::formula::Formula>) -> Order {
        let mut case = PlainCase::new("x", "X");
        case.parties.push(PlainParty::new("a", &["x", "y"], preference));
        case.coalesce = coalesce;
        Order::of(&case, 0, &States::of(&case).unwrap()).unwrap()
    }

    /// All states, best first, with `=` between tied neighbours.
    fn sorted(order: &Order, states: usize) -> String {
        let mut numbers: Vec<State> = (1..=states).collect();
        numbers.sort_by(|&first, &second| order.compare(second, first));
        let mut out = numbers[0].to_string();
        for pair in numbers.windows(2) {
            let sign = if order.compare(pair[0], pair[1]).is_eq() { '=' } else { '>' };
            out += &format!("{sign}{}", pair[1]);
        }
        out
    }

    #[test]
    fn an_early_statement_outweighs_all_later_ones() {
        assert_eq!(sorted(&order(Preference::Prioritized(vec![not(taken(1)), taken(0)]), vec![]), 4), "2>1>4>3");
        assert_eq!(sorted(&order(Preference::Prioritized(vec![taken(1)]), vec![]), 4), "3=4>1=2");
        assert_eq!(sorted(&order(Preference::Prioritized(vec![]), vec![]), 4), "1=2=3=4");
    }

    #[test]
    fn weights_add_up_exactly() {
        let weights = vec![(taken(0), 100_000), (taken(0), 200_000), (taken(1), 300_000)];
        assert_eq!(sorted(&order(Preference::Weights(weights), vec![]), 4), "4>2=3>1");
        let extreme = vec![(taken(0), i64::MAX), (taken(1), i64::MAX)];
        assert_eq!(sorted(&order(Preference::Weights(extreme), vec![]), 4), "4>2=3>1");
    }

    #[test]
    fn a_merged_state_is_judged_by_its_largest_member() {
        // YN (2) and NY (3) are one state, number 2, and NY speaks for it: x is not taken there.
        let merged = vec![crate::formula::iff(taken(0), not(taken(1)))];
        assert_eq!(sorted(&order(Preference::Prioritized(vec![taken(0)]), merged.clone()), 3), "3>1=2");
        assert_eq!(sorted(&order(Preference::Weights(vec![(taken(1), 1)]), merged), 3), "2=3>1");
    }

    #[test]
    fn a_ranking_lists_every_state_once() {
        let fault = |tiers: &[Vec<State>]| Order::ranking(tiers, 3, "a").unwrap_err().to_string();
        assert_eq!(fault(&[vec![1], vec![2]]), "party a: its ranking lacks the state 3");
        assert_eq!(fault(&[vec![1, 2], vec![1]]), "party a: its ranking lists the state 1 twice");
        assert_eq!(fault(&[vec![1, 2], vec![4]]), "party a: its ranking lists 4, which is no state");
        assert_eq!(fault(&[vec![0]]), "party a: its ranking lists 0, which is no state");
        assert_eq!(sorted(&Order::ranking(&[vec![3], vec![1, 2]], 3, "a").unwrap(), 3), "3>1=2");
    }
}
