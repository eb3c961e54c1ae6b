//! Branch and bound against enumeration, and on negotiations too large to enumerate whose answers are known.

use crate::common::negotiation;
use crate::common::random::{PLAIN, case, read};
use detente_graph::Budget;
use detente_settlement::{Demand, Standard, search, settle, verify};
use proptest::prelude::*;

proptest! {
    #![proptest_config(ProptestConfig::with_cases(600))]

    #[test]
    fn as_by_enumeration(seed in any::<u64>()) {
        let text = case(seed, PLAIN);
        let Some(of) = read(&text) else { return Ok(()) };
        let budget = Budget::unlimited();
        let mut found = settle(&of, &budget);
        let (searched, stopped) = search(&found.table, of.base.as_deref(), &budget);
        prop_assert_eq!(stopped, None);
        let agreeable = found.agreeable.as_ref().unwrap();
        let count = found.survey.as_ref().unwrap().agreeable(&found.table);
        prop_assert_eq!(searched.none, count == 0, "{}", text);
        prop_assert_eq!(searched.agreeable.is_some(), count > 0, "{}", text);
        if let Some(package) = searched.agreeable {
            prop_assert!(found.table.is_agreeable(found.table.failing(&found.table.values(package))), "{}", text);
        }
        let possible = found.survey.as_ref().unwrap().possible(&found.table);
        let extremes = |frontier: &detente_settlement::Frontier| -> Vec<i64> {
            (0..found.table.scorers.len()).filter_map(|at| frontier.most(at)).collect()
        };
        let scores = |all: &[detente_settlement::Extreme]| all.iter().map(|one| one.score).collect::<Vec<i64>>();
        if possible > 0 {
            prop_assert_eq!(scores(&searched.ideals), extremes(found.frontier.as_ref().unwrap()), "{}", text);
        }
        prop_assert_eq!(scores(&searched.most), extremes(agreeable), "{}", text);
        prop_assert!(searched.ideals.iter().chain(&searched.most).all(|one| one.proven));
        prop_assert_eq!(searched.best.len(), found.best.len(), "{}", text);
        for (one, known) in searched.best.iter().zip(&found.best) {
            prop_assert_eq!((one.standard, one.gap), (known.standard, Some(0.0)), "{}", text);
            let values = found.table.values(one.packages[0]);
            let scores: Vec<i64> = found.table.scorers.iter().map(|a| found.table.score(*a, &values)).collect();
            prop_assert!(agreeable.points.iter().any(|point| point.scores == scores), "{:?}\n{}", one, text);
        }
        // Naive code finds nothing better than what was searched for.
        found.best = searched.best;
        prop_assert_eq!(verify(&of, &found, &budget), Ok(vec![]), "{}", text);
    }
}

/// Fifteen issues of ten values, 10^15 packages, and two parties of opposed interests: what the one gets of an issue, in
/// ninths, the other does not. So every package gives the two 135 ninths together.
fn shares(floors: [u64; 2]) -> String {
    let (mut text, mut worth) = (String::from("detente: 1\nid: shares\nissues:\n"), [String::new(), String::new()]);
    for i in 0..15 {
        text += &format!("  i{i}: {{values: [a, b, c, d, e, f, g, h, i, j]}}\n");
        worth[0] += &format!("i{i}: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9], ");
        worth[1] += &format!("i{i}: [9, 8, 7, 6, 5, 4, 3, 2, 1, 0], ");
    }
    text += "impossible: [\"i0 = a & i1 = a\"]\nparties:\n";
    for (p, worth) in worth.iter().enumerate() {
        text += &format!("  p{p}: {{assumption: true, floor: {}, worth: {{{worth}}}}}\n", floors[p]);
    }
    text
}

#[test]
fn a_share_of_ten_to_the_fifteen() {
    let of = negotiation(&shares([50, 40]));
    let found = settle(&of, &Budget::unlimited());
    assert_eq!(found.table.packages, 1_000_000_000_000_000);
    assert!(found.survey.is_none() && found.stopped.is_none());
    let searched = found.searched.as_ref().expect("it was searched");
    let proven = |all: &[detente_settlement::Extreme]| {
        assert!(all.iter().all(|one| one.proven));
        all.iter().map(|one| one.score).collect::<Vec<i64>>()
    };
    // The first two issues cannot both be at their first value, so the second party misses one ninth.
    assert_eq!(proven(&searched.ideals), [135, 134]);
    // Each gets what the other's floor leaves.
    assert_eq!(proven(&searched.most), [95, 85]);
    let scores = |standard: Standard| -> Vec<i64> {
        let best = searched.best.iter().find(|best| best.standard == standard).expect("it is named");
        assert_eq!(best.gap, Some(0.0));
        let values = found.table.values(best.packages[0]);
        found.table.scorers.iter().map(|actor| found.table.score(*actor, &values)).collect()
    };
    // 45 ninths lie above the floors: 22 and 23 either way have the largest product.
    let nash = scores(Standard::Nash);
    assert_eq!((nash[0] - 50) * (nash[1] - 40), 22 * 23);
    let fair = scores(Standard::KalaiSmorodinsky);
    assert_eq!((fair[0] - 50).min(fair[1] - 40), 22);
    // The second one's ninth counts for 1/134, the first one's for 1/135.
    assert_eq!(scores(Standard::Utilitarian), [50, 85]);
    // The frontier is combined issue by issue, and has one vector for each way to share.
    let frontier = found.frontier.as_ref().expect("it fits");
    assert_eq!(frontier.vectors(), 135);
    assert_eq!(found.agreeable.as_ref().expect("it fits").vectors(), 46);
    assert_eq!(found.best.iter().map(|best| best.ties.is_some()).collect::<Vec<_>>(), [true; 4]);
    assert_eq!(verify(&of, &found, &Budget::unlimited()), Ok(vec![]));
}

#[test]
fn floors_that_cannot_be_met_together() {
    let of = negotiation(&shares([80, 60]));
    let found = settle(&of, &Budget::unlimited());
    let searched = found.searched.as_ref().expect("it was searched");
    assert!(searched.none && searched.agreeable.is_none() && found.best.is_empty());
    let conflict = found.conflict.as_ref().expect("there is one");
    // What cannot be had has no part in it.
    let demands: Vec<_> = found.table.bits(conflict.demands).collect();
    assert_eq!(demands, [&Demand::Floor(0), &Demand::Floor(1)]);
}
