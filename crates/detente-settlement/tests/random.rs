//! Random negotiations: with rules, red lines, vetoes, ratifiers, bonuses, ranges and ties, held to the definitions.

mod common;

use common::{negotiation, packages};
use detente_graph::Budget;
use detente_settlement::{Settlement, Standard, settle, verify};
use proptest::prelude::*;
use std::fmt::Write;

/// Even numbers from a seed.
struct Draws(u64);

impl Draws {
    fn below(&mut self, bound: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % bound
    }

    fn one_in(&mut self, n: u64) -> bool {
        self.below(n) == 0
    }
}

/// How the same negotiation is written: with other ids, and with the scores of the first party multiplied.
#[derive(Clone, Copy, Debug)]
struct Spelling {
    prefix: &'static str,
    times: u64,
}

const PLAIN: Spelling = Spelling { prefix: "p", times: 1 };

fn case(seed: u64, spelling: Spelling) -> String {
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
    let parties = 1 + d.below(4);
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
        let number = |d: &mut Draws, times: u64| {
            let n = d.below(spread) * times;
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
fn read(text: &str) -> Option<detente_case::Negotiation> {
    let parsed = detente_case::parse(&detente_source::SourceText::new("case.yaml", text));
    for found in &parsed.diagnostics {
        assert!(
            ["D1407", "D1411"].contains(&found.code) || found.severity != detente_source::Severity::Error,
            "{found:?}\n{text}"
        );
    }
    parsed.case?.negotiation
}

/// What does not depend on the spelling.
fn outcome(found: &Settlement) -> impl PartialEq + std::fmt::Debug + use<> {
    let frontier = |f: &Option<detente_settlement::Frontier>| {
        f.as_ref().unwrap().points.iter().map(|p| (p.count, p.first.clone())).collect::<Vec<_>>()
    };
    let best: Vec<_> = found.best.iter().map(|b| (b.standard, b.ties, b.packages.clone())).collect();
    (frontier(&found.frontier), frontier(&found.agreeable), best)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn everything_reported_is_possible_accepted_and_undominated(seed in any::<u64>()) {
        let text = case(seed, PLAIN);
        let Some(of) = read(&text) else { return Ok(()) };
        let found = settle(&of, &Budget::unlimited());
        prop_assert_eq!(verify(&of, &found, &Budget::unlimited()), Ok(vec![]), "{}", text);
        // A conflict is one: no package meets all of its demands; and none of them can be left out.
        if let Some(conflict) = &found.conflict {
            let survey = found.survey.as_ref().unwrap();
            prop_assert!(survey.kinds.keys().all(|failing| failing & conflict.demands != 0), "{}", text);
            for at in 0..found.table.demands.len() {
                let without = conflict.demands & !(1 << at);
                prop_assert!(without == conflict.demands || survey.kinds.keys().any(|f| f & without == 0), "{}", text);
            }
        }
        // What is said to unlock does.
        for opening in &found.openings {
            let failing = found.table.failing(&found.table.values(opening.package));
            prop_assert!(!found.table.is_agreeable(failing) && found.table.is_agreeable(failing & !(1 << opening.demand)));
        }
        // Steps cost nobody anything.
        if let Some((base, ladder)) = &found.ladder {
            let mut at = *base;
            for step in &ladder.steps {
                for (gain, actor) in step.gains.iter().zip(&found.table.scorers) {
                    let [before, after] = [at, step.package].map(|p| found.table.score(*actor, &found.table.values(p)));
                    prop_assert!(*gain >= 0 && after - before == *gain, "{}", text);
                }
                at = step.package;
            }
        }
    }

    #[test]
    fn scaling_and_renaming_change_nothing(seed in any::<u64>()) {
        let plain = case(seed, Spelling { prefix: "p", times: 2 });
        let other = case(seed, Spelling { prefix: "zz", times: 14 });
        let (Some(a), Some(b)) = (read(&plain), read(&other)) else { return Ok(()) };
        let (a, b) = (settle(&a, &Budget::unlimited()), settle(&b, &Budget::unlimited()));
        prop_assert_eq!(outcome(&a), outcome(&b), "{}\n{}", plain, other);
    }
}

#[test]
fn a_second_opinion_finds_faults() {
    let text = include_str!("scenarios/two.yaml");
    let of = negotiation(text);
    let good = settle(&of, &Budget::unlimited());
    let damaged = |damage: &dyn Fn(&mut Settlement)| {
        let mut found = good.clone();
        damage(&mut found);
        !verify(&of, &found, &Budget::unlimited()).unwrap().is_empty()
    };
    assert!(!damaged(&|_| {}));
    assert!(damaged(&|found| found.frontier.as_mut().unwrap().points.truncate(1)));
    assert!(damaged(&|found| found.agreeable.as_mut().unwrap().points[0].count += 1));
    assert!(damaged(&|found| found.agreeable.as_mut().unwrap().points[0].first[0] = 0));
    assert!(damaged(&|found| found.best[0].packages[0] = 1));
    assert!(damaged(&|found| found.best[1].ties += 1));
    assert_eq!(packages(&good, Standard::Nash), [[9, 9, 3]]);
}

/// A step that counts its calls and stops after some.
struct Stopping(std::sync::atomic::AtomicU64);

impl detente_graph::Progress for Stopping {
    fn step(&self, _: &str, _: u64, _: u64) -> bool {
        self.0.fetch_add(1, std::sync::atomic::Ordering::Relaxed) < 2
    }
}

#[test]
fn work_can_be_stopped() {
    let of = negotiation(include_str!("scenarios/four.yaml"));
    let stopping = Stopping(0.into());
    let found = settle(&of, &Budget { memory: u64::MAX, progress: &stopping });
    assert_eq!(found.stopped, Some(detente_graph::Stop::Cancelled));
}
