//! Strong and weak stability against the definitions, and how they hang together.

use super::{cases, doubtful_case, doubtful_graph, model, numbers};
use detente::graph::grade_floors;
use detente::stability::{STRENGTH_CONCEPTS, StrengthAnalysis, analyze_strength, verify_strength};
use detente::{Budget, Concept, Model};
use detente_reference::naive::strength::Strong;
use detente_reference::naive::{Game, Sanctions, Sequences};

fn analysed(model: &Model) -> (Vec<Vec<u32>>, StrengthAnalysis) {
    let floors: Vec<Vec<u32>> = model.graph.parties().map(|p| grade_floors(&model.case, &model.graph, p)).collect();
    let analysis = analyze_strength(&model.graph, &floors, STRENGTH_CONCEPTS, &Budget::unlimited());
    assert!(analysis.stopped.is_none() && analysis.verdicts.len() == 4);
    (floors, analysis)
}

/// Compares engine and definitions; returns how many verdicts are strong by a sanction, and how many weak.
fn agree(yaml: &str, strong: &Strong, game: Option<&Game>) -> (usize, usize) {
    let model = model(yaml);
    let (floors, analysis) = analysed(&model);
    let plain = detente::analyze(&model.graph, STRENGTH_CONCEPTS, &Budget::unlimited());
    let nash = detente::analyze(&model.graph, &[Concept::Nash], &Budget::unlimited());
    let (mut by_sanction, mut weak) = (0, 0);
    for party in model.graph.parties() {
        let i = party.index();
        let own = &nash.verdicts[0].stable[i];
        for verdicts in &analysis.verdicts {
            assert_eq!(&verdicts.stable[i], &plain.of(verdicts.concept).expect("analysed").stable[i]);
            assert!(verdicts.strong[i].is_subset(&verdicts.stable[i]) && own.is_subset(&verdicts.strong[i]), "{yaml}");
            by_sanction += verdicts.strong[i].count() - own.count();
            weak += verdicts.stable[i].count() - verdicts.strong[i].count();
            if let Some(game) = game {
                let sanctions = Sanctions::against(game, i, Sequences::Legal);
                let key = verdicts.concept.key();
                let literal: Vec<usize> =
                    game.states().filter(|s| strong.stable(game, key, i, *s, &sanctions)).collect();
                assert_eq!(numbers(&verdicts.strong[i]), literal, "{key}, party {i}\n{yaml}");
            }
        }
        use Concept::{Gmr, Seq, Smr, Sseq};
        for (inner, outer) in [(Smr, Gmr), (Sseq, Seq), (Sseq, Smr), (Seq, Gmr)] {
            let of = |c| &analysis.of(c).expect("analysed").strong[i];
            assert!(of(inner).is_subset(of(outer)), "strong {inner} in strong {outer}\n{yaml}");
        }
        proper(&model, strong, i);
    }
    let (checked, faults) =
        verify_strength(&model.case, &model.graph, &floors, &analysis, &Budget::unlimited()).expect("nothing stops it");
    assert!(faults.is_empty(), "{faults:?}\n{yaml}");
    assert_eq!(checked as usize, 4 * model.graph.len() * model.case.parties.len());
    (by_sanction, weak)
}

/// The three degrees are a proper preference: much preferred is preferred, and stays so with anything preferred or equal
/// on either side of it.
fn proper(model: &Model, strong: &Strong, party: usize) {
    let graph = &model.graph;
    let ranks = graph.ranks(detente::PartyId(party as u8));
    let all = 1..=graph.len();
    for (a, b) in all.clone().flat_map(|a| all.clone().map(move |b| (a, b))) {
        if strong.much_worse(party, a, b) {
            assert!(ranks[a - 1] < ranks[b - 1]);
            for c in all.clone() {
                if ranks[c - 1] >= ranks[b - 1] {
                    assert!(strong.much_worse(party, a, c));
                }
                if ranks[c - 1] <= ranks[a - 1] {
                    assert!(strong.much_worse(party, c, b));
                }
            }
        }
    }
}

#[test]
fn option_form_agrees_with_the_definitions() {
    let (mut strong, mut weak) = (0, 0);
    for seed in 0..cases() {
        let (mut case, _, doubts) = doubtful_case(seed);
        let yaml = case.to_yaml_with(&doubts).expect("well-formed");
        let much = Strong::of_case(&case, &doubts).expect("well-formed");
        // To strength, an unknown statement tells nothing apart.
        for (party, doubts) in case.parties.iter_mut().zip(&doubts) {
            if let detente_reference::model::Preference::Prioritized(statements) = &mut party.preference {
                let mut at = 0;
                statements.retain(|_| (!doubts.unknown.contains(&at), at += 1).0);
            }
        }
        let game = Game::from_case(&case).expect("well-formed");
        let (s, w) = agree(&yaml, &much, Some(&game));
        (strong, weak) = (strong + s, weak + w);
    }
    assert!(strong > 20 && weak > 20, "{strong} and {weak} are too few to tell");
}

#[test]
fn graph_form_agrees_with_the_definitions() {
    let (mut strong, mut weak) = (0, 0);
    for seed in 0..cases() {
        let (graph, game, doubts) = doubtful_graph(seed);
        let much = Strong::of_graph(&graph, &doubts).expect("well-formed");
        let (s, w) = agree(&graph.to_yaml_with(&doubts).expect("well-formed"), &much, Some(&game));
        (strong, weak) = (strong + s, weak + w);
    }
    assert!(strong > 20 && weak > 20, "{strong} and {weak} are too few to tell");
}

/// Where every difference is strong, whatever deters by more than a tie deters strongly; where none is, only a state that
/// a party would not leave at all is strong.
#[test]
fn all_strong_and_none() {
    for seed in 0..cases() {
        let (case, _, _) = doubtful_case(seed);
        let yaml = case.to_yaml().expect("well-formed");
        let model = model(&yaml);
        let (_, analysis) = analysed(&model);
        let nash = detente::analyze(&model.graph, &[Concept::Nash], &Budget::unlimited());
        for verdicts in &analysis.verdicts {
            assert_eq!(verdicts.strong, nash.verdicts[0].stable, "{yaml}");
        }
        let identity: Vec<Vec<u32>> = model
            .graph
            .parties()
            .map(|p| {
                let most = model.graph.ranks(p).iter().max().map_or(0, |m| *m);
                (0..=most).collect()
            })
            .collect();
        let all = analyze_strength(&model.graph, &identity, STRENGTH_CONCEPTS, &Budget::unlimited());
        for verdicts in &all.verdicts {
            for (own, weaker) in verdicts.strong.iter().zip(&verdicts.stable) {
                assert!(own.is_subset(weaker));
            }
        }
    }
}
