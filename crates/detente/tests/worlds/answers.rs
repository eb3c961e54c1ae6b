//! The answers of the engine, and what is made of them, against each world written out by hand.

use crate::worlds::literal::{Choice, InDoubt};
use detente::case::{Case, World, parse_statement_for};
use detente::doubt::{Engine, Question, Ranks, Space, Summary, explain, sample, survey, sweep};
use detente::{Budget, Concept, Graph, PartyId, SourceText, StateId};
use detente_reference::rng::Rng;
use std::collections::BTreeSet;

fn parsed(text: &str) -> Case {
    let parsed = detente::case::parse(&SourceText::new("case.yaml", text));
    parsed.case.unwrap_or_else(|| panic!("{:#?}\n{text}", parsed.diagnostics))
}

fn questions(case: &Case) -> Vec<Question> {
    let statement = parse_statement_for(case, "d7 | d11 & !d4").expect("a statement");
    let Some(Question::Stable { state, .. }) = Question::today(case, Concept::Nash) else { return Vec::new() };
    vec![
        Question::Stable { state, concept: Concept::Nash, party: None },
        Question::Stable { state, concept: Concept::Seq, party: None },
        Question::Stable { state, concept: Concept::Smr, party: Some(PartyId(0)) },
        Question::Stable { state, concept: Concept::Nash, party: Some(PartyId(0)) },
        Question::InEquilibrium { statement: statement.clone(), concept: Concept::Nash },
        Question::InEquilibrium { statement: statement.clone(), concept: Concept::Gmr },
        Question::Reachable { statement },
    ]
}

/// The answers by definition, from a case without doubt.
fn literally(case: &Case, asked: &[Question]) -> u64 {
    let graph = Graph::build(case, &Budget::unlimited()).expect("today's state is feasible");
    let analysis = detente::analyze(&graph, &Concept::ALL, &Budget::unlimited());
    let bits = |s: StateId| graph.states().bits(graph.states().representative(s));
    let answer = |question: &Question| match question {
        Question::Stable { state, concept, party } => {
            let verdicts = analysis.of(*concept).unwrap();
            let stable = party.map_or(&verdicts.equilibria, |p| &verdicts.stable[p.index()]);
            graph.states().find(*state).is_some_and(|s| stable.contains(s))
        }
        Question::InEquilibrium { statement, concept } => {
            analysis.of(*concept).unwrap().equilibria.iter().any(|s| statement.holds(bits(s)))
        }
        // Nobody moves twice in a row.
        Question::Reachable { statement } => {
            let mut seen: BTreeSet<(StateId, Option<PartyId>)> =
                graph.status_quo().map(|s| (s, None)).into_iter().collect();
            loop {
                let next = |(s, last): &(StateId, Option<PartyId>)| {
                    let movers = graph.parties().filter(|p| Some(*p) != *last);
                    movers
                        .flat_map(|p| graph.improvements(p, *s).into_iter().map(move |t| (t, Some(p))))
                        .collect::<Vec<_>>()
                };
                let more: Vec<_> = seen.iter().flat_map(next).filter(|s| !seen.contains(s)).collect();
                if more.is_empty() {
                    break seen.iter().any(|(s, _)| statement.holds(bits(*s)));
                }
                seen.extend(more);
            }
        }
    };
    asked.iter().enumerate().fold(0, |all, (q, question)| all | u64::from(answer(question)) << q)
}

/// The case without doubt that a world is, by hand.
fn by_hand(random: &InDoubt, case: &Case, world: &World) -> Option<Case> {
    let groups = world.choices.iter().map(|c| usize::from(*c)).collect();
    let placed = (0..world.ranks.len()).filter(|k| world.ranks[*k] > 0);
    let ranks = placed.map(|k| {
        let text = case.doubt.ranged_want(k).statement.text.clone();
        (case.doubt.ranged[k].party.index(), text, usize::from(world.ranks[k]))
    });
    let ranks = ranks.collect();
    random.settled(&Choice { groups, ranks }).map(|text| parsed(&text))
}

#[test]
fn every_world_is_listed_once_and_answered_by_definition() {
    let (mut rng, mut worlds_seen, mut with_ranks) = (Rng::new(36), 0, 0);
    for _ in 0..60 {
        let random = InDoubt::random(&mut rng);
        let case = parsed(&random.text());
        let asked = questions(&case);
        for ranks in [Ranks::Fixed, Ranks::Together] {
            let Some(worlds) = Space::new(&case.doubt, ranks).list(150).unwrap() else { continue };
            let distinct: BTreeSet<&World> = worlds.iter().collect();
            assert_eq!(distinct.len(), worlds.len());
            with_ranks +=
                usize::from(ranks == Ranks::Together && worlds.iter().any(|w| w.ranks.iter().any(|r| *r > 0)));
            let answers = Engine::new(&case, &asked).answers(&worlds, &Budget::unlimited()).unwrap();
            let mut counted = Summary::new(asked.len(), usize::MAX, true);
            for (world, answer) in worlds.iter().zip(answers) {
                let hand = by_hand(&random, &case, world).expect("a world that is listed is one");
                assert_eq!(answer, literally(&hand, &asked), "{}\n{world:?}", random.text());
                counted.add(world, answer);
            }
            counted.complete = true;
            worlds_seen += worlds.len();
            let found = survey(&case, &asked, ranks, 150, &Budget::unlimited()).unwrap();
            assert_eq!(found, counted);
            // The tree that explains gives every world its answer.
            for q in 0..asked.len() {
                let why = explain(&case.doubt, &found, q);
                for ((_, world), kept) in &found.kept {
                    let value = |axis| match axis {
                        detente::doubt::Axis::Group(g) => world.choices[g].into(),
                        detente::doubt::Axis::Rank(k) => world.ranks[k],
                    };
                    assert_eq!(why.tree.answer(&value), kept.answers >> q & 1 == 1);
                }
                assert_eq!(why.wrong, 0);
            }
        }
    }
    assert!(worlds_seen > 1500 && with_ranks > 10, "{worlds_seen} worlds, {with_ranks} cases with ranks");
}

