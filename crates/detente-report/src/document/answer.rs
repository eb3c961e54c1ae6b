//! The answer in about five sentences, made from the verdicts so that it is right for any case.

mod coalitions;
mod deterrence;
mod grounds;
mod shared;
mod unknown;
mod unlock;

use crate::Findings;
use crate::document::shares::shares;
use crate::document::{hinges, worlds};
use crate::facts::{Equilibrium, Facts};
use crate::page::english::{count, grouped, number, spaced};
use crate::page::{Line, Sentence, Term};
use crate::telling;
use crate::wording::place::place;
use detente_graph::PartyId;
use detente_stability::Concept;
pub(crate) use shared::all_concepts;
use shared::leavers;

/// How many of the strongest equilibria are told in words.
const TOLD: usize = 3;

/// Descriptions of states longer than this are left to the section on equilibria.
const BRIEF: usize = 240;

/// The answer to the question of a case, as far as stability analysis can give one.
pub fn answer(findings: &Findings) -> Vec<Sentence> {
    sentences(&Facts::new(findings))
}

pub(crate) fn sentences(facts: &Facts) -> Vec<Sentence> {
    let mut found = Vec::new();
    let mut add = |about, line: Option<Line>| found.extend(line.map(|line| Sentence { about, line }));
    if facts.concepts.is_empty() {
        add(
            "Verdicts",
            Some("No stability concept was analysed, so nothing can be said about which states hold.".into()),
        );
    } else {
        add("Not known", unknown::unknown(facts));
        add("Today", Some(today(facts)));
        // Where there is no today the strongest equilibrium is the place to start from, so it comes first.
        if facts.now.is_none() {
            add("Firmest", strongest(facts));
        }
        add("Doubt", worlds::brief(facts));
        add("Coalitions", coalitions::split(facts));
        add("Deterrence", deterrence::tempting(facts));
        add("A way out", deterrence::way_out(facts));
        add("Unlocking", unlock::unlocking(facts));
        if facts.now.is_some() {
            add("Firmest", strongest(facts));
        }
        add("How much holds", Some(how_many(facts)));
        add("Outcomes", outcomes(facts));
    }
    add("Grounds", Some(grounds::grounds(facts)));
    found.extend(hinges::sentence(facts));
    found
}

fn today(facts: &Facts) -> Line {
    let Some(now) = facts.now else {
        return Line::from("The case names no state of today (").term(Term::StatusQuo, "status quo").text(match facts
            .graph()
            .len()
        {
            1 => "), so the question is whether its one state would hold once the parties are there.".to_owned(),
            n => format!(
                "), so the question is which of its {} states would hold once the parties are there.",
                number(n)
            ),
        });
    };
    let held = facts.holds_under(now);
    let all = facts.concepts.len();
    if held.len() == all {
        let reason = if held.contains(&Concept::Nash) {
            "no party can move by itself to anything it likes better"
        } else {
            "every party has a reason to stay"
        };
        return Line::from(format!("Today's state holds: {reason}, and so it is an "))
            .term(Term::Equilibrium, "equilibrium")
            .text(format!(" under {} (", all_concepts(all)))
            .concepts(&held)
            .text(").");
    }
    let broken: Vec<Concept> = facts.concepts.iter().copied().filter(|c| !held.contains(c)).collect();
    if held.is_empty() {
        let line = Line::from(format!("Today's state does not hold under {}: ", either_all(all)));
        return leavers(facts, now, &broken, line).text(".");
    }
    let line = Line::from("Today's state holds under ")
        .concepts(&held)
        .text(", but it breaks under ")
        .concepts(&broken)
        .text(": ");
    leavers(facts, now, &broken, line).text(".")
}

/// "any of the six concepts analysed".
fn either_all(n: usize) -> String {
    match n {
        1 => "the one concept analysed".to_owned(),
        2 => "either of the concepts analysed".to_owned(),
        n => format!("any of the {} concepts analysed", number(n)),
    }
}

fn how_many(facts: &Facts) -> Line {
    let states = facts.graph().len();
    let of = match states {
        1 => "the one feasible state".to_owned(),
        n => format!("{} feasible states", grouped(n)),
    };
    if facts.equilibria.is_empty() {
        let none = if states == 1 { format!("Not even {of} is") } else { format!("None of the {of} is") };
        return Line::from(format!("{none} an "))
            .term(Term::Equilibrium, "equilibrium")
            .text(" under ")
            .text(either_all(facts.concepts.len()))
            .text(": wherever things stand, some party would move on.")
            .line(round_and_round(facts));
    }
    // Concepts with the same number of equilibria share a clause, in the order of the concepts.
    let mut clauses: Vec<(usize, Vec<Concept>)> = Vec::new();
    for verdicts in &facts.study.analysis.verdicts {
        let n = verdicts.equilibria.count();
        match clauses.iter_mut().find(|(m, _)| *m == n) {
            Some((_, concepts)) => concepts.push(verdicts.concept),
            None => clauses.push((n, vec![verdicts.concept])),
        }
    }
    let some = facts.equilibria.len();
    let head = if states == 1 {
        Line::from("The one feasible state")
    } else {
        Line::from(format!("Of {of}, {}", grouped(some)))
    };
    let line = head
        .text(if some == 1 { " is an " } else { " are " })
        .term(Term::Equilibrium, if some == 1 { "equilibrium" } else { "equilibria" });
    let line = line.text(if some == 1 { " (stable for every party)" } else { " (each stable for every party)" });
    if let [(_, concepts)] = &clauses[..]
        && facts.strongest().len() == some
    {
        return line.text(if concepts.len() == 1 { " under " } else { " under each of " }).concepts(concepts).text(".");
    }
    let clauses = clauses.iter().map(|(n, concepts)| {
        Line::from(format!("{} under ", if *n == 0 { "none".to_owned() } else { grouped(*n) })).concepts(concepts)
    });
    line.text(" under at least one concept: ").list(clauses, ", ", " and ").text(".")
}

