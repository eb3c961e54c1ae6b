//! The first case in all its worlds, against the figures that two solvers found for its draft.

use detente::case::{Case, World};
use detente::{Analysis, Budget, Concept, Graph, SourceText, StateId};
use std::path::Path;

pub fn first_case() -> Case {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../cases/japan-dprk-2024/case.yaml");
    let text = std::fs::read_to_string(path).expect("a shipped case");
    detente::case::parse(&SourceText::new("case.yaml", text)).case.expect("a sound case")
}

/// Every combination of alternatives, with ids: reading, motive, attitude, trump_wins.
pub fn worlds(case: &Case) -> Vec<(World, Vec<String>)> {
    let base = case.base_world();
    let mut all = vec![base.clone()];
    for (group, alternatives) in case.doubt.sizes().into_iter().enumerate() {
        all = all
            .into_iter()
            .flat_map(|w| {
                (0..alternatives).map(move |a| {
                    let mut other = w.clone();
                    other.choices[group] = a as u8;
                    other
                })
            })
            .collect();
    }
    let ids = |w: &World| {
        let chosen = w.choices.iter().zip(&case.doubt.groups);
        chosen.map(|(a, g)| g.alternatives[usize::from(*a)].id.value.clone()).collect()
    };
    all.into_iter().map(|w| (w.clone(), ids(&w))).collect()
}

pub fn analysed(case: &Case, concepts: &[Concept]) -> (Graph, Analysis) {
    let graph = Graph::build(case, &Budget::unlimited()).expect("small");
    let analysis = detente::analyze(&graph, concepts, &Budget::unlimited());
    (graph, analysis)
}

fn taken(case: &Case, names: &[&str]) -> u64 {
    names.iter().fold(0, |bits, name| bits | 1 << case.find_option(name).expect("an option").0)
}

#[test]
fn thirty_six_worlds_give_what_the_draft_gave() {
    let case = first_case();
    let all = worlds(&case);
    assert_eq!(all.len(), 36);
    let (now, mut by_reading) = (taken(&case, &["jp.offer", "jp.press", "us.welcome"]), [0; 3]);
    for (world, ids) in &all {
        let case = case.in_world(world).expect("alternatives always go together");
        let (graph, analysis) = analysed(&case, &[Concept::Nash]);
        assert_eq!(graph.len(), if ids[3] == "yes" { 1728 } else { 864 }, "{ids:?}");
        let today = graph.status_quo().expect("today is feasible in every world");
        assert_eq!(graph.pattern(today).taken, now);
        let nash = &analysis.of(Concept::Nash).unwrap().equilibria;
        assert_eq!(nash.contains(today), ids[0] != "literal", "{ids:?}");
        by_reading[usize::from(world.choices[0])] += usize::from(nash.contains(today));
        // Today's state is Nash-stable exactly where no improvement leads away from it. Otherwise 41 states can be
        // reached by improvements, 92 with the wedge, both without the American relief.
        let mut reached = vec![today];
        let mut next = 0;
        while let Some(from) = reached.get(next).copied() {
            for party in graph.parties() {
                for to in graph.improvements(party, from) {
                    if !reached.contains(&to) {
                        reached.push(to);
                    }
                }
            }
            next += 1;
        }
        let expected = match (ids[0].as_str(), ids[1].as_str()) {
            ("literal", "wedge") => 92,
            ("literal", _) => 41,
            _ => 1,
        };
        // "Reachable" in the draft counts the state it starts from.
        assert_eq!(reached.len(), expected, "{ids:?}");
    }
    assert_eq!(by_reading, [12, 12, 0]);
}

#[test]
fn equilibria_of_four_worlds_are_those_of_the_draft() {
    let case = first_case();
    let expected = [
        (["strict", "relief", "tolerant", "no"], 54),
        (["strict", "wedge", "averse", "no"], 35),
        (["move", "relief", "tolerant", "no"], 38),
        (["literal", "relief", "tolerant", "no"], 35),
    ];
    for (ids, seq) in expected {
        let (world, _) = worlds(&case).into_iter().find(|(_, known)| known[..] == ids).expect("a world");
        let (graph, analysis) = analysed(&case.in_world(&world).unwrap(), &[Concept::Nash, Concept::Seq]);
        assert_eq!(analysis.of(Concept::Seq).unwrap().equilibria.count(), seq, "{ids:?}");
        let nash: Vec<StateId> = analysis.of(Concept::Nash).unwrap().equilibria.iter().collect();
        assert_eq!(nash.len(), 3, "{ids:?}");
        if ids[0] == "literal" {
            let summit = ["jp.offer", "jp.press", "jp.consult", "nk.receive", "us.welcome"];
            let mut more = summit.to_vec();
            let mut states = vec![taken(&case, &more)];
            for gift in ["nk.info", "nk.return"] {
                more.push(gift);
                states.push(taken(&case, &more));
            }
            assert_eq!(nash.iter().map(|s| graph.pattern(*s).taken).collect::<Vec<_>>(), states);
        }
    }
    // Under the literal reading with the wedge, an early visit to Seoul would cancel the wedge.
    for (world, ids) in worlds(&case).into_iter().filter(|(_, ids)| ids[0] == "literal" && ids[3] == "no") {
        let (graph, analysis) = analysed(&case.in_world(&world).unwrap(), &[Concept::Seq]);
        let seq = &analysis.of(Concept::Seq).unwrap().equilibria;
        let wedge = ids[1] == "wedge" && ids[2] == "tolerant";
        assert!(!wedge || seq.contains(graph.status_quo().unwrap()), "{ids:?}");
    }
}

#[test]
fn the_rank_of_the_reading_decides() {
    let case = first_case();
    let reading = (0..case.doubt.ranged.len())
        .find(|k| case.doubt.ranged_want(*k).statement.text.replace(' ', "") == "!(summit&jp.press)")
        .expect("its rank is in doubt");
    for (motive, last_stable) in [("relief", 4), ("signal", 2), ("wedge", 2)] {
        let holds = |rank: u16| {
            let ids = ["strict", motive, "tolerant", "no"];
            let (mut world, _) = worlds(&case).into_iter().find(|(_, known)| known[..] == ids).expect("a world");
            world.ranks[reading] = rank;
            let (graph, analysis) = analysed(&case.in_world(&world).unwrap(), &[Concept::Nash]);
            analysis.of(Concept::Nash).unwrap().equilibria.contains(graph.status_quo().unwrap())
        };
        assert_eq!(
            (1..=8).filter(|r| holds(*r)).collect::<Vec<_>>(),
            (1..=last_stable).collect::<Vec<_>>(),
            "{motive}"
        );
    }
    // Beyond the end of the list there is no place.
    let mut world = case.base_world();
    world.ranks[reading] = 9;
    assert!(case.in_world(&world).is_none());
}

#[test]
fn every_claim_is_cited() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../cases/japan-dprk-2024/case.yaml");
    let text = std::fs::read_to_string(path).unwrap();
    let cited: String =
        text.lines().filter(|l| l.trim_start().starts_with("cites:") || l.contains(", cites: [")).collect();
    assert_eq!(first_case().claims.len(), 47);
    for claim in &first_case().claims {
        assert!(cited.contains(&claim.id.value), "{} is cited nowhere", claim.id.value);
    }
}
