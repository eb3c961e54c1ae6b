//! Who would have to come to want what, in one sentence of the answer.

use crate::UnlockRequest;
use crate::facts::Facts;
use crate::page::Line;
use crate::page::english::{count, spaced};
use crate::unlock::Telling;
use crate::wording::place::place;
use detente_stability::unlock::distinct;

/// Outcomes that are told.
const TOLD: usize = 2;

/// What would unlock the outcomes that the case names; nothing where nobody looked, or nothing has to change.
pub(crate) fn unlocking(facts: &Facts) -> Option<Line> {
    let found = facts.findings.unlock.found()?;
    let mut same: Option<(Line, String)> = None;
    let mut told: Vec<Line> = Vec::new();
    for wanted in found.wanted.iter().take(TOLD) {
        let asked = &wanted.least;
        let (Some(cost @ 1..), Some(first)) = (asked.found.cost, distinct(&asked.found.solutions).into_iter().next())
        else {
            continue;
        };
        let request = UnlockRequest { question: &asked.question, state: None, make: &wanted.name, most: 1 };
        let changes = Telling::report(facts.study.case, facts.graph(), &request).changes(&first);
        let name = Line::from("“").link(place("unlock", &wanted.name), spaced(&wanted.name)).text("”");
        if let Some((_, before)) = &same
            && *before == changes
        {
            told.push(name.text(" the same"));
            continue;
        }
        let many = count(cost, "change", "changes");
        let line = Line::from("For ")
            .line(name.clone())
            .text(format!(" it takes {many} of what is wanted: it would be enough that "));
        told.push(line.text(changes.as_str()));
        same = Some((name, changes));
    }
    if told.is_empty() {
        return None;
    }
    let reached = match facts.now {
        Some(_) => " to be reached by improvements and to hold under ",
        None => " to hold under ",
    };
    Some(
        Line::new()
            .list(told, "; for ", "; for ")
            .text(". That is for the outcome")
            .text(reached)
            .concept(found.concept)
            .text("."),
    )
}
