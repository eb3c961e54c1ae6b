//! The checker refuses what does not hold, and the quick and the slow way agree.

use super::symmetric::{settle, settle_slowly};
use super::*;
use crate::Step;
use detente_graph::{Budget, Graph, PartyId};
use detente_source::SourceText;

/// Three parties with one option each; every concept has stable and unstable states for every pair.
const CASE: &str = r#"
detente: 1
id: three
parties:
  a: {assumption: true, options: {x: Do x}, ranking: [NYN, YNN, YYY, NNN, YYN, NNY, YNY, NYY]}
  b: {assumption: true, options: {y: Do y}, ranking: [YNN, NNN, [YYN, NYN], NNY, YYY, YNY, NYY]}
  c: {assumption: true, options: {z: Do z}, ranking: [NNN, YNY, NYY, YYY, [NNY, YYN, YNN], NYN]}
"#;

fn graph(text: &str) -> Graph {
    let parsed = detente_case::parse(&SourceText::new("case", text));
    Graph::build(&parsed.case.expect("a sound case"), &Budget::unlimited()).expect("it is small")
}

/// Everything that can be wrong with a certificate, one thing at a time.
fn damaged(graph: &Graph, good: &CoalitionCertificate) -> Vec<CoalitionCertificate> {
    let with = |verdict| CoalitionCertificate { verdict, ..good.clone() };
    let step = |party, to| Step { party, to };
    let mover = good.coalition.members()[0];
    let outsider = good.coalition.opponents(graph)[0];
    let mut bad = Vec::new();
    match &good.verdict {
        CoalitionVerdict::NoImprovement => {
            let nowhere = JointMove { to: good.state, path: Vec::new(), at_a_loss: Vec::new() };
            bad.push(with(CoalitionVerdict::Undeterred { joint_move: nowhere, answers: 0 }));
            let to = graph.moves(mover, good.state)[0];
            let at_a_loss = if graph.rank(mover, to) > graph.rank(mover, good.state) { vec![] } else { vec![0] };
            let no_gain = JointMove { to, path: vec![step(mover, to)], at_a_loss };
            bad.push(with(CoalitionVerdict::Undeterred { joint_move: no_gain, answers: 0 }));
            bad.push(with(CoalitionVerdict::Deterred(Vec::new())));
        }
        CoalitionVerdict::Undeterred { joint_move, answers } => {
            bad.push(with(CoalitionVerdict::NoImprovement));
            bad.push(with(CoalitionVerdict::Deterred(Vec::new())));
            let more = answers + 1;
            bad.push(with(CoalitionVerdict::Undeterred { joint_move: joint_move.clone(), answers: more }));
            let mut change = |f: &dyn Fn(&mut JointMove)| {
                let mut joint_move = joint_move.clone();
                f(&mut joint_move);
                bad.push(with(CoalitionVerdict::Undeterred { joint_move, answers: *answers }));
            };
            change(&|m| m.path.clear());
            change(&|m| m.to = good.state);
            change(&|m| m.path[0].party = outsider);
            change(&|m| m.path[0].to = good.state);
            // Whoever moved last moves on, and back: nobody may move twice in a row.
            change(&|m| {
                let last = *m.path.last().expect("at least one step");
                let away = graph.moves(last.party, last.to)[0];
                m.path.extend([step(last.party, away), last]);
            });
            // Another step pays or does not pay than is said.
            change(&|m| match m.at_a_loss.first() {
                Some(0) => drop(m.at_a_loss.remove(0)),
                _ => m.at_a_loss.insert(0, 0),
            });
            change(&|m| m.at_a_loss.push(m.path.len()));
        }
        CoalitionVerdict::Deterred(list) => {
            bad.push(with(CoalitionVerdict::NoImprovement));
            bad.push(with(CoalitionVerdict::Deterred(list[1..].to_vec())));
            let improvements = coalition_improvements(graph, &good.coalition, good.strictness, good.state);
            let open = CoalitionVerdict::Undeterred { joint_move: improvements[0].clone(), answers: 0 };
            bad.push(with(open));
            let mut change = |f: &dyn Fn(&mut JointAnswer)| {
                let mut list = list.clone();
                f(&mut list[0]);
                bad.push(with(CoalitionVerdict::Deterred(list)));
            };
            change(&|a| a.steps.clear());
            // A member helps to spoil its own improvement.
            change(&|a| a.steps[0].party = mover);
            change(&|a| a.steps[0].to = a.improvement);
            change(&|a| {
                let last = *a.steps.last().expect("at least one step");
                let away = graph.moves(last.party, last.to)[0];
                a.steps.extend([step(last.party, away), last]);
            });
            change(&|a| a.spoilt_for = outsider);
            change(&|a| a.improvement = good.state);
        }
    }
    bad
}

