//! An imported case means what the model means.

use crate::gmcr::model::{Condition, Model, import, import_text, models, read};
use detente_case::{Direction, Form, Preferences, StateName, format};
use detente_source::SourceText;
use proptest::prelude::*;
use serde_json::{Value, json};

/// Drops conditions that say the same as an earlier one, as GMCR+ does.
fn distinct(conditions: &[Condition]) -> Vec<Condition> {
    let key = |c: &Condition| {
        let mut key = c.clone();
        key.iter_mut().for_each(|all| all.sort_unstable());
        key.sort_unstable();
        key
    };
    let mut seen = Vec::new();
    conditions
        .iter()
        .filter(|c| {
            if seen.contains(&key(c)) {
                false
            } else {
                seen.push(key(c));
                true
            }
        })
        .cloned()
        .collect()
}

/// Some ranking of this many states as numbers from 1, ties included.
fn ranking(states: usize, seed: u64) -> Vec<Vec<usize>> {
    let mut numbers: Vec<usize> = (1..=states).collect();
    let mut x = seed | 1;
    let mut draw = |below: usize| {
        x ^= x << 13;
        x ^= x >> 7;
        x ^= x << 17;
        (x % below.max(1) as u64) as usize
    };
    for end in (1..numbers.len()).rev() {
        numbers.swap(end, draw(end + 1));
    }
    let mut tiers: Vec<Vec<usize>> = Vec::new();
    for number in numbers {
        match tiers.last_mut() {
            Some(tier) if draw(3) == 0 => tier.push(number),
            _ => tiers.push(vec![number]),
        }
    }
    tiers
}

fn as_json(tiers: &[Vec<usize>]) -> Value {
    let tier = |tier: &Vec<usize>| if let [one] = tier[..] { json!(one) } else { json!(tier) };
    tiers.iter().map(tier).collect()
}

fn same_frame(model: &Model, case: &detente_case::Case) {
    let order = model.order();
    assert_eq!(case.options.len(), order.len());
    for (option, place) in case.options.iter().zip(&order) {
        let (name, direction) = &model.options[*place];
        assert_eq!(option.does, name.trim(), "names survive");
        let expected = [("both", Direction::Both), ("fwd", Direction::Take), ("back", Direction::Drop)];
        assert_eq!(Some(option.moves), expected.iter().find(|(d, _)| d == direction).map(|(_, m)| *m));
    }
    for (party, maker) in case.parties.iter().zip(&model.makers) {
        assert_eq!(party.name, maker.name.trim());
        assert_eq!(party.options.len(), maker.options.len());
    }
    let Form::Options { infeasible, coalesce, status_quo } = &case.form else { panic!("graph form") };
    assert!(coalesce.is_empty() && status_quo.is_none());
    let ours = (0..1u64 << order.len()).filter(|s| !infeasible.iter().any(|r| r.when.expr.holds(*s)));
    assert_eq!(ours.collect::<Vec<_>>(), model.feasible());
}

proptest! {
    #[test]
    fn statements_hold_where_the_conditions_hold(model in models()) {
        prop_assume!(model.options.iter().all(|(name, _)| !name.trim().is_empty()));
        prop_assume!(model.makers.iter().all(|m| !m.name.trim().is_empty()));
        let imported = import(&model.json(None)).unwrap();
        let case = read(&imported);
        same_frame(&model, &case);
        for (party, maker) in case.parties.iter().zip(&model.makers) {
            let Preferences::Prioritized(wants) = &party.preferences else { panic!("statements expected") };
            let conditions = distinct(&maker.preferences);
            prop_assert_eq!(wants.len(), conditions.len());
            for (want, condition) in wants.iter().zip(&conditions) {
                for state in 0..1u64 << case.options.len() {
                    prop_assert_eq!(want.statement.expr.holds(state), model.holds(condition, state));
                }
            }
        }
        prop_assert_eq!(format(&SourceText::new("c", imported.text.as_str())).unwrap(), imported.text);
    }

    #[test]
    fn rankings_name_the_same_states(model in models(), seed: u64, sums: bool) {
        prop_assume!(model.options.iter().all(|(name, _)| !name.trim().is_empty()));
        prop_assume!(model.makers.iter().all(|m| !m.name.trim().is_empty()));
        let feasible = model.feasible();
        // Without a feasible state there is nothing to rank; the case is then refused by whoever builds its graph.
        prop_assume!(!feasible.is_empty());
        let tiers: Vec<_> = (0..model.makers.len() as u64).map(|i| ranking(feasible.len(), seed ^ (i * 77))).collect();
        let written: Vec<Value> = tiers
            .iter()
            .map(|tiers| {
                let sums_of = |tier: &Vec<usize>| tier.iter().map(|n| feasible[*n - 1] as usize).collect();
                if sums { as_json(&tiers.iter().map(sums_of).collect::<Vec<_>>()) } else { as_json(tiers) }
            })
            .collect();
        let imported = import(&model.json(Some(&written))).unwrap();
        let case = read(&imported);
        same_frame(&model, &case);
        for (party, tiers) in case.parties.iter().zip(&tiers) {
            let Preferences::Ranked { tiers: ours, .. } = &party.preferences else { panic!("a ranking expected") };
            let bits: Vec<Vec<u64>> = ours
                .iter()
                .map(|tier| tier.iter().map(|s| if let StateName::Pattern { value, .. } = s.state { value } else { panic!() }).collect())
                .collect();
            let theirs: Vec<Vec<u64>> = tiers.iter().map(|t| t.iter().map(|n| feasible[*n - 1]).collect()).collect();
            prop_assert_eq!(bits, theirs);
        }
        prop_assert_eq!(format(&SourceText::new("c", imported.text.as_str())).unwrap(), imported.text);
    }
}

