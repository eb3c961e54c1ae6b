//! Tiny cases, each made so that exactly one detail of a definition decides.

use detente_reference::formula::{and, iff, not, or, taken};
use detente_reference::model::{
    Direction, GraphParty, GraphState, PlainCase, PlainGraph, PlainParty, Preference, State,
};
use detente_reference::naive::joint::{Steps, reached};
use detente_reference::naive::{Game, Results, Sequences, analyze, coalition};

/// The arcs of a party and its strict ranking.
type Listed<'a> = (&'a [(State, State)], &'a [State]);

fn strict(ranking: &[State]) -> Preference {
    Preference::Ranking(ranking.iter().map(|&state| vec![state]).collect())
}

fn indifferent(states: usize) -> Preference {
    Preference::Ranking(vec![(1..=states).collect()])
}

/// Two parties with one option each; states 1 NN, 2 YN, 3 NY, 4 YY as long as no rule is added.
fn pair(a: Preference, b: Preference) -> PlainCase {
    let mut case = PlainCase::new("pair", "Pair");
    case.parties = vec![PlainParty::new("a", &["x"], a), PlainParty::new("b", &["y"], b)];
    case
}

fn solved(case: &PlainCase) -> Results {
    analyze(&Game::from_case(case).unwrap(), Sequences::Legal)
}

/// A case in graph form.
fn graph(states: usize, parties: &[Listed]) -> Game {
    let states = (1..=states).map(|number| GraphState { id: format!("s{number}"), meaning: String::new() }).collect();
    let parties = parties
        .iter()
        .zip(["a", "b", "c"])
        .map(|((arcs, ranking), id)| GraphParty {
            id: id.to_string(),
            name: id.to_string(),
            arcs: arcs.to_vec(),
            ranking: ranking.iter().map(|&state| vec![state]).collect(),
        })
        .collect();
    let graph =
        PlainGraph { id: "hand-made".to_string(), title: "Hand-made".to_string(), states, parties, status_quo: None };
    Game::from_graph(&graph).unwrap()
}

#[test]
fn a_tie_deters() {
    // A improves from 1 to 2; B's only answer leads to 4, which A finds exactly as good as 1.
    let a = Preference::Ranking(vec![vec![2], vec![1, 4], vec![3]]);
    let results = solved(&pair(a, strict(&[4, 3, 2, 1])));
    assert!(results["gmr"].stable[0].contains(&1));
    assert!(results["seq"].stable[0].contains(&1));
    assert!(results["sseq"].stable[0].contains(&1));
}

#[test]
fn a_single_party_fears_nobody() {
    let mut case = PlainCase::new("alone", "Alone");
    case.parties.push(PlainParty::new("a", &["x", "y"], strict(&[3, 1, 4, 2])));
    for (concept, verdicts) in solved(&case).concepts() {
        assert_eq!(verdicts.equilibria, [3], "{concept}");
    }
}

#[test]
fn a_party_changes_several_options_in_one_move_but_reverses_no_one_way_option() {
    let mut case = PlainCase::new("alone", "Alone");
    case.parties.push(PlainParty::new("a", &["take", "drop", "both"], indifferent(8)));
    case.parties[0].options[0].direction = Direction::Take;
    case.parties[0].options[1].direction = Direction::Drop;
    let game = Game::from_case(&case).unwrap();
    // From NNN to YNN, NNY and YNY; from NYN besides to those without the second option.
    assert_eq!(game.moves(0, 1), [2, 5, 6]);
    assert_eq!(game.moves(0, 3), [1, 2, 4, 5, 6, 7, 8]);
    assert_eq!(game.moves(0, 2), [6]);
}

#[test]
fn a_merged_state_is_left_from_any_member_and_not_towards_itself() {
    // NN and YY are one state, number 3; YN is 1 and NY is 2.
    let mut case = pair(indifferent(3), indifferent(3));
    case.coalesce = vec![iff(taken(0), taken(1))];
    let game = Game::from_case(&case).unwrap();
    assert_eq!(game.moves(0, 3), [1, 2], "A leaves NN for YN and YY for NY");
    assert_eq!(game.moves(0, 1), [3]);
    // If B's options never mattered, all four would be one state without a move.
    case.coalesce = vec![or(taken(0), not(taken(0)))];
    case.parties[0].preference = indifferent(1);
    case.parties[1].preference = indifferent(1);
    assert_eq!(Game::from_case(&case).unwrap().moves(0, 1), []);
}

