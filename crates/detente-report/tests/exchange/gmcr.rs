//! Models for GMCR+: evaluated as GMCR+ evaluates them, and read back as cases.

use crate::exchange::cases::{Knobs, Made, build, known, made};
use detente_case::{Preferences, from_gmcr, parse};
use detente_graph::{Budget, Graph, StateId};
use detente_report::{Exported, NotExported, to_gmcr};
use detente_source::SourceText;
use serde_json::Value;

const ANY: Knobs = Knobs { most_parties: 4, one_way: true, merged: false, own_rules: false };

/// Whether a condition of the file holds in a state; a compound one where one of its members does.
fn holds(condition: &Value, state: u64) -> bool {
    let all = |pairs: &Value| {
        pairs.as_array().unwrap().iter().all(|pair| {
            let taken = state >> pair[0].as_u64().unwrap() & 1 == 1;
            taken == (pair[1] == "Y")
        })
    };
    match condition.get("members") {
        Some(members) => members.as_array().unwrap().iter().any(all),
        None => all(condition),
    }
}

/// What GMCR+ makes of a file: the feasible states, and per decision maker the payoff of each, by its own rules.
fn as_gmcr_reads(json: &Value) -> (Vec<u64>, Vec<Vec<u64>>) {
    let count = json["options"].as_array().unwrap().len();
    let infeasible = json["infeasibles"].as_array().unwrap();
    let states: Vec<u64> = (0..1 << count).filter(|s| !infeasible.iter().any(|rule| holds(rule, *s))).collect();
    let payoffs = json["decisionMakers"].as_array().unwrap().iter().map(|maker| {
        if json["useManualPreferenceRanking"] == true {
            let mut payoffs = vec![0; states.len()];
            for (place, tier) in maker["preferenceRanking"].as_array().unwrap().iter().enumerate() {
                let tied = tier.as_array().cloned().unwrap_or_else(|| vec![tier.clone()]);
                for number in tied {
                    payoffs[number.as_u64().unwrap() as usize - 1] = (states.len() - place) as u64;
                }
            }
            payoffs
        } else {
            let conditions = maker["preferences"].as_array().unwrap();
            let weight = |i: usize| 1u64 << (conditions.len() - i - 1);
            let payoff =
                |s: &u64| conditions.iter().enumerate().filter(|(_, c)| holds(c, *s)).map(|(i, _)| weight(i)).sum();
            states.iter().map(payoff).collect()
        }
    });
    let payoffs = payoffs.collect();
    (states, payoffs)
}

/// Ranks from 0 without gaps.
fn dense(payoffs: &[u64]) -> Vec<u32> {
    let mut distinct = payoffs.to_vec();
    distinct.sort_unstable();
    distinct.dedup();
    payoffs.iter().map(|p| distinct.binary_search(p).unwrap() as u32).collect()
}

/// The ranks of the combinations that make up the states.
fn ranks(graph: &Graph) -> Vec<Vec<u32>> {
    let points = 0..graph.states().points();
    let of = |party| points.clone().map(|p| graph.rank(party, graph.states().state_of(p))).collect();
    graph.parties().map(of).collect()
}

/// Checks that GMCR+ would see the states, ranks and directions of the case.
fn check_meaning(made: &Made, text: &str) {
    let json: Value = serde_json::from_str(text).unwrap();
    let (states, payoffs) = as_gmcr_reads(&json);
    let ours: Vec<u64> = (0..made.graph.states().points()).map(|p| made.graph.states().bits(p)).collect();
    assert_eq!(states, ours, "{}", made.file);
    let theirs: Vec<Vec<u32>> = payoffs.iter().map(|p| dense(p)).collect();
    assert_eq!(theirs, ranks(&made.graph), "{}\n{text}", made.file);
    for (k, option) in made.case.options.iter().enumerate() {
        let direction = json["options"][k]["permittedDirection"].as_str().unwrap();
        let expected = ["both", "fwd", "back"][option.moves as usize];
        assert_eq!((json["options"][k]["name"].as_str(), direction), (Some(option.does.as_str()), expected));
    }
    for (maker, party) in json["decisionMakers"].as_array().unwrap().iter().zip(&made.case.parties) {
        let own: Vec<usize> = party.options.clone().collect();
        assert_eq!((&maker["name"], &maker["options"]), (&Value::from(party.name.as_str()), &Value::from(own)));
    }
}

/// A file without what it says of itself.
fn model(file: &Exported) -> Value {
    let mut json: Value = serde_json::from_str(&file.text).unwrap();
    json.as_object_mut().unwrap().remove("description");
    json
}

