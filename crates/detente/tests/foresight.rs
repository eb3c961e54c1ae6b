//! Limited-move, non-myopic and Stackelberg stability, held to the definitions by literal recursion and to what is
//! published.

use crate::common;
use crate::common::{detente as command, detente_in};
use detente::graph::StateSet;
use detente::stability::{Foresight, ForesightChecker, Outlook};
use detente::{Budget, Concept, Graph, PartyId, SourceText, StateId};
use detente_reference::naive::{Game, foresight as naive};
use detente_reference::random::{self, Knobs};
use detente_reference::random_graph::{self, GraphKnobs};
use serde_json::{Value, json};

const A: PartyId = PartyId(0);
const B: PartyId = PartyId(1);

/// How many random cases of each kind are looked at.
fn cases() -> u64 {
    std::env::var("DETENTE_CASES").ok().and_then(|n| n.parse().ok()).unwrap_or(300)
}

fn graph(yaml: &str) -> Graph {
    let source = SourceText::new("case.yaml", yaml);
    detente::open(&source, &Budget::unlimited()).unwrap_or_else(|e| panic!("{e:?}\n{yaml}")).graph
}

fn shipped(id: &str) -> Graph {
    let path = format!("{}/../../cases/{id}/case.yaml", env!("CARGO_MANIFEST_DIR"));
    graph(&std::fs::read_to_string(path).expect("the case is shipped"))
}

fn numbers(set: Option<StateSet>) -> Vec<usize> {
    set.expect("known").iter().map(|s| s.number() as usize).collect()
}

/// Compares the engine with the definitions; returns the length of the cycle.
fn agree(yaml: &str, game: &Game, horizons: usize) -> usize {
    let graph = graph(yaml);
    let ahead = Foresight::new(&graph, 10_000, &Budget::unlimited()).expect("two parties");
    let mut checker = ForesightChecker::new(&graph).expect("two parties");
    let cycle = ahead.cycle().expect("small cases repeat soon");
    let (table, from) = naive::until_repeated(game);
    assert_eq!((cycle.from, cycle.length), (from, table.len() - from), "{yaml}");
    for party in [A, B] {
        let p = party.index();
        for state in graph.states().ids() {
            let number = state.number() as usize;
            for horizon in 0..=horizons {
                let literal = naive::end(game, horizon, p, number);
                let found = ahead.end(horizon, party, state).expect("known").number() as usize;
                assert_eq!(found, literal, "horizon {horizon}, party {p}, state {number}\n{yaml}");
            }
            // Beyond the cycle the engine must go on as the definition does.
            assert_eq!(ahead.last(), cycle.from.max(1) + cycle.length - 1);
            for horizon in 1..=table.len() + cycle.length {
                let told = ahead.anticipation(horizon, party, state).expect("known");
                checker.check(&told).unwrap_or_else(|fault| panic!("{fault}: {told:?}\n{yaml}"));
                assert_eq!(told.is_stable(), ahead.end(horizon, party, state) == Some(state));
            }
            let outlook = ahead.outlook(party, state).expect("known");
            let stays = |h: usize| ahead.end(h, party, state) == Some(state);
            match &outlook {
                Outlook::Stays(since) | Outlook::Leaves(since) => {
                    let stable = matches!(outlook, Outlook::Stays(_));
                    assert!((*since..since + 2 * table.len()).all(|h| stays(h) == stable), "{yaml}");
                    assert!(*since == 1 || stays(since - 1) != stable, "the first such horizon\n{yaml}");
                }
                Outlook::Swings(since, pattern) => {
                    assert!(pattern.contains(&true) && pattern.contains(&false));
                    assert!((0..3 * table.len()).all(|k| stays(since + k) == pattern[k % pattern.len()]), "{yaml}");
                }
            }
            let swings = matches!(outlook, Outlook::Swings(..));
            assert_eq!(ahead.swinging(party).expect("known").contains(state), swings, "{yaml}");
        }
        assert_eq!(numbers(ahead.nonmyopic(party)), naive::nonmyopic(game, p), "{yaml}");
        let literal: Vec<usize> = game.states().filter(|s| naive::stackelberg(game, p, *s)).collect();
        assert_eq!(numbers(ahead.stackelberg(party)), literal, "{yaml}");
    }
    let nash = detente::analyze(&graph, &[Concept::Nash], &Budget::unlimited());
    for party in [A, B] {
        assert_eq!(ahead.stable(1, party).as_ref(), nash.verdicts[0].stable.get(party.index()), "L_1 is Nash\n{yaml}");
    }
    cycle.length
}

