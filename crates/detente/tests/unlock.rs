//! Holds `detente unlock` to the naive inverse analysis on random cases, and to what is known of the shipped ones.
//!
//! `DETENTE_CASES=5000 cargo test -p detente --release --test all unlock::` is the nightly size.

use crate::common;
use crate::common::detente;
use detente::case::parse_statement_for;
use detente::graph::StateSet;
use detente::stability::unlock::{self, Goal, Kind, Question, Rankings, Rest, Solution, Unlocked};
use detente::{Budget, Concept, Graph, Model, PartyId, SourceText, StateId};
use detente_reference::formula::{Formula, and, not, taken};
use detente_reference::model::{PlainCase, Preference};
use detente_reference::naive::inverse::{self, Least, Wanted};
use detente_reference::naive::{Game, States};
use detente_reference::random::{self, Knobs};
use detente_reference::rng::Rng;
use serde_json::{Value, json};

fn cases() -> u64 {
    std::env::var("DETENTE_CASES").ok().and_then(|n| n.parse().ok()).unwrap_or(240)
}

fn knobs() -> Knobs {
    Knobs { parties: 1..=3, options_per_party: 0..=2, options: 4, statements: 1..=4, ..Knobs::default() }
}

fn model(case: &PlainCase) -> Model {
    let yaml = case.to_yaml().expect("a well-formed case");
    detente::open(&SourceText::new("case.yaml", yaml.as_str()), &Budget::unlimited())
        .unwrap_or_else(|e| panic!("{e:?}\n{yaml}"))
}

fn naive_state(state: StateId) -> usize {
    state.number() as usize
}

/// A solution in the shape of the naive ones: how every party ranks every pair of states, and the equilibria.
fn shape(graph: &Graph, solution: &Solution) -> (inverse::Orders, Vec<usize>) {
    let orders = graph.parties().map(|party| {
        let change = solution.changes.iter().find(|c| c.party == party);
        let ranks = change.map_or(graph.ranks(party), |c| &c.ranks);
        ranks.iter().flat_map(|a| ranks.iter().map(move |b| a.cmp(b) as i8)).collect()
    });
    (orders.collect(), solution.states.iter().map(|s| naive_state(*s)).collect())
}

fn found(graph: &Graph, unlocked: &Unlocked) -> Option<Least> {
    let solutions: std::collections::BTreeSet<_> = unlocked.solutions.iter().map(|s| shape(graph, s)).collect();
    assert_eq!(solutions.len(), unlocked.found, "no solution twice");
    unlocked.cost.map(|cost| (cost, solutions))
}

/// A wanted outcome: a state, or a statement about one or two options.
fn wanted(rng: &mut Rng, case: &PlainCase, states: &States) -> (Vec<usize>, Formula, bool) {
    let options = case.option_count();
    let literal = |option: usize, holds: bool| if holds { taken(option) } else { not(taken(option)) };
    if rng.chance(50) || case.status_quo.is_none() {
        let state = 1 + rng.below(states.count());
        let member = states.representative(state).expect("a state").clone();
        let statement = (0..options).map(|k| literal(k, member[k])).reduce(and).expect("an option");
        return (vec![state], statement, false);
    }
    let mut statement = literal(rng.below(options), rng.chance(50));
    if rng.chance(50) {
        statement = and(statement, literal(rng.below(options), rng.chance(50)));
    }
    let holds = |state: &usize| statement.eval(states.representative(*state).expect("a state"));
    (states.numbers().filter(holds).collect(), statement, true)
}

/// As many ties as may be: weights of two sizes, a statement said twice, neighbouring tiers joined.
fn tie(rng: &mut Rng, case: &mut PlainCase) {
    for party in &mut case.parties {
        match &mut party.preference {
            Preference::Prioritized(list) => {
                let again = list[rng.below(list.len())].clone();
                list.insert(rng.below(list.len() + 1), again);
            }
            Preference::Weights(list) => {
                list.iter_mut().for_each(|(_, weight)| *weight = weight.signum() * *rng.pick(&[1_000_000, 2_000_000]));
            }
            Preference::Ranking(tiers) if tiers.len() > 1 => {
                let joined = tiers.remove(rng.below(tiers.len()));
                let at = rng.below(tiers.len());
                tiers[at].extend(joined);
            }
            Preference::Ranking(_) => {}
        }
    }
}

