//! Holds the engine, from the text of a case to its verdicts, to the naive definitions on random cases.
//!
//! Every run looks at a smaller set. `DETENTE_CASES=10000 cargo test -p detente --release --test all reference::` is the nightly size.

use detente::{Budget, Concept, Model, SourceText};
use detente_reference::model::{PlainCase, PlainGraph};
use detente_reference::naive::{CONCEPTS, Game, Results, Sequences, States, Verdicts, analyze};
use detente_reference::random::{self, Knobs};
use detente_reference::random_graph::{self, GraphKnobs};
use detente_reference::relabel;
use detente_reference::rng::Rng;

/// How many random cases of each kind are looked at.
fn cases() -> u64 {
    std::env::var("DETENTE_CASES").ok().and_then(|n| n.parse().ok()).unwrap_or(600)
}

/// The engine's model of a case given as text.
fn model(yaml: &str) -> Model {
    detente::open(&SourceText::new("case.yaml", yaml), &Budget::unlimited()).unwrap_or_else(|e| panic!("{e:?}\n{yaml}"))
}

/// The engine's results in the shape of the naive ones, every verdict certified and checked on the way.
fn results(model: &Model, yaml: &str) -> Results {
    let analysis = detente::analyze(&model.graph, &Concept::ALL, &Budget::unlimited());
    let verification = detente::verify(&model.graph, &analysis, &Budget::unlimited()).expect("nobody stops it");
    assert_eq!(verification.faults, [], "{yaml}");
    let numbers = |set: &detente::graph::StateSet| set.iter().map(|s| s.number() as usize).collect();
    let verdicts = analysis.verdicts.iter().map(|v| {
        let stable = v.stable.iter().map(numbers).collect();
        (v.concept.key(), Verdicts { stable, equilibria: numbers(&v.equilibria) })
    });
    Results {
        feasible: model.graph.len(),
        status_quo: model.graph.status_quo().map(|s| s.number() as usize),
        verdicts: verdicts.collect(),
    }
}

fn engine(yaml: &str) -> Results {
    results(&model(yaml), yaml)
}

fn naive(case: &PlainCase) -> Results {
    analyze(&Game::from_case(case).expect("a well-formed case"), Sequences::Legal)
}

fn naive_graph(graph: &PlainGraph) -> Results {
    analyze(&Game::from_graph(graph).expect("a well-formed case"), Sequences::Legal)
}

/// The comparisons below are about everything that can be asked for: no concept is without a literal definition.
#[test]
fn every_concept_has_a_literal_definition() {
    assert_eq!(CONCEPTS.map(|(key, _)| key), Concept::KEYS);
}

#[test]
fn option_form_agrees_with_the_definitions() {
    let mut merged = 0;
    for seed in 0..cases() {
        let case = random::case(seed, &Knobs::default());
        let yaml = case.to_yaml().expect("a well-formed case");
        let model = model(&yaml);
        merged += u64::from(model.graph.states().is_merged());
        let states = States::of(&case).expect("a well-formed case");
        let patterns: Vec<String> = model.graph.states().ids().map(|s| model.graph.pattern(s).to_string()).collect();
        assert_eq!(patterns, states.numbers().map(|n| states.pattern(n)).collect::<Vec<_>>(), "seed {seed}\n{yaml}");
        assert_eq!(results(&model, &yaml), naive(&case), "seed {seed}\n{yaml}");
    }
    assert!(merged > cases() / 20, "the cases must exercise merged states: {merged}");
}

/// Twelve options that nobody can ever take change nothing, but make feasible states few among all combinations, which
/// is another way through the engine.
#[test]
fn sparse_cases_agree_with_the_definitions() {
    let knobs = Knobs { preferences: [1, 0, 1], status_quo: 0, ..Knobs::default() };
    let options: String = (0..12).map(|k| format!("      o{k}: Do {k}\n")).collect();
    let idle = format!("parties:\n  zz:\n    assumption: true\n    options:\n{options}    prefers: [zz.o0]\n");
    let rules: String = (0..12).map(|k| format!("  - {{when: zz.o{k}, assumption: true}}\n")).collect();
    for seed in 0..cases() / 2 {
        let case = random::case(2_000_000 + seed, &knobs);
        let mut yaml = case.to_yaml().expect("a well-formed case").replacen("parties:\n", &idle, 1);
        match yaml.find("\ninfeasible:\n") {
            Some(at) => yaml.insert_str(at + "\ninfeasible:\n".len(), &rules),
            None => yaml += &format!("infeasible:\n{rules}"),
        }
        let mut found = engine(&yaml);
        let everywhere: Vec<usize> = (1..=found.feasible).collect();
        for (_, verdicts) in &mut found.verdicts {
            assert_eq!(verdicts.stable.remove(0), everywhere, "who cannot move stays: seed {seed}\n{yaml}");
        }
        assert_eq!(found, naive(&case), "seed {seed}\n{yaml}");
    }
}

