//! The best next concessions from today's package: who gives, who gains, and what comes back.

use super::SettlementStudy;
use super::words::{Bargain, gain};
use crate::joined;
use crate::page::english::{number, upper_first};
use crate::page::{Line, Point};
use detente_settlement::{Step, units};

/// How many first steps are told.
const TOLD: usize = 3;

/// Sentences about the steps from today; nothing where the case has no base package.
pub(super) fn sentences(study: &SettlementStudy, bargain: &Bargain) -> Vec<Point> {
    let (Some((_, ladder)), Some(base)) = (&study.found.ladder, &study.of.base) else { return Vec::new() };
    let mut told = Vec::new();
    if ladder.next.is_empty() {
        told.push(Point::bare(
            "No single change of today's package, and no two traded against each other, is good for somebody and bad for nobody.",
        ));
        return told;
    }
    for (at, step) in ladder.next.iter().take(TOLD).enumerate() {
        told.push(Point::numbered(at + 1, self::step(study, bargain, base, step)));
    }
    if ladder.steps.len() > 1 {
        told.push(Point::bare(format!(
            "Taking the best step again and again ends after {} steps at {} ({}).",
            number(ladder.steps.len()),
            bargain.short(ladder.steps[ladder.steps.len() - 1].package),
            bargain.package(ladder.steps[ladder.steps.len() - 1].package)
        )));
    }
    told.push(Point::bare(match ladder.agreeable_after {
        Some(0) => "Today's package is itself agreeable.".to_owned(),
        Some(1) => "The first step already leads to an agreeable package.".to_owned(),
        Some(n) => format!("From step {n} on the package is agreeable."),
        None => {
            "None of the packages on this way is agreeable: somebody's floor or red line stays in the way.".to_owned()
        }
    }));
    told
}

/// One step in words.
pub(super) fn step(study: &SettlementStudy, bargain: &Bargain, from: &[usize], step: &Step) -> Line {
    let table = bargain.table();
    let units = units(table, &study.found.ideals);
    let names = |wanted: &dyn Fn(usize) -> bool| -> Vec<String> {
        let who = (0..table.scorers.len()).filter(|at| wanted(*at));
        who.map(|at| bargain.actor(table.scorers[at]).to_owned()).collect()
    };
    let changes: Vec<Line> = step.changes.iter().map(|change| bargain.change(from, *change)).collect();
    let gains: Vec<String> = (0..units.len())
        .filter(|at| step.gains[*at] > 0)
        .map(|at| format!("{} {}", bargain.actor(table.scorers[at]), gain(step.gains[at], units[at])))
        .collect();
    let together = step.changes.len() == 2;
    let mut text = match &changes[..] {
        [one, other] if step.is_trade() => {
            Line::from("Trade ").line(one.clone()).text(" for ").line(other.clone()).text(".")
        }
        _ => Line::from("Move ").list(changes.iter().cloned(), ", ", " and ").text("."),
    };
    let mut given = false;
    for (at, deltas) in step.alone.iter().enumerate().filter(|_| together) {
        let givers = names(&|party| deltas[party] < 0);
        let takers = names(&|party| deltas[party] > 0);
        if !givers.is_empty() {
            given = true;
            let verb = if givers.len() == 1 { "gives" } else { "give" };
            let who = upper_first(&joined(&givers, "and"));
            let issue = &study.of.issues[step.changes[at].0].name;
            let to = if takers.is_empty() { String::new() } else { format!(", to {}", joined(&takers, "and")) };
            text = text.text(format!(" {who} {verb} on {issue}{to}."));
        }
    }
    let cost = if given { " Together the two cost nobody anything." } else { " It costs nobody anything." };
    text.text(cost).text(format!(" Gains, by the best possible score of each: {}.", gains.join(", ")))
}
