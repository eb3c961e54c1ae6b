//! Generated scenarios with exact answers of another solver, and cases made by hand for each standard.

use crate::common::{best, negotiation, packages};
use detente_graph::Budget;
use detente_settlement::{Standard, settle, verify};

/// Agreeable packages; packages and vectors of both frontiers; then per standard ties and packages.
struct Answers {
    text: &'static str,
    agreeable: u64,
    frontier: (u64, usize),
    within: (u64, usize),
    best: [(Standard, u64, &'static [&'static [usize]]); 4],
}

#[test]
fn scenarios_give_the_results_exactly() {
    let scenarios = [
        Answers {
            text: include_str!("scenarios/two.yaml"),
            agreeable: 686,
            frontier: (3, 3),
            within: (3, 3),
            best: [
                (Standard::Nash, 1, &[&[9, 9, 3]]),
                (Standard::KalaiSmorodinsky, 1, &[&[9, 9, 3]]),
                (Standard::Egalitarian, 1, &[&[9, 9, 3]]),
                (Standard::Utilitarian, 1, &[&[9, 9, 3]]),
            ],
        },
        Answers {
            text: include_str!("scenarios/three.yaml"),
            agreeable: 373,
            frontier: (55, 55),
            within: (43, 43),
            best: [
                (Standard::Nash, 1, &[&[5, 6, 1]]),
                (Standard::KalaiSmorodinsky, 1, &[&[1, 7, 1]]),
                (Standard::Egalitarian, 1, &[&[1, 7, 1]]),
                (Standard::Utilitarian, 1, &[&[5, 6, 7]]),
            ],
        },
        Answers {
            text: include_str!("scenarios/four.yaml"),
            agreeable: 3139,
            frontier: (308, 308),
            within: (215, 215),
            best: [
                (Standard::Nash, 1, &[&[1, 9, 6, 7]]),
                (Standard::KalaiSmorodinsky, 1, &[&[1, 9, 6, 7]]),
                (Standard::Egalitarian, 1, &[&[1, 9, 6, 7]]),
                (Standard::Utilitarian, 1, &[&[1, 9, 4, 7]]),
            ],
        },
    ];
    for scenario in scenarios {
        let of = negotiation(scenario.text);
        let found = settle(&of, &Budget::unlimited());
        let (all, within) = (found.frontier.as_ref().unwrap(), found.agreeable.as_ref().unwrap());
        assert_eq!(found.survey.as_ref().unwrap().agreeable(&found.table), scenario.agreeable);
        assert_eq!((all.packages(), all.vectors()), scenario.frontier);
        assert_eq!((within.packages(), within.vectors()), scenario.within);
        for (standard, ties, expected) in scenario.best {
            assert_eq!(best(&found, standard).ties, Some(ties), "{standard:?}");
            assert_eq!(packages(&found, standard), expected, "{standard:?}");
        }
        assert_eq!(verify(&of, &found, &Budget::unlimited()), Ok(vec![]));
    }
}

/// Two parties share 10: what one gains the other loses, so each standard has its textbook answer.
fn division(floors: (i64, i64), scores: (&str, &str)) -> String {
    format!(
        "detente: 1\nid: a\nissues: {{share: {{values: [s0, s1, s2, s3, s4, s5, s6, s7, s8, s9, s10]}}}}\nparties:\n  \
         a: {{worth: {{share: [{}]}}, floor: {}}}\n  b: {{worth: {{share: [{}]}}, floor: {}}}\n",
        scores.0, floors.0, scores.1, floors.1
    )
}

const UP: &str = "0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10";
const DOWN: &str = "10, 9, 8, 7, 6, 5, 4, 3, 2, 1, 0";
const STEEP: &str = "100, 81, 64, 49, 36, 25, 16, 9, 4, 1, 0";

#[test]
fn each_standard_by_hand() {
    // Floors 2 and 0: gains (s - 2) and (10 - s); the product is largest at 6.
    let found = settle(&negotiation(&division((2, 0), (UP, DOWN))), &Budget::unlimited());
    assert_eq!(packages(&found, Standard::Nash), [[6]]);
    // Best gains 8 and 10: (s - 2) / 8 and (10 - s) / 10: at 6 both are at least 0.4, at 7 the least is 0.3.
    assert_eq!(packages(&found, Standard::KalaiSmorodinsky), [[6]]);
    assert_eq!(packages(&found, Standard::Egalitarian), [[6]]);
    // Every package sums to the same: nine of them are agreeable, the first five are listed.
    assert_eq!(best(&found, Standard::Utilitarian).ties, Some(9));
    assert_eq!(packages(&found, Standard::Utilitarian), [[2], [3], [4], [5], [6]]);

    // Where the second one's scores fall steeply the standards part.
    let found = settle(&negotiation(&division((0, 0), (UP, STEEP))), &Budget::unlimited());
    // s (10 - s)^2: 144 at 4, 147 at 3.
    assert_eq!(packages(&found, Standard::Nash), [[3]]);
    // s / 10 against ((10 - s) / 10)^2: 0.36 at 4.
    assert_eq!(packages(&found, Standard::Egalitarian), [[4]]);
    assert_eq!(packages(&found, Standard::KalaiSmorodinsky), [[4]]);
    // s / 10 + ((10 - s) / 10)^2 is largest at both ends.
    assert_eq!(packages(&found, Standard::Utilitarian), [[0], [10]]);
}

