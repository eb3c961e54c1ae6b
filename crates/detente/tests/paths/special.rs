//! Small cases, each made so that one rule decides, and the cases of the repository whose paths are known.

use crate::paths::{case, model, set, state};
use detente::graph::{Progress, StateSet};
use detente::stability::Coalition;
use detente::stability::evolution::{
    Answer, By, Effect, Order, Path, Reach, Request, Routes, Rule, evolve, improvement_cycle, reach, routes,
};
use detente::{Budget, Graph, Model, PartyId, Stop};
use detente_reference::model::{GraphParty, GraphState, PlainGraph};

const A: PartyId = PartyId(0);
const B: PartyId = PartyId(1);

/// Arcs of a party and its ranking, best first.
type Listed<'a> = (&'a [(usize, usize)], &'a [&'a [usize]]);

/// A case in graph form.
fn listed(states: usize, parties: &[Listed]) -> Model {
    let states = (1..=states).map(|n| GraphState { id: format!("s{n}"), meaning: format!("State {n}") }).collect();
    let party = |((arcs, ranking), id): (&Listed, &str)| GraphParty {
        id: id.to_owned(),
        name: id.to_owned(),
        arcs: arcs.to_vec(),
        ranking: ranking.iter().map(|tier| tier.to_vec()).collect(),
    };
    let parties = parties.iter().zip(["a", "b", "c"]).map(party).collect();
    let graph = PlainGraph { id: "listed".to_owned(), title: "Listed".to_owned(), states, parties, status_quo: None };
    model(&graph.to_yaml().expect("a well-formed case"))
}

fn reached(graph: &Graph, from: usize, rule: &Rule) -> Reach {
    reach(graph, state(from), rule, &Budget::unlimited()).expect("nobody stops it")
}

fn numbers(levels: &[Vec<detente::StateId>]) -> Vec<Vec<u64>> {
    levels.iter().map(|l| l.iter().map(|s| s.number()).collect()).collect()
}

fn best(graph: &Graph, from: usize, to: &StateSet, rule: &Rule, order: Order) -> Option<Routes> {
    let request = Request { from: state(from), target: to, rule, order, most: 1000 };
    match routes(graph, &request, &Budget::unlimited()).expect("nobody stops it") {
        Answer::Reached(routes) => Some(routes),
        Answer::Unreachable(_) => None,
    }
}

/// A path as who moves where: "a3 b4".
fn told(path: &Path) -> String {
    let movers = |by: &By| by.movers().iter().map(|p| ["a", "b", "c", "d"][p.index()]).collect::<String>();
    path.steps.iter().map(|s| format!("{}{}", movers(&s.by), s.to.number())).collect::<Vec<_>>().join(" ")
}

#[test]
fn a_party_alone_may_not_move_twice() {
    // One arc after the other, each an improvement, but there is nobody to move in between.
    let model = listed(3, &[(&[(1, 2), (2, 3)], &[&[3], &[2], &[1]])]);
    for rule in [Rule::Improvements, Rule::Moves, Rule::Conceding(A), Rule::pairs(&model.graph)] {
        assert_eq!(numbers(&reached(&model.graph, 1, &rule).by_level()), [vec![1], vec![2]], "{rule:?}");
    }
    let request =
        Request { from: state(1), target: &set(&model.graph, &[3]), rule: &Rule::Moves, order: Order::Length, most: 1 };
    let Answer::Unreachable(closed) = routes(&model.graph, &request, &Budget::unlimited()).expect("nobody stops it")
    else {
        panic!("nothing leads there")
    };
    // The second state is closed to the one who has just moved there: that is why its arc is no way out.
    assert_eq!(closed.states, [(state(1), None), (state(2), Some(A))]);
    assert_eq!(improvement_cycle(&model.graph, state(1)), None);
}

#[test]
fn a_party_without_options_is_no_obstacle() {
    let model = model(
        "detente: 1\nid: idle\nparties:\n  a: {assumption: true, options: {x: X, y: Y}, prefers: [a.x, a.y]}\n  b: {assumption: true, prefers: [a.y]}\n",
    );
    let graph = &model.graph;
    assert_eq!(numbers(&reached(graph, 1, &Rule::Improvements).by_level()), [vec![1], vec![2, 3, 4]]);
    // What a can do alone needs no agreement, however glad b is of it.
    assert_eq!(reached(graph, 1, &Rule::pairs(graph)).levels, reached(graph, 1, &Rule::Improvements).levels);
    let target = set(graph, &[4]);
    assert_eq!(best(graph, 1, &target, &Rule::pairs(graph), Order::Length).map(|r| r.count), Some(1));
    assert_eq!(best(graph, 4, &set(graph, &[1]), &Rule::Conceding(B), Order::Length), None);
}