#[test]
fn least_changes_agree_with_trying_everything() {
    let mut by_cost = [0; 5];
    let small = knobs();
    let larger = Knobs {
        parties: 2..=4,
        options_per_party: 1..=3,
        options: 6,
        preferences: [3, 0, 1],
        statements: 3..=5,
        ..Knobs::default()
    };
    // Many statements of few sizes: there the neighbours by weight are many.
    let weighty = Knobs { preferences: [1, 1, 4], statements: 3..=5, ..knobs() };
    for seed in 0..cases() {
        // Every third case is larger: only there do the concepts tell many states apart. Every third is full of ties.
        let (large, ties) = (seed % 3 == 0, seed % 3 == 1);
        let mut rng = Rng::new(seed);
        let mut case = random::case(
            4_000_000 + seed,
            if large {
                &larger
            } else if ties {
                &weighty
            } else {
                &small
            },
        );
        if ties {
            tie(&mut rng, &mut case);
        }
        let states = States::of(&case).expect("a well-formed case");
        let concept = *rng.pick(&Concept::ALL);
        let Model { case: read, graph, .. } = model(&case);
        let analysis = detente::analyze(&graph, &[concept], &Budget::unlimited());
        let holds = |s: &usize| analysis.verdicts[0].equilibria.contains(StateId(*s as u32 - 1));
        // What holds already asks for no change: prefer what does not.
        let mut draws = std::iter::repeat_with(|| wanted(&mut rng, &case, &states)).take(8).collect::<Vec<_>>();
        let draw = draws.iter().position(|(states, _, _)| !states.is_empty() && !states.iter().any(holds));
        let (wanted_states, statement, reached) = draws.swap_remove(draw.unwrap_or(0));
        let some_party = rng.below(case.parties.len());
        let parties = if rng.chance(30) { vec![some_party] } else { (0..case.parties.len()).collect() };
        let most = if large { 1 } else { 2 + usize::from(states.count() <= 4 && !ties) };

        let text = statement.text(&case.option_names());
        let mut kinds = Kind::ALL.to_vec();
        if ties && rng.chance(60) {
            // Nothing but exchanges, or else what is dropped is enough.
            kinds = vec![Kind::Swap];
        } else if rng.chance(40) {
            kinds.remove(rng.below(4));
        }
        let keys = kinds.iter().map(|k| k.key()).collect();
        let goal = if reached {
            let statement = parse_statement_for(&read, &text).expect("a sound statement");
            Goal::statement(&graph, statement, graph.status_quo())
        } else {
            Goal::state(&read, &graph, StateId(wanted_states[0] as u32 - 1))
        };
        assert_eq!(goal.states.iter().map(naive_state).collect::<Vec<_>>(), wanted_states, "seed {seed}");
        let question = Question {
            goal,
            concept,
            kinds,
            parties: parties.iter().map(|p| PartyId(*p as u8)).collect(),
            most,
            tries: u64::MAX,
        };
        let unlocked = unlock::unlock(&read, &graph, &question, &Budget::unlimited()).expect("option form");
        assert_eq!(unlocked.stopped, None);
        let naive = Wanted { states: wanted_states, statement, reached, concept: concept.key(), parties, kinds: keys };
        let expected = inverse::least_changes(&case, &naive, most).expect("a well-formed case");
        let yaml = case.to_yaml().expect("a well-formed case");
        if unlocked.found <= unlocked.solutions.len() {
            assert_eq!(found(&graph, &unlocked), expected, "seed {seed}, {concept}, {text}\n{yaml}");
        } else {
            let (cost, solutions) = expected.expect("the engine found some");
            assert_eq!((unlocked.cost, unlocked.found), (Some(cost), solutions.len()), "seed {seed}\n{yaml}");
        }
        for solution in &unlocked.solutions {
            let good = unlock::holds(&graph, &question, solution, &Budget::unlimited()).expect("nobody stops it");
            assert!(good, "seed {seed}: {solution:?}\n{yaml}");
            let edits: usize = solution.changes.iter().map(|c| c.edits.len()).sum();
            assert_eq!(Some(edits), unlocked.cost, "each change costs 1; seed {seed}");
        }
        by_cost[unlocked.cost.unwrap_or(4)] += 1;
    }
    let enough = by_cost[4] > 0 && by_cost[..3].iter().all(|n| *n >= cases() / 40);
    assert!(enough, "the cases must exercise every cost, and finding nothing: {by_cost:?}");
}