#[test]
fn merging_makes_moves_that_do_not_chain() {
    // A owns x and y, B owns z. NNN (1) lets A go to the merged state {YNN, NNY}, which A leaves from NNY as well,
    // for states that it cannot reach from NNN at once.
    let mut case = PlainCase::new("chain", "Chain");
    case.parties =
        vec![PlainParty::new("a", &["x", "y"], indifferent(7)), PlainParty::new("b", &["z"], indifferent(7))];
    case.coalesce =
        vec![or(and(taken(0), and(not(taken(1)), not(taken(2)))), and(not(taken(0)), and(not(taken(1)), taken(2))))];
    let game = Game::from_case(&case).unwrap();
    // NNN, NYN, YYN, {YNN, NNY}, YNY, NYY, YYY.
    assert_eq!(game.moves(0, 1), [2, 3, 4]);
    assert_eq!(game.moves(0, 4), [1, 2, 3, 5, 6, 7]);
    assert_eq!(reached(&game, &[0], 1, Steps::Any, Sequences::Legal), [2, 3, 4]);
}

#[test]
fn nobody_moves_twice_in_a_row_along_arcs_that_do_not_chain() {
    // A: 1 to 2. B: 2 to 3 and 3 to 4, but not 2 to 4. State 4 is bad for A, state 3 is not.
    let b: Listed = (&[(2, 3), (3, 4)], &[4, 3, 2, 1, 5]);
    let a: Listed = (&[(1, 2)], &[2, 3, 5, 1, 4]);
    let alone = graph(5, &[a, b]);
    assert_eq!(reached(&alone, &[1], 2, Steps::Any, Sequences::Legal), [3]);
    assert_eq!(analyze(&alone, Sequences::Legal)["gmr"].stable[0], [2, 3, 4, 5], "1 is left: B cannot go on to 4");

    // With C, who moves from 3 to 5 and has B continue from there, B may move again - but not if once is all it gets.
    let b: Listed = (&[(2, 3), (3, 4), (5, 4)], &[4, 3, 2, 1, 5]);
    let c: Listed = (&[(3, 5)], &[5, 4, 3, 2, 1]);
    let three = graph(5, &[a, b, c]);
    assert_eq!(reached(&three, &[1, 2], 2, Steps::Any, Sequences::Legal), [3, 4, 5]);
    assert_eq!(reached(&three, &[1, 2], 2, Steps::Any, Sequences::Once), [3, 5]);
    for (sequences, stable) in [(Sequences::Legal, true), (Sequences::Once, false)] {
        let results = analyze(&three, sequences);
        assert_eq!(results["gmr"].stable[0].contains(&1), stable, "{sequences:?}");
        assert_eq!(results["seq"].stable[0].contains(&1), stable, "{sequences:?}");
    }
}

#[test]
fn a_sequence_may_come_back_to_where_it_began() {
    let there: Listed = (&[(1, 2)], &[1, 2]);
    let back: Listed = (&[(2, 1)], &[1, 2]);
    let game = graph(2, &[there, back]);
    assert_eq!(reached(&game, &[0, 1], 1, Steps::Any, Sequences::Legal), [1, 2]);
    assert_eq!(reached(&game, &[0], 1, Steps::Any, Sequences::Legal), [2]);
    // A would gain by going to 2, but B goes back: A is where it was, and a tie deters. At 2 the same holds for B.
    let eager: Listed = (&[(1, 2)], &[2, 1]);
    let results = analyze(&graph(2, &[eager, back]), Sequences::Legal);
    assert_eq!((&results["nash"].equilibria[..], &results["seq"].equilibria[..]), (&[][..], &[1, 2][..]));
}

#[test]
fn improvements_are_judged_from_where_they_are_made() {
    // A: 1 to 2. B: 2 to 3. C: 3 to 4. Both steps are improvements for their movers, though B ends worse off at 4
    // than it began at 2.
    let a: Listed = (&[(1, 2)], &[2, 3, 1, 4]);
    let b: Listed = (&[(2, 3)], &[3, 2, 1, 4]);
    let c: Listed = (&[(3, 4)], &[4, 3, 2, 1]);
    assert!(analyze(&graph(4, &[a, b, c]), Sequences::Legal)["seq"].stable[0].contains(&1));
    // If B does not gain by its own step, the path is closed for SEQ, but not for GMR.
    let b: Listed = (&[(2, 3)], &[4, 2, 3, 1]);
    let results = analyze(&graph(4, &[a, b, c]), Sequences::Legal);
    assert!(!results["seq"].stable[0].contains(&1));
    assert!(results["gmr"].stable[0].contains(&1));
}