/// Why a case is refused.
fn reasons(made: &Made) -> Vec<String> {
    match to_gmcr(&made.case, &made.graph, &Budget::unlimited()) {
        Err(NotExported::Refused(reasons)) => reasons,
        other => panic!("{other:?}"),
    }
}

/// Reads an exported file back and checks that states, moves and ranks are the same.
fn check_round_trip(made: &Made, text: &str) -> Made {
    let imported =
        from_gmcr(&SourceText::new("model.gmcr", text), "read-back").unwrap_or_else(|all| panic!("{all:?}\n{text}"));
    let parsed = parse(&SourceText::new("case.yaml", imported.text.as_str()));
    let case = parsed.case.unwrap_or_else(|| panic!("{:?}\n{}", parsed.diagnostics, imported.text));
    let graph = Graph::build(&case, &Budget::unlimited()).unwrap();
    let points = |g: &Graph| (0..g.states().points()).map(|p| g.states().bits(p)).collect::<Vec<_>>();
    assert_eq!(points(&graph), points(&made.graph));
    assert_eq!(ranks(&graph), ranks(&made.graph), "{}\n{text}", made.file);
    assert_eq!(case.title, made.case.title);
    if !made.graph.states().is_merged() {
        for party in graph.parties() {
            for state in graph.states().ids().filter(|s| graph.len() < 2000 || s.0 % 97 == 0) {
                assert_eq!(graph.moves(party, state), made.graph.moves(party, state), "{}\n{text}", made.file);
            }
        }
    }
    Made { file: imported.text, case, graph }
}

#[test]
fn made_up_cases_mean_the_same_in_gmcr_and_back() {
    let (mut exported, mut by_statements) = (0, 0);
    for made in (0..600).filter_map(|seed| made(seed, ANY)) {
        let file = to_gmcr(&made.case, &made.graph, &Budget::unlimited()).unwrap();
        check_meaning(&made, &file.text);
        let back = check_round_trip(&made, &file.text);
        let all_stated = made.case.parties.iter().all(|p| matches!(p.preferences, Preferences::Prioritized(_)));
        let stated_again = back.case.parties.iter().all(|p| matches!(p.preferences, Preferences::Prioritized(_)));
        assert_eq!(all_stated, stated_again, "statements come back as statements");
        if all_stated {
            let again = to_gmcr(&back.case, &back.graph, &Budget::unlimited()).unwrap();
            assert_eq!(model(&again), model(&file), "a second trip changes nothing");
        }
        exported += 1;
        by_statements += usize::from(all_stated);
    }
    assert!(exported > 400 && by_statements > 50, "{exported} {by_statements}");
}

#[test]
fn known_cases_mean_the_same_in_gmcr_and_back() {
    let mut ids = Vec::new();
    for made in known() {
        let file = to_gmcr(&made.case, &made.graph, &Budget::unlimited()).unwrap();
        if made.case.options.len() <= 12 {
            check_meaning(&made, &file.text);
        }
        check_round_trip(&made, &file.text);
        ids.push(made.case.id.clone());
    }
    assert!(ids.len() >= 8, "{ids:?}");
}

#[test]
fn merged_states_are_tied_and_told() {
    let mut merged = 0;
    for made in (0..300).filter_map(|seed| made(seed, Knobs { merged: true, ..ANY })) {
        let file = to_gmcr(&made.case, &made.graph, &Budget::unlimited()).unwrap();
        check_meaning(&made, &file.text);
        check_round_trip(&made, &file.text);
        let told = file.warnings.iter().any(|w| w.starts_with("GMCR+ has no merged states"));
        assert_eq!(told, made.graph.states().is_merged());
        merged += usize::from(told);
    }
    assert!(merged > 100, "{merged}");
}

#[test]
fn what_is_left_behind_is_told() {
    let file = "
detente: 1
id: talks
sources: {paper: {title: Paper}}
parties:
  a:
    name: Aland
    cites: [paper]
    options: {go: {does: Go, now: true}, stop: {does: Stop, moves: drop}}
    weights: {a.go: 2, b.go: 1}
  b: {name: Beland, cites: [paper], options: {go: {does: Go}}, prefers: [a.go | a.stop]}
coalesce: [{when: a.go, cites: [paper]}]
notes: [{title: Note, text: Text}]
expect: {feasible: 5}
";
    let made = build(file.to_owned()).unwrap();
    let exported = to_gmcr(&made.case, &made.graph, &Budget::unlimited()).unwrap();
    assert_eq!(
        exported.warnings,
        [
            "GMCR+ has no merged states: the combinations that are one state here, state 5 (Y--), are tied in the \
             rankings but are states of their own there, so that numbers of states and moves differ",
            "GMCR+ has no weights: those of Aland become a ranking of the states",
            "not carried over, since GMCR+ has no place for it: the notes, which options are taken today, the grounds of \
             judgements, the results it expects and the sources",
        ]
    );
    // The file says so, too.
    let json: Value = serde_json::from_str(&exported.text).unwrap();
    let said = json["description"].as_str().unwrap();
    assert!(said.starts_with("Exported from Detente. GMCR+ has no merged states:"), "{said}");
    assert!(said.contains(". Not carried over, since GMCR+ has no place for it: the notes, "), "{said}");
}

