//! What comes after a move: the answer that deters it, or the move that would gladly follow it.

use super::neighbours::{Answer, Opening, answer};
use crate::facts::Facts;
use crate::joined;
use crate::page::english::{number, upper_first};
use crate::page::{Kind, Then};
use detente_graph::{PartyId, StateId};
use detente_stability::Step;

/// What the others can do about an improvement.
pub(crate) fn answered(facts: &Facts, party: PartyId, improvement: StateId) -> Then {
    let (graph, words, centre) = (facts.graph(), &facts.words, facts.centre.state());
    let (kind, steps) = match answer(graph, party, centre, improvement) {
        Answer::Credible(steps) => (Kind::Deters, steps),
        Answer::Costly(steps) => (Kind::Costly, steps),
        Answer::None => {
            return Then {
                kind: Kind::Open,
                by: "nobody".to_owned(),
                steps: Vec::new(),
                to: None,
                result: format!(
                    "Nothing the others can do leaves {} no better off than {}",
                    words.party(party),
                    here(facts)
                ),
            };
        }
    };
    let end = steps.last().map_or(improvement, |s| s.to);
    let compared = match () {
        () if end == centre => {
            format!("Back to {}", if facts.now == Some(centre) { "today's state" } else { "where it started" })
        }
        () if graph.rank(party, end) < graph.rank(party, centre) => {
            format!("Worse for {} than {}", words.party(party), here(facts))
        }
        () => format!("No better for {} than {}", words.party(party), here(facts)),
    };
    Then {
        kind,
        by: by(facts, &steps),
        steps: told(facts, improvement, &steps),
        to: Some(words.short(end)),
        result: compared,
    }
}

/// How another party would follow a move that does not pay by itself.
pub(crate) fn followed(facts: &Facts, opening: &Opening) -> Then {
    let (graph, words, centre) = (facts.graph(), &facts.words, facts.centre.state());
    let end = opening.end;
    let names = |better: bool| {
        let found = graph.parties().filter(|p| {
            let (a, b) = (graph.rank(*p, end), graph.rank(*p, centre));
            if better { a > b } else { a < b }
        });
        found.map(|p| words.party(p).to_owned()).collect::<Vec<_>>()
    };
    let (better, worse) = (names(true), names(false));
    let mut result = format!("Better than {} for {}", here(facts), joined(&better, "and"));
    if !worse.is_empty() {
        result.push_str(&format!("; worse for {}", joined(&worse, "and")));
    }
    if facts.holds_under(end).is_empty() {
        result.push_str(". Not an equilibrium");
    }
    let steps = [Step { party: opening.next, to: end }];
    Then {
        kind: Kind::Follows,
        by: by(facts, &steps),
        steps: told(facts, opening.to, &steps),
        to: Some(words.short(end)),
        result,
    }
}

fn here(facts: &Facts) -> &'static str {
    if facts.now.is_some() { "today" } else { "before" }
}

/// Who answers, where it is one party; else how many moves it takes.
fn by(facts: &Facts, steps: &[Step]) -> String {
    match steps {
        [one] => facts.words.label(one.party).to_owned(),
        several => format!("{} moves", number(several.len())),
    }
}

/// The moves of an answer; with names where there are several.
fn told(facts: &Facts, from: StateId, steps: &[Step]) -> Vec<String> {
    let words = &facts.words;
    let mut at = from;
    let mut lines = Vec::new();
    for step in steps {
        let does = words.change(step.party, at, step.to);
        lines.push(match steps.len() {
            1 => upper_first(&does),
            _ => format!("{}: {does}", words.label(step.party)),
        });
        at = step.to;
    }
    lines
}