#[test]
fn options_are_sorted_by_owner_and_indices_follow() {
    // In the file: 0 north, 1 south's first, 2 north's second, 3 south's second; north lists its options backwards.
    let options = ["Build", "Sue", "Pay", "Wait"].map(|n| json!({"name": n, "permittedDirection": "both"}));
    let model = json!({
        "options": options,
        "decisionMakers": [
            {"name": "North", "options": [2, 0], "preferences": [[[3, "Y"], [0, "N"]]]},
            {"name": "South", "options": [1, 3], "preferences": [{"compound": true, "members": [[[2, "Y"]], [[1, "Y"]]]}]},
        ],
        "infeasibles": [[[1, "Y"], [3, "Y"]]],
        "useManualPreferenceRanking": false,
    });
    let case = read(&import(&model).unwrap());
    let ids: Vec<&str> = case.options.iter().map(|o| o.full_id.as_str()).collect();
    assert_eq!(ids, ["north.pay", "north.build", "south.sue", "south.wait"]);
    let texts: Vec<&str> = case
        .parties
        .iter()
        .flat_map(|p| match &p.preferences {
            Preferences::Prioritized(wants) => wants.iter().map(|w| w.statement.text.as_str()).collect(),
            _ => Vec::new(),
        })
        .collect();
    assert_eq!(texts, ["south.wait & !north.build", "north.pay | south.sue"]);
}

#[test]
fn key_names_of_old_files_are_known() {
    let text = r#"{"useManualPreferenceVectors": true,
        "options": [{"name": "a", "reversibility": "fwd"}, {"name": "b", "permittedDirection": "both"}],
        "infeasibles": [[[0, "Y"], [1, "Y"]]],
        "decisionMakers": [{"preferences": [], "name": "One", "preferenceVector": [3, [1, 2]], "options": [0]},
                           {"preferences": [], "name": "Two", "preferenceVector": [[1, 2, 3]], "options": [1]}]}"#;
    let imported = import_text(text).unwrap();
    assert!(imported.warnings.is_empty(), "{:?}", imported.warnings);
    assert!(imported.text.contains("- \"NY\" # 3\n      - [\"NN\", \"YN\"] # 1 2\n"), "{}", imported.text);
    assert_eq!(read(&imported).options[0].moves, Direction::Take);
}

#[test]
fn sixty_four_options_of_sixty_four_decision_makers() {
    let options: Vec<Value> =
        (0..64).map(|i| json!({"name": format!("Option {i}"), "permittedDirection": "both"})).collect();
    let makers: Vec<Value> = (0..64)
        .map(|i| json!({"name": "Same name", "options": [63 - i], "preferences": [], "preferenceRanking": [2, 1]}))
        .collect();
    // All but one option are out of the question, so two states remain, and one of them takes the last option.
    let rules: Vec<Value> = (1..64).map(|i| json!([[i, "Y"]])).collect();
    let model =
        json!({"options": options, "decisionMakers": makers, "infeasibles": rules, "useManualPreferenceRanking": true});
    let case = read(&import(&model).unwrap());
    assert_eq!((case.options.len(), case.parties.len()), (64, 64));
    let Preferences::Ranked { tiers, .. } = &case.parties[0].preferences else { panic!() };
    assert_eq!(tiers[0][0].state, StateName::Pattern { care: u64::MAX, value: 1 << 63 });
}

#[test]
fn the_file_says_where_it_comes_from() {
    let text = r#"{"title": "A \"small\" model: #1", "description": "Two lines\nof text",
        "options": [{"name": "Go: [now], #1 \"yes\"", "permittedDirection": "both"}],
        "decisionMakers": [{"name": "Ministerium für Umwelt", "options": [0], "preferences": [[[0, "Y"]]]}],
        "infeasibles": [], "useManualPreferenceRanking": false}"#;
    let imported = import_text(text).unwrap();
    assert!(imported.text.starts_with("# Imported from made-up.gmcr, a model of GMCR+.\n"), "{}", imported.text);
    assert!(!imported.text.contains("models/"), "no path of the machine");
    let case = read(&imported);
    assert_eq!(case.title, "A \"small\" model: #1");
    assert_eq!(case.notes[0].text, "Two lines\nof text");
    assert_eq!(case.options[0].does, "Go: [now], #1 \"yes\"");
    assert_eq!(case.parties[0].id.value, "ministerium_fur_umwelt");
    let original = case.sources[0].original.as_ref().unwrap();
    assert_eq!(original.sha256, detente_source::Digest::of(text.as_bytes()));
    assert_eq!(original.characters, Some(text.chars().count() as u64));
    assert!(case.parties.iter().all(|p| p.evidence.cites == [detente_case::Citation::Source(0)]));
}

#[test]
fn same_model_same_bytes() {
    let model = json!({
        "options": [{"name": "x", "permittedDirection": "both"}],
        "decisionMakers": [{"name": "A", "options": [0], "preferences": [[[0, "Y"]]], "zeta": 1, "eta": 2}],
        "infeasibles": [], "useManualPreferenceRanking": false, "omega": [], "alpha": {},
    });
    assert_eq!(import(&model), import(&model));
}

/// The fenced blocks of a language in the documentation.
fn blocks(language: &str) -> Vec<&'static str> {
    let page = include_str!("../../../../docs/exchange.md");
    page.split("```").skip(1).step_by(2).filter_map(|block| block.strip_prefix(language)?.strip_prefix('\n')).collect()
}

#[test]
fn the_example_of_the_documentation_is_true() {
    let imported = import_text(blocks("json")[0]).unwrap();
    assert!(imported.warnings.is_empty());
    assert!(imported.text.ends_with(blocks("yaml")[0]), "{}", imported.text);
}
