//! What must hold in every case, checked on random ones: the inclusions of the concepts, what sequences can reach,
//! and that no result depends on the order in which parties, options and states are listed.

use std::collections::BTreeSet;

use detente_reference::model::{Direction, Preference, State};
use detente_reference::naive::joint::{Sequences, Steps, reached};
use detente_reference::naive::{Game, Results, States, Verdicts, analyze};
use detente_reference::random::{self, Knobs};
use detente_reference::random_graph::{self, GraphKnobs};
use detente_reference::relabel::{permute, permute_graph_parties, permute_options, permute_parties, permute_states};
use detente_reference::rng::Rng;

/// Cases of at most six options: with eight, a debug build takes seconds for some.
fn small() -> Knobs {
    Knobs { options: 6, ..Knobs::default() }
}

fn included(what: &str, inner: &Verdicts, outer: &Verdicts) {
    for (party, (inner, outer)) in inner.stable.iter().zip(&outer.stable).enumerate() {
        assert!(inner.iter().all(|state| outer.contains(state)), "{what}, party {party}: {inner:?} in {outer:?}");
    }
    assert!(inner.equilibria.iter().all(|state| outer.equilibria.contains(state)), "{what}");
}

fn check_inclusions(name: &str, results: &Results) {
    let [nash, gmr, smr, seq, sseq] = ["nash", "gmr", "smr", "seq", "sseq"].map(|concept| &results[concept]);
    for (concept, verdicts) in results.concepts() {
        included(&format!("{name}: R in {concept}"), nash, verdicts);
    }
    included(&format!("{name}: SEQ in GMR"), seq, gmr);
    included(&format!("{name}: SMR in GMR"), smr, gmr);
    included(&format!("{name}: SSEQ in SEQ"), sseq, seq);
    included(&format!("{name}: SSEQ in SMR"), sseq, smr);
}

#[test]
fn inclusions_in_option_form() {
    for seed in 0..1500 {
        let case = random::case(seed, &small());
        let game = Game::from_case(&case).unwrap();
        check_inclusions(&case.id, &analyze(&game, Sequences::Legal));
    }
}

#[test]
fn inclusions_in_graph_form() {
    for seed in 0..1500 {
        let graph = random_graph::graph(seed, &GraphKnobs::default());
        let game = Game::from_graph(&graph).unwrap();
        check_inclusions(&graph.id, &analyze(&game, Sequences::Legal));
    }
}

#[test]
fn moving_once_reaches_no_more_than_the_definition() {
    let (mut cases, mut differing) = (0, 0);
    for seed in 0..600 {
        let game = Game::from_graph(&random_graph::graph(seed, &GraphKnobs::default())).unwrap();
        let (legal, once) = (analyze(&game, Sequences::Legal), analyze(&game, Sequences::Once));
        included("SEQ", &once["seq"], &legal["seq"]);
        included("GMR", &once["gmr"], &legal["gmr"]);
        included("SMR", &once["smr"], &legal["smr"]);
        included("SSEQ", &once["sseq"], &legal["sseq"]);
        assert_eq!((once.of("nash"), once.of("sim")), (legal.of("nash"), legal.of("sim")));
        // A single opponent cannot move twice in a row anyway.
        if game.parties().count() <= 2 {
            assert_eq!(legal["seq"], once["seq"]);
        } else {
            cases += 1;
            differing += usize::from(legal["seq"] != once["seq"]);
        }
    }
    assert!(differing > 10, "only {differing} of {cases} cases tell the two readings apart");
}

/// What a group reaches if its members may also move twice in a row.
fn reached_freely(game: &Game, group: &[usize], from: State, steps: Steps) -> BTreeSet<State> {
    let mut found = BTreeSet::new();
    let mut queue = vec![from];
    while let Some(state) = queue.pop() {
        for &mover in group {
            let next = match steps {
                Steps::Any => game.moves(mover, state).to_vec(),
                Steps::Improving => game.improvements(mover, state),
            };
            queue.extend(next.into_iter().filter(|&state| found.insert(state)));
        }
    }
    found
}

#[test]
fn moving_twice_in_a_row_gains_nothing_where_the_moves_of_a_party_chain() {
    // In option form without merged states two moves of a party are one move, whatever is one-way or infeasible -
    // except that there and back again is none.
    let knobs = Knobs { coalesce: 0, one_way: 40, options: 5, ..Knobs::default() };
    for seed in 0..400 {
        let case = random::case(seed, &knobs);
        let game = Game::from_case(&case).unwrap();
        for (state, party) in game.states().flat_map(|state| game.parties().map(move |party| (state, party))) {
            for steps in [Steps::Any, Steps::Improving] {
                let group = game.opponents(party);
                let mut legal = reached(&game, &group, state, steps, Sequences::Legal);
                let mut free = reached_freely(&game, &group, state, steps);
                legal.retain(|&to| to != state);
                free.remove(&state);
                assert!(legal.iter().eq(&free), "{} from {state} without {party}, {steps:?}", case.id);
            }
        }
    }
}

#[test]
fn moving_twice_in_a_row_would_matter_in_graph_form_and_for_merged_states() {
    let differs = |game: &Game| {
        let group = game.opponents(0);
        let mut pairs = game.states().map(|state| {
            let legal = reached(game, &group, state, Steps::Any, Sequences::Legal);
            let free = reached_freely(game, &group, state, Steps::Any);
            (state, legal, free)
        });
        pairs.any(|(state, legal, free)| free.iter().any(|to| *to != state && !legal.contains(to)))
    };
    let graphs = (0..200).map(|seed| Game::from_graph(&random_graph::graph(seed, &GraphKnobs::default())).unwrap());
    assert!(graphs.filter(differs).count() > 20);
    let merged = Knobs { coalesce: 100, options: 5, parties: 2..=3, ..Knobs::default() };
    let cases = (0..200).map(|seed| Game::from_case(&random::case(seed, &merged)).unwrap());
    assert!(cases.filter(differs).count() > 5);
}