#[test]
fn counts_agree_with_listing_every_ranking() {
    let knobs = Knobs { preferences: [0, 1, 0], ..knobs() };
    let (mut some, mut fewer) = (0, 0);
    for seed in 0..cases() {
        let case = random::case(5_000_000 + seed, &knobs);
        let Model { graph, .. } = model(&case);
        let mut rng = Rng::new(seed);
        let party = rng.below(case.parties.len());
        let mut over = rng.permutation(graph.len());
        over.truncate(4);
        let concept = Concept::ALL[seed as usize % 6];
        let rankings = Rankings {
            party: PartyId(party as u8),
            state: StateId(over[0] as u32),
            over: over.iter().map(|s| StateId(*s as u32)).collect(),
            rest: Rest::Below,
        };
        let counted = unlock::count(&graph, &rankings, &[concept], &Budget::unlimited()).expect("few states");
        let tally = &counted.tallies[0];
        let numbers: Vec<usize> = over.iter().map(|s| s + 1).collect();
        let expected = inverse::count(&case, party, numbers[0], &numbers, concept.key()).expect("a ranking");
        let yaml = case.to_yaml().expect("a well-formed case");
        assert_eq!((tally.stable, tally.equilibrium), expected, "seed {seed}, {concept}, {numbers:?}\n{yaml}");
        assert_eq!(counted.total, inverse::permutations(&numbers).len() as u64);
        some += u64::from(tally.stable > 0 && tally.stable < counted.total);
        fewer += u64::from(tally.equilibrium > 0 && tally.equilibrium < tally.stable);
    }
    assert!(some > cases() / 20 && fewer > 0, "{some} {fewer}");
}

/// With the other states above, what is stable is the mirror image of nothing: it is checked against the definitions.
#[test]
fn counts_with_the_rest_above_agree_with_the_analysis() {
    let knobs = Knobs { preferences: [0, 1, 0], ..knobs() };
    for seed in 0..cases() / 2 {
        let mut case = random::case(6_000_000 + seed, &knobs);
        let Model { graph, .. } = model(&case);
        let mut rng = Rng::new(seed);
        let party = rng.below(case.parties.len());
        let mut over = rng.permutation(graph.len());
        over.truncate(3);
        let rankings = Rankings {
            party: PartyId(party as u8),
            state: StateId(over[0] as u32),
            over: over.iter().map(|s| StateId(*s as u32)).collect(),
            rest: Rest::Above,
        };
        let counted = unlock::count(&graph, &rankings, &Concept::ALL, &Budget::unlimited()).expect("few states");
        let numbers: Vec<usize> = over.iter().map(|s| s + 1).collect();
        let Preference::Ranking(tiers) = case.parties[party].preference.clone() else { unreachable!() };
        let rest: Vec<Vec<usize>> = tiers
            .iter()
            .map(|t| t.iter().copied().filter(|s| !numbers.contains(s)).collect::<Vec<_>>())
            .filter(|t| !t.is_empty())
            .collect();
        let mut expected = vec![(0, 0); 6];
        for order in inverse::permutations(&numbers) {
            let low = order.into_iter().map(|s| vec![s]);
            case.parties[party].preference = Preference::Ranking(rest.iter().cloned().chain(low).collect());
            let game = Game::from_case(&case).expect("a well-formed case");
            let results = detente_reference::naive::analyze(&game, detente_reference::naive::Sequences::Legal);
            for (slot, (_, verdicts)) in expected.iter_mut().zip(results.concepts()) {
                slot.0 += u64::from(verdicts.stable[party].contains(&numbers[0]));
                slot.1 += u64::from(verdicts.equilibria.contains(&numbers[0]));
            }
        }
        let found: Vec<(u64, u64)> = counted.tallies.iter().map(|t| (t.stable, t.equilibrium)).collect();
        assert_eq!(found, expected, "seed {seed}, {numbers:?}\n{}", case.to_yaml().expect("well-formed"));
    }
}

fn syria(concept: Concept, over: &[u32]) -> (u64, u64, u64) {
    let text = std::fs::read_to_string(common::root().join("cases/syria-iraq-1975/case.yaml")).expect("it is there");
    let model = detente::open(&SourceText::new("case.yaml", text.as_str()), &Budget::unlimited()).expect("sound");
    let over = over.iter().map(|s| StateId(*s - 1)).collect();
    let rankings = Rankings { party: PartyId(0), state: StateId(1), over, rest: Rest::Below };
    let counted = unlock::count(&model.graph, &rankings, &[concept], &Budget::unlimited()).expect("few states");
    (counted.total, counted.tallies[0].stable, counted.tallies[0].better.len() as u64)
}

