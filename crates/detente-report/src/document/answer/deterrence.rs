//! What deters the most tempting move, and where a way out of a state that holds would begin.

use super::shared::{all_concepts, leavers};
use crate::facts::{Centre, Facts};
use crate::page::Line;
use crate::page::english::number;
use crate::picture::neighbours::{Opening, improvements, openings};
use crate::why::deterrence;
use crate::{explain, telling};
use detente_graph::{PartyId, StateId, Stop};
use detente_stability::{
    Certificate, Concept, Deterrence, Sanction, Verdict, certificate_under, paths_of_sanction_under,
};
use std::cmp::Ordering;

/// The concept that decides whether an improvement is deterred: SEQ where it was analysed.
fn looking_ahead(facts: &Facts) -> Option<Concept> {
    telling::plainest_answer_first().find(|c| facts.concepts.contains(c))
}

/// The certificate of a verdict, under the rule for sanctions that the analysis kept.
fn certified(facts: &Facts, concept: Concept, party: PartyId, state: StateId) -> Option<Certificate> {
    certificate_under(facts.study.analysis.sanctions, facts.graph(), concept, party, state)
}

/// The improvement that climbs furthest in its mover's own order, as a share of that order.
fn most_tempting(facts: &Facts, state: StateId) -> Option<PartyId> {
    let graph = facts.graph();
    let share = |party: PartyId| {
        let best = *improvements(graph, party, state).first()?;
        let top = graph.ranks(party).iter().max().copied().unwrap_or(0).max(1);
        Some((u64::from(graph.rank(party, best) - graph.rank(party, state)), u64::from(top)))
    };
    let mut found: Option<(PartyId, (u64, u64))> = None;
    for party in graph.parties() {
        if let Some((gain, top)) = share(party)
            && found.is_none_or(|(_, (g, t))| gain * t > g * top)
        {
            found = Some((party, (gain, top)));
        }
    }
    found.map(|(party, _)| party)
}

/// What deters the most tempting move, or that nothing does.
pub(crate) fn tempting(facts: &Facts) -> Option<Line> {
    let centre = facts.centre.state();
    let Some(party) = most_tempting(facts, centre) else { return Some(quiet(facts)) };
    let place = match facts.centre {
        Centre::Today(_) => Line::from("today's state"),
        Centre::Strongest(_) => strongest_named(facts),
        Centre::Calmest(_) => Line::from("the calmest state (").line(facts.state(centre)).text(")"),
    };
    let Some(concept) = looking_ahead(facts) else {
        let found = certified(facts, Concept::Nash, party, centre)?;
        return Some(
            Line::from("The most tempting move from ")
                .line(place)
                .text(format!(" is open: {}", first_reason(facts, &found))),
        );
    };
    let found = certified(facts, concept, party, centre)?;
    let line = Line::from("The most tempting move from ").line(place.clone());
    if found.is_stable() {
        return Some(
            line.text(" is deterred under ").concept(concept).text(format!(": {}", first_reason(facts, &found))),
        );
    }
    let Verdict::Undeterred { improvement, .. } = found.verdict else { return None };
    let told = explain(facts.graph(), &facts.words, &found, 1).reasons.join(" ");
    // The best improvement may be deterred and another not; then it is that other one that is spoken of.
    let best = improvements(facts.graph(), party, centre).first() == Some(&improvement);
    let line = if best { line } else { Line::from("A tempting move from ").line(place) };
    let line = line.text(" is not deterred under ").concept(concept).text(format!(": {told}"));
    // Another concept may know an answer to the same move, though one that costs those who give it.
    let mut costly = telling::at_any_cost().filter(|c| *c != concept && facts.concepts.contains(c));
    let answer = costly.find_map(|c| {
        let rule = facts.study.analysis.sanctions;
        let (steps, escape) = paths_of_sanction_under(rule, facts.graph(), c, party, centre, improvement).ok()?;
        let verdict = Verdict::Deterred(vec![Deterrence { improvement, sanction: Sanction::Path { steps, escape } }]);
        Some((c, deterrence(facts.graph(), &facts.words, &Certificate { concept: c, verdict, ..found.clone() })?))
    });
    Some(match answer {
        Some((c, answer)) => line.text(" Under ").concept(c).text(format!(" it is deterred: {answer}.")),
        None => line,
    })
}

fn first_reason(facts: &Facts, certificate: &Certificate) -> String {
    explain(facts.graph(), &facts.words, certificate, 1).reasons.into_iter().next().unwrap_or_default()
}

/// The equilibrium that the picture starts from, where there is no state of today.
fn strongest_named(facts: &Facts) -> Line {
    let which = if facts.strongest().len() == 1 { "the firmest equilibrium (" } else { "the first of the firmest (" };
    Line::from(which).line(facts.state(facts.centre.state())).text(")")
}