#[test]
fn only_what_is_lost_is_told() {
    let file = "
detente: 1
id: calm
parties:
  a: {assumption: true, options: {x: {does: Go, moves: take}}, prefers: [b.x <-> a.x, 'true', a.x]}
  b: {assumption: true, options: {x: Go}, prefers: [a.x -> b.x]}
infeasible: [{when: '!(a.x | b.x)', assumption: true}]
";
    let made = build(file.to_owned()).unwrap();
    let exported = to_gmcr(&made.case, &made.graph, &Budget::unlimited()).unwrap();
    assert_eq!(
        exported.warnings,
        ["not carried over, since GMCR+ has no place for it: which judgements are assumptions"]
    );
    check_meaning(&made, &exported.text);
    let expected =
        r#"      "preferences": [{"compound":true,"members":[[[0,"Y"],[1,"Y"]],[[0,"N"],[1,"N"]]]},[[0,"Y"]]],"#;
    assert!(exported.text.contains(expected), "{}", exported.text);
}

#[test]
fn graph_form_is_refused() {
    let file = "
detente: 1
id: graph
states: {s1: One, s2: Two}
parties: {a: {assumption: true, arcs: [[s1, s2]], ranking: [s2, s1]}}
";
    let made = build(file.to_owned()).unwrap();
    assert_eq!(made.graph.moves(made.graph.parties().next().unwrap(), StateId(0)).len(), 1);
    let reasons = reasons(&made);
    assert_eq!(reasons.len(), 1);
    assert!(reasons[0].contains("graph form") && reasons[0].contains("GMCR+"));
}

/// A case with one party of this many options.
fn wide(options: usize, rest: &str) -> String {
    let list: Vec<String> = (0..options).map(|k| format!("o{k}: Do {k}")).collect();
    format!("detente: 1\nid: wide\nparties:\n  a:\n    assumption: true\n    options: {{{}}}\n{rest}", list.join(", "))
}

#[test]
fn long_statements_become_rankings_and_long_rules_are_refused() {
    let parity: Vec<String> = (0..10).map(|k| format!("a.o{k}")).collect();
    let parity = parity.join(" <-> ");
    let made = build(wide(10, &format!("    prefers: ['{parity}', a.o0]\n"))).unwrap();
    let exported = to_gmcr(&made.case, &made.graph, &Budget::unlimited()).unwrap();
    assert!(exported.warnings[0].contains("more than 256 conditions"), "{:?}", exported.warnings);
    check_meaning(&made, &exported.text);
    check_round_trip(&made, &exported.text);

    let rule = format!("    prefers: [a.o0]\ninfeasible: [{{when: '{parity}', assumption: true}}]\n");
    let made = build(wide(10, &rule)).unwrap();
    let reasons = reasons(&made);
    assert!(reasons.len() == 1 && reasons[0].contains("split it"), "{reasons:?}");
}

#[test]
fn more_statements_than_gmcr_can_weigh_become_a_ranking() {
    let pairs =
        (0..6).flat_map(|i| (0..i).flat_map(move |j| [format!("a.o{i} & a.o{j}"), format!("a.o{i} & !a.o{j}")]));
    let wants: Vec<String> = pairs.chain(["a.o0".to_owned(), "a.o1".to_owned()]).collect();
    assert_eq!(wants.len(), 32);
    let made = build(wide(6, &format!("    prefers: ['{}']\n", wants.join("', '")))).unwrap();
    let exported = to_gmcr(&made.case, &made.graph, &Budget::unlimited()).unwrap();
    assert_eq!(exported.warnings.len(), 2, "{:?}", exported.warnings);
    assert!(exported.warnings[0].contains("32 preference statements"));
    check_meaning(&made, &exported.text);
}

#[test]
fn same_case_same_bytes() {
    let made = (0..9).find_map(|seed| made(seed, ANY)).unwrap();
    assert_eq!(
        to_gmcr(&made.case, &made.graph, &Budget::unlimited()),
        to_gmcr(&made.case, &made.graph, &Budget::unlimited())
    );
}