/// Syria and Iraq, 1975: 240 of Syria's 720 rankings make state 2 Nash stable (published), and 384 SEQ stable by the
/// definition.
#[test]
fn the_published_example_comes_out() {
    let all = [1, 2, 3, 4, 5, 6];
    assert_eq!(syria(Concept::Nash, &all), (720, 240, 8));
    let (total, stable, _) = syria(Concept::Seq, &all);
    assert_eq!((total, stable), (720, 384));
    assert_eq!(syria(Concept::Nash, &[2, 1, 3]), (6, 2, 1));
}

/// Both of the lighter statements are neighbours of the heaviest, whichever stands first in the file.
#[test]
fn statements_of_equal_weight_are_neighbours_alike() {
    for (first, second) in [("a.y", "!a.x"), ("!a.x", "a.y")] {
        let yaml = format!(
            "detente: 1\nid: tied\nnow: NN\nparties:\n  a:\n    assumption: true\n    options: {{x: X, y: Y}}\n    \
             weights: {{a.x: 3, \"{first}\": 1, \"{second}\": 1}}\n"
        );
        let model = detente::open(&SourceText::new("case.yaml", yaml.as_str()), &Budget::unlimited()).expect("sound");
        let Model { case, graph, .. } = &model;
        // Y alone: either of the two has to weigh more than X.
        let goal = Goal::state(case, graph, StateId(2));
        let (concept, parties, kinds) = (Concept::Nash, graph.parties().collect(), vec![Kind::Swap]);
        let question = Question { goal, concept, parties, kinds, most: 3, tries: u64::MAX };
        let unlocked = unlock::unlock(case, graph, &question, &Budget::unlimited()).expect("option form");
        assert_eq!((unlocked.cost, unlocked.found), (Some(1), 2), "{yaml}");
    }
}

#[test]
fn limits_are_kept_and_said() {
    let Model { case, graph, .. } = model(&random::case(4_000_003, &Knobs { options: 8, ..Knobs::default() }));
    let none = Goal { states: StateSet::empty(graph.len()), statement: None, from: None };
    let mut question = Question {
        goal: none,
        concept: Concept::Seq,
        parties: graph.parties().collect(),
        kinds: Kind::ALL.to_vec(),
        most: 9,
        tries: 500,
    };
    let stopped = unlock::unlock(&case, &graph, &question, &Budget::unlimited()).expect("option form");
    assert_eq!(stopped.stopped, Some(unlock::Halt::Tries(500)));
    assert_eq!((stopped.cost, stopped.found), (None, 0));
    question.tries = u64::MAX;
    let budget = Budget { memory: 10_000, ..Budget::unlimited() };
    let stopped = unlock::unlock(&case, &graph, &question, &budget).expect("option form");
    assert_eq!(stopped.stopped, Some(unlock::Halt::Memory(10_000)));
    question.most = 0;
    let exhausted = unlock::unlock(&case, &graph, &question, &Budget::unlimited()).expect("option form");
    assert_eq!((exhausted.searched, exhausted.stopped), (Some(0), None));
    let over: Vec<StateId> = graph.states().ids().collect();
    assert!(over.len() > 9);
    let rankings = Rankings { party: PartyId(0), state: StateId(0), over, rest: Rest::Below };
    let refused = unlock::count(&graph, &rankings, &[Concept::Nash], &Budget::unlimited());
    assert_eq!(refused, Err(unlock::CountError::TooMany(graph.len())));
    let rankings = Rankings { over: vec![StateId(1)], ..rankings };
    let refused = unlock::count(&graph, &rankings, &[Concept::Nash], &Budget::unlimited());
    assert_eq!(refused, Err(unlock::CountError::NotAmong));
}

