//! Scores: the engine against the literal definitions on random cases, what `detente score` says of the shipped outcomes,
//! and that no analysis ever knows an outcome.

use crate::common::{detente, detente_in, detente_with_width, root};
use detente::doubt::score::{Says, led_to, score, under};
use detente::graph::StateSet;
use detente::{Budget, Concept, Model, SourceText};
use detente_reference::naive::evolution::{Evolution, Rule};

use detente_reference::naive::{Game, Sequences, analyze};
use detente_reference::random::{self, Knobs};
use detente_reference::rng::Rng;
use serde_json::Value;

fn how_many() -> u64 {
    std::env::var("DETENTE_CASES").ok().and_then(|n| n.parse().ok()).unwrap_or(150)
}

fn model(yaml: &str) -> Model {
    detente::open(&SourceText::new("case.yaml", yaml), &Budget::unlimited()).unwrap_or_else(|e| panic!("{e:?}\n{yaml}"))
}

/// What a concept says, from its definition: by lists of state numbers.
fn says(equilibria: &[usize], now: Option<usize>, led_to: &[usize], fitting: &[usize]) -> Says {
    let resting: Vec<usize> = match now {
        Some(now) if equilibria.contains(&now) => vec![now],
        Some(_) => equilibria.iter().copied().filter(|e| led_to.contains(e)).collect(),
        None => equilibria.to_vec(),
    };
    let fits = resting.iter().filter(|r| fitting.contains(r)).count();
    match (resting.len(), fits) {
        (0, _) => Says::Open,
        (n, k) if n == k => Says::Yes,
        (_, 0) => Says::No,
        _ => Says::Open,
    }
}

#[test]
fn scores_follow_the_definitions() {
    let mut seen = [0usize; 3];
    for seed in 0..how_many() {
        let plain = random::case(seed, &Knobs { options: 5, ..Knobs::default() });
        let yaml = plain.to_yaml().expect("it can be written");
        let game = Game::from_case(&plain).expect("it is well formed");
        let Model { graph, .. } = model(&yaml);
        let mut rng = Rng::new(seed);
        let fitting: Vec<usize> = game.states().filter(|_| rng.below(3) == 0).collect();
        let set: StateSet = graph.states_where(|s| fitting.contains(&(s.number() as usize)));
        let analysis = detente::analyze(&graph, &Concept::ALL, &Budget::unlimited());
        let found = score(&graph, &analysis, &set, &Budget::unlimited()).expect("no limit");
        let naive = analyze(&game, Sequences::Legal);
        let reached = |rule: &Rule| -> Vec<usize> {
            let Some(now) = game.status_quo() else { return Vec::new() };
            let levels = Evolution::new(&game, rule).levels(now);
            game.states().filter(|s| levels[*s - 1].is_some()).collect()
        };
        let by_improvements = reached(&Rule::Improvements);
        let pairs = (0..game.parties().len()).flat_map(|a| (0..a).map(move |b| vec![b, a])).collect();
        let meets = |states: &[usize]| states.iter().any(|s| fitting.contains(s));
        assert_eq!(found.unchanged, game.status_quo().map(|now| fitting.contains(&now)), "{yaml}");
        if let Some(r) = found.reached {
            assert_eq!(r.improvements, meets(&by_improvements), "seed {seed}\n{yaml}");
            assert_eq!(r.agreement, meets(&reached(&Rule::Agreement(pairs))), "seed {seed}\n{yaml}");
            assert_eq!(r.moves, meets(&reached(&Rule::Moves)), "seed {seed}\n{yaml}");
        }
        for (key, verdicts) in naive.concepts() {
            let concept = Concept::parse(key).expect("a concept");
            let told = found.under.iter().find(|u| u.concept == concept).expect("all are analysed");
            let equilibria = &verdicts.equilibria;
            assert_eq!(told.equilibria, equilibria.len());
            assert_eq!(told.fitting, equilibria.iter().filter(|e| fitting.contains(e)).count());
            let expected = says(equilibria, game.status_quo(), &by_improvements, &fitting);
            assert_eq!(told.says, expected, "seed {seed}, {key}\n{yaml}");
            seen[Says::ALL.iter().position(|s| *s == expected).expect("one of three")] += 1;
        }
        let led = led_to(&graph, &Budget::unlimited()).expect("no limit");
        assert_eq!(under(&graph, &analysis, &set, led.as_ref()), found.under);
    }
    assert!(seen.iter().all(|n| *n > 0), "every answer comes up: {seen:?}");
}

/// A copy of a shipped case in a folder of its own.
fn copy(id: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    let from = root().join("cases").join(id);
    for name in ["case.yaml", "outcome.yaml"] {
        std::fs::copy(from.join(name), folder.path().join(name)).expect("it can be copied");
    }
    if from.join("sources").exists() {
        std::fs::create_dir(folder.path().join("sources")).expect("a folder");
        for entry in std::fs::read_dir(from.join("sources")).expect("it is there") {
            let entry = entry.expect("it can be listed");
            std::fs::copy(entry.path(), folder.path().join("sources").join(entry.file_name())).expect("a copy");
        }
    }
    folder
}

