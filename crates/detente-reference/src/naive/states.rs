//! The feasible states of a case in option form and their numbers.
//!
//! A combination of options is feasible when no `infeasible` statement holds in it. The feasible combinations in which
//! one `coalesce` statement holds are members of one state; statements that share a feasible combination merge
//! into one state. States are numbered from 1, ascending by the sum of 2^k over the options taken by their largest
//! member, where k = 0 for the first option.

use std::collections::BTreeMap;

use crate::model::{Malformed, PlainCase, State};

/// The states of a case in option form.
#[derive(Debug, Clone)]
pub struct States {
    // Per state its members, ascending; most states have one.
    members: Vec<Vec<Vec<bool>>>,
    number: BTreeMap<Vec<bool>, State>,
}

impl States {
    /// Lists the states of a case, or says why there are none.
    ///
    /// ```
    /// use detente_reference::formula::{and, taken};
    /// use detente_reference::model::{PlainCase, PlainParty, Preference};
    /// use detente_reference::naive::States;
    /// let mut case = PlainCase::new("x", "X");
    /// case.parties.push(PlainParty::new("a", &["go", "stay"], Preference::Prioritized(vec![taken(0)])));
    /// case.infeasible.push(and(taken(0), taken(1)));
    /// let states = States::of(&case)?;
    /// let patterns: Vec<String> = states.numbers().map(|state| states.pattern(state)).collect();
    /// assert_eq!(patterns, ["NN", "YN", "NY"]);
    /// # Ok::<(), detente_reference::model::Malformed>(())
    /// ```
    pub fn of(case: &PlainCase) -> Result<States, Malformed> {
        case.check_options()?;
        let options = case.option_count();
        let feasible: Vec<Vec<bool>> = (0..1_u32 << options)
            .map(|value| (0..options).map(|option| value >> option & 1 == 1).collect::<Vec<bool>>())
            .filter(|combination| !case.infeasible.iter().any(|rule| rule.eval(combination)))
            .collect();
        if feasible.is_empty() {
            return Err(Malformed("the infeasible statements leave no state".to_string()));
        }

        // At first every combination is a state of its own; then each rule joins all states that it touches.
        let mut members: Vec<Vec<Vec<bool>>> = feasible.into_iter().map(|combination| vec![combination]).collect();
        for rule in &case.coalesce {
            let (touched, rest): (Vec<_>, Vec<_>) =
                members.into_iter().partition(|state| state.iter().any(|combination| rule.eval(combination)));
            members = rest;
            if !touched.is_empty() {
                members.push(touched.concat());
            }
        }
        for state in &mut members {
            state.sort_by_key(|combination| value(combination));
        }
        members.sort_by_key(|state| state.last().map(|largest| value(largest)));

        let mut number = BTreeMap::new();
        for (place, state) in members.iter().enumerate() {
            for combination in state {
                number.insert(combination.clone(), place + 1);
            }
        }
        Ok(States { members, number })
    }

    /// How many states there are.
    pub fn count(&self) -> usize {
        self.members.len()
    }

    /// The numbers of the states.
    pub fn numbers(&self) -> std::ops::RangeInclusive<State> {
        1..=self.count()
    }

    /// The combinations of options that a state stands for, ascending; none for a number that is no state.
    pub fn members(&self, state: State) -> &[Vec<bool>] {
        state.checked_sub(1).and_then(|place| self.members.get(place)).map_or(&[], Vec::as_slice)
    }

    /// The largest member of a state: it gives the state its number and answers the preference statements.
    pub fn representative(&self, state: State) -> Option<&Vec<bool>> {
        self.members(state).last()
    }

    /// The state of which a combination of options is a member, if the combination is feasible.
    pub fn number(&self, combination: &[bool]) -> Option<State> {
        self.number.get(combination).copied()
    }

    /// A state as `Y` and `N` per option, with `-` where its members differ.
    pub fn pattern(&self, state: State) -> String {
        let members = self.members(state);
        let options = members.first().map_or(0, Vec::len);
        (0..options)
            .map(|option| {
                let taken = members.iter().filter(|member| member[option]).count();
                if taken == members.len() {
                    'Y'
                } else if taken == 0 {
                    'N'
                } else {
                    '-'
                }
            })
            .collect()
    }

    /// The representative of a state as `Y` and `N` per option.
    pub fn full_pattern(&self, state: State) -> Option<String> {
        let member = self.representative(state)?;
        Some(member.iter().map(|&taken| if taken { 'Y' } else { 'N' }).collect())
    }
}

/// The sum of 2^k over the options taken.
fn value(combination: &[bool]) -> u32 {
    combination.iter().enumerate().filter(|(_, taken)| **taken).map(|(option, _)| 1 << option).sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formula::{and, not, taken};
    use crate::model::{PlainParty, Preference};

    fn three_options() -> PlainCase {
        let mut case = PlainCase::new("x", "X");
        case.parties.push(PlainParty::new("a", &["x", "y", "z"], Preference::Prioritized(vec![taken(0)])));
        case
    }

    fn patterns(case: &PlainCase) -> Vec<String> {
        let states = States::of(case).unwrap();
        states.numbers().map(|state| states.pattern(state)).collect()
    }

    #[test]
    fn the_first_option_changes_fastest() {
        assert_eq!(patterns(&three_options()), ["NNN", "YNN", "NYN", "YYN", "NNY", "YNY", "NYY", "YYY"]);
    }

    #[test]
    fn a_merged_state_takes_the_place_of_its_largest_member() {
        let mut case = three_options();
        case.coalesce.push(and(not(taken(1)), not(taken(2))));
        case.coalesce.push(and(taken(0), taken(1)));
        // NNN and YNN stand before NYN, as YNN does; YYN and YYY stand last, as YYY does.
        assert_eq!(patterns(&case), ["-NN", "NYN", "NNY", "YNY", "NYY", "YY-"]);
    }

    #[test]
    fn rules_that_share_a_state_merge_and_rules_that_do_not_stay_apart() {
        let mut case = three_options();
        case.coalesce = vec![and(taken(0), taken(1)), and(taken(1), taken(2)), and(taken(0), taken(2))];
        assert_eq!(patterns(&case), ["NNN", "YNN", "NYN", "NNY", "---"]);
        case.infeasible.push(and(taken(0), and(taken(1), taken(2))));
        // Without their common member the three rules join nothing.
        assert_eq!(patterns(&case), ["NNN", "YNN", "NYN", "YYN", "NNY", "YNY", "NYY"]);
    }

    #[test]
    fn three_rules_merge_through_the_one_in_the_middle() {
        let mut case = three_options();
        // {NNN, YNN} and {NYY, YYY} first, then {YNN, YYN, YNY, YYY}, which joins both.
        case.coalesce = vec![and(not(taken(1)), not(taken(2))), and(taken(1), taken(2)), taken(0)];
        let states = States::of(&case).unwrap();
        assert_eq!(states.count(), 3);
        assert_eq!(states.number(&[false, false, false]), states.number(&[false, true, true]));
        assert_eq!(states.full_pattern(3).as_deref(), Some("YYY"));
        assert_eq!(states.full_pattern(4), None);
    }

    #[test]
    fn rules_that_leave_nothing_are_explained() {
        let mut case = three_options();
        case.infeasible.push(crate::formula::Formula::True);
        assert_eq!(States::of(&case).unwrap_err().to_string(), "the infeasible statements leave no state");
    }
}
