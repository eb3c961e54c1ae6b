//! Makes cases in option form from a seed, small enough for the naive definitions and odd enough to find mistakes:
//! infeasible combinations, one-way options, merged states, ties, and all three kinds of preference in one case.

use std::ops::RangeInclusive;

use crate::formula::{Formula, and, iff, implies, not, or, taken};
use crate::model::{Direction, MOST_OPTIONS, PlainCase, PlainOption, PlainParty, Preference};
use crate::naive::States;
use crate::rng::Rng;

/// What the cases should be like. Chances are percentages.
#[derive(Debug, Clone)]
pub struct Knobs {
    /// How many parties take part; at least one.
    pub parties: RangeInclusive<usize>,
    /// How many options a party has. The case as a whole always has at least one.
    pub options_per_party: RangeInclusive<usize>,
    /// How many options the case has at most.
    pub options: usize,
    /// How many infeasible rules are tried; one that would leave no state is left out.
    pub infeasible: RangeInclusive<usize>,
    /// Chance that an infeasible rule is about the options of a single party.
    pub single_owner: u8,
    /// Chance that a case merges states at all.
    pub coalesce: u8,
    /// How many merging rules such a case has.
    pub coalesce_rules: RangeInclusive<usize>,
    /// Chance that an option can be changed in one direction only.
    pub one_way: u8,
    /// Relative frequencies of prioritization, ranking and weights.
    pub preferences: [usize; 3],
    /// How many statements a prioritization or weighting has; few statements make many ties.
    pub statements: RangeInclusive<usize>,
    /// Chance that a state of a ranking is tied with the one before it.
    pub ties: u8,
    /// Whether weights may be below zero.
    pub negative_weights: bool,
    /// Chance that the case says where things stand today.
    pub status_quo: u8,
    /// Whether the status quo may be the combination in which nothing is taken. Off by default: whether a file in which
    /// every option says `now: false` has a status quo is a matter of reading, not of the definitions.
    pub empty_status_quo: bool,
}

impl Default for Knobs {
    fn default() -> Knobs {
        Knobs {
            parties: 1..=5,
            options_per_party: 0..=4,
            options: 8,
            infeasible: 0..=3,
            single_owner: 40,
            coalesce: 25,
            coalesce_rules: 1..=2,
            one_way: 25,
            preferences: [2, 2, 1],
            statements: 1..=5,
            ties: 25,
            negative_weights: true,
            status_quo: 50,
            empty_status_quo: false,
        }
    }
}

/// The case of a seed. The same seed and knobs give the same case everywhere.
///
/// ```
/// use detente_reference::naive::{Game, Sequences, analyze};
/// use detente_reference::random::{Knobs, case};
/// let case = case(42, &Knobs::default());
/// let game = Game::from_case(&case)?;
/// let results = analyze(&game, Sequences::Legal);
/// assert!(results["nash"].equilibria.iter().all(|state| results["seq"].equilibria.contains(state)));
/// # Ok::<(), detente_reference::model::Malformed>(())
/// ```
pub fn case(seed: u64, knobs: &Knobs) -> PlainCase {
    let mut rng = Rng::new(seed);
    let mut case = PlainCase::new(&format!("random-{seed}"), &format!("Random case {seed}"));
    case.parties = parties(&mut rng, knobs);
    let options = case.option_count();

    for _ in 0..rng.within(&knobs.infeasible) {
        let about = rule_options(&mut rng, &case, knobs);
        let rule = rule(&mut rng, &about);
        case.infeasible.push(rule);
        if States::of(&case).is_err() {
            case.infeasible.pop();
        }
    }
    if rng.chance(knobs.coalesce) {
        for _ in 0..rng.within(&knobs.coalesce_rules) {
            let all: Vec<usize> = (0..options).collect();
            let rule = rule(&mut rng, &all);
            case.coalesce.push(rule);
        }
    }
    // The loops above keep at least one state, and the options are few enough to list.
    let Ok(states) = States::of(&case) else { return case };

    for party in 0..case.parties.len() {
        case.parties[party].preference = preference(&mut rng, knobs, &case, states.count());
    }
    if rng.chance(knobs.status_quo) {
        let mut feasible: Vec<Vec<bool>> = states.numbers().flat_map(|state| states.members(state).to_vec()).collect();
        feasible.retain(|combination| knobs.empty_status_quo || combination.contains(&true));
        if !feasible.is_empty() {
            case.status_quo = Some(rng.pick(&feasible).clone());
        }
    }
    case
}

