//! Cases to export: made-up ones from a seed, and those that come with the project.

use detente_case::{Case, parse};
use detente_graph::{Budget, Graph};
use detente_source::SourceText;
use std::path::PathBuf;

/// Pseudo-random numbers that depend on nothing but their seed (xorshift).
pub struct Draw(u64);

impl Draw {
    pub fn new(seed: u64) -> Self {
        Self(seed.wrapping_add(1).wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1)
    }

    pub fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        ((self.0 >> 20) % bound.max(1) as u64) as usize
    }

    pub fn chance(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }
}

/// What made-up cases may hold.
#[derive(Clone, Copy)]
pub struct Knobs {
    pub most_parties: usize,
    pub one_way: bool,
    pub merged: bool,
    /// Rules over options of one party only.
    pub own_rules: bool,
}

/// A case and its graph.
pub struct Made {
    pub file: String,
    pub case: Case,
    pub graph: Graph,
}

/// A case file and its graph; none where no state is feasible.
pub fn build(file: String) -> Option<Made> {
    let parsed = parse(&SourceText::new("case.yaml", file.as_str()));
    let case = parsed.case.unwrap_or_else(|| panic!("{:?}\n{file}", parsed.diagnostics));
    let graph = Graph::build(&case, &Budget::unlimited()).ok()?;
    Some(Made { file, case, graph })
}

/// A made-up case in option form; none where no state is feasible.
pub fn made(seed: u64, knobs: Knobs) -> Option<Made> {
    let mut draw = Draw::new(seed);
    let parties = 1 + draw.below(knobs.most_parties);
    let mut names = Vec::new();
    let mut heads = Vec::new();
    for p in 0..parties {
        let count = if p == 0 { 1 + draw.below(3) } else { draw.below(4) };
        let mut options = String::new();
        for o in 0..count {
            names.push((p, format!("p{p}.o{o}")));
            let moves = if knobs.one_way { [", moves: take", ", moves: drop", "", ""][draw.below(4)] } else { "" };
            let does = ["Do \\\"it\\\"", "Gehe 東", "a\\\\b", "Wait"][draw.below(4)];
            options += &format!("      o{o}: {{does: \"{does}\"{moves}}}\n");
        }
        heads.push(if count == 0 { String::new() } else { format!("    options:\n{options}") });
    }
    let all: Vec<String> = names.iter().map(|(_, n)| n.clone()).collect();
    let mut file = format!("detente: 1\nid: made-up\ntitle: 'Case \"{seed}\"'\nparties:\n");
    for (p, head) in heads.iter().enumerate() {
        let name = ["Same", "Same", "The \\\"Third\\\"", "Fourth"][p];
        file += &format!("  p{p}:\n    name: \"{name}\"\n    assumption: true\n{head}");
        if draw.chance(70) {
            let wants: Vec<String> =
                (0..draw.below(5)).map(|_| format!("'{}'", statement(&mut draw, &all, 3))).collect();
            file += &format!("    prefers: [{}]\n", wants.join(", "));
        } else {
            file += "    weights:\n";
            for (k, name) in all.iter().enumerate() {
                file += &format!("      '{name}{}': {}\n", " ".repeat(k % 2), draw.below(7) as i64 - 3);
            }
        }
    }
    let mut rules = Vec::new();
    for _ in 0..draw.below(3) {
        let p = draw.below(parties);
        let own: Vec<String> = names.iter().filter(|(q, _)| *q == p).map(|(_, n)| n.clone()).collect();
        let over = if knobs.own_rules { &own } else { &all };
        if !over.is_empty() {
            rules.push(format!("{{when: '{}', assumption: true}}", statement(&mut draw, over, 2)));
        }
    }
    if !rules.is_empty() {
        file += &format!("infeasible: [{}]\n", rules.join(", "));
    }
    if knobs.merged {
        file += &format!("coalesce: [{{when: '{}', assumption: true}}]\n", statement(&mut draw, &all, 1));
    }
    build(file)
}

fn statement(draw: &mut Draw, names: &[String], depth: usize) -> String {
    if depth == 0 || draw.chance(20) {
        let name = &names[draw.below(names.len())];
        return if draw.chance(40) { format!("!{name}") } else { name.clone() };
    }
    let (a, b) = (statement(draw, names, depth - 1), statement(draw, names, depth - 1));
    let link = ["&", "|", "->", "<->", "&", "|"][draw.below(6)];
    format!("({a}) {link} ({b})")
}

/// The cases that come with the project and have options, by id.
pub fn known() -> Vec<Made> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../cases");
    let mut files: Vec<PathBuf> = std::fs::read_dir(folder)
        .expect("the project comes with cases")
        .map(|entry| entry.expect("a readable folder").path().join("case.yaml"))
        .filter(|path| path.exists())
        .collect();
    files.sort();
    let all = files.iter().map(|path| build(std::fs::read_to_string(path).expect("a readable case")));
    let all: Vec<Made> = all.map(|made| made.expect("a case with a feasible state")).collect();
    all.into_iter().filter(|made| !made.case.options.is_empty()).collect()
}