/// What to say where nobody has an improvement.
fn quiet(facts: &Facts) -> Line {
    let (graph, centre) = (facts.graph(), facts.centre.state());
    let moves: usize = graph.parties().map(|p| graph.moves(p, centre).len()).sum();
    let from = match facts.centre {
        Centre::Today(_) => Line::from("today's state"),
        Centre::Strongest(_) => strongest_named(facts),
        Centre::Calmest(_) => facts.state(centre),
    };
    let line = Line::from("Nobody has to be deterred from leaving ").line(from).text(match moves {
        0 => ": no party can move there.".to_owned(),
        1 => ": the one move that can be made there does not lead to anything that its mover likes better.".to_owned(),
        n => format!(
            ": none of the {} moves that can be made there leads to anything that its mover likes better.",
            number(n)
        ),
    });
    if facts.now.is_some() {
        return line;
    }
    match by_deterrence(facts) {
        Ok(Some((state, reason))) => line
            .text(" ")
            .line(facts.state(state).capital())
            .text(format!(", by contrast, holds by deterrence: {reason}")),
        Ok(None) => line,
        Err(_) => {
            line.text(" Whether another state holds by deterrence was not found out before the work was stopped.")
        }
    }
}

/// Of all parties' openings from today's state the one with the fewest changes.
fn nearest_opening(facts: &Facts) -> Option<Opening> {
    let (graph, now) = (facts.graph(), facts.now?);
    // Where somebody gains by moving on its own, no party needs to open anything.
    if graph.parties().any(|p| !graph.improvements(p, now).is_empty()) {
        return None;
    }
    let nearest = |p| openings(graph, p, now).into_iter().next();
    graph.parties().filter_map(nearest).min_by_key(|o| (facts.distance(now, o.end), o.first, o.to, o.end))
}

/// The nearest way out of a state of today that holds.
pub(crate) fn way_out(facts: &Facts) -> Option<Line> {
    nearest_opening(facts).map(|opening| told(facts, opening))
}

fn told(facts: &Facts, opening: Opening) -> Line {
    let (graph, words, centre) = (facts.graph(), &facts.words, facts.centre.state());
    let Opening { first, to, next, end } = opening;
    let alone =
        if graph.rank(first, to) < graph.rank(first, centre) { "leaves it worse off" } else { "gains it nothing" };
    let compared = |order| -> Vec<PartyId> {
        graph.parties().filter(|p| graph.rank(*p, end).cmp(&graph.rank(*p, centre)) == order).collect()
    };
    let (better, worse) = (compared(Ordering::Greater), compared(Ordering::Less));
    let line = Line::from(if graph.states().options() == 0 { "One begins" } else { "The nearest begins" })
        .text(" with a step that does not pay by itself: ")
        .line(facts.party(first))
        .text(format!(" could {}, which alone {alone}; ", words.change(first, centre, to)))
        .line(facts.party(next))
        .text(format!(" would then do best to {}, and ", words.change(next, to, end)))
        .line(facts.parties(&better))
        .text(" would be better off than today");
    let line = match worse.is_empty() {
        true => line.text("."),
        false => line.text("; ").line(facts.parties(&worse)).text(" would be worse off."),
    };
    lasting(facts, end, line)
}

/// Whether the state that a way out leads to would hold, and who would leave it.
fn lasting(facts: &Facts, end: StateId, line: Line) -> Line {
    let holds = facts.holds_under(end);
    let broken: Vec<Concept> = facts.concepts.iter().copied().filter(|c| !holds.contains(c)).collect();
    let line = line.text(" That state (").line(facts.state(end)).text(")");
    if broken.is_empty() {
        return line.text(format!(" would hold under {}.", all_concepts(facts.concepts.len())));
    }
    let line = if holds.is_empty() {
        line.text(" would not hold either: ")
    } else {
        line.text(" would hold under ").concepts(&holds).text(" only: ")
    };
    leavers(facts, end, &broken, line).text(".")
}

/// Moves looked at, and states at most, for an equilibrium that holds by deterrence: an answer in brief is not worth more.
const MOVES: usize = 4_000_000;
const STATES: usize = 1_000;

/// The strongest equilibrium that not everybody is content with, and the first reason why it holds.
fn by_deterrence(facts: &Facts) -> Result<Option<(StateId, String)>, Stop> {
    let Some(concept) = looking_ahead(facts) else { return Ok(None) };
    let held = facts.equilibria.iter().filter(|e| e.under.contains(&concept) && !e.under.contains(&Concept::Nash));
    let mut moves = 0;
    for state in held.map(|e| e.state).take(STATES) {
        moves += facts.graph().parties().map(|p| facts.graph().move_count(p, state)).sum::<usize>();
        if moves > MOVES {
            break;
        }
        facts.findings.budget.go_on("Looking for deterrence", moves as u64, MOVES as u64)?;
        let found = most_tempting(facts, state)
            .and_then(|party| certified(facts, concept, party, state))
            .filter(Certificate::is_stable);
        if let Some(found) = found {
            return Ok(Some((state, first_reason(facts, &found))));
        }
    }
    Ok(None)
}