fn parties(rng: &mut Rng, knobs: &Knobs) -> Vec<PlainParty> {
    let count = rng.within(&knobs.parties).max(1);
    let most = knobs.options.clamp(1, MOST_OPTIONS);
    let mut sizes: Vec<usize> = (0..count).map(|_| rng.within(&knobs.options_per_party)).collect();
    while sizes.iter().sum::<usize>() > most {
        let party = rng.below(count);
        sizes[party] = sizes[party].saturating_sub(1);
    }
    if sizes.iter().all(|&size| size == 0) {
        sizes[0] = 1;
    }
    let option = |rng: &mut Rng, place: usize| PlainOption {
        id: format!("o{}", place + 1),
        direction: match rng.chance(knobs.one_way) {
            false => Direction::Both,
            true => *rng.pick(&[Direction::Take, Direction::Drop]),
        },
    };
    let party = |(place, size): (usize, usize)| PlainParty {
        id: format!("p{}", place + 1),
        name: format!("Party {}", place + 1),
        options: (0..size).map(|place| option(rng, place)).collect(),
        preference: Preference::Prioritized(Vec::new()),
    };
    sizes.into_iter().enumerate().map(party).collect()
}

/// The options that an infeasible rule is about: those of one party, or all.
fn rule_options(rng: &mut Rng, case: &PlainCase, knobs: &Knobs) -> Vec<usize> {
    let owners = case.owners();
    let all: Vec<usize> = (0..owners.len()).collect();
    if !rng.chance(knobs.single_owner) {
        return all;
    }
    // Drawing an option first makes parties with many options more likely, as in cases that people write.
    let owner = *rng.pick(&owners);
    all.into_iter().filter(|&option| owners[option] == owner).collect()
}

/// A statement that rules something out or merges something: mostly a few options together, sometimes anything.
fn rule(rng: &mut Rng, options: &[usize]) -> Formula {
    if rng.chance(30) {
        return statement(rng, options, 2);
    }
    let mut order = options.to_vec();
    rng.shuffle(&mut order);
    order.truncate(rng.within(&(1..=3)));
    // `rule` is never called without options: a case has at least one.
    order.into_iter().map(|option| literal(rng, option)).reduce(and).unwrap_or(Formula::False)
}

fn literal(rng: &mut Rng, option: usize) -> Formula {
    if rng.chance(50) { taken(option) } else { not(taken(option)) }
}

/// Any statement about some options; `depth` is the number of operators that may be nested.
pub fn statement(rng: &mut Rng, options: &[usize], depth: usize) -> Formula {
    if depth == 0 || rng.chance(40) {
        if options.is_empty() || rng.chance(2) {
            return if rng.chance(50) { Formula::True } else { Formula::False };
        }
        let option = *rng.pick(options);
        return literal(rng, option);
    }
    let left = statement(rng, options, depth - 1);
    let right = statement(rng, options, depth - 1);
    match rng.below(8) {
        0 | 1 => and(left, right),
        2 | 3 => or(left, right),
        4 | 5 => implies(left, right),
        6 => iff(left, right),
        _ => not(left),
    }
}

fn preference(rng: &mut Rng, knobs: &Knobs, case: &PlainCase, states: usize) -> Preference {
    let [prioritized, ranking, _] = knobs.preferences;
    let draw = rng.below(knobs.preferences.iter().sum());
    if draw >= prioritized && draw < prioritized + ranking {
        return Preference::Ranking(rng.ranking(states, knobs.ties));
    }
    let all: Vec<usize> = (0..case.option_count()).collect();
    let names = case.option_names();
    let mut statements: Vec<Formula> = Vec::new();
    for _ in 0..rng.within(&knobs.statements) {
        let next = statement(rng, &all, 2);
        // In a case file a weighting is keyed by its statements: no text may stand there twice.
        if statements.iter().all(|known| known.text(&names) != next.text(&names)) {
            statements.push(next);
        }
    }
    if draw < prioritized {
        return Preference::Prioritized(statements);
    }
    // Tenths that do not add up in binary, a millionth, and few enough sizes for sums to be tied often.
    const SIZES: [i64; 7] = [1_000_000, 2_000_000, 3_000_000, 100_000, 200_000, 300_000, 1];
    let weight = |rng: &mut Rng| {
        let size = *rng.pick(&SIZES);
        if knobs.negative_weights && rng.chance(30) { -size } else { size }
    };
    Preference::Weights(statements.into_iter().map(|statement| (statement, weight(rng))).collect())
}