#[test]
fn whoever_is_there_already_takes_no_step() {
    let model = case("prisoners-dilemma");
    let target = set(&model.graph, &[1, 4]);
    for order in [Order::Length, Order::LengthThenLosses, Order::LossesThenLength] {
        let found = best(&model.graph, 4, &target, &Rule::Improvements, order).expect("it is there");
        assert_eq!((found.length, found.count, found.paths.len()), (0, 1, 1));
        assert_eq!((found.paths[0].end(), found.paths[0].rest_follows()), (state(4), None));
    }
}

#[test]
fn nothing_is_an_equilibrium_where_improvements_go_round() {
    // Matching pennies: one wants the same, the other the opposite.
    let model = model(
        "detente: 1\nid: pennies\nparties:\n  a: {assumption: true, options: {x: X}, prefers: [a.x <-> b.y]}\n  b: {assumption: true, options: {y: Y}, prefers: [\"!(a.x <-> b.y)\"]}\n",
    );
    let cycle = improvement_cycle(&model.graph, state(1)).expect("somebody always moves on");
    assert_eq!(cycle.len(), 4);
    let none = StateSet::empty(model.graph.len());
    let found = evolve(&model.graph, state(1), Some(&none), &[Rule::Improvements], 1, &Budget::unlimited());
    assert!(found.cycle.is_some());
    assert!(matches!(&found.sections[0].shortest, Some(Answer::Unreachable(closed)) if closed.states.len() == 4));
}

#[test]
fn patience_can_save_a_loss() {
    // From 1 party a can jump to 4 at a loss, or go by 2 and 3 with gains for all.
    let model =
        listed(4, &[(&[(1, 4), (1, 2), (3, 4)], &[&[2], &[1], &[4], &[3]]), (&[(2, 3)], &[&[3], &[4], &[2], &[1]])]);
    let (graph, target) = (&model.graph, set(&model.graph, &[4]));
    let short = best(graph, 1, &target, &Rule::Moves, Order::LengthThenLosses).expect("reachable");
    assert_eq!((told(&short.paths[0]), short.first_concession), ("a4".to_owned(), vec![A]));
    let patient = best(graph, 1, &target, &Rule::Moves, Order::LossesThenLength).expect("reachable");
    assert_eq!((told(&patient.paths[0]), patient.first_concession), ("a2 b3 a4".to_owned(), vec![]));
}

#[test]
fn equally_short_ways_are_told_apart_by_their_losses() {
    // Two ways of two steps: a and b both lose on one, on the other a moves for nothing and b gains.
    let model =
        listed(4, &[(&[(1, 2), (1, 3)], &[&[1, 3], &[4], &[2]]), (&[(2, 4), (3, 4)], &[&[2], &[4], &[3], &[1]])]);
    let (graph, target) = (&model.graph, set(&model.graph, &[4]));
    let all = best(graph, 1, &target, &Rule::Moves, Order::Length).expect("reachable");
    assert_eq!(all.paths.iter().map(told).collect::<Vec<_>>(), ["a2 b4", "a3 b4"]);
    let fewest = best(graph, 1, &target, &Rule::Moves, Order::LengthThenLosses).expect("reachable");
    assert_eq!((fewest.count, told(&fewest.paths[0])), (1, "a3 b4".to_owned()));
    // Nobody loses, but a has to move without gaining by it; then b follows.
    assert_eq!((fewest.first_concession.as_slice(), fewest.paths[0].rest_follows()), (&[A][..], Some(true)));
    assert_eq!(fewest.paths[0].steps[0].effect, Effect::Same);
    assert_eq!(best(graph, 1, &target, &Rule::Conceding(B), Order::Length), None, "b cannot do it alone");
    assert_eq!(best(graph, 1, &target, &Rule::Conceding(A), Order::LossesThenLength).map(|r| r.length), Some(2));
}

#[test]
fn after_an_agreement_anybody_may_go_on() {
    // a goes to 2; a and b agree on 4 by way of 3; then a goes on to 5, which b would not have agreed to.
    let model = listed(
        5,
        &[(&[(1, 2), (2, 3), (4, 5)], &[&[5], &[4], &[2], &[1], &[3]]), (&[(3, 4)], &[&[4], &[1], &[2], &[5], &[3]])],
    );
    let (graph, target) = (&model.graph, set(&model.graph, &[5]));
    assert_eq!(best(graph, 1, &target, &Rule::Improvements, Order::Length), None);
    let rule = Rule::agreement([Coalition::new([A, B])]);
    let found = best(graph, 1, &target, &rule, Order::Length).expect("by agreement");
    // From 1 they cannot agree on 4 at once: a would have to move twice in a row within the joint move.
    assert_eq!(told(&found.paths[0]), "a2 ab4 a5");
    let By::Together { via, .. } = &found.paths[0].steps[1].by else { panic!("the second step is agreed") };
    assert_eq!(via.iter().map(|s| s.to.number()).collect::<Vec<_>>(), [3, 4]);
}

