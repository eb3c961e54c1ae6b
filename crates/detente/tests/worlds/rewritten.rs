//! Each world of a random case in doubt is the case that writing it out by hand gives.

use crate::worlds::literal::{Choice, InDoubt};
use detente::case::{Case, Form, Preferences, World};
use detente::{Budget, Concept, Graph, SourceText};
use detente_reference::rng::Rng;

fn parsed(text: &str) -> Case {
    let parsed = detente::case::parse(&SourceText::new("case.yaml", text));
    parsed.case.unwrap_or_else(|| panic!("{:#?}\n{text}", parsed.diagnostics))
}

/// What is wanted and what cannot be, in words.
fn told(case: &Case) -> (Vec<Vec<String>>, Vec<String>, Option<u64>) {
    let wants = case.parties.iter().map(|p| match &p.preferences {
        Preferences::Prioritized(wants) => wants.iter().map(|w| w.statement.text.clone()).collect(),
        other => panic!("{other:?}"),
    });
    let Form::Options { infeasible, status_quo, .. } = &case.form else { panic!() };
    (wants.collect(), infeasible.iter().map(|r| r.when.text.clone()).collect(), *status_quo)
}

#[test]
fn worlds_are_the_cases_written_out_by_hand() {
    let (mut rng, mut compared, mut no_worlds) = (Rng::new(20_240_227), 0, 0);
    for _ in 0..300 {
        let random = InDoubt::random(&mut rng);
        let case = parsed(&random.text());
        if case.doubt.groups.is_empty() {
            continue;
        }
        assert_eq!(case.doubt.sizes(), random.sizes());
        for _ in 0..8 {
            let groups: Vec<usize> = random.sizes().iter().map(|n| rng.below(*n)).collect();
            let mut world = World { choices: groups.iter().map(|g| *g as u8).collect(), ..case.base_world() };
            let mut ranks = Vec::new();
            for (k, ranged) in case.doubt.ranged.iter().enumerate() {
                if rng.below(2) == 0 {
                    world.ranks[k] = 1 + rng.below(4) as u16;
                    let text = case.doubt.ranged_want(k).statement.text.clone();
                    // A rank counts only where the statement does; elsewhere there is nothing to place.
                    ranks.push((ranged.party.index(), text, usize::from(world.ranks[k])));
                }
            }
            let by_hand = random.settled(&Choice { groups, ranks });
            match (case.in_world(&world), by_hand) {
                (None, None) => no_worlds += 1,
                (Some(found), Some(text)) => {
                    let expected = parsed(&text);
                    assert_eq!(told(&found), told(&expected), "{}\n{world:?}", random.text());
                    let (found, expected) = (graph(&found), graph(&expected));
                    let all = |g: &Graph| detente::analyze(g, &Concept::ALL, &Budget::unlimited()).verdicts;
                    assert_eq!(all(&found), all(&expected));
                    compared += 1;
                }
                (found, by_hand) => panic!("{}\n{:?}\n{by_hand:?}\n{world:?}", random.text(), found.is_some()),
            }
        }
    }
    assert!(compared > 1000 && no_worlds > 50, "{compared} compared, {no_worlds} without a world");
}

fn graph(case: &Case) -> Graph {
    Graph::build(case, &Budget::unlimited()).expect("today's state is feasible")
}

#[test]
fn the_world_of_a_world_is_its_base() {
    let mut rng = Rng::new(7);
    for _ in 0..50 {
        let case = parsed(&InDoubt::random(&mut rng).text());
        let mut world = case.base_world();
        for (choice, size) in world.choices.iter_mut().zip(case.doubt.sizes()) {
            *choice = rng.below(size) as u8;
        }
        let other = case.in_world(&world).expect("alternatives always go together");
        assert_eq!(other.base_world(), world);
        assert_eq!(told(&other.in_world(&case.base_world()).unwrap()), told(&case));
    }
}