#[test]
fn no_analysis_reads_an_outcome() {
    let folder = copy("japan-dprk-2024");
    let calls: [&[&str]; 8] = [
        &["analyze", ".", "--format", "json"],
        &["analyze", "."],
        &["report", ".", "--out", "-"],
        &["why", ".", "now"],
        &["states", ".", "--format", "csv"],
        &["paths", ".", "--to", "summit", "--format", "json"],
        &["coalitions", ".", "--format", "json"],
        &["check", "."],
    ];
    let run = |args: &[&str]| {
        let run = detente_in(folder.path(), args);
        assert_eq!(run.status, 0, "{args:?}: {}", run.err);
        (run.out, run.err)
    };
    let with: Vec<_> = calls.iter().map(|args| run(args)).collect();
    std::fs::write(folder.path().join("outcome.yaml"), "outcome: nonsense [").expect("it can be written");
    let broken: Vec<_> = calls.iter().map(|args| run(args)).collect();
    std::fs::remove_file(folder.path().join("outcome.yaml")).expect("it can be removed");
    let without: Vec<_> = calls.iter().map(|args| run(args)).collect();
    assert_eq!(with, without);
    assert_eq!(broken, without);
    let score = detente_in(folder.path(), &["score", "."]);
    assert_eq!((score.status, score.out.as_str()), (2, ""), "{}", score.err);
    assert!(score.err.contains("no outcome.yaml"), "{}", score.err);
}

/// Ids of the shipped cases with an outcome.
fn with_outcome() -> Vec<String> {
    let mut ids: Vec<String> = std::fs::read_dir(root().join("cases"))
        .expect("there are cases")
        .filter_map(|e| {
            let e = e.expect("it can be listed");
            e.path().join("outcome.yaml").exists().then(|| format!("cases/{}", e.file_name().to_string_lossy()))
        })
        .collect();
    ids.sort();
    ids
}

#[test]
fn the_first_case_against_the_refusal_of_march() {
    let run = detente(&["score", "cases/japan-dprk-2024", "--format", "json"]);
    assert_eq!(run.status, 0, "{}", run.err);
    let document: Value = serde_json::from_str(&run.out).expect("it is JSON");
    let case = &document["cases"][0];
    assert_eq!(case["drafted_before_outcome"], false);
    assert_eq!((&case["feasible"], &case["fitting"]), (&864.into(), &144.into()));
    assert_eq!(case["under"]["nash"]["says"], "yes");
    assert_eq!(case["under"]["nash"]["fitting"], 3);
    assert_eq!(case["baselines"]["nothing_changes"], true);
    assert_eq!(case["questions"][0]["under"]["nash"]["says"], "no", "and no summit came about");
    let text = detente(&["score", "cases/japan-dprk-2024"]).out;
    assert!(text.contains("Drafted before the outcome: no."), "{text}");
    assert!(text.contains("\"Nothing changes\": right."), "{text}");
    assert_eq!(detente(&["score", "cases/japan-dprk-2024", "--format", "json"]).out, run.out, "same bytes");
}

#[test]
fn elmira_needed_an_agreement() {
    let run = detente(&["score", "cases/elmira", "--format", "json"]);
    let case = &serde_json::from_str::<Value>(&run.out).expect("it is JSON")["cases"][0];
    assert_eq!(case["reachable"], serde_json::json!({"improvements": false, "agreement": true, "moves": true}));
    for concept in Concept::KEYS {
        assert_eq!(case["under"][concept]["fitting"], 1, "state 8 is an equilibrium under {concept}");
        assert_eq!(case["under"][concept]["says"], "no", "yet single parties come to rest elsewhere");
    }
}

#[test]
fn all_outcomes_are_sound_and_give_one_table() {
    let ids = with_outcome();
    assert!(ids.len() >= 5, "{ids:?}");
    let mut args = vec!["score"];
    args.extend(ids.iter().map(String::as_str));
    let run = detente(&args);
    assert_eq!(run.status, 0, "{}", run.err);
    assert!(!run.err.contains("D134"), "shipped outcomes have no findings: {}", run.err);
    assert!(run.out.contains("None of these cases was drafted before its outcome."), "{}", run.out);
    assert!(run.out.contains("expected of blind draws"), "{}", run.out);
    for width in [40, 100] {
        let run = detente_with_width(&root(), &args, width);
        assert!(run.out.lines().all(|l| l.chars().count() <= width), "{width}: {}", run.out);
        for id in &ids {
            let one = detente_with_width(&root(), &["score", id], width);
            assert!(one.out.lines().all(|l| l.chars().count() <= width), "{width}, {id}: {}", one.out);
        }
    }
    // Cases without an outcome are named and passed over.
    let mixed = detente(&["score", "cases/elmira", "cases/chicken"]);
    assert_eq!(mixed.status, 0);
    assert!(mixed.err.contains("cases/chicken: no outcome.yaml") && mixed.out.starts_with("Elmira"), "{}", mixed.err);
}

#[test]
fn broken_outcomes_are_told_with_their_place() {
    let folder = copy("elmira");
    let path = folder.path().join("outcome.yaml");
    let text = std::fs::read_to_string(&path).expect("it is there");
    for (old, new, code) in [
        ("case: elmira", "case: emira", "D1341"),
        (
            "taken: [ministry.modify, uniroyal.accept, local.insist]",
            "taken: [uniroyal.delay, uniroyal.accept]",
            "D1343",
        ),
        ("uniroyal.accept, ", "uniroyal.acept, ", "D0402"),
        ("drafted_before_outcome: false", "drafted_before_outcome: never", "D0205"),
    ] {
        assert!(text.contains(old));
        std::fs::write(&path, text.replace(old, new)).expect("it can be written");
        let run = detente_in(folder.path(), &["score", "."]);
        assert_eq!((run.status, run.out.as_str()), (1, ""), "{new}: {}", run.err);
        assert!(run.err.contains(code) && run.err.contains("outcome.yaml:"), "{new}: {}", run.err);
    }
}
