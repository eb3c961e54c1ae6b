//! Made-up models and what they mean, evaluated as GMCR+ does.

use detente_case::{Case, ImportedCase, from_gmcr, parse};
use detente_source::{Diagnostics, SourceText};
use proptest::prelude::*;
use serde_json::{Value, json};

/// A disjunction of conjunctions over options in the order of the file.
pub type Condition = Vec<Vec<(usize, bool)>>;

/// A model before it is written as JSON.
#[derive(Clone, Debug)]
pub struct Model {
    /// Name and direction of each option.
    pub options: Vec<(String, &'static str)>,
    pub makers: Vec<Maker>,
    pub infeasible: Vec<Condition>,
}

#[derive(Clone, Debug)]
pub struct Maker {
    pub name: String,
    /// Places of options in the file.
    pub options: Vec<usize>,
    pub preferences: Vec<Condition>,
}

impl Model {
    /// As GMCR+ writes it, with rankings where they are given.
    pub fn json(&self, rankings: Option<&[Value]>) -> Value {
        let makers = self.makers.iter().enumerate().map(|(i, maker)| {
            let mut json = json!({
                "name": maker.name,
                "options": maker.options,
                "preferences": maker.preferences.iter().map(condition).collect::<Vec<_>>(),
                "misperceptions": [],
            });
            if let Some(rankings) = rankings {
                json["preferenceRanking"] = rankings[i].clone();
            }
            json
        });
        json!({
            "options": self.options.iter().map(|(n, d)| json!({"name": n, "permittedDirection": d})).collect::<Vec<_>>(),
            "decisionMakers": makers.collect::<Vec<_>>(),
            "infeasibles": self.infeasible.iter().map(condition).collect::<Vec<_>>(),
            "useManualPreferenceRanking": rankings.is_some(),
            "coalitions": (0..self.makers.len()).collect::<Vec<_>>(),
            "program": "gmcr-py",
            "version": "0.3.13",
        })
    }

    /// The place in the file of each option in the order of its owners.
    pub fn order(&self) -> Vec<usize> {
        self.makers.iter().flat_map(|m| m.options.iter().copied()).collect()
    }

    /// Whether a condition holds in a state, whose bits follow the order of the owners.
    pub fn holds(&self, condition: &Condition, state: u64) -> bool {
        let order = self.order();
        let taken = |option: usize| {
            let bit = order.iter().position(|o| *o == option).expect("every option has an owner");
            state >> bit & 1 == 1
        };
        condition.iter().any(|all| all.iter().all(|(option, yes)| taken(*option) == *yes))
    }

    /// The feasible states, ascending.
    pub fn feasible(&self) -> Vec<u64> {
        let states = 0..1u64 << self.options.len();
        states.filter(|s| !self.infeasible.iter().any(|rule| self.holds(rule, *s))).collect()
    }
}

fn condition(condition: &Condition) -> Value {
    let all = |literals: &Vec<(usize, bool)>| -> Value {
        literals.iter().map(|(option, taken)| json!([option, if *taken { "Y" } else { "N" }])).collect()
    };
    match &condition[..] {
        [one] => all(one),
        many => json!({"compound": true, "members": many.iter().map(all).collect::<Vec<_>>()}),
    }
}

/// Models in which everything is in order, with options of one decision maker scattered over the file.
pub fn models() -> impl Strategy<Value = Model> {
    (1usize..=6, 1usize..=4).prop_flat_map(|(options, makers)| {
        let literal = (0..options, any::<bool>());
        let conjunction = prop::collection::vec(literal, 1..4).prop_map(|mut all| {
            all.sort_unstable();
            all.dedup_by_key(|(option, _)| *option);
            all
        });
        let condition = prop::collection::vec(conjunction, 1..4);
        let direction = prop_oneof![Just("both"), Just("fwd"), Just("back")];
        let name = || "\\PC{1,12}|[A-Za-z ]{1,12}|Full|[0-9]{1,3}";
        (
            prop::collection::vec((name(), direction), options),
            prop::collection::vec(0..makers, options),
            prop::collection::vec((name(), prop::collection::vec(condition.clone(), 0..5)), makers),
            prop::collection::vec(condition, 0..4),
            any::<prop::sample::Index>(),
        )
            .prop_map(|(options, owners, makers, infeasible, turn)| {
                let makers = makers.into_iter().enumerate().map(|(i, (name, preferences))| {
                    let mut own: Vec<usize> = (0..options.len()).filter(|o| owners[*o] == i).collect();
                    if !own.is_empty() {
                        let by = turn.index(own.len());
                        own.rotate_left(by);
                    }
                    Maker { name, options: own, preferences }
                });
                Model { makers: makers.collect(), options, infeasible }
            })
    })
}

/// Imports JSON.
pub fn import(json: &Value) -> Result<ImportedCase, Diagnostics> {
    import_text(&serde_json::to_string_pretty(json).unwrap())
}

/// Imports text.
pub fn import_text(text: &str) -> Result<ImportedCase, Diagnostics> {
    from_gmcr(&SourceText::new("models/made-up.gmcr", text), "made-up")
}

/// Reads an imported case.
pub fn read(imported: &ImportedCase) -> Case {
    let parsed = parse(&SourceText::new("case.yaml", imported.text.as_str()));
    parsed.case.unwrap_or_else(|| panic!("{:?}\n{}", parsed.diagnostics, imported.text))
}
