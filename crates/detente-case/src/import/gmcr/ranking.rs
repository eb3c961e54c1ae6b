//! Rankings: from the numbers of states to the states.
//!
//! GMCR+ numbers the feasible states from 1, ascending by the sum of 2^k over the options taken, and it is these
//! numbers that its files hold. Files of other programs may hold the sums themselves. The two cannot be confused: where
//! a list fits both readings, they say the same.

use super::codes;
use super::conditions::listed;
use super::findings::Findings;
use super::model::{Condition, Maker, Model, Ranking, bits};
use super::shapes::shown;
use std::collections::{BTreeMap, BTreeSet};

/// How many steps are spent on listing the feasible states.
const MOST_STEPS: u64 = 20_000_000;

/// At most this many states are listed in one message.
const LISTED: usize = 5;

/// Tiers, best first; each state with its number and the options taken.
pub(super) type Tiers = Vec<Vec<(u64, u64)>>;

/// The rankings of all decision makers; none for those that have none.
pub(super) fn resolve(model: &Model, out: &mut Findings) -> Option<Vec<Option<Tiers>>> {
    let longest = model.makers.iter().filter_map(|m| m.ranking.as_ref()).map(entries).max();
    let states = match longest {
        None => Vec::new(),
        Some(longest) => match feasible(model.options.len(), &model.infeasible, longest) {
            Ok(states) => states,
            Err(TooHard) => {
                out.push(
                    codes::TOO_MUCH
                        .say("the infeasible conditions are too entangled to number the feasible states")
                        .hint("in GMCR+ set the preferences by prioritization, which needs no numbers"),
                );
                return None;
            }
        },
    };
    let ranked = |maker: &Maker, out: &mut Findings| match &maker.ranking {
        Some(ranking) => tiers(ranking, &shown(&maker.name), &states, out).map(Some),
        None => Some(None),
    };
    // All of them are looked at before the first fault ends the import.
    let all: Vec<Option<Option<Tiers>>> = model.makers.iter().map(|maker| ranked(maker, out)).collect();
    all.into_iter().collect()
}

fn entries(ranking: &Ranking) -> usize {
    ranking.tiers.iter().map(Vec::len).sum()
}

fn tiers(ranking: &Ranking, name: &str, states: &[u64], out: &mut Findings) -> Option<Tiers> {
    let by_number = |number: u64| number.checked_sub(1).and_then(|at| states.get(usize::try_from(at).ok()?)).copied();
    if complete(ranking, states, by_number) {
        return Some(map(ranking, |number| (number, by_number(number).unwrap_or_default())));
    }
    let by_sum = |number: u64| states.binary_search(&number).ok().map(|_| number);
    if complete(ranking, states, by_sum) {
        out.push(
            codes::MENDED
                .say(format!("the ranking of {name} is read as sums of 2^k over the options taken"))
                .at(ranking.span)
                .label("GMCR+ itself numbers the feasible states from 1"),
        );
        return Some(map(ranking, |sum| (states.partition_point(|s| *s < sum) as u64 + 1, sum)));
    }
    report(ranking, name, states.len(), out);
    None
}

fn map(ranking: &Ranking, state: impl Fn(u64) -> (u64, u64)) -> Tiers {
    ranking.tiers.iter().map(|tier| tier.iter().map(|entry| state(entry.number)).collect()).collect()
}

/// Whether a ranking names each of the states exactly once under some reading of its numbers.
fn complete(ranking: &Ranking, states: &[u64], state: impl Fn(u64) -> Option<u64>) -> bool {
    let mut named = BTreeSet::new();
    entries(ranking) == states.len()
        && ranking.tiers.iter().flatten().all(|entry| state(entry.number).is_some_and(|s| named.insert(s)))
}

fn report(ranking: &Ranking, name: &str, count: usize, out: &mut Findings) {
    let hint = "a ranking lists every feasible state exactly once, by its number in the tables of GMCR+";
    // One state more than the longest ranking is listed, so a count beyond this ranking's says no more than that.
    let listed = entries(ranking);
    let mut places = BTreeMap::new();
    let mut found = false;
    for entry in ranking.tiers.iter().flatten() {
        let message = match places.insert(entry.number, entry.span) {
            Some(first) => codes::BAD_RANKING
                .say(format!("{name} ranks state {} twice", entry.number))
                .related(first, "first ranked here"),
            None if entry.number == 0 => {
                codes::BAD_RANKING.say(format!("{name} ranks a state 0, and states count from 1"))
            }
            None if entry.number > count as u64 => {
                codes::BAD_RANKING.say(format!("{name} ranks state {}, and there are {count}", entry.number))
            }
            None => continue,
        };
        found = true;
        out.push(message.at(entry.span).hint(hint));
    }
    let missing: Vec<u64> = (1..=count as u64).filter(|n| !places.contains_key(n)).collect();
    if !missing.is_empty() || !found {
        let some: Vec<String> = missing.iter().take(LISTED).map(u64::to_string).collect();
        let more = if missing.len() > LISTED { ", and more" } else { "" };
        let message = if missing.is_empty() {
            format!("the ranking of {name} lists {listed} states, and there are more")
        } else {
            format!("the ranking of {name} misses state {}{more}", some.join(", "))
        };
        out.push(codes::BAD_RANKING.say(message).at(ranking.span).hint(hint));
    }
}

