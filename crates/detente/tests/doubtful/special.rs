//! Degenerate cases, cases made for one point of the definitions, and the shipped cases.

use super::{model, numbers};
use crate::common::root;
use detente::graph::{Comparison, Progress, Relation, grade_floors};
use detente::stability::{
    Extension, STRENGTH_CONCEPTS, Strength, UNKNOWN_CONCEPTS, UnknownAnalysis, UnknownChecker, analyze_strength,
    analyze_unknown, unknown_bytes, unknown_certificate,
};
use detente::{Budget, Concept, Model, PartyId, StateId, Stop};

fn analysed(model: &Model) -> UnknownAnalysis {
    let relations = Relation::all(&model.case, &model.graph);
    analyze_unknown(&model.graph, &relations, UNKNOWN_CONCEPTS, &Budget::unlimited())
}

fn shipped(id: &str) -> Model {
    model(&std::fs::read_to_string(root().join(format!("cases/{id}/case.yaml"))).expect("the case is shipped"))
}

#[test]
fn one_party_alone() {
    let model =
        model("{detente: 1, id: x, parties: {a: {options: {x: X, y: Y}, prefers: [a.y, {want: a.x, unknown: true}]}}}");
    // Nobody answers, so all concepts are Nash: a bold party never rests, a cautious one takes y and stays.
    for verdicts in &analysed(&model).verdicts {
        let sets = Extension::ALL.map(|e| numbers(verdicts.equilibria(e)));
        assert_eq!(sets, [vec![], vec![3, 4], vec![], vec![3, 4]], "{}", verdicts.concept);
    }
}

#[test]
fn a_party_without_options_stays_everywhere() {
    let model = model(
        "{detente: 1, id: x, parties: {a: {options: {x: X}, prefers: [a.x]}, b: {prefers: [{want: a.x, unknown: true}]}}}",
    );
    for verdicts in &analysed(&model).verdicts {
        for extension in Extension::ALL {
            assert_eq!(numbers(verdicts.stable(extension, PartyId(1))), [1, 2]);
            assert_eq!(numbers(verdicts.equilibria(extension)), [2]);
        }
    }
}

#[test]
fn where_everything_is_unknown() {
    let model = model(
        "{detente: 1, id: x, parties: {a: {options: {x: X}, prefers: [{want: a.x, unknown: true}, {want: b.y, unknown: true}]}, \
          b: {options: {y: Y}, prefers: [{want: b.y, unknown: true}, {want: a.x, unknown: true}]}}}",
    );
    let relations = Relation::all(&model.case, &model.graph);
    assert_eq!(relations[0].unknown_pairs(), Some(6), "all pairs");
    for verdicts in &analysed(&model).verdicts {
        let all = [1, 2, 3, 4];
        assert_eq!(numbers(verdicts.equilibria(Extension::B)), all, "nothing is certainly better");
        assert_eq!(numbers(verdicts.equilibria(Extension::D)), all);
        assert!(numbers(verdicts.equilibria(Extension::A)).is_empty(), "nothing certainly deters");
        let symmetric = verdicts.concept.is_symmetric() || !matches!(verdicts.concept, Concept::Nash);
        let wary = numbers(verdicts.equilibria(Extension::C));
        assert_eq!(wary, if symmetric { all.to_vec() } else { vec![] }, "{}", verdicts.concept);
    }
}

/// Under c an unknown state deters. The others could go from where the party went round in a circle and come back to it;
/// that changes nothing and is no answer.
#[test]
fn going_round_in_a_circle_is_no_answer() {
    let model = model(
        "{detente: 1, id: x, parties: {i: {options: {x: X}, prefers: ['j.y | k.z', {want: i.x, unknown: true}]}, \
          j: {options: {y: Y}, prefers: []}, k: {options: {z: Z}, prefers: []}}}",
    );
    let analysis = analysed(&model);
    let gmr = analysis.of(Concept::Gmr).expect("analysed");
    assert!(!gmr.stable(Extension::C, PartyId(0)).contains(StateId(0)), "all other answers are certainly better");
    assert!(gmr.stable(Extension::D, PartyId(0)).contains(StateId(0)));
}

