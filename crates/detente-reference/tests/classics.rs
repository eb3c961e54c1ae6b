//! The two classic games of two parties with one option each, worked out by hand.

use detente_reference::model::{PlainCase, PlainParty, Preference, State};
use detente_reference::naive::{Game, Results, Sequences, Verdicts, analyze};

/// States: 1 NN, 2 YN, 3 NY, 4 YY.
fn two_by_two(option: &str, rankings: [[State; 4]; 2]) -> Results {
    let mut case = PlainCase::new("classic", "A classic");
    for (id, ranking) in ["a", "b"].into_iter().zip(rankings) {
        let preference = Preference::Ranking(ranking.iter().map(|&state| vec![state]).collect());
        case.parties.push(PlainParty::new(id, &[option], preference));
    }
    analyze(&Game::from_case(&case).unwrap(), Sequences::Legal)
}

fn verdicts(a: &[State], b: &[State]) -> Verdicts {
    let equilibria = a.iter().copied().filter(|state| b.contains(state)).collect();
    Verdicts { stable: vec![a.to_vec(), b.to_vec()], equilibria }
}

#[test]
fn prisoners_dilemma() {
    let results = two_by_two("confess", [[2, 1, 4, 3], [3, 1, 4, 2]]);
    // Confessing is always better for oneself.
    assert_eq!(results["nash"], verdicts(&[2, 4], &[3, 4]));
    // Silence (1) is held by the other's credible answer, who would confess too, and nothing undoes that answer.
    // At 3, A is worst off and leaves for 4, from where B does not do it worse.
    let held = verdicts(&[1, 2, 4], &[1, 3, 4]);
    for (concept, found) in results.concepts().into_iter().skip(1) {
        assert_eq!(found, &held, "{concept}");
    }
    assert_eq!(results["sim"].equilibria, [1, 4]);
}

#[test]
fn chicken() {
    let results = two_by_two("swerve", [[3, 4, 2, 1], [2, 4, 3, 1]]);
    assert_eq!(results["nash"], verdicts(&[2, 3], &[2, 3]));
    // If both swerve (4), going straight could be answered by a crash: possible, and final enough, but not credible.
    assert_eq!(results["gmr"], verdicts(&[2, 3, 4], &[2, 3, 4]));
    assert_eq!(results["smr"], verdicts(&[2, 3, 4], &[2, 3, 4]));
    assert_eq!(results["seq"], verdicts(&[2, 3], &[2, 3]));
    assert_eq!(results["sseq"], verdicts(&[2, 3], &[2, 3]));
    // At the same moment, however, the other improves by going straight as well.
    assert_eq!(results["sim"], (verdicts(&[2, 3, 4], &[2, 3, 4])));
}
