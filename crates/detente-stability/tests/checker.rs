//! The checker refuses what does not hold: each certificate of a small case is damaged in every way that there is.

use detente_graph::{Budget, Graph, StateId};
use detente_source::SourceText;
use detente_stability::{Certificate, Checker, Concept, Sanction, Step, Verdict, certificate};

/// Three parties with one option each; every concept has stable and unstable states with improvements.
const CASE: &str = r#"
detente: 1
id: three
parties:
  a: {assumption: true, options: {x: Do x}, ranking: [NYN, YNN, YYY, NNN, YYN, NNY, YNY, NYY]}
  b: {assumption: true, options: {y: Do y}, ranking: [YNN, NNN, [YYN, NYN], NNY, YYY, YNY, NYY]}
  c: {assumption: true, options: {z: Do z}, ranking: [NNN, YNY, NYY, YYY, [NNY, YYN, YNN], NYN]}
"#;

fn graph() -> Graph {
    let parsed = detente_case::parse(&SourceText::new("three", CASE));
    Graph::build(&parsed.case.expect("a sound case"), &Budget::unlimited()).expect("it is small")
}

fn certificates(graph: &Graph) -> Vec<Certificate> {
    let mut all = Vec::new();
    for concept in Concept::ALL {
        for party in graph.parties() {
            all.extend(graph.states().ids().map(|s| certificate(graph, concept, party, s).expect("option form")));
        }
    }
    all
}

/// Everything that can be wrong with a certificate, one thing at a time.
fn damaged(graph: &Graph, good: &Certificate) -> Vec<Certificate> {
    let with = |verdict| Certificate { verdict, ..good.clone() };
    let mut bad = Vec::new();
    match &good.verdict {
        Verdict::NoImprovement => {
            let other = StateId((good.state.0 + 1) % graph.len() as u32);
            bad.push(with(Verdict::Undeterred { improvement: other, answers: 0, closest: None }));
            bad.push(with(Verdict::Undeterred { improvement: good.state, answers: 0, closest: None }));
        }
        Verdict::Undeterred { improvement, .. } => {
            bad.push(with(Verdict::NoImprovement));
            bad.push(with(Verdict::Deterred(Vec::new())));
            let sanction = Sanction::Path { steps: vec![], escape: None };
            let claim = detente_stability::Deterrence { improvement: *improvement, sanction };
            bad.push(with(Verdict::Deterred(vec![claim])));
        }
        Verdict::Deterred(list) => {
            bad.push(with(Verdict::NoImprovement));
            bad.push(with(Verdict::Deterred(list[1..].to_vec())));
            bad.push(with(Verdict::Undeterred { improvement: list[0].improvement, answers: 0, closest: None }));
            let mut change = |f: &dyn Fn(&mut Sanction)| {
                let mut list = list.clone();
                f(&mut list[0].sanction);
                bad.push(with(Verdict::Deterred(list)));
            };
            change(&|s| match s {
                Sanction::Path { steps, .. } => steps.clear(),
                Sanction::Together(m) => m.moves.clear(),
            });
            change(&|s| match s {
                // The party sanctions itself.
                Sanction::Path { steps, .. } => steps[0].party = good.party,
                Sanction::Together(m) => m.moves[0].0 = good.party,
            });
            change(&|s| match s {
                // The last mover moves on, and back: nobody may move twice in a row.
                Sanction::Path { steps, .. } => {
                    let last = *steps.last().expect("at least one step");
                    let away = graph.moves(last.party, last.to)[0];
                    steps.extend([Step { party: last.party, to: away }, last]);
                }
                Sanction::Together(m) => m.result = StateId((m.result.0 + 1) % graph.len() as u32),
            });
            change(&|s| match s {
                // There is no move to where it stands already.
                Sanction::Path { steps, .. } => steps[0].to = list[0].improvement,
                Sanction::Together(m) => m.bits = !m.bits,
            });
            if good.concept.is_symmetric() {
                change(&|s| {
                    if let Sanction::Path { escape, .. } = s {
                        *escape = None;
                    }
                });
            }
        }
    }
    bad
}

#[test]
fn sound_certificates_pass_and_damaged_ones_do_not() {
    let graph = graph();
    let mut checker = Checker::new(&graph);
    let (mut kinds, mut refused) = ([0; 3], 0);
    for good in certificates(&graph) {
        checker.check(&good).unwrap_or_else(|fault| panic!("{good:?}: {fault}"));
        kinds[match &good.verdict {
            Verdict::NoImprovement => 0,
            Verdict::Deterred(_) => 1,
            Verdict::Undeterred { .. } => 2,
        }] += 1;
        for bad in damaged(&graph, &good) {
            assert!(checker.check(&bad).is_err(), "accepted {bad:?} in place of {good:?}");
            refused += 1;
        }
    }
    assert!(kinds.iter().all(|n| *n >= 5) && refused > 200, "the case must show everything: {kinds:?}, {refused}");
}

/// SEQ asks for willing answers: a path that deters under GMR but hurts its mover is no certificate under SEQ.
#[test]
fn an_unwilling_answer_is_no_credible_sanction() {
    let graph = graph();
    let mut checker = Checker::new(&graph);
    let mut seen = 0;
    for state in graph.states().ids() {
        for party in graph.parties() {
            let gmr = certificate(&graph, Concept::Gmr, party, state).expect("option form");
            let seq = certificate(&graph, Concept::Seq, party, state).expect("option form");
            if gmr.is_stable() && !seq.is_stable() {
                assert!(checker.check(&Certificate { concept: Concept::Seq, ..gmr }).is_err());
                seen += 1;
            }
        }
    }
    assert!(seen > 0, "the case must tell GMR from SEQ");
}