#[test]
fn sound_certificates_pass_and_damaged_ones_do_not() {
    let graph = graph(CASE);
    let checker = CoalitionChecker::new(&graph);
    let (mut kinds, mut refused) = ([0; 3], 0);
    // Singles and pairs: the coalition of all has no opponents who could answer.
    let singles = graph.parties().map(|p| Coalition::new([p]));
    for coalition in singles.chain(coalitions(&graph, 2)) {
        for concept in CoalitionConcept::ALL {
            for (strictness, state) in [Strictness::Strict, Strictness::Weak]
                .into_iter()
                .flat_map(|s| graph.states().ids().map(move |t| (s, t)))
            {
                let good = coalition_certificate(&graph, &coalition, concept, strictness, state);
                checker.check(&good).unwrap_or_else(|fault| panic!("{good:?}: {fault}"));
                kinds[match &good.verdict {
                    CoalitionVerdict::NoImprovement => 0,
                    CoalitionVerdict::Deterred(_) => 1,
                    CoalitionVerdict::Undeterred { .. } => 2,
                }] += 1;
                for bad in damaged(&graph, &good) {
                    assert!(checker.check(&bad).is_err(), "accepted {bad:?} in place of {good:?}");
                    refused += 1;
                }
            }
        }
    }
    assert!(kinds.iter().all(|n| *n >= 10) && refused > 1000, "the case must show everything: {kinds:?}, {refused}");
}

/// What deters under one concept need not under another: the certificate is for its own concept, sense and state only.
#[test]
fn a_certificate_holds_for_its_own_concept_and_sense_only() {
    let graph = graph(CASE);
    let checker = CoalitionChecker::new(&graph);
    let mut seen = [0; 3];
    for coalition in coalitions(&graph, 2) {
        for state in graph.states().ids() {
            let of = |concept, sense| coalition_certificate(&graph, &coalition, concept, sense, state);
            let gmr = of(CoalitionConcept::Gmr, Strictness::Strict);
            for (k, concept) in [CoalitionConcept::Seq, CoalitionConcept::Nash].into_iter().enumerate() {
                if gmr.is_stable() && !of(concept, Strictness::Strict).is_stable() {
                    assert!(checker.check(&CoalitionCertificate { concept, ..gmr.clone() }).is_err());
                    seen[k] += 1;
                }
            }
            let nash = of(CoalitionConcept::Nash, Strictness::Strict);
            if nash.is_stable() && !of(CoalitionConcept::Nash, Strictness::Weak).is_stable() {
                assert!(checker.check(&CoalitionCertificate { strictness: Strictness::Weak, ..nash }).is_err());
                seen[2] += 1;
            }
        }
    }
    assert!(seen.iter().all(|n| *n > 0), "the case must tell them apart: {seen:?}");
}

