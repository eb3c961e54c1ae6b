//! Holds hypergame analysis to the naive definitions on random cases; the shipped cases and the command stand in
//! `views/command.rs`, what the case language says about views in `views/language.rs`.
//!
//! Every run looks at a smaller set. `DETENTE_CASES=5000 cargo test -p detente --release --test all views::` is the nightly size.

mod command;
mod language;
mod made_up;

use detente::graph::{Perceived, StateSet};
use detente::stability::{HypergameAnalysis, Surprise, account, analyze_hypergame, verify_hypergame};
use detente::{Budget, Concept, Model, PartyId, SourceText};
use detente_reference::naive::hypergame::{Hypergame as Naive, Surprised};
use detente_reference::random::{self, Knobs};
use made_up::{MadeUp, made_up};

/// How many random cases are looked at.
fn how_many() -> u64 {
    std::env::var("DETENTE_CASES").ok().and_then(|n| n.parse().ok()).unwrap_or(150)
}

struct Opened {
    model: Model,
    views: Vec<Perceived>,
}

fn open(yaml: &str) -> Opened {
    let budget = Budget::unlimited();
    let model = detente::open(&SourceText::new("case.yaml", yaml), &budget).unwrap_or_else(|e| panic!("{e:?}\n{yaml}"));
    let views = detente::views(&model, &budget).unwrap_or_else(|e| panic!("{e:?}\n{yaml}"));
    Opened { model, views }
}

fn analysis(opened: &Opened) -> HypergameAnalysis {
    let hypergame = detente::hypergame(&opened.model.graph, &opened.views);
    analyze_hypergame(&hypergame, &Concept::ALL, &Budget::unlimited())
}

fn numbers(set: &StateSet) -> Vec<usize> {
    set.iter().map(|s| s.number() as usize).collect()
}

fn plain(surprise: &Surprise) -> Surprised {
    match surprise {
        Surprise::Unseen(bits) => Surprised::ByUnseen((0..64).filter(|k| bits >> k & 1 == 1).collect()),
        Surprise::Impossible => Surprised::ByTheImpossible,
        Surprise::Moves(parties) => Surprised::ByMoves(parties.iter().map(|p| p.index()).collect()),
        Surprise::Mixture => Surprised::ByTheMixture,
    }
}

/// Outcomes, combinations that cannot be, steady states and surprises agree with the definitions, and every certificate
/// holds.
#[test]
fn hypergames_agree_with_the_definitions() {
    let mut met = [0; 5];
    for seed in 0..how_many() {
        let MadeUp { case, views, yaml } = made_up(seed, &Knobs::default());
        let naive = Naive::new(&case, &views).unwrap_or_else(|e| panic!("{e}, seed {seed}\n{yaml}"));
        let opened = open(&yaml);
        let hypergame = detente::hypergame(&opened.model.graph, &opened.views);
        let found = analyze_hypergame(&hypergame, &Concept::ALL, &Budget::unlimited());
        let (_, faults) = verify_hypergame(&hypergame, &found, &Budget::unlimited()).expect("nobody stops it");
        assert_eq!(faults, [""; 0], "seed {seed}\n{yaml}");
        for (k, concept) in Concept::ALL.into_iter().enumerate() {
            let (verdicts, expected) = (found.of(concept).expect("analysed"), naive.verdicts(k));
            let at = format!("{concept}, seed {seed}\n{yaml}");
            assert_eq!(numbers(&verdicts.outcomes), expected.outcomes, "outcomes, {at}");
            assert_eq!(verdicts.impossible, expected.impossible as u128, "impossible, {at}");
            assert_eq!(numbers(&verdicts.steady), expected.steady, "steady, {at}");
            for state in verdicts.outcomes.iter().take(8) {
                for party in hypergame.parties() {
                    let told = account(&hypergame, &found, concept, state, party).expect("an outcome");
                    let expected = naive.surprise(k, state.number() as usize, party.index()).expect("an outcome");
                    assert_eq!(told.surprise.as_ref().map(plain), expected, "{state:?}, {party:?}, {at}");
                    met[match told.surprise {
                        None => 0,
                        Some(Surprise::Unseen(_)) => 1,
                        Some(Surprise::Impossible) => 2,
                        Some(Surprise::Moves(_)) => 3,
                        Some(Surprise::Mixture) => 4,
                    }] += 1;
                    assert!(!told.expected.is_empty(), "it acts on something, {at}");
                    let steady = hypergame.parties().all(|p| {
                        account(&hypergame, &found, concept, state, p).expect("an outcome").stays == Some(true)
                    });
                    let merged = opened.model.graph.states().is_merged();
                    assert!(merged || steady == verdicts.steady.contains(state), "{at}");
                }
            }
        }
    }
    assert!(met.iter().all(|n| *n > 20), "the cases must exercise every kind of surprise: {met:?}");
}

