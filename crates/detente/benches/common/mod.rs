//! Cases drawn by a fixed generator, for all benches.

use detente::{Case, SourceText};
use std::fmt::Write;

/// A case with the options dealt out evenly and twelve statements a party, drawn by a fixed generator.
pub fn case(parties: usize, options: usize) -> Case {
    let mut x = 0x9E37_79B9_7F4A_7C15u64 ^ (parties * 64 + options) as u64;
    let mut draw = |below: usize| {
        x ^= x << 13;
        x ^= x >> 7;
        x ^= x << 17;
        (x % below as u64) as usize
    };
    let owner = |k: usize| k * parties / options;
    let name = |k: usize| format!("p{}.o{k}", owner(k));
    let mut text = "detente: 1\nid: bench\nparties:\n".to_owned();
    for party in 0..parties {
        writeln!(text, "  p{party}:\n    assumption: true\n    options:").expect("a string grows");
        for k in (0..options).filter(|k| owner(*k) == party) {
            writeln!(text, "      o{k}: {{does: Do {k}}}").expect("a string grows");
        }
        writeln!(text, "    prefers:").expect("a string grows");
        for _ in 0..12 {
            let mut term = || format!("{}{}", ["", "!"][draw(2)], name(draw(options)));
            let (a, b) = (term(), term());
            let operator = ["&", "|", "->", "<->"][draw(4)];
            writeln!(text, "      - \"{a} {operator} {b}\"").expect("a string grows");
        }
    }
    let parsed = detente::case::parse(&SourceText::new("bench", text));
    parsed.case.unwrap_or_else(|| panic!("{:?}", parsed.diagnostics))
}