/// 150 statements, of which the unknown ones stand in the second and third word.
#[test]
fn more_statements_than_a_word_has_bits() {
    let mut wants = vec!["{want: 'a.x & !a.x', dormant: true}".to_owned(); 69];
    wants.push("{want: a.x, unknown: true}".to_owned());
    wants.extend(vec!["{want: 'a.y & !a.y', dormant: true}".to_owned(); 70]);
    wants.push("a.y".to_owned());
    wants.push("{want: a.z, unknown: true}".to_owned());
    let text = format!(
        "{{detente: 1, id: x, parties: {{a: {{options: {{x: X, y: Y, z: Z}}, prefers: [{}]}}}}}}",
        wants.join(", ")
    );
    let model = model(&text);
    let relation = Relation::of(&model.case, &model.graph, PartyId(0));
    let compare = |a: u32, b: u32| relation.compare(StateId(a), StateId(b));
    assert_eq!(relation.classes(), 8);
    assert_eq!(
        [compare(0, 1), compare(2, 0), compare(0, 2)],
        [Comparison::Unknown, Comparison::Better, Comparison::Worse]
    );
    assert_eq!(
        [compare(4, 0), compare(6, 4), compare(3, 3)],
        [Comparison::Unknown, Comparison::Better, Comparison::Equal]
    );
}

/// States that one entry of a group names stay as the ranking has them.
#[test]
fn a_pattern_in_a_group_stands_for_all_its_states() {
    let model = model(
        "{detente: 1, id: x, parties: {a: {assumption: true, options: {x: X, y: Y}, ranking: \
          {order: [YY, YN, NY, NN], unknown: [['Y-', 'N-']]}}}}",
    );
    let relation = Relation::of(&model.case, &model.graph, PartyId(0));
    assert_eq!(relation.unknown_pairs(), Some(4));
    assert_eq!(relation.compare(StateId(3), StateId(1)), Comparison::Better, "YY and YN are of one entry");
    assert_eq!(relation.compare(StateId(3), StateId(0)), Comparison::Unknown);
}

/// With the economy first 4 is the Nash equilibrium, with the environment first 6: what a party that leaves only for
/// the certainly better cannot tell apart.
#[test]
fn gisborne_before_the_province_shows_its_hand() {
    let model = shipped("gisborne-unknown");
    let analysis = analysed(&model);
    let sets = |c: Concept| Extension::ALL.map(|e| numbers(analysis.of(c).expect("analysed").equilibria(e)));
    assert_eq!(sets(Concept::Nash), [vec![], vec![4, 6], vec![], vec![4, 6]]);
    assert_eq!(sets(Concept::Gmr), [vec![], vec![4, 6, 8], vec![4, 6, 8], vec![4, 6, 8]]);
    assert_eq!(sets(Concept::Seq), [vec![], vec![4, 6, 8], vec![4, 6], vec![4, 6, 8]]);
    assert_eq!(Relation::of(&model.case, &model.graph, PartyId(1)).unknown_pairs(), Some(24));
}

#[test]
fn elmira_with_strong_gaps() {
    let model = shipped("elmira-strength");
    let floors: Vec<Vec<u32>> = model.graph.parties().map(|p| grade_floors(&model.case, &model.graph, p)).collect();
    assert_eq!(floors[0], [0, 1, 1, 1, 1, 1, 1, 1, 1]);
    assert_eq!(floors[1], [0, 0, 0, 0, 4, 4, 4, 4, 4]);
    let analysis = analyze_strength(&model.graph, &floors, STRENGTH_CONCEPTS, &Budget::unlimited());
    assert_eq!(numbers(&analysis.of(Concept::Smr).expect("analysed").strong_equilibria), [1, 4, 5, 8, 9]);
    assert_eq!(numbers(&analysis.of(Concept::Seq).expect("analysed").strong_equilibria), [5, 8, 9]);
}