#[test]
fn parts_of_a_sample_merge_to_the_whole() {
    let mut rng = Rng::new(99);
    for round in 0..25 {
        let case = parsed(&InDoubt::random(&mut rng).text());
        let asked = questions(&case);
        let part = |range| sample(&case, &asked, Ranks::Together, round, range, &Budget::unlimited()).unwrap();
        let whole = part(0..90);
        let (k, m) = (rng.below(90) as u64, rng.below(90) as u64);
        let (k, m) = (k.min(m), k.max(m));
        let parts = [part(0..k), part(k..m), part(m..90)];
        for order in [[0, 1, 2], [2, 0, 1], [1, 2, 0]] {
            let mut left = Summary::new(asked.len(), whole.keep, whole.count_combinations);
            order.iter().for_each(|i| left.merge(&parts[*i]));
            assert_eq!(left, whole);
            // Grouped the other way.
            let mut later = parts[order[1]].clone();
            later.merge(&parts[order[2]]);
            let mut right = parts[order[0]].clone();
            right.merge(&later);
            assert_eq!(right, whole);
        }
        assert_eq!(whole.worlds, 90);
    }
}

#[test]
fn what_is_kept_of_a_sample_does_not_depend_on_how_it_was_cut() {
    let case = crate::worlds::first_case::first_case();
    let asked = [Question::today(&case, Concept::Nash).unwrap()];
    let mut space = Space::new(&case.doubt, Ranks::Together);
    let worlds: Vec<World> = (0..600).map(|i| space.draw(3, i).unwrap()).collect();
    let answers = Engine::new(&case, &asked).answers(&worlds, &Budget::unlimited()).unwrap();
    let part = |range: std::ops::Range<usize>| {
        let mut part = Summary::new(1, 50, true);
        range.for_each(|i| part.add(&worlds[i], answers[i]));
        part
    };
    let whole = part(0..600);
    assert_eq!(whole.kept.len(), 50);
    for cut in [1, 30, 299, 580] {
        let mut merged = part(cut..600);
        merged.merge(&part(0..cut));
        assert_eq!(merged, whole);
    }
    // Drawn equally often from every combination, and over all ranks.
    assert!(whole.combinations.values().all(|c| (16..=17).contains(&c.worlds)));
    let seen: BTreeSet<u16> = worlds.iter().map(|w| w.ranks[0]).collect();
    assert_eq!(seen, (1..=13).collect());
}

#[test]
fn moving_one_statement_alone_is_what_the_worlds_say() {
    let case = crate::worlds::first_case::first_case();
    let asked = [Question::today(&case, Concept::Nash).unwrap()];
    let sweeps = sweep(&case, &asked, 10_000, &Budget::unlimited()).unwrap().expect("few enough");
    assert_eq!(sweeps.len(), case.doubt.ranged.len());
    for sweep in &sweeps {
        let text = case.doubt.ranged_want(sweep.ranged).statement.text.replace(' ', "");
        let yes: Vec<u64> = sweep.by_rank.values().map(|(_, yes)| yes[0]).collect();
        match text.as_str() {
            "!(summit&jp.press)" | "summit&jp.press->jp.ferry" => {
                assert_eq!((sweep.combinations, sweep.changes[0]), (12, 12));
                assert_eq!(yes, [12, 12, 4, 4, 0, 0, 0, 0], "{text}");
            }
            // Japan's ranks change nothing: yes in the 24 worlds in which it is yes anyhow.
            _ => {
                assert_eq!((sweep.combinations, sweep.changes[0]), (36, 0));
                assert!(yes.iter().all(|n| *n == 24), "{text}: {yes:?}");
            }
        }
    }
}

#[test]
fn the_first_case_hangs_on_the_reading() {
    let case = crate::worlds::first_case::first_case();
    let today = |concept| Question::today(&case, concept).unwrap();
    let asked = [today(Concept::Nash), today(Concept::Seq)];
    let summary = survey(&case, &asked, Ranks::Fixed, 100, &Budget::unlimited()).unwrap();
    assert_eq!((summary.worlds, &summary.yes[..], summary.complete), (36, &[24, 28][..], true));
    let why = explain(&case.doubt, &summary, 0);
    assert_eq!((why.tests, why.smallest, why.wrong), (1, true, 0));
    assert_eq!(why.axes, [detente::doubt::Axis::Group(case.doubt.find_group("reading").unwrap())]);
    // The quarrel of the experts changes the SEQ answer only.
    let why = explain(&case.doubt, &summary, 1);
    assert_eq!((why.tests, why.smallest), (2, true));
    let motive = detente::doubt::Axis::Group(case.doubt.find_group("motive").unwrap());
    assert_eq!(why.axes.len(), 2);
    assert!(why.axes.contains(&motive));
    // More worlds than allowed: nothing is claimed.
    let none = survey(&case, &asked, Ranks::Together, 100, &Budget::unlimited()).unwrap();
    assert_eq!((none.worlds, none.complete), (0, false));
}
