//! Speed of settlements: `cargo bench -p detente --bench settlement`.
//!
//! A million packages (six issues of ten values) with two and with four opposed parties: counts, both frontiers, all
//! named packages, what would unlock more.

use detente::Budget;
use detente::case::{Case, parse};
use detente::settlement::settle;
use detente::source::SourceText;
use std::fmt::Write;

fn main() {
    divan::main();
}

/// A negotiation with scores from a fixed sequence: no two parties want the same.
fn negotiation(parties: u64, issues: u64) -> Case {
    let mut state = 2006_u64 + parties;
    let mut draw = |bound: u64| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) % bound
    };
    let mut text = String::from("detente: 1\nid: bench\nissues:\n");
    for i in 0..issues {
        let _ = writeln!(text, "  i{i}: {{values: [a, b, c, d, e, f, g, h, i, j]}}");
    }
    text.push_str("parties:\n");
    for p in 0..parties {
        let _ = write!(text, "  p{p}:\n    assumption: true\n    floor: 600000\n    worth:\n");
        for i in 0..issues {
            let scores: Vec<String> = (0..10).map(|_| draw(1001).to_string()).collect();
            let _ = writeln!(text, "      i{i}: {{weight: {}, scores: [{}]}}", 1 + draw(1000), scores.join(", "));
        }
    }
    parse(&SourceText::new("bench", text)).case.expect("the case is sound")
}

#[divan::bench(args = [2, 4], sample_count = 10)]
fn a_million_packages(bencher: divan::Bencher, parties: u64) {
    let case = negotiation(parties, 6);
    let of = case.negotiation.as_ref().expect("it has issues");
    bencher.bench_local(|| settle(of, &Budget::unlimited()));
}

#[divan::bench(sample_count = 1, sample_size = 1)]
fn a_hundred_million_packages_of_two(bencher: divan::Bencher) {
    let case = negotiation(2, 8);
    let of = case.negotiation.as_ref().expect("it has issues");
    bencher.bench_local(|| settle(of, &Budget::unlimited()));
}