#[test]
fn results_do_not_depend_on_the_order_of_parties_and_options() {
    let mut moved = 0;
    for seed in 0..400 {
        let case = random::case(seed, &Knobs { options: 5, coalesce: 40, ..Knobs::default() });
        let results = analyze(&Game::from_case(&case).unwrap(), Sequences::Legal);
        let mut rng = Rng::new(seed);
        let parties = rng.permutation(case.parties.len());
        let options: Vec<Vec<usize>> = case.parties.iter().map(|party| rng.permutation(party.options.len())).collect();
        for relabelled in [
            permute_parties(&case, &parties).unwrap(),
            permute_options(&case, &options).unwrap(),
            permute(&case, &parties, &options).unwrap(),
        ] {
            let again = analyze(&Game::from_case(&relabelled.case).unwrap(), Sequences::Legal);
            assert_eq!(again, relabelled.carried(&results), "{}", case.id);
            moved += usize::from(again != results);
        }
    }
    assert!(moved > 100, "the orders changed next to nothing: {moved}");
}

#[test]
fn results_do_not_depend_on_the_order_of_states_and_parties_in_graph_form() {
    for seed in 0..400 {
        let graph = random_graph::graph(seed, &GraphKnobs::default());
        let results = analyze(&Game::from_graph(&graph).unwrap(), Sequences::Legal);
        let mut rng = Rng::new(seed);
        let states = permute_states(&graph, &rng.permutation(graph.states.len())).unwrap();
        let again = analyze(&Game::from_graph(&states.case).unwrap(), Sequences::Legal);
        assert_eq!(again, states.carried(&results), "{}", graph.id);
        let parties = permute_graph_parties(&graph, &rng.permutation(graph.parties.len())).unwrap();
        let again = analyze(&Game::from_graph(&parties.case).unwrap(), Sequences::Legal);
        assert_eq!(again, parties.carried(&results), "{}", graph.id);
    }
}

#[test]
fn an_order_that_is_none_is_refused() {
    let case = random::case(1, &Knobs { parties: 2..=2, ..Knobs::default() });
    let refused = permute_parties(&case, &[0, 0]).unwrap_err().to_string();
    assert_eq!(refused, "[0, 0] is not an order of the 2 parties");
    assert!(permute_options(&case, &[]).is_err());
}

#[test]
fn the_generator_makes_what_it_promises_and_all_of_it() {
    let (mut merged, mut one_way, mut tied, mut status_quo, mut barren, mut mixed) = (0, 0, 0, 0, 0, 0);
    let (mut single, mut cross, mut large) = (0, 0, 0);
    let mut different = BTreeSet::new();
    for seed in 0..1000 {
        let case = random::case(seed, &Knobs::default());
        assert_eq!(case, random::case(seed, &Knobs::default()));
        different.insert(format!("{:?}", case.parties));
        assert!((1..=5).contains(&case.parties.len()) && (1..=8).contains(&case.option_count()));
        assert!(case.parties.iter().all(|party| party.options.len() <= 4));
        let states = States::of(&case).unwrap();
        assert!(states.count() >= 1);
        merged += usize::from(states.numbers().any(|state| states.members(state).len() > 1));
        one_way += usize::from(case.directions().iter().any(|&direction| direction != Direction::Both));
        status_quo += usize::from(case.status_quo.is_some());
        barren += usize::from(case.parties.iter().any(|party| party.options.is_empty()));
        let kinds: BTreeSet<u8> = case
            .parties
            .iter()
            .map(|party| match party.preference {
                Preference::Prioritized(_) => 0,
                Preference::Ranking(_) => 1,
                Preference::Weights(_) => 2,
            })
            .collect();
        mixed += usize::from(kinds.len() > 1);
        tied += usize::from(case.parties.iter().any(
            |party| matches!(&party.preference, Preference::Ranking(tiers) if tiers.iter().any(|tier| tier.len() > 1)),
        ));
        let owners = case.owners();
        for rule in &case.infeasible {
            let named: BTreeSet<usize> = (0..owners.len())
                .filter(|&option| rule.renumbered(&|o| if o == option { usize::MAX } else { o }) != *rule)
                .map(|option| owners[option])
                .collect();
            single += usize::from(named.len() == 1);
            cross += usize::from(named.len() > 1);
        }
        if let Some(now) = &case.status_quo {
            assert!(states.number(now).is_some() && now.contains(&true));
        }
        large += usize::from(states.count() > 20);
    }
    let counts = [merged, one_way, tied, status_quo, barren, mixed, single, cross, large];
    assert!(counts.iter().all(|&count| count > 100), "{counts:?}");
    assert!(different.len() > 950, "{} different cases", different.len());
}

#[test]
fn the_generator_obeys_its_knobs() {
    let plain = Knobs {
        parties: 2..=2,
        options_per_party: 2..=2,
        infeasible: 0..=0,
        coalesce: 0,
        one_way: 0,
        preferences: [0, 1, 0],
        ties: 0,
        status_quo: 0,
        ..Knobs::default()
    };
    for seed in 0..50 {
        let case = random::case(seed, &plain);
        assert_eq!(States::of(&case).unwrap().count(), 16);
        assert!(case.directions().iter().all(|&direction| direction == Direction::Both));
        assert_eq!(case.status_quo, None);
        for party in &case.parties {
            assert!(matches!(&party.preference, Preference::Ranking(tiers) if tiers.len() == 16));
        }
    }
}