/// Many parties with few options, everything one way or merged: where chains of moves matter most.
#[test]
fn long_chains_agree_with_the_definitions() {
    let knobs = Knobs {
        parties: 3..=5,
        options_per_party: 1..=2,
        options: 7,
        one_way: 50,
        coalesce: 60,
        statements: 2..=6,
        ..Knobs::default()
    };
    for seed in 0..cases() / 2 {
        let case = random::case(1_000_000 + seed, &knobs);
        let yaml = case.to_yaml().expect("a well-formed case");
        assert_eq!(engine(&yaml), naive(&case), "seed {seed}\n{yaml}");
    }
}

#[test]
fn graph_form_agrees_with_the_definitions() {
    for seed in 0..cases() {
        let graph = random_graph::graph(seed, &GraphKnobs::default());
        let yaml = graph.to_yaml().expect("a well-formed case");
        assert_eq!(engine(&yaml), naive_graph(&graph), "seed {seed}\n{yaml}");
    }
}

#[test]
fn the_order_of_parties_options_and_states_does_not_matter() {
    for seed in 0..cases() / 4 {
        let mut rng = Rng::new(seed);
        let case = random::case(seed, &Knobs::default());
        let parties = rng.permutation(case.parties.len());
        let options: Vec<Vec<usize>> = case.parties.iter().map(|p| rng.permutation(p.options.len())).collect();
        let other = relabel::permute(&case, &parties, &options).expect("a well-formed case");
        let (yaml, other_yaml) = (case.to_yaml().expect("well-formed"), other.case.to_yaml().expect("well-formed"));
        assert_eq!(engine(&other_yaml), other.carried(&engine(&yaml)), "seed {seed}\n{yaml}\n{other_yaml}");

        let graph = random_graph::graph(seed, &GraphKnobs::default());
        let order = rng.permutation(graph.states.len());
        let other = relabel::permute_states(&graph, &order).expect("a well-formed case");
        let (yaml, other_yaml) = (graph.to_yaml().expect("well-formed"), other.case.to_yaml().expect("well-formed"));
        assert_eq!(engine(&other_yaml), other.carried(&engine(&yaml)), "seed {seed}\n{yaml}\n{other_yaml}");
    }
}

/// SEQ in GMR; SMR in GMR; SSEQ in SEQ and in SMR (definitions of the concepts); and R in all.
#[test]
fn concepts_include_one_another() {
    let within = [
        (Concept::Seq, Concept::Gmr),
        (Concept::Smr, Concept::Gmr),
        (Concept::Sseq, Concept::Seq),
        (Concept::Sseq, Concept::Smr),
    ];
    let within = within.into_iter().chain(Concept::ALL.map(|outer| (Concept::Nash, outer))).collect::<Vec<_>>();
    // Larger than what the naive code can follow.
    let knobs = Knobs { options: 12, options_per_party: 1..=4, statements: 3..=9, ..Knobs::default() };
    for seed in 0..cases() / 4 {
        let yaml = random::case(seed, &knobs).to_yaml().expect("a well-formed case");
        let model = model(&yaml);
        let analysis = detente::analyze(&model.graph, &Concept::ALL, &Budget::unlimited());
        for &(inner, outer) in &within {
            let (inner, outer) = (analysis.of(inner).expect("analysed"), analysis.of(outer).expect("analysed"));
            for (a, b) in inner.stable.iter().zip(&outer.stable) {
                assert!(a.is_subset(b), "{} in {}, seed {seed}\n{yaml}", inner.concept, outer.concept);
            }
        }
    }
}

/// Ten parties with five options each, of which one in all can be taken. Nobody's improvement can be spoilt by others who
/// act at the same moment, because what would result is not feasible; and that must not be found out by going through
/// all 6^9 combinations of what the others might do.
#[test]
fn simultaneous_moves_of_many_do_not_explode() {
    let names: Vec<String> = (0..50).map(|k| format!("p{}.o{}", k / 5, k % 5)).collect();
    let mut yaml = "detente: 1\nid: one-at-a-time\nparties:\n".to_owned();
    for (p, own) in names.chunks(5).enumerate() {
        let options: String = (0..5).map(|k| format!("      o{k}: Do {k}\n")).collect();
        yaml += &format!("  p{p}:\n    assumption: true\n    options:\n{options}    prefers: [{}]\n", own.join(" | "));
    }
    yaml += "infeasible:\n";
    for (k, name) in names.iter().enumerate().skip(1) {
        yaml += &format!("  - {{when: \"{name} & ({})\", assumption: true}}\n", names[..k].join(" | "));
    }
    let model = model(&yaml);
    let analysis = detente::analyze(&model.graph, &[Concept::Sim], &Budget::unlimited());
    let equilibria = &analysis.of(Concept::Sim).expect("option form").equilibria;
    assert_eq!(equilibria.iter().map(|s| s.number()).collect::<Vec<_>>(), (2..=51).collect::<Vec<_>>());
}
