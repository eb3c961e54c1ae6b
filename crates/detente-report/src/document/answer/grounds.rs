//! What the answer rests on.

use crate::facts::Facts;
use crate::page::Line;
use crate::page::english::{count, either, number};
use crate::wording::grounds::Tally;

/// How many preferences cite something, and how many are assumptions.
pub(crate) fn grounds(facts: &Facts) -> Line {
    let case = facts.study.case;
    let tally = Tally::of(case);
    let what = [
        (tally.statements, count(tally.statements, "preference statement", "preference statements")),
        (tally.rankings, count(tally.rankings, "ranking of states", "rankings of states")),
    ];
    let what: Vec<String> = what.into_iter().filter(|(n, _)| *n > 0).map(|(_, words)| words).collect();
    if what.is_empty() {
        return "The case states no preferences: every party is indifferent between all states.".into();
    }
    let n = tally.total();
    let parts = [
        (tally.cited, format!("{} {} claims or sources", share(tally.cited, n), either(tally.cited, "cites", "cite"))),
        (
            tally.party,
            format!(
                "{} {} on what is cited for the party as a whole",
                share(tally.party, n),
                either(tally.party, "rests", "rest")
            ),
        ),
        (
            tally.assumed,
            format!(
                "{} {}",
                share(tally.assumed, n),
                either(tally.assumed, "is declared an assumption", "are declared assumptions")
            ),
        ),
        (tally.missing, format!("{} {} no ground", share(tally.missing, n), either(tally.missing, "names", "name"))),
    ];
    let parts: Vec<Line> = parts.into_iter().filter(|(n, _)| *n > 0).map(|(_, words)| Line::from(words)).collect();
    let judgement = match (tally.statements, n) {
        (2.., _) => "and on the order of the statements, which is a judgement",
        (_, 1) => "which is a judgement",
        _ => "which are judgements",
    };
    let comma = if tally.statements > 1 { "" } else { "," };
    let line = Line::from(format!("All of this rests on {}{comma} {judgement}: ", crate::joined(&what, "and")))
        .list(parts, ", ", " and ");
    let line = match tally.disputed {
        0 => line.text("."),
        d => line.text(format!("; {} a disputed claim.", count(d, "of them rests on", "of them rest on"))),
    };
    match case.claims.len() {
        0 => line,
        claims => line.text(format!(
            " The {} {} from {}.",
            if claims == 1 { "claim".to_owned() } else { count(claims, "claim", "claims") },
            either(claims, "comes", "come"),
            count(used_sources(facts), "source", "sources")
        )),
    }
}

fn share(n: usize, all: usize) -> String {
    match (n, all) {
        (1, 1) => "it".to_owned(),
        (2, 2) => "both".to_owned(),
        _ if n == all => "all".to_owned(),
        _ => number(n),
    }
}

/// How many sources have claims.
fn used_sources(facts: &Facts) -> usize {
    let case = facts.study.case;
    (0..case.sources.len()).filter(|s| case.claims.iter().any(|c| c.source == *s)).count()
}
