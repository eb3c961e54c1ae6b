//! The case that is kept as `cases/once-is-not-enough`, and the search that finds its like.

use detente_reference::formula::{and, not, taken};
use detente_reference::model::{PlainCase, PlainParty, Preference, State};
use detente_reference::naive::joint::{Steps, reached};
use detente_reference::naive::{Game, Sequences, analyze};
use detente_reference::search::once_is_not_enough;

/// States: 1 nothing, 2 announced, 3 and objected, 4 and inspected, 5 and both.
fn kept() -> PlainCase {
    let party = |id, option, ranking: [State; 5]| {
        PlainParty::new(id, &[option], Preference::Ranking(ranking.iter().map(|&state| vec![state]).collect()))
    };
    let mut case = PlainCase::new("once-is-not-enough", "Once is not enough");
    case.parties = vec![
        party("a", "announce", [2, 3, 5, 1, 4]),
        party("b", "object", [1, 4, 5, 3, 2]),
        party("c", "inspect", [1, 2, 5, 4, 3]),
    ];
    case.infeasible = vec![and(not(taken(0)), taken(1)), and(not(taken(0)), taken(2))];
    case
}

#[test]
fn a_second_move_of_b_holds_the_first_state() {
    let game = Game::from_case(&kept()).unwrap();
    let legal = analyze(&game, Sequences::Legal);
    let equilibria: Vec<(&str, &[State])> =
        legal.concepts().into_iter().map(|(concept, verdicts)| (concept, &verdicts.equilibria[..])).collect();
    assert_eq!(
        equilibria,
        [
            ("nash", &[][..]),
            ("gmr", &[1, 4, 5]),
            ("smr", &[1, 5]),
            ("seq", &[1, 4, 5]),
            ("sseq", &[1, 5]),
            ("sim", &[])
        ]
    );
    // The sanction itself: B objects, C inspects, B withdraws.
    let sanctions = |sequences| reached(&game, &[1, 2], 2, Steps::Improving, sequences);
    assert_eq!(sanctions(Sequences::Legal), [2, 3, 4, 5]);
    assert_eq!(sanctions(Sequences::Once), [3, 5]);

    let once = analyze(&game, Sequences::Once);
    assert_eq!(once["seq"].equilibria, [4, 5]);
    assert_eq!(once["sseq"].equilibria, [5]);
    // Where a sanction need not be credible, C inspects at once: GMR and SMR see no difference.
    assert_eq!((&once["gmr"], &once["smr"]), (&legal["gmr"], &legal["smr"]));
}

#[test]
fn the_search_finds_cases_of_the_same_size_and_none_smaller() {
    let found = once_is_not_enough(120).unwrap();
    assert_eq!(found.legal.feasible, 5);
    assert_ne!(found.legal["seq"].equilibria, found.once["seq"].equilibria);
    // None that it finds has fewer sequential equilibria than the one that is kept.
    assert_eq!((found.legal["seq"].equilibria.len(), found.once["seq"].equilibria.len()), (3, 2));
    let again = once_is_not_enough(120).unwrap();
    assert_eq!(found.case, again.case);
}
