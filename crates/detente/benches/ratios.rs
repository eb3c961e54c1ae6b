//! How the analysis compares with two yardsticks measured in the same run, as tables.
//!
//! `cargo bench -p detente --bench ratios` prints them; `cargo bench -p detente --bench ratios -- large` goes on to 2^24
//! states. The first yardstick is one streaming read of all ranks: nothing that uses every rank can take less. The second
//! is the way of working of a published tool, see `sequences.rs`; it runs on a sample of the states and is scaled up.

mod common;
#[path = "common/sequences.rs"]
mod sequences;

use common::case;
use detente::stability::{Sanctions, analyze_under};
use detente::{Budget, Concept, Graph, analyze};
use sequences::{SEARCHED, Sequences};
use std::hint::black_box;
use std::time::{Duration, Instant};

const PARTIES: usize = 4;

/// Every so many states are asked of the tool's way of working.
const SAMPLED: usize = 32;

fn main() {
    // `cargo bench` says so; run as a test (`cargo test --benches`) it only shows that it works.
    let arguments: Vec<String> = std::env::args().collect();
    let (test, large) = (!arguments.iter().any(|a| a == "--bench"), arguments.iter().any(|a| a == "large"));
    let sizes: &[usize] = match (test, large) {
        (true, _) => &[8],
        (_, false) => &[12, 14, 16, 18, 20],
        (_, true) => &[12, 14, 16, 18, 20, 22, 24],
    };
    read_once(sizes);
    println!();
    state_by_state(if test { 4 } else { 12 });
}

/// The least of several runs: what disturbs a run only ever makes it longer.
fn least<T>(runs: usize, mut work: impl FnMut() -> T) -> Duration {
    let time = |_| {
        let started = Instant::now();
        black_box(work());
        started.elapsed()
    };
    (0..runs).map(time).min().expect("at least one run")
}

fn graph(options: usize) -> Graph {
    Graph::build(&case(PARTIES, options), &Budget::unlimited()).expect("it fits")
}

/// The analysis against one streaming read of all ranks.
fn read_once(sizes: &[usize]) {
    println!("{PARTIES} parties, all six concepts, against one streaming read of all ranks; the least of several runs");
    println!();
    println!("| states | graph ms | analysis ms | ns a state | one read ms | ratio |");
    println!("|---|---|---|---|---|---|");
    let mut times = Vec::new();
    for options in sizes {
        let (case, runs) = (case(PARTIES, *options), if *options > 20 { 2 } else { 7 });
        let build = least(runs, || Graph::build(&case, &Budget::unlimited()).expect("it fits"));
        let graph = graph(*options);
        let analysis = least(runs, || analyze(&graph, &Concept::ALL, &Budget::unlimited()));
        let read = least(4 * runs, || {
            let party = |p| black_box(graph.ranks(p)).iter().map(|r| u64::from(*r)).sum::<u64>();
            graph.parties().map(party).sum::<u64>()
        });
        println!(
            "| {} | {:.2} | {:.2} | {:.0} | {:.3} | {:.0} |",
            graph.len(),
            build.as_secs_f64() * 1e3,
            analysis.as_secs_f64() * 1e3,
            analysis.as_secs_f64() * 1e9 / graph.len() as f64,
            read.as_secs_f64() * 1e3,
            analysis.as_secs_f64() / read.as_secs_f64(),
        );
        times.push((*options as f64, (build + analysis).as_secs_f64().log2()));
    }
    let from_16: Vec<_> = times.iter().filter(|(options, _)| *options >= 16.0).collect();
    if let (Some(first), Some(last)) = (from_16.first(), from_16.last())
        && last.0 > first.0
    {
        let power = (last.1 - first.1) / (last.0 - first.0);
        println!("\nFrom 2^{} to 2^{} states the time grows as states to the power {power:.2}.", first.0, last.0);
    }
}

/// The analysis against the enumeration of sequences, state by state.
fn state_by_state(options: usize) {
    let graph = graph(options);
    let concepts: Vec<Concept> = SEARCHED.to_vec();
    let ours = least(20, || analyze(&graph, &concepts, &Budget::unlimited()));
    let once = analyze_under(Sanctions::Once, &graph, &concepts, &Budget::unlimited()).expect("few parties");
    let sequences = Sequences::new(&graph);
    let (mut asked, mut kept) = (0usize, 0u64);
    let started = Instant::now();
    for state in graph.states().ids().step_by(SAMPLED) {
        asked += 1;
        for party in graph.parties() {
            let (verdicts, found) = sequences.verdicts(party, state);
            kept += found;
            for (concept, stable) in SEARCHED.iter().zip(verdicts) {
                let verdicts = once.of(*concept).expect("analysed");
                assert_eq!(verdicts.stable[party.index()].contains(state), stable, "{concept} {party:?} {state:?}");
            }
        }
    }
    let scale = graph.len() as f64 / asked as f64;
    let theirs = started.elapsed().as_secs_f64() * scale;
    println!(
        "{} states, {PARTIES} parties, GMR, SMR, SEQ and SSEQ, against keeping every sequence of the others' moves, each\n\
         of them once, for each state, party and improvement (asked for every {SAMPLED}th state, scaled up; its verdicts\n\
         agree with those of `--sanctions once`)\n",
        graph.len()
    );
    println!("| sequences kept, millions | state by state s | analysis ms | ratio |");
    println!("|---|---|---|---|");
    println!(
        "| {:.0} | {theirs:.1} | {:.2} | {:.0} |",
        kept as f64 * scale / 1e6,
        ours.as_secs_f64() * 1e3,
        theirs / ours.as_secs_f64()
    );
}