/// A sanction that hurts, but not much, holds a state weakly; one that hurts much, from which there is a way back to
/// something bearable, holds it strongly under GMR and weakly under SMR.
#[test]
fn weak_and_strong() {
    let case = |order: &str| {
        model(&format!(
            "{{detente: 1, id: x, states: {{s: S, u: U, t: T, v: V}}, parties: {{\
              a: {{assumption: true, arcs: [[s, u], [t, v]], ranking: [{order}]}}, \
              b: {{assumption: true, arcs: [[u, t]], ranking: [t, [u, v, s]]}}}}}}"
        ))
    };
    let strength = |order: &str, concept| {
        let model = case(order);
        let floors: Vec<Vec<u32>> = model.graph.parties().map(|p| grade_floors(&model.case, &model.graph, p)).collect();
        let analysis = analyze_strength(&model.graph, &floors, &[concept], &Budget::unlimited());
        analysis.verdicts[0].strength(PartyId(0), StateId(0))
    };
    for concept in [Concept::Gmr, Concept::Seq] {
        assert_eq!(strength("u, \">>\", s, v, t", concept), Strength::Weak);
        assert_eq!(strength("u, s, v, \">>\", t", concept), Strength::Strong);
        assert_eq!(strength("u, t, s, v", concept), Strength::Unstable);
        assert_eq!(strength("u, \">>\", [s, t], v", concept), Strength::Weak, "a tie deters, weakly");
    }
    for concept in [Concept::Smr, Concept::Sseq] {
        assert_eq!(strength("u, s, v, \">>\", t", concept), Strength::Weak);
        assert_eq!(strength("u, s, \">>\", v, t", concept), Strength::Strong);
        assert_eq!(strength("u, v, s, \">>\", t", concept), Strength::Unstable);
    }
}

/// A case of 4,096 states, more classes than travel together: samples of it certified by naive code.
#[test]
fn thousands_of_states() {
    let mut text = "detente: 1\nid: large\nparties:\n".to_owned();
    for p in ["a", "b", "c", "d"] {
        text += &format!("  {p}:\n    assumption: true\n    options: {{x: X, y: Y, z: Z}}\n    prefers:\n");
        for (k, q) in ["a", "b", "c", "d"].iter().enumerate() {
            text += &format!("      - {{want: \"{q}.x <-> {p}.y\", unknown: {}}}\n", k % 2 == 0);
            text += &format!("      - \"{q}.z -> {p}.x\"\n      - \"!{q}.y | {p}.z\"\n");
        }
    }
    let model = model(&text);
    let relations = Relation::all(&model.case, &model.graph);
    assert!(
        relations.iter().any(|r| r.classes() > 256),
        "{:?}",
        relations.iter().map(Relation::classes).collect::<Vec<_>>()
    );
    let analysis = analysed(&model);
    let checker = UnknownChecker::new(&model.case, &model.graph, &Budget::unlimited()).expect("nothing stops it");
    for (k, state) in model.graph.states().ids().step_by(211).enumerate() {
        let party = PartyId((k % 4) as u8);
        for verdicts in &analysis.verdicts {
            for extension in Extension::ALL {
                let found = unknown_certificate(&model.graph, &relations, verdicts.concept, extension, party, state)
                    .expect("not SIM");
                assert_eq!(found.is_stable(), verdicts.stable(extension, party).contains(state));
                checker.check(&found).unwrap_or_else(|fault| panic!("{fault}: {found:?}"));
            }
        }
    }
}

struct Impatient;

impl Progress for Impatient {
    fn step(&self, phase: &str, _: u64, _: u64) -> bool {
        !phase.contains("SEQ")
    }
}

#[test]
fn limits_stop_it_in_good_order() {
    let model = shipped("gisborne-unknown");
    let relations = Relation::all(&model.case, &model.graph);
    let needed = unknown_bytes(&model.graph);
    let tight = Budget { memory: (needed - 1) as u64, ..Budget::unlimited() };
    let stopped = analyze_unknown(&model.graph, &relations, UNKNOWN_CONCEPTS, &tight);
    assert!(stopped.verdicts.is_empty());
    assert_eq!(stopped.stopped, Some(Stop::Memory { states: Some(8), needed: Some(needed), allowed: tight.memory }));
    let impatient = Budget { memory: u64::MAX, progress: &Impatient };
    let partial = analyze_unknown(&model.graph, &relations, UNKNOWN_CONCEPTS, &impatient);
    assert_eq!(partial.stopped, Some(Stop::Cancelled));
    assert_eq!(partial.verdicts.iter().map(|v| v.concept.key()).collect::<Vec<_>>(), ["nash", "gmr", "smr"]);
}
