//! The Elmira groundwater conflict (Kilgour, Hipel, Fang and Peng 2001): the published states, rankings and equilibria.

use detente_reference::formula::{Formula, and, not, or, taken};
use detente_reference::model::{Direction, PlainCase, PlainParty, Preference, State};
use detente_reference::naive::{Game, Sequences, States, analyze, coalition};

const DELAY: usize = 1;
const ACCEPT: usize = 2;
const ABANDON: usize = 3;

fn strict(ranking: [State; 9]) -> Preference {
    Preference::Ranking(ranking.iter().map(|&state| vec![state]).collect())
}

fn both(first: usize, second: usize) -> Formula {
    and(taken(first), taken(second))
}

fn elmira() -> PlainCase {
    let mut case = PlainCase::new("elmira", "Elmira");
    case.parties = vec![
        PlainParty::new("ministry", &["modify"], strict([7, 3, 4, 8, 5, 1, 2, 6, 9])),
        PlainParty::new("uniroyal", &["delay", "accept", "abandon"], strict([1, 4, 8, 5, 9, 3, 7, 2, 6])),
        PlainParty::new("local", &["insist"], strict([7, 3, 5, 1, 8, 6, 4, 2, 9])),
    ];
    case.parties[0].options[0].direction = Direction::Take;
    // Who accepts cannot go back to delay, and who abandons the plant cannot return to it.
    case.parties[1].options[0].direction = Direction::Drop;
    case.parties[1].options[2].direction = Direction::Take;
    // Uniroyal does exactly one of the three.
    case.infeasible = vec![both(DELAY, ACCEPT), both(DELAY, ABANDON), both(ACCEPT, ABANDON)];
    case.infeasible.push(not(or(or(taken(DELAY), taken(ACCEPT)), taken(ABANDON))));
    case.coalesce = vec![taken(ABANDON)];
    case
}

#[test]
fn nine_states_in_the_published_order() {
    let states = States::of(&elmira()).unwrap();
    let patterns: Vec<String> = states.numbers().map(|state| states.pattern(state)).collect();
    assert_eq!(
        patterns,
        ["NYNNN", "YYNNN", "NNYNN", "YNYNN", "NYNNY", "YYNNY", "NNYNY", "YNYNY", "-NNY-"],
        "modify, delay, accept, abandon, insist"
    );
    assert_eq!(states.members(9).len(), 4);
    assert_eq!(states.full_pattern(9).as_deref(), Some("YNNYY"));
}

#[test]
fn moves_are_those_of_the_published_graph() {
    let game = Game::from_case(&elmira()).unwrap();
    let arcs = |party| -> Vec<(State, State)> {
        game.states().flat_map(|from| game.moves(party, from).iter().map(move |&to| (from, to))).collect()
    };
    assert_eq!(arcs(0), [(1, 2), (3, 4), (5, 6), (7, 8)]);
    let abandon = [(1, 9), (2, 9), (3, 9), (4, 9), (5, 9), (6, 9), (7, 9), (8, 9)];
    let mut uniroyal = [(1, 3), (2, 4), (5, 7), (6, 8)].to_vec();
    uniroyal.extend(abandon);
    uniroyal.sort();
    assert_eq!(arcs(1), uniroyal);
    assert_eq!(arcs(2), [(1, 5), (2, 6), (3, 7), (4, 8), (5, 1), (6, 2), (7, 3), (8, 4)]);
}

#[test]
fn published_equilibria() {
    let results = analyze(&Game::from_case(&elmira()).unwrap(), Sequences::Legal);
    assert_eq!(results.feasible, 9);
    assert_eq!(results["nash"].equilibria, [5, 8, 9]);
    assert_eq!(results["seq"].equilibria, [5, 8, 9]);
    assert_eq!(results["sseq"].equilibria, [5, 8, 9]);
    assert_eq!(results["gmr"].equilibria, [1, 4, 5, 8, 9]);
    assert_eq!(results["smr"].equilibria, [1, 4, 5, 8, 9]);
}

#[test]
fn the_coalition_of_ministry_and_uniroyal_jumps_to_the_historical_outcome() {
    let game = Game::from_case(&elmira()).unwrap();
    let results = analyze(&game, Sequences::Legal);
    assert_eq!(coalition::equilibrium_jumps(&game, &[0, 1], &results["nash"]), [(5, 8)]);
    assert_eq!(coalition::equilibrium_jumps(&game, &[0, 2], &results["nash"]), []);
    assert_eq!(coalition::equilibrium_jumps(&game, &[1, 2], &results["nash"]), []);
}

#[test]
fn simultaneous_stability_includes_nash() {
    // The publication does not treat SIM; only the inclusion is known beforehand.
    let results = analyze(&Game::from_case(&elmira()).unwrap(), Sequences::Legal);
    let sim = &results["sim"];
    assert!(results["nash"].equilibria.iter().all(|state| sim.equilibria.contains(state)));
}