/// Where one-way options would make the lists of fronts too long, states are searched one by one.
#[test]
fn csmr_by_classes_and_by_search_agree() {
    let text = r#"
detente: 1
id: one-way
parties:
  a:
    assumption: true
    options: {x: {does: X, moves: take}, v: V}
    prefers: ["b.y & !c.z", a.x -> c.w, "a.v | b.y", c.z]
  b:
    assumption: true
    options: {y: {does: Y, moves: take}}
    prefers: [a.x <-> c.z, "!a.v & c.w", b.y]
  c:
    assumption: true
    options: {z: {does: Z, moves: drop}, w: W}
    prefers: ["a.x | b.y", a.v -> c.z, "!c.w & b.y"]
"#;
    let graph = graph(text);
    let mut between = 0;
    for coalition in coalitions(&graph, 3) {
        for strictness in [Strictness::Strict, Strictness::Weak] {
            let of =
                |concept| coalitional(&graph, &coalition, concept, strictness, &Budget::unlimited()).expect("no limit");
            let (nash, smr, gmr) = (of(CoalitionConcept::Nash), of(CoalitionConcept::Smr), of(CoalitionConcept::Gmr));
            let joint = super::joint::Joint::new(&graph, &coalition, strictness);
            let fronts = joint.fronts(&Budget::unlimited()).expect("no limit");
            let slowly = settle_slowly(&joint, &fronts, nash.clone(), &gmr);
            assert_eq!(settle(&joint, &fronts, nash.clone(), &gmr, &Budget::unlimited()), Ok(smr.clone()));
            assert_eq!(slowly, smr, "{coalition:?} {strictness}");
            between += smr.iter().filter(|s| !nash.contains(*s)).count();
        }
    }
    assert!(between > 0, "some state must be CSMR-stable without being CNash-stable");
}

#[test]
fn coalitions_come_small_ones_first_each_once() {
    let graph = graph(CASE);
    let found: Vec<Vec<u8>> =
        coalitions(&graph, usize::MAX).map(|c| c.members().iter().map(|m| m.0).collect()).collect();
    assert_eq!(found, [vec![0, 1], vec![0, 2], vec![1, 2], vec![0, 1, 2]]);
    assert_eq!(coalitions(&graph, 1).count(), 0);
    let everyone = Coalition::new(graph.parties());
    assert!(everyone.opponents(&graph).is_empty() && everyone.contains(PartyId(2)) && !everyone.is_empty());
    let nobody = Coalition::new([]);
    for concept in CoalitionConcept::ALL {
        let stable = coalitional(&graph, &nobody, concept, Strictness::Weak, &Budget::unlimited()).expect("no limit");
        assert_eq!(stable.count(), graph.len(), "nobody cannot move");
    }
}

#[test]
fn the_smallest_coalitions_break_a_state() {
    let graph = graph(CASE);
    let mut sizes = [0; 4];
    for state in graph.states().ids() {
        let breaking = breaking_coalitions(&graph, state, CoalitionConcept::Nash, Strictness::Strict, 3);
        let least = breaking.first().map_or(0, |b| b.coalition.len());
        sizes[least] += 1;
        for coalition in coalitions(&graph, 3) {
            let broken = !coalition_improvements(&graph, &coalition, Strictness::Strict, state).is_empty();
            let named = breaking.iter().any(|b| b.coalition == coalition);
            assert_eq!(named, broken && coalition.len() == least, "{coalition:?} {state:?}");
        }
    }
    assert!(sizes[0] > 0 && sizes[2] > 0, "some states hold and some break: {sizes:?}");
}

#[test]
fn a_budget_that_stops_is_obeyed() {
    struct No;
    impl detente_graph::Progress for No {
        fn step(&self, _: &str, _: u64, _: u64) -> bool {
            false
        }
    }
    let graph = graph(CASE);
    let budget = Budget { memory: u64::MAX, progress: &No };
    let survey =
        survey_coalitions(&graph, coalitions(&graph, 3).collect(), &CoalitionConcept::ALL, Strictness::Strict, &budget);
    assert!(survey.verdicts.is_empty() && survey.stopped.is_some());
    let tight = Budget { memory: 8, ..Budget::unlimited() };
    let pair = Coalition::new([PartyId(0), PartyId(1)]);
    assert!(coalitional(&graph, &pair, CoalitionConcept::Nash, Strictness::Strict, &tight).is_err());
}
