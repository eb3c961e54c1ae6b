//! Random negotiations: with rules, red lines, vetoes, ratifiers, bonuses, ranges and ties, held to the definitions.

use crate::common::random::{PLAIN, Spelling, case, read};
use crate::common::{negotiation, packages};
use detente_graph::Budget;
use detente_settlement::{Settlement, Standard, settle, verify};
use proptest::prelude::*;

/// What does not depend on the spelling.
fn outcome(found: &Settlement) -> impl PartialEq + std::fmt::Debug + use<> {
    let frontier = |f: &Option<detente_settlement::Frontier>| {
        f.as_ref().unwrap().points.iter().map(|p| (p.count, p.first.clone())).collect::<Vec<_>>()
    };
    let best: Vec<_> = found.best.iter().map(|b| (b.standard, b.ties, b.packages.clone())).collect();
    (frontier(&found.frontier), frontier(&found.agreeable), best)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn everything_reported_is_possible_accepted_and_undominated(seed in any::<u64>()) {
        let text = case(seed, PLAIN);
        let Some(of) = read(&text) else { return Ok(()) };
        let found = settle(&of, &Budget::unlimited());
        prop_assert_eq!(verify(&of, &found, &Budget::unlimited()), Ok(vec![]), "{}", text);
        // A conflict is one: no package meets all of its demands; and none of them can be left out.
        if let Some(conflict) = &found.conflict {
            let survey = found.survey.as_ref().unwrap();
            prop_assert!(survey.kinds.keys().all(|failing| failing & conflict.demands != 0), "{}", text);
            for at in 0..found.table.demands.len() {
                let without = conflict.demands & !(1 << at);
                prop_assert!(without == conflict.demands || survey.kinds.keys().any(|f| f & without == 0), "{}", text);
            }
        }
        // What is said to unlock does.
        for opening in &found.openings {
            let failing = found.table.failing(&found.table.values(opening.package));
            prop_assert!(!found.table.is_agreeable(failing) && found.table.is_agreeable(failing & !(1 << opening.demand)));
        }
        // Steps cost nobody anything.
        if let Some((base, ladder)) = &found.ladder {
            let mut at = *base;
            for step in &ladder.steps {
                for (gain, actor) in step.gains.iter().zip(&found.table.scorers) {
                    let [before, after] = [at, step.package].map(|p| found.table.score(*actor, &found.table.values(p)));
                    prop_assert!(*gain >= 0 && after - before == *gain, "{}", text);
                }
                at = step.package;
            }
        }
    }

    #[test]
    fn scaling_and_renaming_change_nothing(seed in any::<u64>()) {
        let plain = case(seed, Spelling { prefix: "p", times: 2 });
        let other = case(seed, Spelling { prefix: "zz", times: 14 });
        let (Some(a), Some(b)) = (read(&plain), read(&other)) else { return Ok(()) };
        let (a, b) = (settle(&a, &Budget::unlimited()), settle(&b, &Budget::unlimited()));
        prop_assert_eq!(outcome(&a), outcome(&b), "{}\n{}", plain, other);
    }
}

#[test]
fn a_second_opinion_finds_faults() {
    let text = include_str!("scenarios/two.yaml");
    let of = negotiation(text);
    let good = settle(&of, &Budget::unlimited());
    let damaged = |damage: &dyn Fn(&mut Settlement)| {
        let mut found = good.clone();
        damage(&mut found);
        !verify(&of, &found, &Budget::unlimited()).unwrap().is_empty()
    };
    assert!(!damaged(&|_| {}));
    assert!(damaged(&|found| found.frontier.as_mut().unwrap().points.truncate(1)));
    assert!(damaged(&|found| found.agreeable.as_mut().unwrap().points[0].count += 1));
    assert!(damaged(&|found| found.agreeable.as_mut().unwrap().points[0].first[0] = 0));
    assert!(damaged(&|found| found.best[0].packages[0] = 1));
    assert!(damaged(&|found| found.best[1].ties = Some(2)));
    assert_eq!(packages(&good, Standard::Nash), [[9, 9, 3]]);
}

/// A step that counts its calls and stops after some.
struct Stopping(std::sync::atomic::AtomicU64);

impl detente_graph::Progress for Stopping {
    fn step(&self, _: &str, _: u64, _: u64) -> bool {
        self.0.fetch_add(1, std::sync::atomic::Ordering::Relaxed) < 2
    }
}

#[test]
fn work_can_be_stopped() {
    let of = negotiation(include_str!("scenarios/four.yaml"));
    let stopping = Stopping(0.into());
    let found = settle(&of, &Budget { memory: u64::MAX, progress: &stopping });
    assert_eq!(found.stopped, Some(detente_graph::Stop::Cancelled));
}
