//! The case file of a case that uses everything, character by character.

use detente_reference::formula::{and, iff, implies, not, or, taken};
use detente_reference::model::{Direction, GraphParty, GraphState, PlainCase, PlainGraph, PlainParty, Preference};
use detente_reference::naive::{Game, Sequences, analyze};
use detente_reference::yaml::expectation;

fn rich() -> PlainCase {
    let mut case = PlainCase::new("everything-at-once", "Say \"everything\": a #1 case");
    case.parties = vec![
        PlainParty::new("a", &["x", "y"], Preference::Ranking(vec![vec![5], vec![1, 4], vec![2], vec![3]])),
        PlainParty::new("b", &["z"], Preference::Prioritized(vec![implies(taken(0), taken(2)), not(taken(1))])),
        PlainParty::new("c", &[], Preference::Weights(vec![(or(taken(0), taken(2)), 1_500_000), (taken(1), -1)])),
    ];
    case.parties[0].options[0].direction = Direction::Take;
    case.parties[1].options[0].direction = Direction::Drop;
    case.infeasible = vec![and(taken(0), taken(1))];
    case.coalesce = vec![and(taken(2), iff(taken(0), taken(1)))];
    case.coalesce.push(and(taken(2), taken(1)));
    case.coalesce.push(and(taken(2), not(taken(0))));
    case.status_quo = Some(vec![false, true, false]);
    case
}

#[test]
fn option_form() {
    let expected = r#"detente: 1
id: everything-at-once
title: "Say \"everything\": a #1 case"
parties:
  a:
    name: "a"
    assumption: true
    options:
      x: {does: "x", now: false, moves: take}
      y: {does: "y", now: true}
    ranking:
      - "NYY"
      - ["NNN", "YNY"]
      - "YNN"
      - "NYN"
  b:
    name: "b"
    assumption: true
    options:
      z: {does: "z", now: false, moves: drop}
    prefers:
      - "a.x -> b.z"
      - "!a.y"
  c:
    name: "c"
    assumption: true
    weights:
      "a.x | b.z": 1.5
      "a.y": -0.000001
infeasible:
  - {when: "a.x & a.y", assumption: true}
coalesce:
  - {when: "b.z & (a.x <-> a.y)", assumption: true}
  - {when: "b.z & a.y", assumption: true}
  - {when: "b.z & !a.x", assumption: true}
"#;
    // The states are NNN, YNN, NYN, YNY, and NNY with NYY, for which NYY stands.
    assert_eq!(rich().to_yaml().unwrap(), expected);
}

#[test]
fn graph_form_and_expectation() {
    let state = |number: usize| GraphState { id: format!("s{number}"), meaning: format!("No. {number}: \"so\"") };
    let graph = PlainGraph {
        id: "arcs".to_string(),
        title: "Arcs".to_string(),
        states: (1..=3).map(state).collect(),
        parties: vec![
            GraphParty {
                id: "a".to_string(),
                name: "A".to_string(),
                arcs: vec![(1, 2), (2, 3)],
                ranking: vec![vec![3], vec![1, 2]],
            },
            GraphParty { id: "b".to_string(), name: "B".to_string(), arcs: vec![], ranking: vec![vec![1, 2, 3]] },
        ],
        status_quo: Some(2),
    };
    let expected = r#"detente: 1
id: arcs
title: "Arcs"
parties:
  a:
    name: "A"
    assumption: true
    arcs: [[s1, s2], [s2, s3]]
    ranking:
      - s3
      - [s1, s2]
  b:
    name: "B"
    assumption: true
    arcs: []
    ranking:
      - [s1, s2, s3]
states:
  s1: "No. 1: \"so\""
  s2: "No. 2: \"so\""
  s3: "No. 3: \"so\""
now: s2
"#;
    assert_eq!(graph.to_yaml().unwrap(), expected);

    let results = analyze(&Game::from_graph(&graph).unwrap(), Sequences::Legal);
    let equilibria = "nash: [1, 3]\n    gmr: [1, 3]\n    smr: [1, 3]\n    seq: [1, 3]\n    sseq: [1, 3]";
    assert_eq!(expectation(&results), format!("expect:\n  feasible: 3\n  equilibria:\n    {equilibria}\n"));
}

#[test]
fn what_cannot_be_written_is_explained() {
    let mut case = rich();
    case.parties[0].preference = Preference::Ranking(vec![vec![9]]);
    let fault = case.to_yaml().unwrap_err().to_string();
    assert_eq!(fault, "party a: its ranking names the state 9, which does not exist");
}