/// Where everybody sees the conflict as it is, what is steady is what holds, every equilibrium is an outcome that
/// surprises nobody, and saying so in many words changes nothing.
#[test]
fn who_sees_the_truth_is_in_the_true_game() {
    for seed in 0..how_many() / 2 {
        let case = random::case(seed, &Knobs::default());
        let plain = case.to_yaml().expect("a well-formed case");
        let said = made_up::truth_restated(&case);
        for yaml in [plain, said] {
            let opened = open(&yaml);
            let hypergame = detente::hypergame(&opened.model.graph, &opened.views);
            let found = analysis(&opened);
            for concept in Concept::ALL {
                let verdicts = found.of(concept).expect("analysed");
                let truth = &found.games[0].of(concept).expect("analysed").equilibria;
                assert_eq!(&verdicts.steady, truth, "{concept}, seed {seed}\n{yaml}");
                assert!(truth.is_subset(&verdicts.outcomes), "{concept}, seed {seed}\n{yaml}");
                for state in truth.iter().take(4) {
                    for party in hypergame.parties() {
                        let told = account(&hypergame, &found, concept, state, party).expect("an outcome");
                        let calm = told.surprise.is_none() && told.stays == Some(true) && told.vain == 0;
                        assert!(calm || opened.model.graph.states().is_merged(), "{concept}, seed {seed}\n{yaml}");
                    }
                }
            }
        }
    }
}

/// A party that sees the true game is never surprised by an option or by what cannot be.
#[test]
fn who_sees_everything_is_surprised_by_moves_only() {
    for seed in 0..how_many() / 2 {
        let MadeUp { views, yaml, .. } = made_up(10_000 + seed, &Knobs::default());
        let opened = open(&yaml);
        let hypergame = detente::hypergame(&opened.model.graph, &opened.views);
        let found = analysis(&opened);
        for verdicts in &found.verdicts {
            for state in verdicts.outcomes.iter().take(8) {
                for party in hypergame.parties().filter(|p| views[p.index()].is_none()) {
                    let told = account(&hypergame, &found, verdicts.concept, state, party).expect("an outcome");
                    let kind = told.surprise;
                    assert!(matches!(kind, None | Some(Surprise::Moves(_) | Surprise::Mixture)), "seed {seed}\n{yaml}");
                    assert_eq!(told.stays, Some(told.stays_knowing), "seed {seed}\n{yaml}");
                }
            }
        }
    }
}

/// What parties and options are called does not matter.
#[test]
fn names_do_not_matter() {
    for seed in 0..how_many() / 5 {
        let MadeUp { yaml, .. } = made_up(20_000 + seed, &Knobs::default());
        let mut other = yaml.clone();
        for n in 1..=9 {
            other = other
                .replace(&format!("p{n}"), &format!("zz_{}_", 10 - n))
                .replace(&format!("o{n}"), &format!("q{n}x"));
        }
        assert_ne!(yaml, other);
        let (a, b) = (analysis(&open(&yaml)), analysis(&open(&other)));
        assert_eq!(a.verdicts, b.verdicts, "seed {seed}\n{yaml}\n{other}");
    }
}

/// One party: its own game is all there is, and it may still act on options that it does not have.
#[test]
fn a_single_party_may_deceive_itself() {
    let yaml = "detente: 1\nid: alone\nparties:\n  a: {assumption: true, options: {go: Go}, prefers: [a.go]}\n\
        views:\n  a:\n    assumption: true\n    imagines: {a: {fly: Fly}}\n    believes:\n      a: {prefers: [a.fly, a.go]}\n";
    let opened = open(yaml);
    let hypergame = detente::hypergame(&opened.model.graph, &opened.views);
    let found = analysis(&opened);
    let nash = found.of(Concept::Nash).expect("analysed");
    assert_eq!(numbers(&nash.outcomes), [2], "it goes, and cannot fly");
    let outcome = nash.outcomes.iter().next().expect("one");
    let told = account(&hypergame, &found, Concept::Nash, outcome, PartyId(0)).expect("an outcome");
    assert_eq!((told.vain, told.surprise, told.stays), (0b10, Some(Surprise::Mixture), Some(false)));
    assert!(told.stays_knowing);
}