#[test]
fn the_first_case_can_be_unlocked() {
    let run = detente(&["unlock", "cases/japan-dprk-2024", "--make", "summit"]);
    assert_eq!(run.status, 0, "{}", run.err);
    let words = run.out.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(words.contains("One elementary change of preferences is enough"), "{}", run.out);
    assert!(words.contains("it would be enough that North Korea no longer cared for ‘not both of these:"), "{words}");
    assert!(words.contains("From today North Korea would receive the Japanese prime minister"), "{words}");
    let run = detente(&["unlock", "cases/japan-dprk-2024", "--make", "summit", "--anywhere"]);
    assert!(run.out.contains("Nothing has to change"), "27 summits are equilibria, but not reached: {}", run.out);
    let swaps = ["unlock", "cases/japan-dprk-2024", "--make", "summit", "--kinds", "swap", "--within", "4"];
    let run = detente(&swaps);
    assert!(run.out.contains("It takes four elementary changes"), "{}{}", run.out, run.err);
    let run = detente(&["unlock", "cases/japan-dprk-2024", "--make", "summit", "--format", "json"]);
    let document: Value = serde_json::from_str(&run.out).expect("it is JSON");
    assert_eq!(document["format"], "detente.unlock/1");
    assert_eq!((&document["cost"], &document["found"]), (&json!(1), &json!(1)));
    let change = &document["solutions"][0]["changes"][0];
    assert_eq!(change["party"], "nk");
    assert_eq!(change["edits"], json!([{"kind": "drop", "statement": "!(summit & jp.press)"}]));
    assert_eq!(change["prefers"].as_array().expect("a list").len(), 7);
}

#[test]
fn states_rankings_and_counts_on_the_command_line() {
    let run = detente(&["unlock", "cases/syria-iraq-1975", "--make", "2"]);
    assert!(run.out.contains("(one swap: ranks 2"), "{}", run.out);
    let run = detente(&["unlock", "cases/elmira", "--make", "1"]);
    let words = run.out.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(words.contains("Uniroyal Chemical preferred state 9 to state 5"), "{words}");
    let run = detente(&["unlock", "cases/elmira-graph", "--make", "s1", "--concept", "nash", "--format", "json"]);
    let document: Value = serde_json::from_str(&run.out).expect("it is JSON");
    assert!(document["solutions"][0]["changes"][0]["ranking"].is_array(), "{}{}", run.out, run.err);
    let run = detente(&["unlock", "cases/syria-iraq-1975", "--make", "2", "--count", "--party", "syria"]);
    assert!(run.out.contains("\nNash        240") && run.out.contains("\nSEQ         384"), "{}", run.out);
    let run =
        detente(&["unlock", "cases/syria-iraq-1975", "--make", "2", "--count", "--party", "syria", "--format", "json"]);
    let document: Value = serde_json::from_str(&run.out).expect("it is JSON");
    assert_eq!(document["count"]["rankings"], 720);
    assert_eq!(document["count"]["concepts"]["nash"]["turns_on"], json!([1, 3]));
}

#[test]
fn wrong_calls_are_explained() {
    let call = |args: &[&str], status: i32, words: &str| {
        let run = detente(&[&["unlock"], args].concat());
        assert_eq!(run.status, status, "{args:?}: {}", run.err);
        assert!(run.err.contains(words), "{args:?}: {}", run.err);
    };
    call(&["cases/elmira", "--make", "10"], 2, "there is no state 10");
    call(&["cases/elmira", "--make", "mayor.resigns"], 2, "mayor.resigns");
    call(&["cases/elmira", "--make", "false"], 2, "no feasible state satisfies");
    call(&["cases/elmira", "--make", "1", "--count"], 2, "say the party with `--party`");
    call(&["cases/japan-dprk-2024", "--make", "now", "--count", "--party", "jp"], 2, "at most 9 (362,880 orders)");
    call(&["cases/elmira", "--make", "1", "--count", "--party", "uniroyal", "--over", "2,3"], 2, "one of the chosen");
    call(&["cases/elmira-graph", "--make", "s1", "--concept", "sim"], 2, "needs options");
}

/// What the page shows is what the commands print.
#[test]
fn the_page_shows_real_output() {
    let page = std::fs::read_to_string(common::root().join("docs/unlock.md")).expect("there is a page");
    let mut shown = 0;
    for block in page.split("```console\n").skip(1) {
        let block = block.split("```").next().expect("a block ends");
        let (command, output) = block.split_once('\n').expect("a command and its output");
        let args: Vec<&str> = command.trim_start_matches("$ detente ").split(' ').collect();
        assert_eq!(detente(&args).out, output, "{command}");
        shown += 1;
    }
    assert_eq!(shown, 4);
}