#[test]
fn counts_are_exact() {
    // Eight parties with one option each, all of which have to move: 8! orders.
    let mut text = "detente: 1\nid: orders\nparties:\n".to_owned();
    for p in 0..8 {
        text += &format!("  p{p}: {{assumption: true, options: {{x: X}}, prefers: [p{p}.x]}}\n");
    }
    let model = model(&text);
    let target = set(&model.graph, &[256]);
    let found = best(&model.graph, 1, &target, &Rule::Improvements, Order::Length).expect("reachable");
    assert_eq!((found.length, found.count, found.paths.len()), (8, 40_320, 1000));
}

#[test]
fn elmira_went_as_it_did() {
    let model = case("elmira");
    let graph = &model.graph;
    assert_eq!(numbers(&reached(graph, 1, &Rule::Improvements).by_level()), [vec![1], vec![5]]);
    let target = set(graph, &[8]);
    let both = Rule::agreement([Coalition::new([PartyId(0), PartyId(1)])]);
    let found = best(graph, 1, &target, &both, Order::Length).expect("the historical outcome");
    assert_eq!(found.paths.iter().map(told).collect::<Vec<_>>(), ["c5 ab8"]);
    let others = Rule::agreement([Coalition::new([PartyId(0), PartyId(2)]), Coalition::new([PartyId(1), PartyId(2)])]);
    assert_eq!(best(graph, 1, &target, &others, Order::Length), None, "it took just these two");
}

/// The first case: its notes give what earlier solvers found.
#[test]
fn the_summit_waits_for_japan() {
    let model = case("japan-dprk-2024");
    let (graph, now) = (&model.graph, 436);
    assert_eq!(reached(graph, now, &Rule::Improvements).count(), 1, "no path of improvements leads out of today");
    let summit = detente::case::parse_statement_for(&model.case, "summit & nk.info").expect("a statement");
    let target = graph.states_where(|s| summit.holds(graph.states().bits(graph.states().representative(s))));
    let (japan, korea) = (model.case.find_party("jp").expect("it"), model.case.find_party("nk").expect("it"));
    let found = best(graph, now, &target, &Rule::Conceding(japan), Order::LossesThenLength).expect("reachable");
    assert_eq!((found.length, found.first_concession.as_slice()), (2, &[japan][..]));
    let path = &found.paths[0];
    assert_eq!(path.steps.iter().map(|s| s.effect).collect::<Vec<_>>(), [Effect::Loss, Effect::Gain]);
    assert_eq!(path.rest_follows(), Some(true));
    assert_eq!(graph.pattern(path.steps[0].to).to_string(), "YNNNNNNNNNYN", "Japan leaves the subjects off the agenda");
    assert_eq!(graph.pattern(path.end()).to_string(), "YNNNNYYNNNYN", "and North Korea receives, and gives an account");
    let alone = best(graph, now, &target, &Rule::Conceding(korea), Order::LossesThenLength).expect("reachable");
    assert_eq!((alone.length, alone.first_concession.as_slice()), (1, &[korea][..]));
}

/// With the sentence read as printed (the note on three readings), improvements reach 41 states.
#[test]
fn the_summit_comes_by_itself_where_nothing_is_an_obstacle() {
    let path = crate::common::root().join("cases/japan-dprk-2024/case.yaml");
    let text = std::fs::read_to_string(path).expect("it is there");
    let literal = text.replace("want: \"!(summit & jp.press)\"", "want: \"true\"");
    assert_ne!(text, literal);
    let model = model(&literal);
    let found = reached(&model.graph, 436, &Rule::Improvements);
    assert_eq!(found.by_level().iter().map(Vec::len).collect::<Vec<_>>(), [1, 6, 20, 14]);
    assert_eq!(found.count(), 41);
}

struct Impatient;

impl Progress for Impatient {
    fn step(&self, _: &str, _: u64, _: u64) -> bool {
        false
    }
}

#[test]
fn limits_are_kept() {
    let model = case("japan-dprk-2024");
    let rules = [Rule::Improvements, Rule::Moves];
    let stopped = Budget { memory: u64::MAX, progress: &Impatient };
    let found = evolve(&model.graph, state(436), None, &rules, 1, &stopped);
    assert_eq!((found.sections.len(), found.stopped), (0, Some(Stop::Cancelled)));
    let small = Budget { memory: 10_000, ..Budget::unlimited() };
    let found = evolve(&model.graph, state(436), None, &rules, 1, &small);
    assert!(matches!(found.stopped, Some(Stop::Memory { states: Some(864), allowed: 10_000, .. })));
}
