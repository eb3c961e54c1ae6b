//! Certificates damaged in every way there is: the checkers must find it.

use super::{doubtful_case, model};
use detente::graph::{Relation, grade_floors};
use detente::stability::{
    Extension, STRENGTH_CONCEPTS, StrengthChecker, StrengthVerdict, UNKNOWN_CONCEPTS, UnknownCertificate,
    UnknownChecker, UnknownVerdict, strength_certificate, unknown_certificate,
};
use detente::{Budget, StateId};

/// Every way to damage a verdict that makes it false.
fn damaged(verdict: &UnknownVerdict, states: u32) -> Vec<UnknownVerdict> {
    let mut out = Vec::new();
    match verdict {
        UnknownVerdict::NothingToLeaveFor => out.push(UnknownVerdict::Deterred(Vec::new())),
        UnknownVerdict::Undeterred { to, lure, answers } => {
            out.push(UnknownVerdict::NothingToLeaveFor);
            out.push(UnknownVerdict::Deterred(Vec::new()));
            if *answers > 0 {
                out.push(UnknownVerdict::Undeterred { to: *to, lure: *lure, answers: answers - 1 });
            }
        }
        UnknownVerdict::Deterred(list) => {
            out.push(UnknownVerdict::NothingToLeaveFor);
            out.extend(list.iter().map(|a| UnknownVerdict::Undeterred { to: a.to, lure: a.lure, answers: 0 }));
            for k in 0..list.len() {
                let mut change = |f: &dyn Fn(&mut detente::stability::UnknownAnswer)| {
                    let mut list = list.clone();
                    f(&mut list[k]);
                    out.push(UnknownVerdict::Deterred(list));
                };
                change(&|a| a.steps.clear());
                change(&|a| a.steps.push(*a.steps.last().expect("a step")));
                change(&|a| a.to = StateId((a.to.0 + 1) % states));
                let mut fewer = list.clone();
                fewer.remove(k);
                out.push(UnknownVerdict::Deterred(fewer));
            }
        }
    }
    out
}

#[test]
fn damaged_certificates_under_unknown_preferences_are_refused() {
    let mut refused = 0;
    for seed in 0..40 {
        let (case, _, doubts) = doubtful_case(seed);
        let model = model(&case.to_yaml_with(&doubts).expect("well-formed"));
        if model.graph.len() > 24 {
            continue;
        }
        let relations = Relation::all(&model.case, &model.graph);
        let checker = UnknownChecker::new(&model.case, &model.graph, &Budget::unlimited()).expect("unlimited");
        for party in model.graph.parties() {
            for state in model.graph.states().ids() {
                for concept in UNKNOWN_CONCEPTS.iter().copied() {
                    for extension in Extension::ALL {
                        let whole = unknown_certificate(&model.graph, &relations, concept, extension, party, state)
                            .expect("not SIM");
                        checker.check(&whole).expect("whole");
                        for verdict in damaged(&whole.verdict, model.graph.len() as u32) {
                            if verdict == whole.verdict {
                                continue;
                            }
                            let broken = UnknownCertificate { verdict, ..whole.clone() };
                            assert!(checker.check(&broken).is_err(), "{whole:?}\n{broken:?}");
                            refused += 1;
                        }
                    }
                }
            }
        }
    }
    assert!(refused > 1000, "{refused} is too few");
}

#[test]
fn damaged_certificates_of_strength_are_refused() {
    let mut refused = 0;
    for seed in 0..60 {
        let (case, _, doubts) = doubtful_case(seed);
        let model = model(&case.to_yaml_with(&doubts).expect("well-formed"));
        if model.graph.len() > 24 {
            continue;
        }
        let floors: Vec<Vec<u32>> = model.graph.parties().map(|p| grade_floors(&model.case, &model.graph, p)).collect();
        let checker = StrengthChecker::new(&model.case, &model.graph, &Budget::unlimited()).expect("unlimited");
        for party in model.graph.parties() {
            for state in model.graph.states().ids() {
                for concept in STRENGTH_CONCEPTS.iter().copied() {
                    let whole = strength_certificate(&model.graph, &floors, concept, party, state);
                    checker.check(&whole).expect("whole");
                    let mut broken = Vec::new();
                    match &whole.verdict {
                        StrengthVerdict::Undeterred(_) => broken.push(StrengthVerdict::Deterred(Vec::new())),
                        StrengthVerdict::Deterred(list) => {
                            broken.extend(list.iter().map(|a| StrengthVerdict::Undeterred(a.improvement)));
                            for k in 0..list.len() {
                                let mut other = list.clone();
                                other[k].strong = !other[k].strong;
                                broken.push(StrengthVerdict::Deterred(other));
                                let mut other = list.clone();
                                other[k].steps.clear();
                                broken.push(StrengthVerdict::Deterred(other));
                                let mut other = list.clone();
                                other.remove(k);
                                broken.push(StrengthVerdict::Deterred(other));
                            }
                        }
                    }
                    for verdict in broken {
                        let mut damaged = whole.clone();
                        damaged.verdict = verdict;
                        assert!(checker.check(&damaged).is_err(), "{whole:?}\n{damaged:?}");
                        refused += 1;
                    }
                }
            }
        }
    }
    assert!(refused > 500, "{refused} is too few");
}