#[test]
fn symmetric_concepts_ask_whether_the_sanction_can_be_escaped() {
    // A: 1 to 2, and from the sanctioned state 3 on to 4. B: 2 to 3, an improvement.
    let b: Listed = (&[(2, 3)], &[3, 2, 1, 4]);
    let held = |a: Listed| {
        let results = analyze(&graph(4, &[a, b]), Sequences::Legal);
        results.concepts().into_iter().map(|(_, verdicts)| verdicts.stable[0].contains(&1)).collect::<Vec<bool>>()
    };
    // nash, gmr, smr, seq, sseq: state 4 is better than 1, so A escapes.
    assert_eq!(held((&[(1, 2), (3, 4)], &[2, 4, 1, 3])), [false, true, false, true, false]);
    // State 4 is worse than 1: the sanction lasts.
    assert_eq!(held((&[(1, 2), (3, 4)], &[2, 1, 4, 3])), [false, true, true, true, true]);
}

#[test]
fn every_improvement_must_be_answered_and_one_answer_is_enough() {
    // A: 1 to 2 and 1 to 3. B answers 2 by 4, which is bad, or by 5, which is not.
    let a: Listed = (&[(1, 2), (1, 3)], &[2, 3, 5, 1, 4]);
    let one: Listed = (&[(2, 4), (2, 5)], &[4, 5, 1, 2, 3]);
    assert!(!analyze(&graph(5, &[a, one]), Sequences::Legal)["seq"].stable[0].contains(&1));
    let both: Listed = (&[(2, 4), (2, 5), (3, 4)], &[4, 5, 1, 2, 3]);
    assert!(analyze(&graph(5, &[a, both]), Sequences::Legal)["seq"].stable[0].contains(&1));
}

#[test]
fn sim_needs_a_feasible_result() {
    // Chicken at 4: both leave at once and crash.
    let mut case = pair(strict(&[3, 4, 2, 1]), strict(&[2, 4, 3, 1]));
    assert!(solved(&case)["sim"].equilibria.contains(&4));
    // If the crash cannot occur, moving at the same time leads nowhere, and nobody is deterred.
    case.infeasible = vec![and(not(taken(0)), not(taken(1)))];
    case.parties[0].preference = strict(&[2, 3, 1]);
    case.parties[1].preference = strict(&[1, 3, 2]);
    let results = solved(&case);
    assert_eq!(results.feasible, 3);
    assert_eq!(results["sim"].equilibria, results["nash"].equilibria);
    assert_eq!(results["nash"].equilibria, [1, 2]);
}

#[test]
fn a_tie_answers_in_sim() {
    // At 4 both would go straight; A finds the crash exactly as good as both swerving.
    let a = Preference::Ranking(vec![vec![3], vec![4, 1], vec![2]]);
    assert!(solved(&pair(a, strict(&[2, 4, 3, 1])))["sim"].stable[0].contains(&4));
}

#[test]
fn sim_asks_for_improvements_of_the_others_not_for_mere_moves() {
    // Chicken for A; B is content with both swerving, so nobody crosses A's plan at that moment.
    let case = pair(strict(&[3, 4, 2, 1]), strict(&[4, 2, 3, 1]));
    let results = solved(&case);
    assert!(!results["sim"].stable[0].contains(&4));
    assert!(results["gmr"].stable[0].contains(&4));
}

#[test]
fn sim_lets_some_of_the_others_stay() {
    // A wants x; B and C want their option at NNN. A minds one of theirs beside x, but not both together.
    let mut case = PlainCase::new("three", "Three");
    case.parties = vec![
        // States 1 NNN, 2 YNN, 3 NYN, 4 YYN, 5 NNY, 6 YNY, 7 NYY, 8 YYY.
        PlainParty::new("a", &["x"], strict(&[8, 2, 1, 3, 5, 7, 4, 6])),
        PlainParty::new("b", &["y"], Preference::Prioritized(vec![taken(1)])),
        PlainParty::new("c", &["z"], Preference::Prioritized(vec![taken(2)])),
    ];
    assert!(solved(&case)["sim"].stable[0].contains(&1), "one of them answers, the other stays");
    // If each of them alone does no harm either, nothing is left that deters.
    case.parties[0].preference = strict(&[8, 2, 4, 6, 1, 3, 5, 7]);
    assert!(!solved(&case)["sim"].stable[0].contains(&1));
    // And if only both together do harm, both together answer.
    case.parties[0].preference = strict(&[2, 4, 6, 1, 3, 5, 7, 8]);
    assert!(solved(&case)["sim"].stable[0].contains(&1));
}

