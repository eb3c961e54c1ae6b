//! Inverse analysis: which changes of preference make a wanted state an equilibrium.
//!
//! The least changes are found by making every elementary change to every party's preferences, and every elementary
//! change to what comes out, until something does it. An elementary change is a swap of neighbouring statements,
//! dropping a statement, adding the wanted outcome as a statement (once a party); for weights an exchange of the
//! weights of neighbours by weight, or dropping a statement; for a ranking a swap or a merger of neighbouring tiers, or
//! taking one state out of a tie. The counting form lists every permutation.

use std::collections::{BTreeSet, VecDeque};

use crate::formula::Formula;
use crate::model::{Malformed, PlainCase, Preference, State};
use crate::naive::joint::{Sanctions, Sequences};
use crate::naive::{Game, definition};

/// Whether a state is stable for a party under a concept, given what the party has to fear; a concept without
/// meaning for the game holds nowhere.
pub fn stable(game: &Game, concept: &str, party: usize, state: State, sanctions: &Sanctions) -> bool {
    definition(concept)(game, party, state, sanctions) == Some(true)
}

fn all_sanctions(game: &Game) -> Vec<Sanctions> {
    game.parties().map(|party| Sanctions::against(game, party, Sequences::Legal)).collect()
}

/// What is wanted of a changed case.
#[derive(Debug, Clone)]
pub struct Wanted {
    /// One of these states is to be an equilibrium.
    pub states: Vec<State>,
    /// The outcome as a statement, which a party may come to want.
    pub statement: Formula,
    /// Whether the equilibrium must be reached from the status quo by improvements.
    pub reached: bool,
    /// Under which concept.
    pub concept: &'static str,
    /// The parties whose preferences may change.
    pub parties: Vec<usize>,
    /// Which kinds of changes are made: swap, tie, drop, add.
    pub kinds: Vec<&'static str>,
}

impl Wanted {
    /// The wanted states that a game makes equilibria, and reaches if that is asked for.
    pub fn met_by(&self, game: &Game) -> Vec<State> {
        let reached = match (self.reached, game.status_quo()) {
            (true, Some(now)) => improvements_from(game, now),
            _ => game.states().collect(),
        };
        let sanctions = all_sanctions(game);
        let everyone =
            |state: &State| game.parties().all(|party| stable(game, self.concept, party, *state, &sanctions[party]));
        self.states.iter().copied().filter(|state| reached.contains(state)).filter(everyone).collect()
    }
}

/// The states that improvements lead to from a state, nobody moving twice in a row; the state itself is one of them.
fn improvements_from(game: &Game, start: State) -> BTreeSet<State> {
    let mut seen: BTreeSet<(State, Option<usize>)> = BTreeSet::from([(start, None)]);
    let mut queue = VecDeque::from([(start, None)]);
    while let Some((state, last)) = queue.pop_front() {
        for mover in game.parties().filter(|mover| last != Some(*mover)) {
            for to in game.improvements(mover, state) {
                if seen.insert((to, Some(mover))) {
                    queue.push_back((to, Some(mover)));
                }
            }
        }
    }
    seen.into_iter().map(|(state, _)| state).collect()
}

/// How the parties rank all states: per party and pair of states how the party compares them.
pub type Orders = Vec<Vec<i8>>;

/// Solutions of least cost: the cost, and per solution how the parties rank the states and which wanted states it makes
/// equilibria.
pub type Least = (usize, BTreeSet<(Orders, Vec<State>)>);

/// The least number of elementary changes, up to `most`, that do what is wanted, with every way in which the parties
/// then rank the states and the wanted states that it makes equilibria.
pub fn least_changes(case: &PlainCase, wanted: &Wanted, most: usize) -> Result<Option<Least>, Malformed> {
    let mut seen: BTreeSet<String> = BTreeSet::from([spelt(case)]);
    let mut level = vec![case.clone()];
    for cost in 0..=most {
        let mut found = BTreeSet::new();
        for case in &level {
            let game = Game::from_case(case)?;
            let met = wanted.met_by(&game);
            if !met.is_empty() {
                found.insert((orders(&game), met));
            }
        }
        if !found.is_empty() {
            return Ok(Some((cost, found)));
        }
        let mut next = Vec::new();
        for case in &level {
            for &party in &wanted.parties {
                let edited = edited(&case.parties[party].preference, &wanted.statement);
                for (_, preference) in edited.into_iter().filter(|(kind, _)| wanted.kinds.contains(kind)) {
                    let mut case = case.clone();
                    case.parties[party].preference = preference;
                    if seen.insert(spelt(&case)) {
                        next.push(case);
                    }
                }
            }
        }
        level = next;
    }
    Ok(None)
}

