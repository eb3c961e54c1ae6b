//! Where the conflict can go when nobody asks for anywhere in particular: how much each rule lets it reach, level by
//! level, and where improvements come to rest.

use super::{Page, PathsStudy, Teller, by};
use crate::grid::{columns, width};
use crate::lower_first;
use crate::page::english::{count, either, grouped, number};
use detente_graph::StateId;
use detente_stability::Concept;
use detente_stability::evolution::{Reach, Rule, Section};

/// States that a level lists before it says how many more there are.
const LISTED: usize = 6;

pub(super) fn tell(paths: &PathsStudy, teller: &Teller, page: &mut Page) {
    for (i, section) in paths.evolution.sections.iter().enumerate() {
        let reach = &section.reach;
        let by = by(&teller.words, &reach.rule);
        let reached = reach.count() - 1;
        if reached == 0 {
            page.apart(format!("{by} nothing can be reached"), ": ", format!("{}.", why_nothing(paths, &reach.rule)));
            continue;
        }
        let same = |s: &&Section| s.reach.levels == reach.levels;
        if let Some(before) = paths.evolution.sections[..i].iter().find(same) {
            let before = lower_first(&super::by(&teller.words, &before.reach.rule));
            page.apart(by, ": ", format!("no more than {before}, and no sooner."));
            continue;
        }
        let levels = reach.by_level();
        let all = paths.study.graph.len();
        let share = match (reached, all - 1) {
            (1, 1) => "the other state".to_owned(),
            (n, others) if n == others => format!("all other {} states", grouped(others)),
            (n, others) => format!("{} of the other {} states", grouped(n), grouped(others)),
        };
        let last = levels.len() - 1;
        let within = if last == 1 {
            "in one step".to_owned()
        } else {
            format!("in at most {} {}", number(last), either(last, "step", "steps"))
        };
        page.apart(by, ": ", format!("{share}, {within}."));
        if reached <= LISTED {
            each(reach, teller, page);
        } else {
            page.table(table(&levels, page.width));
        }
        at_rest(paths, reach, teller, page);
    }
    match &paths.evolution.cycle {
        Some(cycle) => {
            page.table("\n".to_owned());
            teller.cycle(cycle, page);
        }
        None if paths.evolution.sections.iter().any(|s| s.reach.rule == Rule::Improvements && s.reach.count() > 1) => {
            page.apart("Improvements never go round in a circle", ": ", "they come to an end.");
        }
        None => {}
    }
}

/// Why no step leads anywhere from where the conflict begins.
pub(super) fn why_nothing(paths: &PathsStudy, rule: &Rule) -> &'static str {
    let (graph, from) = (paths.study.graph, paths.evolution.from);
    let stuck = graph.parties().all(|p| graph.moves(p, from).is_empty());
    match rule {
        _ if stuck => "nobody can move",
        Rule::Agreement(_) => {
            "nobody can improve on this state alone, and no agreement improves on it for all who agree"
        }
        _ => "nobody can improve on this state by moving alone",
    }
}

/// Every state reached, in words.
fn each(reach: &Reach, teller: &Teller, page: &mut Page) {
    for (level, states) in reach.by_level().iter().enumerate().skip(1) {
        for state in states {
            let words = teller.words.state(*state);
            let what =
                if words.starts_with("state ") { words } else { format!("{}: {words}", teller.words.named(*state)) };
            let rest = teller.equilibrium(*state);
            page.line(format!("in {}: {what}{rest}", count(level, "step", "steps")), 2);
        }
    }
}

/// How many states come with each level, as many levels as fit a line; the last one always.
fn table(levels: &[Vec<StateId>], most: usize) -> String {
    let mut shown = levels.len();
    loop {
        let table = first_levels(levels, shown);
        if shown <= 3 || table.lines().all(|line| width(line) <= most) {
            return table;
        }
        shown -= 1;
    }
}

fn first_levels(levels: &[Vec<StateId>], shown: usize) -> String {
    let mut rows = vec![vec!["  steps".to_owned()], vec!["  states reached".to_owned()], vec!["  in all".to_owned()]];
    let mut sum = 0;
    for (level, states) in levels.iter().enumerate() {
        sum += states.len();
        let last = level + 1 == levels.len();
        if level + 1 < shown || last {
            if last && shown < levels.len() {
                rows.iter_mut().for_each(|r| r.push("…".to_owned()));
            }
            rows[0].push(level.to_string());
            rows[1].push(grouped(states.len()));
            rows[2].push(grouped(sum));
        }
    }
    columns(&rows)
}

/// Which of the states reached are Nash equilibria: there improvements come to rest.
fn at_rest(paths: &PathsStudy, reach: &Reach, teller: &Teller, page: &mut Page) {
    let Some(nash) = paths.study.analysis.of(Concept::Nash) else { return };
    let resting: Vec<StateId> = nash.equilibria.iter().filter(|s| reach.level(*s).is_some_and(|l| l > 0)).collect();
    let places: Vec<String> = resting.iter().take(LISTED).map(|s| teller.place(*s)).collect();
    let more = resting.len().saturating_sub(LISTED);
    match resting.len() {
        0 => page.line("None of them is a Nash equilibrium.", 2),
        _ if reach.count() - 1 <= LISTED => {}
        n => {
            let rest = if more > 0 { format!(" and {} more", grouped(more)) } else { String::new() };
            let what = format!("Nash {}", either(n, "equilibrium", "equilibria"));
            page.line(format!("{what} among them: {}{rest}.", places.join(", ")), 2);
        }
    }
}
