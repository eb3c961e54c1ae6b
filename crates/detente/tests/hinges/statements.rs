//! Statements left out and moved, and tiers exchanged, on random cases: each change is made in the plain data of the
//! reference and judged by the literal definitions there.

use super::{asked, how_many, model, now, surveyed};
use detente::Concept;
use detente::doubt::hinges::{Answer, Place, Question, Seen, StatementHinge};
use detente_reference::model::{PlainCase, Preference};
use detente_reference::naive::{Game, Sequences, analyze};
use detente_reference::random::{self, Knobs};

/// Equilibria by number and whether today's state is one, by the definitions.
fn judged(case: &PlainCase, concept: Concept) -> (Vec<usize>, Option<bool>) {
    let game = Game::from_case(case).expect("it is well formed");
    let results = analyze(&game, Sequences::Legal);
    let equilibria = results[concept.key()].equilibria.clone();
    let holds = game.status_quo().map(|s| equilibria.contains(&s));
    (equilibria, holds)
}

/// The case after the change that a hinge and a rank stand for; `None` leaves the statement out, or swaps.
fn changed(case: &PlainCase, hinge: &StatementHinge, rank: Option<usize>) -> PlainCase {
    let mut other = case.clone();
    let at = hinge.rank.0 - 1;
    match (&mut other.parties[hinge.party.index()].preference, rank) {
        (Preference::Prioritized(statements), None) => {
            statements.remove(at);
        }
        (Preference::Prioritized(statements), Some(rank)) => {
            let moved = statements.remove(at);
            statements.insert(rank - 1, moved);
        }
        (Preference::Weights(weights), None) => {
            weights.remove(at);
        }
        (Preference::Ranking(tiers), None) => tiers.swap(at, at + 1),
        (other, rank) => panic!("{other:?} has no rank {rank:?}"),
    }
    other
}

#[test]
fn each_change_is_what_it_says() {
    let (mut flips, mut changes) = (0, 0);
    for seed in 0..how_many() {
        let knobs = Knobs { options: 4, parties: 1..=3, status_quo: 100, ..Knobs::default() };
        let plain = random::case(seed, &knobs);
        let yaml = plain.to_yaml().expect("it can be written");
        let model = model(&yaml);
        let Some(place) = now(&model) else { continue };
        // A merged state is named by its largest member, so numbers stand for the same places in every variant.
        let places: Vec<Place> = model.graph.states().ids().map(|s| Place::of(&model.graph, s)).collect();
        for concept in [Concept::Nash, Concept::Seq] {
            let holds = surveyed(&model, &Question::Holds(place, concept));
            let which = surveyed(&model, &Question::Equilibria(concept));
            let (base_set, base_holds) = judged(&plain, concept);
            assert_eq!(Some(holds.base == Answer::Is(true)), base_holds, "seed {seed}\n{yaml}");
            let expected_set = |numbers: &[usize]| -> Answer {
                let mut set: Vec<Place> = numbers.iter().map(|n| places[n - 1]).collect();
                set.sort_unstable();
                Answer::States(set)
            };
            assert_eq!(which.base, expected_set(&base_set));
            let mut check = |hinge: &StatementHinge, rank: Option<usize>, seen: &Seen, sets: bool| {
                let (set, holds) = judged(&changed(&plain, hinge, rank), concept);
                let expected = if sets { expected_set(&set) } else { Answer::Is(holds.expect("it has one")) };
                let (base, context) =
                    if sets { (&which.base, "set") } else { (&Answer::Is(base_holds == Some(true)), "holds") };
                assert_eq!(
                    seen.base.as_ref(),
                    Some(&expected),
                    "seed {seed}, {context}, {concept}: {} of {:?} to {rank:?}\n{yaml}",
                    hinge.text,
                    hinge.party
                );
                assert_eq!(seen.distance, expected.distance(base));
                assert_eq!(seen.flips, usize::from(expected != *base));
                changes += 1;
                flips += seen.flips;
            };
            for (found, sets) in [(&holds, false), (&which, true)] {
                for hinge in &found.statements {
                    check(hinge, None, &hinge.dropped, sets);
                    hinge.moved.iter().for_each(|m| check(hinge, Some(m.rank), &m.seen, sets));
                }
            }
        }
        assert_eq!(
            asked(&model, &Question::Holds(place, Concept::Nash)),
            Some(surveyed(&model, &Question::Holds(place, Concept::Nash)).base)
        );
    }
    assert!(flips > 0 && flips < changes, "some changes matter and some do not: {flips} of {changes}");
}

#[test]
fn every_statement_is_there_once() {
    for seed in 0..how_many() {
        let plain = random::case(seed, &Knobs { options: 5, ..Knobs::default() });
        let model = model(&plain.to_yaml().expect("it can be written"));
        let found = surveyed(&model, &Question::Equilibria(Concept::Nash));
        let expected: usize = plain
            .parties
            .iter()
            .map(|p| match &p.preference {
                Preference::Prioritized(statements) => statements.len(),
                Preference::Weights(weights) => weights.len(),
                Preference::Ranking(tiers) => tiers.len().saturating_sub(1),
            })
            .sum();
        assert_eq!(found.statements.len(), expected);
        for hinge in &found.statements {
            let moves = match &plain.parties[hinge.party.index()].preference {
                Preference::Prioritized(statements) => statements.len() - 1,
                _ => 0,
            };
            assert_eq!(hinge.moved.len(), moves);
        }
        assert!(found.statements.windows(2).all(|two| two[0].swing >= two[1].swing), "ranked");
    }
}