#[test]
fn sim_of_a_merged_state_asks_every_realisation() {
    // A owns x, B owns y and z. {NNN, NNY} is one state: A moves from NNN to YNN and from NNY to YNY. B's improvement
    // is to take y: it can do so from both members.
    let mut case = PlainCase::new("merged", "Merged");
    case.parties = vec![
        PlainParty::new("a", &["x"], indifferent(7)),
        PlainParty::new("b", &["y", "z"], Preference::Prioritized(vec![taken(1)])),
    ];
    case.coalesce = vec![and(not(taken(0)), not(taken(1)))];
    // YNN 1, NYN 2, YYN 3, {NNN, NNY} 4, YNY 5, NYY 6, YYY 7.
    let stable = |ranking: &[State], drop_only: bool| {
        let mut case = case.clone();
        case.parties[0].preference = strict(ranking);
        if drop_only {
            case.parties[1].options[0].direction = Direction::Drop;
        }
        solved(&case)["sim"].stable[0].contains(&4)
    };
    // Both improvements are spoilt by y.
    assert!(stable(&[1, 5, 4, 2, 6, 3, 7], false));
    // With z, A does not mind y; without z it does. But B may also drop or take z with y, from either member.
    assert!(stable(&[1, 5, 7, 4, 2, 6, 3], false));
    // If y can no longer be taken, B has no improvement and answers nothing.
    assert!(!stable(&[1, 5, 4, 2, 6, 3, 7], true));
    // If z stays as it is - taken for good, and barred from being taken - only the members tell the answers apart:
    // from NNY, B can lead to YYY only, which A likes.
    let mut fixed = case.clone();
    fixed.parties[0].preference = strict(&[1, 5, 7, 4, 2, 6, 3]);
    fixed.parties[1].options[1].direction = Direction::Take;
    // NNN still has YYN as its answer, NNY has none.
    assert!(!solved(&fixed)["sim"].stable[0].contains(&4));
    // Where YYY is what A minds, B can answer from both, by taking z along.
    fixed.parties[0].preference = strict(&[1, 5, 3, 4, 2, 6, 7]);
    assert!(solved(&fixed)["sim"].stable[0].contains(&4));
}

#[test]
fn an_arc_back_to_its_own_state_is_no_move() {
    let game = graph(2, &[(&[(1, 1), (1, 2), (1, 2)], &[2, 1])]);
    assert_eq!(game.moves(0, 1), [2]);
    assert!(game.moves(0, 2).is_empty());
}

#[test]
fn a_coalition_improvement_is_better_for_every_member_and_may_take_several_moves() {
    // A: 1 to 2. B: 2 to 3, 2 to 4 and 2 to 5. From 1 both prefer 4; only A prefers 3, only B prefers 5.
    let a: Listed = (&[(1, 2)], &[3, 4, 1, 5, 2]);
    let b: Listed = (&[(2, 3), (2, 4), (2, 5)], &[5, 4, 1, 3, 2]);
    let game = graph(5, &[a, b]);
    assert_eq!(coalition::improvements(&game, &[0, 1], 1), [4]);
    assert_eq!(coalition::improvements(&game, &[0], 1), []);
    // 1 and 4 are both Nash equilibria: 2 is worst for A.
    let nash = analyze(&game, Sequences::Legal)["nash"].clone();
    assert_eq!(coalition::equilibrium_jumps(&game, &[0, 1], &nash), [(1, 4)]);
}

#[test]
fn sim_is_not_defined_in_graph_form() {
    let a: Listed = (&[(1, 2)], &[2, 1]);
    let results = analyze(&graph(2, &[a]), Sequences::Legal);
    assert_eq!(results.of("sim"), None);
    assert_eq!(results["nash"].equilibria, [2]);
}

#[test]
fn faults_of_plain_data_are_explained() {
    let fault = |case: &PlainCase| Game::from_case(case).unwrap_err().to_string();
    let mut case = pair(indifferent(4), indifferent(4));
    case.status_quo = Some(vec![true, true]);
    assert_eq!(Game::from_case(&case).unwrap().status_quo(), Some(4));
    case.infeasible = vec![and(taken(0), taken(1))];
    case.parties[0].preference = indifferent(3);
    case.parties[1].preference = indifferent(3);
    assert_eq!(fault(&case), "the status quo is not feasible");
    case.infeasible = vec![taken(2)];
    assert_eq!(fault(&case), "a statement names option 2, but the case has 2");
    let wide: Vec<String> = (0..17).map(|option| format!("o{option}")).collect();
    let wide: Vec<&str> = wide.iter().map(String::as_str).collect();
    case.parties[0] = PlainParty::new("a", &wide, indifferent(1));
    assert_eq!(fault(&case), "the case has 18 options; this crate lists at most 16");
}