#[test]
fn option_form_agrees_with_the_definitions() {
    let knobs = Knobs {
        parties: 2..=2,
        options_per_party: 0..=3,
        options: 5,
        one_way: 30,
        coalesce: 40,
        ties: 35,
        ..Knobs::default()
    };
    for seed in 0..cases() {
        let case = random::case(4_000_000 + seed, &knobs);
        agree(&case.to_yaml().expect("well-formed"), &Game::from_case(&case).expect("well-formed"), 4);
    }
}

#[test]
fn graph_form_agrees_with_the_definitions() {
    let knobs = GraphKnobs { states: 2..=9, parties: 2..=2, arcs: 25, ..GraphKnobs::default() };
    let mut swinging = 0;
    for seed in 0..cases() {
        let case = random_graph::graph(4_000_000 + seed, &knobs);
        let length = agree(&case.to_yaml().expect("well-formed"), &Game::from_graph(&case).expect("well-formed"), 5);
        swinging += u64::from(length > 1);
    }
    assert!(swinging > 0, "some case must never settle");
}

/// Brams & Wittman 1981, Kilgour 1985: in the prisoner's dilemma mutual silence, which is no Nash equilibrium, is stable
/// for those who look ahead, and so is mutual confession. In Chicken the compromise alone is.
#[test]
fn published_two_by_two_games() {
    let graph = shipped("prisoners-dilemma");
    let ahead = Foresight::new(&graph, 100, &Budget::unlimited()).expect("two parties");
    let silence = graph.states().find(0b00).expect("feasible");
    let both = |sets: [Option<StateSet>; 2]| {
        let [mut a, b] = sets.map(|s| s.expect("known"));
        a.intersect(&b);
        numbers(Some(a))
    };
    for party in [A, B] {
        assert_ne!(ahead.end(1, party, silence), Some(silence), "who looks one move ahead confesses");
        assert!((2..20).all(|h| ahead.end(h, party, silence) == Some(silence)), "who looks further does not");
        assert_eq!(ahead.outlook(party, silence), Some(Outlook::Stays(2)));
    }
    assert_eq!(both([ahead.nonmyopic(A), ahead.nonmyopic(B)]), [1, 4]);
    assert_eq!(numbers(ahead.stackelberg(A)), [4], "the follower would not keep silent");

    let graph = shipped("chicken");
    let ahead = Foresight::new(&graph, 100, &Budget::unlimited()).expect("two parties");
    assert_eq!(both([ahead.nonmyopic(A), ahead.nonmyopic(B)]), [4], "the compromise: both swerve");
    assert_eq!(both([ahead.stable(1, A), ahead.stable(1, B)]), [2, 3], "the Nash equilibria");
    // The leader drives on, the follower swerves.
    assert_eq!(numbers(ahead.stackelberg(A)), [3]);
    assert_eq!(numbers(ahead.stackelberg(B)), [2]);
}

/// A has two moves that end equally well for it and not for B: it takes the one to the lowest state.
#[test]
fn ties_stay_and_then_take_the_lowest_number() {
    let yaml = "
detente: 1
id: ties
states: {s1: Start, s2: Low, s3: High, s4: As good as the start}
parties:
  a: {arcs: [[s1, s3], [s1, s2], [s4, s1]], ranking: [[s2, s3], [s1, s4]], assumption: true}
  b: {arcs: [], ranking: [s3, s2, s1, s4], assumption: true}
";
    let graph = graph(yaml);
    let ahead = Foresight::new(&graph, 100, &Budget::unlimited()).expect("two parties");
    let (s1, s4) = (StateId(0), StateId(3));
    assert_eq!(ahead.end(1, A, s1), Some(StateId(1)));
    assert_eq!(ahead.end(1, A, s4), Some(s4), "moving to a state that is as good gains nothing");
    assert_eq!(ahead.end(7, B, s1), Some(s1), "who cannot move stays");
}

