//! `--sanctions once`: the rule that each opponent moves at most once, held to the naive definitions.

use crate::common::detente;
use detente::stability::{MOST_PARTIES_ONCE, Sanctions, analyze_under};
use detente::{Budget, Concept, Model, SourceText};
use detente_reference::naive::{Game, Results, Sequences, Verdicts};
use detente_reference::random::{self, Knobs};
use detente_reference::random_graph::{self, GraphKnobs};
use serde_json::{Value, json};

/// How many random cases of each kind are looked at.
fn cases() -> u64 {
    std::env::var("DETENTE_CASES").ok().and_then(|n| n.parse().ok()).unwrap_or(300)
}

fn model(yaml: &str) -> Model {
    detente::open(&SourceText::new("case.yaml", yaml), &Budget::unlimited()).unwrap_or_else(|e| panic!("{e:?}\n{yaml}"))
}

/// Compares the verdicts of the engine with the naive ones, every certificate checked on the way.
fn agree(yaml: &str, naive: &Results) {
    let model = model(yaml);
    let analysis =
        analyze_under(Sanctions::Once, &model.graph, &Concept::ALL, &Budget::unlimited()).expect("few parties");
    let verification = detente::verify(&model.graph, &analysis, &Budget::unlimited()).expect("nobody stops it");
    assert_eq!(verification.faults, [], "{yaml}");
    for (key, expected) in naive.concepts() {
        let verdicts = analysis.of(Concept::parse(key).expect("a concept")).expect("defined for the case");
        let numbers = |set: &detente::graph::StateSet| set.iter().map(|s| s.number() as usize).collect();
        let found = Verdicts {
            stable: verdicts.stable.iter().map(numbers).collect(),
            equilibria: numbers(&verdicts.equilibria),
        };
        assert_eq!(&found, expected, "{key}\n{yaml}");
    }
}

#[test]
fn option_form_agrees_with_the_naive_rule() {
    // Three parties and more: with one opponent the rules are the same but for one-way and merged states.
    let knobs = Knobs { parties: 2..=5, options_per_party: 1..=2, options: 7, one_way: 30, ..Knobs::default() };
    let mut different = 0;
    for seed in 0..cases() {
        let case = random::case(3_000_000 + seed, &knobs);
        let yaml = case.to_yaml().expect("a well-formed case");
        let game = Game::from_case(&case).expect("a well-formed case");
        let once = detente_reference::naive::analyze(&game, Sequences::Once);
        agree(&yaml, &once);
        different += u64::from(once != detente_reference::naive::analyze(&game, Sequences::Legal));
    }
    assert!(different > 0, "some case must tell the rules apart");
}

#[test]
fn graph_form_agrees_with_the_naive_rule() {
    let mut different = 0;
    for seed in 0..cases() {
        let graph = random_graph::graph(3_000_000 + seed, &GraphKnobs { parties: 2..=4, ..GraphKnobs::default() });
        let yaml = graph.to_yaml().expect("a well-formed case");
        let game = Game::from_graph(&graph).expect("a well-formed case");
        let once = detente_reference::naive::analyze(&game, Sequences::Once);
        agree(&yaml, &once);
        different += u64::from(once != detente_reference::naive::analyze(&game, Sequences::Legal));
    }
    assert!(different > cases() / 20, "arcs without regularity tell the rules apart: {different}");
}

#[test]
fn the_shipped_case_tells_the_rules_apart_in_every_output() {
    let json_of = |args: &[&str]| -> Value {
        let mut all = vec!["analyze", "cases/once-is-not-enough", "--format", "json"];
        all.extend(args);
        let run = detente(&all);
        assert_eq!(run.status, 0, "{}", run.err);
        serde_json::from_str(&run.out).expect("it is JSON")
    };
    let (legal, once) = (json_of(&[]), json_of(&["--sanctions", "once", "--verify"]));
    assert_eq!(legal["equilibria"]["seq"], json!([1, 4, 5]));
    assert_eq!(once["equilibria"]["seq"], json!([4, 5]));
    assert_eq!(once["equilibria"]["sseq"], json!([5]));
    assert_eq!(once["equilibria"]["gmr"], legal["equilibria"]["gmr"]);
    assert_eq!(legal["conventions"]["sanctions"], "legal-sequences");
    assert_eq!(once["conventions"]["sanctions"], "once");
    assert_eq!(json_of(&["--sanctions", "legal"]), legal, "the definition is the default");

    let text = detente(&["analyze", "cases/once-is-not-enough", "--sanctions", "once"]);
    assert!(text.out.contains("each opponent moves at most once"), "{}", text.out);
    assert!(!detente(&["analyze", "cases/once-is-not-enough"]).out.contains("at most once"));
}

#[test]
fn too_many_parties_are_refused_with_the_reason() {
    let party = |k: usize| format!("  p{k}: {{options: {{x: Do x}}, prefers: [p{k}.x], assumption: true}}\n");
    let case = |count: usize| format!("detente: 1\nid: many\nparties:\n{}", (0..count).map(party).collect::<String>());
    let graph = model(&case(MOST_PARTIES_ONCE + 1)).graph;
    let refused = analyze_under(Sanctions::Once, &graph, &[Concept::Seq], &Budget::unlimited()).unwrap_err();
    assert!(refused.to_string().contains("13"), "{refused}");
    assert!(analyze_under(Sanctions::Legal, &graph, &[Concept::Seq], &Budget::unlimited()).is_ok());

    // Each party wants to do what it may do, whatever the others do: one equilibrium, under any rule.
    let graph = model(&case(MOST_PARTIES_ONCE)).graph;
    let small = Budget { memory: 1 << 16, ..Budget::unlimited() };
    let stopped = analyze_under(Sanctions::Once, &graph, &[Concept::Nash, Concept::Seq], &small).expect("few enough");
    assert!(stopped.stopped.is_some() && stopped.of(Concept::Nash).is_some(), "what was found is kept");
}
