//! Analysis time from 2^8 to 2^20 states with 2 to 5 parties: building the graph, and each concept.
//!
//! `cargo bench` runs everything; `cargo bench -- concepts` only what its name says. Times are medians of one run and
//! meant to be compared with one another, not with another machine's.

mod common;

use common::case;
use detente::stability::Response;
use detente::{Budget, Concept, Graph};
use divan::{Bencher, black_box};

fn main() {
    divan::main();
}

/// Parties and options of the cases: 2^8 to 2^20 states.
const SIZES: [(usize, usize); 13] =
    [(2, 8), (4, 8), (2, 12), (3, 12), (4, 12), (5, 12), (2, 16), (3, 16), (4, 16), (5, 16), (2, 20), (4, 20), (5, 20)];

#[divan::bench(args = SIZES, sample_count = 5)]
fn build(bencher: Bencher, (parties, options): (usize, usize)) {
    let case = case(parties, options);
    bencher.bench_local(|| Graph::build(black_box(&case), &Budget::unlimited()).expect("it fits"));
}

/// The concepts whose search is linear in states and parties.
fn linear() -> Vec<Concept> {
    Concept::ALL.into_iter().filter(|c| !matches!(c.response(), Response::Together)).collect()
}

#[divan::bench(args = SIZES, sample_count = 5)]
fn nash_gmr_smr_seq_sseq(bencher: Bencher, (parties, options): (usize, usize)) {
    let graph = Graph::build(&case(parties, options), &Budget::unlimited()).expect("it fits");
    let linear = linear();
    bencher.bench_local(|| detente::analyze(black_box(&graph), &linear, &Budget::unlimited()));
}

/// SIM looks at combinations of moves, so it is not linear; see `docs/performance.md`.
#[divan::bench(args = &SIZES[..10], sample_count = 5)]
fn sim(bencher: Bencher, (parties, options): (usize, usize)) {
    let graph = Graph::build(&case(parties, options), &Budget::unlimited()).expect("it fits");
    bencher.bench_local(|| detente::analyze(black_box(&graph), &[Concept::Sim], &Budget::unlimited()));
}

#[divan::bench(args = Concept::ALL, sample_count = 5)]
fn concepts_4_parties_16_options(bencher: Bencher, concept: Concept) {
    let graph = Graph::build(&case(4, 16), &Budget::unlimited()).expect("it fits");
    bencher.bench_local(|| detente::analyze(black_box(&graph), &[concept], &Budget::unlimited()));
}

/// The yardstick in the same run: one streaming read of all ranks.
#[divan::bench(args = SIZES, sample_count = 5)]
fn read_all_ranks(bencher: Bencher, (parties, options): (usize, usize)) {
    let graph = Graph::build(&case(parties, options), &Budget::unlimited()).expect("it fits");
    bencher.bench_local(|| {
        graph.parties().map(|p| black_box(graph.ranks(p)).iter().map(|r| u64::from(*r)).sum::<u64>()).sum::<u64>()
    });
}

/// SEQ for all states in one backward search a party.
#[divan::bench(args = &SIZES[..6], sample_count = 3)]
fn seq_all_at_once(bencher: Bencher, (parties, options): (usize, usize)) {
    let graph = Graph::build(&case(parties, options), &Budget::unlimited()).expect("it fits");
    bencher.bench_local(|| detente::analyze(black_box(&graph), &[Concept::Seq], &Budget::unlimited()));
}

/// The same verdicts by the straightforward way: for each state, party and improvement a forward search for a sanction.
#[divan::bench(args = &SIZES[..6], sample_count = 1)]
fn seq_state_by_state(bencher: Bencher, (parties, options): (usize, usize)) {
    let graph = Graph::build(&case(parties, options), &Budget::unlimited()).expect("it fits");
    let states: Vec<_> = graph.states().ids().collect();
    bencher.bench_local(|| {
        let stable = |p, s: &_| detente::certificate(&graph, Concept::Seq, p, *s).is_some_and(|c| c.is_stable());
        graph.parties().map(|p| states.iter().filter(|s| stable(p, *s)).count()).sum::<usize>()
    });
}
