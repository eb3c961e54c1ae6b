//! Random negotiations: with rules, red lines, vetoes, ratifiers, bonuses, negative scores and ties.

use std::fmt::Write;

/// Even numbers from a seed.
pub struct Draws(pub u64);

impl Draws {
    pub fn below(&mut self, bound: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % bound
    }

    pub fn one_in(&mut self, n: u64) -> bool {
        self.below(n) == 0
    }
}

/// How the same negotiation is written: with other ids, and with the scores of the first party multiplied.
#[derive(Clone, Copy, Debug)]
pub struct Spelling {
    pub prefix: &'static str,
    pub times: u64,
}

pub const PLAIN: Spelling = Spelling { prefix: "p", times: 1 };

pub fn case(seed: u64, spelling: Spelling) -> String {
    let mut d = Draws(seed);
    let issues: Vec<u64> = (0..1 + d.below(4)).map(|_| 1 + d.below(4)).collect();
    let mut text = String::from("detente: 1\nid: random\nissues:\n");
    for (i, values) in issues.iter().enumerate() {
        let labels: Vec<String> = (0..*values).map(|v| format!("v{v}")).collect();
        let _ = writeln!(text, "  i{i}: {{values: [{}]}}", labels.join(", "));
    }
    let statement = |d: &mut Draws| {
        let mut atom = || {
            let i = d.below(issues.len() as u64);
            let sign = if d.one_in(3) { "!=" } else { "=" };
            format!("i{i} {sign} v{}", d.below(issues[i as usize]))
        };
        let (a, b) = (atom(), atom());
        match d.below(4) {
            0 => a,
            1 => format!("{a} | {b}"),
            _ => format!("{a} & {b}"),
        }
    };
    let rules = |d: &mut Draws, most: u64| {
        let some: Vec<String> = (0..d.below(most + 1)).map(|_| format!("\"{}\"", statement(d))).collect();
        some.join(", ")
    };
    if d.one_in(2) {
        let _ = writeln!(text, "impossible: [{}]", rules(&mut d, 2));
    }
    let parties = 1 + d.below(5);
    if d.one_in(2) {
        let veto =
            if d.one_in(2) { format!(", veto: [{}{}]", spelling.prefix, d.below(parties)) } else { String::new() };
        let _ = writeln!(text, "agreement: {{needs: {}{veto}}}", 1 + d.below(parties));
    }
    if d.one_in(2) && !text.contains("impossible") {
        let base: Vec<String> = issues.iter().enumerate().map(|(i, n)| format!("i{i}: v{}", d.below(*n))).collect();
        let _ = writeln!(text, "base: {{{}}}", base.join(", "));
    }
    text.push_str("parties:\n");
    let ratifiers = if d.one_in(3) { 1 } else { 0 };
    for p in 0..parties + ratifiers {
        let times = if p == 0 { spelling.times } else { 1 };
        let spread = 2 + d.below(9);
        let _ = writeln!(text, "  {}{p}:\n    assumption: true", spelling.prefix);
        if p >= parties {
            let _ = writeln!(text, "    ratifies: {}{}", spelling.prefix, d.below(parties));
        }
        let decimals = d.one_in(4);
        let sunk = if d.one_in(3) { d.below(spread) } else { 0 };
        let number = |d: &mut Draws, times: u64| {
            let n = (d.below(spread) as i64 - sunk as i64) * times as i64;
            if decimals {
                format!("{n}.{}", "5".repeat(usize::from(times == 1))).trim_end_matches('.').to_owned()
            } else {
                n.to_string()
            }
        };
        let mut worth = Vec::new();
        for (i, n) in issues.iter().enumerate() {
            let scores: Vec<String> = (0..*n).map(|_| number(&mut d, times)).collect();
            worth.push(format!("i{i}: {{weight: {}, scores: [{}]}}", 1 + d.below(3), scores.join(", ")));
        }
        if !d.one_in(8) || p == 0 {
            let _ = writeln!(text, "    worth: {{{}}}", worth.join(", "));
            if d.one_in(3) && times == 1 && spelling.times == 1 {
                let _ = writeln!(
                    text,
                    "    bonuses: [{{when: \"{}\", score: {}}}]",
                    statement(&mut d),
                    d.below(9) as i64 - 4
                );
            }
            if !d.one_in(3) {
                let _ = writeln!(text, "    floor: {}", d.below(2 * issues.len() as u64) * times);
            }
        }
        let _ = writeln!(text, "    red_lines: [{}]", rules(&mut d, 1));
    }
    text
}

/// Parses; nothing where a floor happens to lie above the ideal, or no party is left to veto.
pub fn read(text: &str) -> Option<detente_case::Negotiation> {
    let parsed = detente_case::parse(&detente_source::SourceText::new("case.yaml", text));
    for found in &parsed.diagnostics {
        assert!(
            ["D1407", "D1411"].contains(&found.code) || found.severity != detente_source::Severity::Error,
            "{found:?}\n{text}"
        );
    }
    parsed.case?.negotiation
}

/// A larger negotiation in which all must agree: five to seven issues, opposed parties, floors that bind, some rules.
pub fn wide(seed: u64) -> String {
    let mut d = Draws(seed);
    let issues: Vec<u64> = (0..5 + d.below(3)).map(|_| 2 + d.below(3)).collect();
    let mut text = String::from("detente: 1\nid: wide\nissues:\n");
    for (i, values) in issues.iter().enumerate() {
        let labels: Vec<String> = (0..*values).map(|v| format!("v{v}")).collect();
        let _ = writeln!(text, "  i{i}: {{values: [{}]}}", labels.join(", "));
    }
    let atom = |d: &mut Draws| {
        let i = d.below(issues.len() as u64);
        format!("i{i} = v{}", d.below(issues[i as usize]))
    };
    let rules: Vec<String> = (0..d.below(4)).map(|_| format!("\"{} & {}\"", atom(&mut d), atom(&mut d))).collect();
    let _ = writeln!(text, "impossible: [{}]\nparties:", rules.join(", "));
    for p in 0..2 + d.below(3) {
        let worth: Vec<String> = issues
            .iter()
            .enumerate()
            .map(|(i, n)| {
                let scores: Vec<String> = (0..*n).map(|_| d.below(100).to_string()).collect();
                format!("i{i}: [{}]", scores.join(", "))
            })
            .collect();
        let _ = writeln!(text, "  p{p}:\n    assumption: true\n    worth: {{{}}}", worth.join(", "));
        let _ = writeln!(text, "    floor: {}", d.below(60 * issues.len() as u64));
        if d.one_in(2) {
            let bonus = d.below(80) as i64 - 40;
            let _ = writeln!(text, "    bonuses: [{{when: \"{} & {}\", score: {bonus}}}]", atom(&mut d), atom(&mut d));
        }
    }
    text
}
