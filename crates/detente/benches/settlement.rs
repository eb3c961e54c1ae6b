//! Speed of settlements: `cargo bench -p detente --bench settlement`.
//!
//! A million packages (six issues of ten values) with two and with four opposed parties: counts, both frontiers, all
//! named packages, what would unlock more; the same by going through all packages in the straightforward way; a hundred
//! million packages; and 10^18 by branch and bound.

use detente::Budget;
use detente::case::{Case, Negotiation, parse};
use detente::settlement::{Table, search, settle};
use detente::source::SourceText;
use std::fmt::Write;

fn main() {
    divan::main();
}

/// A negotiation with scores from a fixed sequence: parties come in pairs that want the opposite of each issue, and weigh the
/// issues differently.
fn negotiation(parties: usize, issues: usize) -> Case {
    let mut state = 2006_u64 + parties as u64;
    let mut draw = |bound: u64| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) % bound
    };
    let mut text = String::from("detente: 1\nid: bench\nissues:\n");
    for i in 0..issues {
        let _ = writeln!(text, "  i{i}: {{values: [a, b, c, d, e, f, g, h, i, j]}}");
    }
    text.push_str("parties:\n");
    let mut wants: Vec<Vec<u64>> = Vec::new();
    for p in 0..parties {
        let _ = write!(text, "  p{p}:\n    assumption: true\n    floor: {}\n    worth:\n", 100_000 * issues);
        for i in 0..issues {
            if p % 2 == 0 {
                wants.push((0..10).map(|_| draw(1001)).collect());
            } else {
                wants.push(wants[wants.len() - issues].iter().map(|score| 1000 - score).collect());
            }
            let scores: Vec<String> = wants[wants.len() - 1].iter().map(u64::to_string).collect();
            let _ = writeln!(text, "      i{i}: {{weight: {}, scores: [{}]}}", 1 + draw(1000), scores.join(", "));
        }
    }
    parse(&SourceText::new("bench", text)).case.expect("the case is sound")
}

fn of(case: &Case) -> &Negotiation {
    case.negotiation.as_ref().expect("it has issues")
}

#[divan::bench(args = [2, 4], sample_count = 10)]
fn a_million_packages(bencher: divan::Bencher, parties: usize) {
    let case = negotiation(parties, 6);
    bencher.bench_local(|| settle(of(&case), &Budget::unlimited()));
}

/// Every package is scored and compared with those that nothing has beaten so far; then the best of these by each standard,
/// with floating-point numbers.
#[divan::bench(args = [2, 4], sample_count = 1, sample_size = 1)]
fn a_million_packages_the_straightforward_way(bencher: divan::Bencher, parties: usize) {
    let case = negotiation(parties, 6);
    bencher.bench_local(|| straightforward(&Table::new(of(&case))));
}

fn straightforward(table: &Table) -> (u64, usize, usize, [usize; 3]) {
    let mut agreeable = 0;
    let mut frontiers: [Vec<Vec<i64>>; 2] = [Vec::new(), Vec::new()];
    let beats = |a: &[i64], b: &[i64]| a != b && a.iter().zip(b).all(|(a, b)| a >= b);
    for package in 0..table.packages {
        let values = table.values(package);
        let scores: Vec<i64> = table.scorers.iter().map(|actor| table.score(*actor, &values)).collect();
        let accepted = scores.iter().zip(&table.scorers).all(|(score, actor)| *score >= table.start(*actor));
        agreeable += u64::from(accepted);
        for frontier in frontiers.iter_mut().take(1 + usize::from(accepted)) {
            if !frontier.iter().any(|known| beats(known, &scores)) {
                frontier.retain(|known| !beats(&scores, known));
                frontier.push(scores.clone());
            }
        }
    }
    let [all, kept] = &frontiers;
    let ideal = |at: usize| all.iter().map(|scores| scores[at]).max().unwrap_or(1) as f64;
    let ideals: Vec<f64> = (0..table.scorers.len()).map(ideal).collect();
    let gains = |scores: &[i64]| -> Vec<f64> {
        let each = scores.iter().zip(&table.scorers).zip(&ideals);
        each.map(|((score, actor), ideal)| (score - table.start(*actor)) as f64 / ideal).collect()
    };
    let best = |worth: &dyn Fn(&[f64]) -> f64| {
        let all = kept.iter().enumerate().map(|(at, scores)| (worth(&gains(scores)), at));
        all.max_by(|a, b| a.0.total_cmp(&b.0)).map_or(0, |(_, at)| at)
    };
    let smallest = |gains: &[f64]| gains.iter().copied().fold(f64::INFINITY, f64::min);
    let named = [best(&|gains| gains.iter().product()), best(&smallest), best(&|gains| gains.iter().sum())];
    (agreeable, all.len(), kept.len(), named)
}

#[divan::bench(args = [2, 4], sample_count = 1, sample_size = 1)]
fn a_hundred_million_packages(bencher: divan::Bencher, parties: usize) {
    let case = negotiation(parties, 8);
    bencher.bench_local(|| settle(of(&case), &Budget::unlimited()));
}

/// All named packages, proven.
#[divan::bench(args = [2, 4, 6], sample_count = 5, sample_size = 1)]
fn branch_and_bound_over_a_million_million_million(bencher: divan::Bencher, parties: usize) {
    let case = negotiation(parties, 18);
    let table = Table::new(of(&case));
    bencher.bench_local(|| {
        let (found, stopped) = search(&table, None, &Budget::unlimited());
        assert!(stopped.is_none() && !found.best.is_empty() && found.best.iter().all(|best| best.gap == Some(0.0)));
        found
    });
}
