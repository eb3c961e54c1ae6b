//! Both ways through the engine give the same, on graphs larger than the naive definitions can follow.

use super::Dense;
use crate::Concept;
use crate::concepts::stable;
use crate::sanctions::Sanctions;
use detente_graph::{Budget, Graph};
use std::fmt::Write;

/// A generator of its own, so that the cases never change.
struct Draw(u64);

impl Draw {
    fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % bound as u64) as usize
    }
}

/// A case with so many options a party, of which some go one way, and some rules.
fn graph(options: &[usize], one_way: bool, rules: usize, statements: usize, draw: &mut Draw) -> Graph {
    let names: Vec<String> =
        options.iter().enumerate().flat_map(|(p, n)| (0..*n).map(move |k| format!("p{p}.o{k}"))).collect();
    let mut text = "detente: 1\nid: random\nparties:\n".to_owned();
    let term = |draw: &mut Draw| format!("{}{}", ["", "!"][draw.below(2)], names[draw.below(names.len())]);
    for (p, count) in options.iter().enumerate() {
        writeln!(text, "  p{p}:\n    assumption: true\n    options:").unwrap();
        for k in 0..*count {
            let moves = if one_way { ["both", "take", "drop"][draw.below(3)] } else { "both" };
            writeln!(text, "      o{k}: {{does: Do it, moves: {moves}}}").unwrap();
        }
        writeln!(text, "    prefers:").unwrap();
        for _ in 0..statements {
            let operator = ["&", "|", "->", "<->"][draw.below(4)];
            writeln!(text, "      - \"{} {operator} {}\"", term(draw), term(draw)).unwrap();
        }
    }
    if rules > 0 {
        writeln!(text, "infeasible:").unwrap();
    }
    for _ in 0..rules {
        writeln!(text, "  - {{when: \"{} & {} & {}\", assumption: true}}", term(draw), term(draw), term(draw)).unwrap();
    }
    let parsed = detente_case::parse(&detente_source::SourceText::new("case", text));
    let case = parsed.case.unwrap_or_else(|| panic!("{:?}", parsed.diagnostics));
    Graph::build(&case, &Budget::unlimited()).expect("it fits")
}

#[test]
fn slices_and_the_general_way_agree() {
    let mut draw = Draw(0x9E37_79B9_7F4A_7C15);
    // Words of each size, a party alone, parties whose options lie across words of 64 states.
    let shapes: [&[usize]; 7] = [&[3, 3, 3, 2], &[4, 2, 4], &[5, 5], &[1, 6, 3], &[6, 4, 1], &[6], &[2, 2, 2, 2, 2]];
    let mut seen = [0; 3];
    for options in shapes {
        for (one_way, rules) in [(false, 0), (true, 0), (false, 3), (true, 4)] {
            for statements in [2, 7, 14] {
                let graph = graph(options, one_way, rules, statements, &mut draw);
                let budget = Budget::unlimited();
                let dense = Dense::new(&graph, &budget).expect("nobody stops it").expect("it suits");
                seen[0] += usize::from(!graph.states().is_full());
                let mut covered = Vec::new();
                dense
                    .analyze(&Concept::ALL, &budget, |concept, sets| {
                        covered.push(concept);
                        for (party, set) in graph.parties().zip(sets) {
                            let general = stable(&graph, concept, party, Sanctions::Legal, &budget);
                            let general = general.expect("nobody stops it").expect("option form");
                            assert_eq!(set, general, "{concept} {party:?} {options:?} {one_way} {rules} {statements}");
                            seen[1] += set.count();
                            seen[2] += graph.len() - set.count();
                        }
                    })
                    .expect("nobody stops it");
                assert_eq!(covered, Concept::ALL, "no concept is left out, and each comes in its turn");
            }
        }
    }
    assert!(seen.iter().all(|n| *n > 20), "the cases must exercise all there is: {seen:?}");
}

#[test]
fn what_does_not_suit_is_refused() {
    let mut draw = Draw(7);
    let budget = Budget::unlimited();
    assert!(Dense::new(&graph(&[7, 1], false, 0, 3, &mut draw), &budget).expect("nobody stops it").is_none());
    assert!(Dense::new(&graph(&[6, 1], false, 0, 3, &mut draw), &budget).expect("nobody stops it").is_some());
}