/// That improvements lead back to where they were, where that was found.
fn round_and_round(facts: &Facts) -> Line {
    let restless = facts.findings.restless.as_ref();
    let Some(cycle) = restless.and_then(|r| r.cycle.as_ref()) else { return Line::new() };
    let mut movers: Vec<PartyId> = cycle.iter().map(|s| s.party).collect();
    movers.sort_unstable();
    movers.dedup();
    Line::from(format!(
        " Improvements lead in {} back to where they began, each step made gladly by ",
        count(cycle.len(), "step", "steps")
    ))
    .line(facts.parties(&movers))
    .text(": the ")
    .link("restless", "cycle")
    .text(" says why.")
}

/// How the outcomes that the case names fare among the equilibria.
fn outcomes(facts: &Facts) -> Option<Line> {
    let definitions = &facts.study.case.definitions;
    let mut shares = shares(facts);
    shares.retain(|s| s.equilibria > 0 && (telling::FIRST.contains(&s.concept) || facts.concepts.len() == 1));
    if definitions.is_empty() || shares.is_empty() {
        return None;
    }
    let told = definitions.iter().enumerate().take(TOLD).map(|(i, definition)| {
        let name = &definition.name.value;
        let counts = shares.iter().enumerate().map(|(nth, s)| {
            let holds = if nth == 0 { "holds " } else { "" };
            let of = match (s.definitions[i], s.equilibria) {
                (0, 1) => "does not hold in the only equilibrium under ".to_owned(),
                (1, 1) => "holds in the only equilibrium under ".to_owned(),
                (0, n) => format!("{holds}in none of the {} equilibria under ", grouped(n)),
                (k, n) if k == n => format!("{holds}in all {} equilibria under ", grouped(n)),
                (k, n) => format!("{holds}in {} of the {} equilibria under ", grouped(k), grouped(n)),
            };
            Line::from(of).concept(s.concept)
        });
        let name = Line::from("“").link(place("define", name), spaced(name)).text("” ");
        name.list(counts, ", ", " and ")
    });
    let line = Line::from("Of what the case names, ").list(told, "; ", "; ").text(".");
    Some(match definitions.len().saturating_sub(TOLD) {
        0 => line,
        _ => line.text(" The report lists ").link("shares", "the others").text(" too."),
    })
}

fn strongest(facts: &Facts) -> Option<Line> {
    let strongest = facts.strongest();
    let under = &strongest.first()?.under;
    let all = facts.concepts.len();
    let same = strongest.iter().all(|e| e.under == *under);
    let how = if under.len() == all {
        Line::from(all_concepts(all))
    } else if same {
        Line::new().concepts(under)
    } else {
        Line::from(format!("{} of the {} concepts analysed", number(under.len()), number(all)))
    };
    let told = strongest.iter().take(TOLD).map(|e| described(facts, e));
    // In graph form there is no telling how far apart two states are.
    let near = facts.now.is_some() && facts.graph().states().options() > 0;
    let line = match strongest.len() {
        1 => Line::from("The firmest, holding under ").line(how).text(", is ").list(told, "", "").text("."),
        n if n <= TOLD => Line::from(format!("The firmest {} hold under ", number(n)))
            .line(how)
            .text(": ")
            .list(told, "; ", "; and ")
            .text("."),
        n => Line::from(format!("The firmest {} hold under ", number(n)))
            .line(how)
            .text(if near { "; closest to today are " } else { "; the first of them are " })
            .list(told, "; ", "; and ")
            .text("."),
    };
    let stuck = facts.now.filter(|now| {
        facts.graph().parties().all(|p| facts.graph().improvements(p, *now).is_empty())
            && strongest.iter().any(|e| e.state != *now)
    });
    Some(match stuck {
        Some(_) => {
            line.text(" No path of improvements leads from today's state to another, since nobody improves on it.")
        }
        None => line,
    })
}

fn described(facts: &Facts, equilibrium: &Equilibrium) -> Line {
    let state = equilibrium.state;
    if facts.words.is_now(state) {
        return Line::from("today's state (").line(facts.state(state)).text(")");
    }
    match facts.graph().states().options() {
        0 => {
            Line::new().line(facts.state(state)).text(format!(" ({})", facts.words.meaning(state).unwrap_or_default()))
        }
        _ => {
            let words = facts.words.state(state);
            let line = facts.state(state);
            match facts.now {
                _ if words.chars().count() <= BRIEF => Line::from(words).text(" (").line(line).text(")"),
                Some(now) => {
                    let options = count(facts.distance(now, state) as usize, "option", "options");
                    line.text(format!(", which differs from today's in {options}"))
                }
                None => line,
            }
        }
    }
}
