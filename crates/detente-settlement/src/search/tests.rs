//! The tree without what usually finds the best package before it grows: no small changes, no combined issues.

use super::{EFFORT, Effort, MOST_STEPS, Searched, within};
use crate::{Settlement, Standard, settle, verify};
use detente_graph::{Budget, Progress, Stop};
use proptest::prelude::*;
use random::{PLAIN, case, read, wide};
use std::sync::atomic::{AtomicU64, Ordering};

#[path = "../../tests/common/random.rs"]
#[allow(dead_code)]
mod random;

const BARE: Effort = Effort { steps: MOST_STEPS, tail: 1, improves: false };

/// Puts what was searched for in the place of what was counted, for naive code to look at.
fn judged(of: &detente_case::Negotiation, found: &Settlement, searched: &Searched) -> Vec<crate::Fault> {
    let mut other = found.clone();
    other.best.clone_from(&searched.best);
    verify(of, &other, &Budget::unlimited()).expect("nobody stops it")
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn the_bare_tree_finds_the_same(seed in any::<u64>(), large in any::<bool>(), tail in 1_usize..40) {
        let text = if large { wide(seed) } else { case(seed, PLAIN) };
        let Some(of) = read(&text) else { return Ok(()) };
        let found = settle(&of, &Budget::unlimited());
        let effort = Effort { tail, ..BARE };
        let (searched, stopped) = within(&found.table, of.base.as_deref(), &Budget::unlimited(), effort);
        prop_assert_eq!(stopped, None);
        let agreeable = found.survey.as_ref().unwrap().agreeable(&found.table);
        prop_assert_eq!((searched.none, searched.agreeable.is_none()), (agreeable == 0, agreeable == 0), "{}", text);
        prop_assert!(searched.best.iter().all(|best| best.gap == Some(0.0)));
        let frontier = found.agreeable.as_ref().unwrap();
        for (at, one) in searched.most.iter().enumerate() {
            prop_assert_eq!(Some(one.score), frontier.most(at), "{}", text);
        }
        prop_assert_eq!(judged(&of, &found, &searched), vec![], "{}", text);
    }

    /// A search that is ended early names agreeable packages, and none is better than it admits.
    #[test]
    fn gaps_are_honest(seed in any::<u64>(), steps in 0_u64..60) {
        let text = wide(seed);
        let Some(of) = read(&text) else { return Ok(()) };
        let found = settle(&of, &Budget::unlimited());
        let effort = Effort { steps, ..BARE };
        let (searched, _) = within(&found.table, of.base.as_deref(), &Budget::unlimited(), effort);
        prop_assert!(!searched.none || found.survey.as_ref().unwrap().agreeable(&found.table) == 0);
        let most: Vec<i64> = (0..found.table.scorers.len()).filter_map(|at| found.agreeable.as_ref()?.most(at)).collect();
        for (one, most) in searched.most.iter().zip(&most) {
            prop_assert!(one.score <= *most && (!one.proven || one.score == *most), "{}", text);
        }
        let measure = crate::measure::Measure::new(
            &found.table,
            crate::units(&found.table, &found.ideals),
            &most,
            of.base.as_deref(),
        );
        for one in &searched.best {
            let values = found.table.values(one.packages[0]);
            prop_assert!(found.table.is_agreeable(found.table.failing(&values)), "{}", text);
            let known = found.best.iter().find(|best| best.standard == one.standard).unwrap();
            let value = |package: u64| {
                let values = found.table.values(package);
                let scores = found.table.scorers.iter().map(|a| found.table.score(*a, &values)).collect();
                measure.value(one.standard, &crate::Point { scores, count: 1, first: Vec::new(), refusing: 0 })
            };
            let (own, best) = (value(one.packages[0]), value(known.packages[0]));
            if one.gap == Some(0.0) {
                prop_assert_eq!(own, best, "{:?}\n{}", one, text);
            } else if let (Some(gap), crate::measure::Value::Smallest(Some(own)), crate::measure::Value::Smallest(Some(best))) =
                (one.gap, &own, &best)
            {
                // gap = (bound - own) / |bound|, and the best must not lie above the bound.
                let (own, best) = (own.to_f64(), best.to_f64());
                let bound = if own >= 0.0 { own / (1.0 - gap) } else { own / (1.0 + gap) };
                prop_assert!(gap >= 1.0 || best <= bound * (1.0 + 1e-6) + 1e-9, "{own} {best} {gap}\n{}", text);
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    /// The same demands open packages as by counting, and floors have to be lowered as little.
    #[test]
    fn unlocking_as_by_counting(seed in any::<u64>(), large in any::<bool>()) {
        let text = if large { wide(seed) } else { case(seed, PLAIN) };
        let Some(of) = read(&text) else { return Ok(()) };
        let found = settle(&of, &Budget::unlimited());
        if found.table.needs < found.table.table.len() {
            return Ok(());
        }
        let (openings, proven) = super::unlocking(&found.table, &Budget::unlimited()).unwrap();
        prop_assert!(proven);
        let changes = |all: &[crate::Opening]| all.iter().map(|one| (one.demand, one.lowered_to)).collect::<Vec<_>>();
        prop_assert_eq!(changes(&openings), changes(&found.openings), "{}", text);
        for one in &openings {
            let failing = found.table.failing(&found.table.values(one.package));
            prop_assert_eq!(failing, 1 << one.demand, "{}", text);
        }
    }
}

/// A clock that runs out after some looks.
struct Clock(AtomicU64);

impl Progress for Clock {
    fn step(&self, _: &str, _: u64, _: u64) -> bool {
        self.0.fetch_add(1, Ordering::Relaxed) < 2
    }
}

#[test]
fn stopping_keeps_what_was_found() {
    let of = read(&wide(7)).expect("it is sound");
    let table = crate::Table::new(&of);
    let clock = Clock(AtomicU64::new(0));
    let (searched, stopped) = within(&table, None, &Budget { memory: u64::MAX, progress: &clock }, EFFORT);
    assert_eq!(stopped, Some(Stop::Cancelled));
    let standards: Vec<Standard> = searched.best.iter().map(|best| best.standard).collect();
    assert_eq!(standards, Standard::ALL[..4]);
}