/// Listing the states would take too long.
struct TooHard;

/// Takes out misperceptions that no view can say, since they would leave a decision maker without any state.
pub(super) fn blindness(model: &mut Model, out: &mut Findings) {
    for maker in &mut model.makers {
        let all: Vec<Condition> = model.infeasible.iter().chain(&maker.blind).cloned().collect();
        let nothing_left =
            !maker.blind.is_empty() && feasible(model.options.len(), &all, 0).is_ok_and(|s| s.is_empty());
        maker.blind.retain(|condition| !condition.is_empty());
        if nothing_left {
            let states = listed(maker.blind.iter(), &model.options);
            let name = shown(&maker.name);
            let what = format!("misperceptions of {name}, who is blind to all states: those in which {states}");
            out.leave_out(maker.blind_at, what);
            maker.blind.clear();
        }
    }
}

/// The feasible states in ascending order, but at most one more than `enough`.
fn feasible(options: usize, infeasible: &[Condition], enough: usize) -> Result<Vec<u64>, TooHard> {
    let rules: Vec<(u64, u64)> = infeasible.iter().flatten().filter_map(bits).collect();
    let live: Vec<usize> = (0..rules.len()).collect();
    let mut walk = Walk { rules: &rules, most: enough.saturating_add(1), states: Vec::new(), steps: 0 };
    walk.visit(options, 0, &live)?;
    Ok(walk.states)
}

struct Walk<'r> {
    rules: &'r [(u64, u64)],
    most: usize,
    states: Vec<u64>,
    steps: u64,
}

impl Walk<'_> {
    /// Visits the states whose bits from `open` on are those of `prefix`; `live` are the rules that may still apply.
    fn visit(&mut self, open: usize, prefix: u64, live: &[usize]) -> Result<(), TooHard> {
        let below = if open >= 64 { u64::MAX } else { (1 << open) - 1 };
        let agrees = |rule: &&usize| (self.rules[**rule].1 ^ prefix) & self.rules[**rule].0 & !below == 0;
        let live: Vec<usize> = live.iter().filter(agrees).copied().collect();
        self.steps += live.len() as u64 + 1;
        if self.steps > MOST_STEPS {
            return Err(TooHard);
        }
        if self.states.len() >= self.most || live.iter().any(|rule| self.rules[*rule].0 & below == 0) {
            return Ok(());
        }
        if live.is_empty() {
            let room = self.most - self.states.len();
            self.states.extend((0..=below).take(room).map(|low| prefix | low));
            return Ok(());
        }
        // A live rule cares for a bit below, so there is one.
        let bit = 1u64 << (open - 1);
        self.visit(open - 1, prefix, &live)?;
        self.visit(open - 1, prefix | bit, &live)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn the_walk_lists_what_a_scan_lists(
            rules in prop::collection::vec(prop::collection::vec((0usize..7, any::<bool>()), 1..4), 0..8),
            enough in 0usize..140,
        ) {
            let holds = |rule: &Vec<(usize, bool)>, state: u64| rule.iter().all(|(k, taken)| (state >> k & 1 == 1) == *taken);
            let scan: Vec<u64> = (0..128).filter(|s| !rules.iter().any(|r| holds(r, *s))).take(enough + 1).collect();
            let walked = feasible(7, &rules.iter().map(|r| vec![r.clone()]).collect::<Vec<_>>(), enough);
            prop_assert_eq!(walked.ok(), Some(scan));
        }
    }

    #[test]
    fn sixty_four_options() {
        let all_but_two: Vec<Condition> = (0..63).map(|k| vec![vec![(k, true)]]).collect();
        assert_eq!(feasible(64, &all_but_two, 9).ok(), Some(vec![0, 1 << 63]));
        assert_eq!(feasible(64, &[], 2).ok(), Some(vec![0, 1, 2]));
    }

    #[test]
    fn a_riddle_is_given_up() {
        // Nine pigeons in seven holes: no state is feasible, but to see it takes very long.
        let at = |pigeon: usize, hole: usize| pigeon * 7 + hole;
        let mut rules: Vec<Condition> = Vec::new();
        for pigeon in 0..9 {
            rules.push(vec![(0..7).map(|hole| (at(pigeon, hole), false)).collect()]);
            for other in 0..pigeon {
                rules.extend((0..7).map(|hole| vec![vec![(at(pigeon, hole), true), (at(other, hole), true)]]));
            }
        }
        assert!(feasible(63, &rules, 9).is_err());
    }
}