#[test]
fn one_party_or_three_are_refused_with_the_reason() {
    for (id, words) in [("volunteers-dilemma", "two parties"), ("elmira", "two parties")] {
        let graph = shipped(id);
        let refused = Foresight::new(&graph, 10, &Budget::unlimited()).unwrap_err();
        assert!(refused.to_string().contains(words), "{refused}");
        assert!(ForesightChecker::new(&graph).is_err());
    }
    let alone = graph("detente: 1\nid: alone\nparties:\n  a: {options: {x: Do x}, prefers: [a.x], assumption: true}\n");
    let refused = Foresight::new(&alone, 10, &Budget::unlimited()).unwrap_err();
    assert!(refused.to_string().contains("one party"), "{refused}");
}

#[test]
fn limits_stop_it_and_what_was_found_is_kept() {
    let graph = shipped("chicken");
    let ahead = Foresight::new(&graph, 2, &Budget::unlimited()).expect("two parties");
    assert_eq!((ahead.cycle(), ahead.last()), (None, 2), "Chicken settles at horizon 3");
    assert!(ahead.stable(2, A).is_some() && ahead.stable(3, A).is_none() && ahead.nonmyopic(A).is_none());
    let small = Budget { memory: 100, ..Budget::unlimited() };
    let ahead = Foresight::new(&graph, 100, &small).expect("two parties");
    assert!(ahead.stopped().is_some() && ahead.cycle().is_none());
}

const TUG_OF_WAR: &str = "
detente: 1
id: tug-of-war
title: Tug of war
states: {s1: The flag is left, s2: The flag is right}
parties:
  left: {name: Left, arcs: [[s2, s1], [s1, s2]], ranking: [s1, s2], assumption: true}
  right: {name: Right, arcs: [[s1, s2], [s2, s1]], ranking: [s2, s1], assumption: true}
";

/// Whoever looks an odd number of moves ahead pulls, whoever looks an even number ahead knows better.
#[test]
fn a_tug_of_war_never_settles() {
    let graph = graph(TUG_OF_WAR);
    let ahead = Foresight::new(&graph, 100, &Budget::unlimited()).expect("two parties");
    let right = StateId(1);
    assert_eq!(ahead.outlook(A, right), Some(Outlook::Swings(1, vec![false, true])));
    assert_eq!(ahead.outlook(B, right), Some(Outlook::Stays(1)));
    assert_eq!((numbers(ahead.nonmyopic(A)), numbers(ahead.swinging(A))), (vec![1], vec![2]));

    let folder = tempfile::tempdir().expect("a folder");
    std::fs::write(folder.path().join("case.yaml"), TUG_OF_WAR).expect("it can be written");
    let text = detente_in(folder.path(), &["foresight", "."]).out;
    assert!(text.contains("repeats every 2 horizons"), "{text}");
    assert!(text.contains("L_2  2 moves ahead"), "each different horizon is listed: {text}");
    let text = detente_in(folder.path(), &["foresight", ".", "--state", "s2", "--horizon", "2"]).out;
    assert!(text.contains("it moves and stays, and so on over again"), "{text}");
    assert!(text.contains("which is where it started"), "{text}");
}

#[test]
fn the_document_is_as_documented() {
    let run = command(&["foresight", "cases/prisoners-dilemma", "--state", "1", "--leader", "a", "--format", "json"]);
    assert_eq!(run.status, 0, "{}", run.err);
    let document: Value = serde_json::from_str(&run.out).expect("it is JSON");
    let expected = json!({
        "format": "detente.foresight/1",
        "case": {"id": "prisoners-dilemma", "title": "Prisoner's dilemma"},
        "parties": ["a", "b"],
        "feasible": 4,
        "status_quo": null,
        "horizons": [
            {"horizon": 1, "stable": {"a": [2, 4], "b": [3, 4]}, "both": [4]},
            {"horizon": 2, "stable": {"a": [1, 2, 4], "b": [1, 3, 4]}, "both": [1, 4]},
        ],
        "cycle": {"from": 2, "length": 1},
        "nonmyopic": {
            "stable": {"a": [1, 2, 4], "b": [1, 3, 4]}, "both": [1, 4], "swinging": {"a": [], "b": []},
        },
        "stackelberg": {"a": [4]},
        "play": {
            "state": 1,
            "horizon": 2,
            "first": {
                "a": {
                    "stays": true,
                    "instead_of": [[{"party": "a", "to": 2}, {"party": "b", "to": 4}]],
                    "end": 1,
                    "outlook": {"stays_from": 2},
                },
                "b": {
                    "stays": true,
                    "instead_of": [[{"party": "b", "to": 3}, {"party": "a", "to": 4}]],
                    "end": 1,
                    "outlook": {"stays_from": 2},
                },
            },
        },
        "conventions": {
            "moves": "in-turn", "staying": "ends-it", "ties": "stay-then-lowest-number", "return_to_start": "stay",
        },
    });
    assert_eq!(document, expected);
}

