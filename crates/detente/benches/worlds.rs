//! 100,000 sampled worlds of the first case, with all ranks in doubt: today's state under Nash alone, and with SEQ, a
//! statement in equilibria and a statement within reach.
//!
//! `cargo bench --bench worlds`.

use detente::case::{Case, parse_statement_for};
use detente::doubt::{Question, Ranks, sample};
use detente::{Budget, Concept, SourceText};
use divan::{Bencher, black_box};
use std::path::Path;

fn main() {
    divan::main();
}

fn first_case() -> Case {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../cases/japan-dprk-2024/case.yaml");
    let text = std::fs::read_to_string(path).expect("a shipped case");
    detente::case::parse(&SourceText::new("case.yaml", text)).case.expect("a sound case")
}

fn questions(case: &Case, all: bool) -> Vec<Question> {
    let summit = parse_statement_for(case, "summit").expect("a definition");
    let mut asked: Vec<Question> = Question::today(case, Concept::Nash).into_iter().collect();
    if all {
        asked.extend(Question::today(case, Concept::Seq));
        asked.push(Question::InEquilibrium { statement: summit.clone(), concept: Concept::Nash });
        asked.push(Question::Reachable { statement: summit });
    }
    asked
}

#[divan::bench(args = [false, true], sample_count = 5)]
fn hundred_thousand(bencher: Bencher, all: bool) {
    let case = first_case();
    let asked = questions(&case, all);
    bencher.bench(|| {
        let found = sample(&case, &asked, Ranks::Together, 1, 0..100_000, &Budget::unlimited());
        black_box(found.expect("it fits").worlds)
    });
}
