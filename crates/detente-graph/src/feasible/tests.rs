//! The diagram against a scan of all states, in any order; and that it ends where it is told to.

use super::*;
use crate::Progress;
use detente_case::OptionId;
use std::sync::atomic::{AtomicU64, Ordering};

const FREE: fn() -> Budget<'static> = Budget::unlimited;

fn taken(k: u8) -> Box<Expr> {
    Box::new(Expr::Taken(OptionId(k)))
}

/// Acceptance `k` needs offer `k`, all offers standing before all acceptances.
fn acceptances(pairs: u8) -> Vec<Expr> {
    (0..pairs).map(|k| Expr::And(taken(pairs + k), Box::new(Expr::Not(taken(k))))).collect()
}

/// A statement over some options, by a seed.
fn random(seed: &mut u64, options: u8, depth: u8) -> Expr {
    let mut next = |n: u64| {
        *seed ^= *seed << 13;
        *seed ^= *seed >> 7;
        *seed ^= *seed << 17;
        *seed % n
    };
    let kind = if depth == 0 { 0 } else { next(7) };
    let option = next(options.into()) as u8;
    let mut part = || Box::new(random(seed, options, depth - 1));
    match kind {
        0 | 1 => *taken(option),
        2 => Expr::Not(part()),
        3 => Expr::And(part(), part()),
        4 => Expr::Or(part(), part()),
        5 => Expr::Implies(part(), part()),
        _ => Expr::Iff(part(), part()),
    }
}

#[test]
fn in_any_order_it_lists_what_a_scan_of_all_states_lists() {
    let mut seed = 0x9E37_79B9_7F4A_7C15;
    for round in 0..200 {
        let options = 1 + round % 11;
        let rules: Vec<Expr> = (0..round % 5).map(|_| random(&mut seed, options, 3)).collect();
        let wanted = random(&mut seed, options, 4);
        let rules: Vec<&Expr> = rules.iter().collect();
        let scan: Vec<u64> = (0..1 << options).filter(|s| !rules.iter().any(|r| r.holds(*s))).collect();
        let mut shuffled: Vec<u8> = (0..options).collect();
        shuffled.sort_by_key(|k| (u64::from(*k) + 1).wrapping_mul(seed) >> 7);
        let shuffled = Order::side_by_side(
            options,
            [&shuffled.iter().fold(Expr::Const(true), |all, k| Expr::And(Box::new(all), taken(*k)))],
        );
        for order in [Order::of_file(options), Order::side_by_side(options, rules.iter().copied()), shuffled] {
            let feasible = Feasibility::in_order(order, &rules, MANY, &FREE()).expect("it is small");
            assert_eq!(feasible.list(&FREE()).expect("no limit"), scan);
            assert_eq!(feasible.count(), scan.len() as u128);
            let holding = scan.iter().filter(|s| wanted.holds(**s)).count() as u128;
            assert_eq!(feasible.count_where(&wanted, &FREE()), Ok(holding));
        }
    }
}

#[test]
fn sixty_four_options_are_counted_not_listed() {
    assert_eq!(Feasibility::new(64, [], &FREE()).unwrap().count(), 1 << 64);
    let rules: Vec<Expr> = (0..60).map(|k| Expr::Not(taken(k))).collect();
    let feasible = Feasibility::new(64, &rules, &FREE()).unwrap();
    assert_eq!(feasible.count(), 16);
    let listed = feasible.list(&FREE()).unwrap();
    assert_eq!(listed[1] - listed[0], 1 << 60);
}

#[test]
fn thirty_acceptances_that_need_their_offers_are_counted_at_once() {
    let counted = Counting::default();
    let budget = Budget { memory: 1 << 20, progress: &counted };
    assert_eq!(Feasibility::new(60, &acceptances(30), &budget).unwrap().count(), 3u128.pow(30));
    assert!(counted.steps.load(Ordering::Relaxed) < 200, "{counted:?}");
    // Those that are listed come in the order of their numbers.
    let listed = Feasibility::new(22, &acceptances(11), &FREE()).unwrap().list(&FREE()).unwrap();
    assert!(listed.len() == 3usize.pow(11) && listed.is_sorted());
}

#[test]
fn no_options_and_no_state() {
    assert_eq!(Feasibility::new(0, [], &FREE()).unwrap().list(&FREE()), Ok(vec![0]));
    assert_eq!(Feasibility::new(1, [&Expr::Const(true)], &FREE()).unwrap().list(&FREE()), Ok(vec![]));
}

/// Counts reports, and asks to stop at one of them.
#[derive(Debug)]
struct Counting {
    steps: AtomicU64,
    last: u64,
}

impl Default for Counting {
    fn default() -> Self {
        Self { steps: AtomicU64::new(0), last: u64::MAX }
    }
}

impl Progress for Counting {
    fn step(&self, _: &str, _: u64, _: u64) -> bool {
        self.steps.fetch_add(1, Ordering::Relaxed) < self.last
    }
}

/// Rules that no order makes a small diagram of.
fn entangled() -> Vec<Expr> {
    let mut seed = 0x1234_5678_9ABC_DEF1;
    (0..60).map(|_| Expr::And(Box::new(random(&mut seed, 60, 3)), Box::new(random(&mut seed, 60, 3)))).collect()
}

#[test]
fn an_operation_ends_where_it_is_told_to() {
    let rules = entangled();
    for last in [0, 1, 17, 150] {
        let counted = Counting { last, ..Counting::default() };
        let stopped = Feasibility::new(60, &rules, &Budget { memory: u64::MAX, progress: &counted });
        assert_eq!(stopped.err(), Some(Stop::Cancelled));
        assert_eq!(counted.steps.into_inner(), last + 1, "asked once after it was told to stop");
    }
}

#[test]
fn the_memory_of_a_diagram_counts() {
    let small = Budget { memory: 1 << 16, progress: &crate::Silent };
    let stopped = Feasibility::new(60, &entangled(), &small);
    assert_eq!(stopped.err(), Some(Stop::Entangled(1 << 16)));
}