/// The page shows what the command prints.
#[test]
fn the_page_shows_real_output() {
    let page = std::fs::read_to_string(common::root().join("docs/foresight.md")).expect("the page is there");
    let mut shown = 0;
    for block in page.split("```console\n").skip(1) {
        let (call, output) = block.split("```").next().expect("a block ends").split_once('\n').expect("output follows");
        let args: Vec<&str> = call.strip_prefix("$ detente ").expect("a call").split(' ').collect();
        let run = command(&args);
        assert_eq!(run.status, 0, "{call}: {}", run.err);
        assert_eq!(run.out, output, "{call}");
        shown += 1;
    }
    assert!(shown >= 3, "{shown}");
}

#[test]
fn wrong_calls_are_explained() {
    let many = command(&["foresight", "cases/japan-dprk-2024"]);
    assert_eq!((many.status, many.out.as_str()), (2, ""));
    assert!(many.err.contains("two parties"), "{}", many.err);
    assert_eq!(command(&["foresight", "cases/chicken", "--horizon", "0"]).status, 2);
    assert_eq!(command(&["foresight", "cases/chicken", "--leader", "nobody"]).status, 2);
}

/// Every way of damaging an anticipation is seen.
#[test]
fn damaged_anticipations_are_refused() {
    use detente::stability::{Anticipated, Anticipation};
    let mut damaged = 0;
    for id in ["prisoners-dilemma", "chicken", "stag-hunt", "battle-of-the-sexes"] {
        let graph = shipped(id);
        let ahead = Foresight::new(&graph, 100, &Budget::unlimited()).expect("two parties");
        let mut checker = ForesightChecker::new(&graph).expect("two parties");
        let mut refuse = |bad: Anticipation| {
            damaged += 1;
            assert!(checker.check(&bad).is_err(), "{id}: {bad:?}");
        };
        for (party, state) in [A, B].into_iter().flat_map(|p| graph.states().ids().map(move |s| (p, s))) {
            for horizon in 1..5 {
                let good = ahead.anticipation(horizon, party, state).expect("known");
                let with = |verdict| Anticipation { verdict, ..good.clone() };
                refuse(Anticipation { horizon: 0, ..good.clone() });
                match &good.verdict {
                    Anticipated::Moves(line) => {
                        refuse(with(Anticipated::Moves(Vec::new())));
                        refuse(with(Anticipated::Moves(line[1..].to_vec())));
                        refuse(with(Anticipated::Moves([line.clone(), line.clone()].concat())));
                        refuse(with(Anticipated::Stays(vec![line.clone()])));
                    }
                    Anticipated::Stays(lines) => {
                        refuse(with(Anticipated::Moves(lines[0].clone())));
                        refuse(with(Anticipated::Stays(Vec::new())));
                        refuse(with(Anticipated::Stays(vec![Vec::new()])));
                        refuse(with(Anticipated::Stays([lines.clone(), lines.clone()].concat())));
                        let mut longer = lines.clone();
                        let last = *longer[0].last().expect("a move");
                        longer[0].push(last);
                        refuse(with(Anticipated::Stays(longer)));
                        let mut swapped = lines.clone();
                        swapped[0][0].party = if party == A { B } else { A };
                        refuse(with(Anticipated::Stays(swapped)));
                    }
                }
            }
        }
    }
    assert!(damaged > 200, "{damaged}");
}