fn spelt(case: &PlainCase) -> String {
    case.parties.iter().map(|party| format!("{:?};", party.preference)).collect()
}

/// How the parties of a game rank all states.
pub fn orders(game: &Game) -> Orders {
    let of = |party| {
        let pairs = game.states().flat_map(|first| game.states().map(move |second| (first, second)));
        pairs.map(|(first, second)| game.compare(party, first, second) as i8).collect()
    };
    game.parties().map(of).collect()
}

/// Every preference that one elementary change leads to, with the kind of change.
fn edited(preference: &Preference, wanted: &Formula) -> Vec<(&'static str, Preference)> {
    let mut out = Vec::new();
    match preference {
        Preference::Prioritized(statements) => {
            for place in 0..statements.len() {
                let mut fewer = statements.clone();
                fewer.remove(place);
                out.push(("drop", Preference::Prioritized(fewer)));
                if place > 0 {
                    let mut swapped = statements.clone();
                    swapped.swap(place - 1, place);
                    out.push(("swap", Preference::Prioritized(swapped)));
                }
            }
            // A second copy would never tell states apart that the first does not.
            if !statements.contains(wanted) {
                for place in 0..=statements.len() {
                    let mut more = statements.clone();
                    more.insert(place, wanted.clone());
                    out.push(("add", Preference::Prioritized(more)));
                }
            }
        }
        Preference::Weights(weights) => {
            for place in 0..weights.len() {
                let mut fewer = weights.clone();
                fewer.remove(place);
                out.push(("drop", Preference::Weights(fewer)));
            }
            // Neighbours: two different weights, and no weight of the list lies between them.
            for one in 0..weights.len() {
                for other in 0..weights.len() {
                    let (more, less) = (weights[one].1, weights[other].1);
                    if more > less && !weights.iter().any(|(_, weight)| less < *weight && *weight < more) {
                        let mut exchanged = weights.clone();
                        (exchanged[one].1, exchanged[other].1) = (less, more);
                        out.push(("swap", Preference::Weights(exchanged)));
                    }
                }
            }
        }
        Preference::Ranking(tiers) => {
            for place in 0..tiers.len() {
                if place > 0 {
                    let mut swapped = tiers.clone();
                    swapped.swap(place - 1, place);
                    out.push(("swap", Preference::Ranking(swapped)));
                    let mut merged = tiers.clone();
                    let worse = merged.remove(place);
                    merged[place - 1].extend(worse);
                    out.push(("tie", Preference::Ranking(tidy(merged))));
                }
                for state in tiers[place].iter().filter(|_| tiers[place].len() > 1) {
                    for below in [0, 1] {
                        let mut apart = tiers.clone();
                        apart[place].retain(|other| other != state);
                        apart.insert(place + below, vec![*state]);
                        out.push(("tie", Preference::Ranking(apart)));
                    }
                }
            }
        }
    }
    out
}

fn tidy(mut tiers: Vec<Vec<State>>) -> Vec<Vec<State>> {
    tiers.iter_mut().for_each(|tier| tier.sort_unstable());
    tiers
}

/// How many strict orders of `over` by one party, all other states below in the case's order, make a state stable for
/// it, and how many make it an equilibrium. The case must give the party a ranking.
pub fn count(
    case: &PlainCase,
    party: usize,
    state: State,
    over: &[State],
    concept: &str,
) -> Result<(u64, u64), Malformed> {
    let Preference::Ranking(tiers) = &case.parties[party].preference else {
        return Err(Malformed("the counting form needs a ranking".to_string()));
    };
    let rest: Vec<Vec<State>> = tiers
        .iter()
        .map(|tier| tier.iter().copied().filter(|state| !over.contains(state)).collect::<Vec<State>>())
        .filter(|tier| !tier.is_empty())
        .collect();
    let (mut for_it, mut for_all) = (0, 0);
    for order in permutations(over) {
        let mut changed = case.clone();
        let ranking = order.into_iter().map(|state| vec![state]).chain(rest.clone()).collect();
        changed.parties[party].preference = Preference::Ranking(ranking);
        let game = Game::from_case(&changed)?;
        let sanctions = all_sanctions(&game);
        let stays = |party: usize| stable(&game, concept, party, state, &sanctions[party]);
        for_it += u64::from(stays(party));
        for_all += u64::from(game.parties().all(stays));
    }
    Ok((for_it, for_all))
}

/// Every order of some states.
pub fn permutations(states: &[State]) -> Vec<Vec<State>> {
    if states.is_empty() {
        return vec![Vec::new()];
    }
    let mut all = Vec::new();
    for first in states {
        let others: Vec<State> = states.iter().copied().filter(|state| state != first).collect();
        for rest in permutations(&others) {
            all.push([vec![*first], rest].concat());
        }
    }
    all
}