#[test]
fn kalai_smorodinsky_looks_at_agreeable_packages_only() {
    // The second one's floor cuts off what the first one hopes for most, and so shrinks its best gain.
    let found = settle(&negotiation(&division((0, 5), (UP, DOWN))), &Budget::unlimited());
    // Best gains 5 and 5: at 2 and 3 the least is 0.4.
    assert_eq!(packages(&found, Standard::KalaiSmorodinsky), [[2], [3]]);
    // By the best possible score, 10 for both, the same here; with the first one's scores doubled still.
    assert_eq!(packages(&found, Standard::Egalitarian), [[2], [3]]);
}

#[test]
fn two_negatives_are_no_positive() {
    // Package `worse` lies far below both floors: its product of gains would be the largest of all.
    let text = "{detente: 1, id: a, issues: {deal: {values: [worse, fair, good]}}, parties: {\
        a: {worth: {deal: [0, 51, 53]}, floor: 50}, b: {worth: {deal: [0, 54, 51]}, floor: 50}}}";
    let found = settle(&negotiation(text), &Budget::unlimited());
    assert_eq!(packages(&found, Standard::Nash), [[1]]);
    for standard in Standard::ALL.into_iter().filter(|s| *s != Standard::FromToday) {
        assert!(!packages(&found, standard).contains(&vec![0]), "{standard:?}");
    }
}

#[test]
fn no_agreement_is_explained() {
    let text = "
detente: 1
id: a
issues: {pay: {values: [low, middle, high]}, hours: {values: [long, short]}}
impossible: ['pay = high & hours = short']
parties:
  union: {worth: {pay: [0, 5, 10], hours: [0, 6]}, floor: 9, red_lines: ['pay = low']}
  firm: {worth: {pay: [10, 5, 0], hours: [4, 0]}, floor: 6}
  board: {ratifies: firm, worth: {pay: [1, 1, 0], hours: [0, 0]}, floor: 1}
";
    let of = negotiation(text);
    let found = settle(&of, &Budget::unlimited());
    assert_eq!(found.survey.as_ref().unwrap().agreeable(&found.table), 0);
    assert!(found.best.is_empty() && found.agreeable.as_ref().unwrap().points.is_empty());
    let conflict = found.conflict.as_ref().unwrap();
    assert!(conflict.smallest);
    // Long hours for high pay satisfy the union alone, middle pay for short hours too: against the firm's floor.
    let names: Vec<String> = found.table.bits(conflict.demands).map(|d| format!("{d:?}")).collect();
    assert_eq!(names, ["Floor(0)", "Floor(1)"]);
    // The firm would have to come down from 6 to 5.
    let opening = found.openings.iter().find(|o| found.table.demands[o.demand].actor() == Some(1)).unwrap();
    assert_eq!((opening.lowered_to, found.table.values(opening.package)), (Some(5), vec![1, 1]));
    assert_eq!(verify(&of, &found, &Budget::unlimited()), Ok(vec![]));
}

#[test]
fn adjusted_winner_of_an_even_split() {
    let text = "{detente: 1, id: a, issues: {x: {values: [a, b]}, y: {values: [a, b]}, z: {values: [a, b]}}, parties: {\
        a: {worth: {x: [60, 0], y: [30, 0], z: [10, 0]}}, b: {worth: {x: [0, 20], y: [0, 30], z: [0, 50]}}}}";
    let found = settle(&negotiation(text), &Budget::unlimited()).division.unwrap();
    use detente_settlement::Share;
    // The first wins x and the tied y, 90 to 50; it gives a part of y until 90 - 30 m = 50 + 30 m, m = 2/3.
    assert_eq!(found.shares, [Share::Won(0, 0), Share::Split(0, (2, 3)), Share::Won(1, 1)]);
    assert!((found.points[0] - 70.0).abs() < 1e-9 && (found.points[1] - 70.0).abs() < 1e-9);
}
