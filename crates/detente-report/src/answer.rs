//! The answer in about five sentences, made from the verdicts so that it is right for any case.

use crate::document::english::{count, either, grouped, number, upper_first};
use crate::document::facts::{Centre, Equilibrium, Facts};
use crate::document::grounds::Tally;
use crate::document::{Line, Sentence, Term};
use crate::picture::neighbours::{Opening, improvements, openings};
use crate::{Study, explain};
use detente_graph::{PartyId, StateId};
use detente_stability::{Certificate, Concept, certificate};

/// How many of the strongest equilibria are told in words.
const TOLD: usize = 3;

/// The answer to the question of a case, as far as stability analysis can give one.
pub fn answer(study: &Study) -> Vec<Sentence> {
    sentences(&Facts::new(study))
}

pub(crate) fn sentences(facts: &Facts) -> Vec<Sentence> {
    let mut found = Vec::new();
    let mut add = |about, line: Option<Line>| found.extend(line.map(|line| Sentence { about, line }));
    if facts.concepts.is_empty() {
        add("Verdicts", Some("No stability concept was analysed, so nothing can be said about which states hold.".into()));
    } else {
        add("Today", Some(today(facts)));
        add("How much holds", Some(how_many(facts)));
        add("Strongest", strongest(facts));
        add("What holds it", tempting(facts));
    }
    add("Grounds", Some(grounds(facts)));
    found
}

/// "all six concepts analysed".
pub(crate) fn all_concepts(n: usize) -> String {
    match n {
        1 => "the one concept analysed".to_owned(),
        2 => "both concepts analysed".to_owned(),
        n => format!("all {} concepts analysed", number(n)),
    }
}

fn today(facts: &Facts) -> Line {
    let Some(now) = facts.now else {
        return Line::from("The case names no state of today (")
            .term(Term::StatusQuo, "status quo")
            .text("), so the question is which of its ")
            .text(count(facts.graph().len(), "state", "states"))
            .text(" would hold once the parties are there.");
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

/// Who would leave, grouped by the concepts under which they would.
fn leavers(facts: &Facts, state: StateId, broken: &[Concept], mut line: Line) -> Line {
    let mut groups: Vec<(Vec<Concept>, Vec<PartyId>)> = Vec::new();
    for party in facts.graph().parties() {
        let under: Vec<Concept> =
            broken.iter().copied().filter(|c| facts.stays(*c, party, state) == Some(false)).collect();
        match groups.iter_mut().find(|(u, _)| *u == under) {
            _ if under.is_empty() => {}
            Some((_, parties)) => parties.push(party),
            None => groups.push((under, vec![party])),
        }
    }
    for (i, (under, parties)) in groups.iter().enumerate() {
        let would = if i == 0 { " would leave it" } else { " would do so" };
        line = line.text(if i == 0 { "" } else { "; " }).line(facts.parties(parties)).text(would);
        if under.len() < broken.len() {
            line = line.text(" under ").concepts(under);
        }
    }
    line
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
            .text(": wherever things stand, some party would move on.");
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
    let head = if states == 1 { Line::from("The one feasible state") } else { Line::from(format!("Of {of}, {}", number(some))) };
    let line = head.text(if some == 1 { " is an " } else { " are " }).term(
        Term::Equilibrium,
        if some == 1 { "equilibrium" } else { "equilibria" },
    );
    let line = line.text(if some == 1 { " (stable for every party)" } else { " (each stable for every party)" });
    if let [(_, concepts)] = &clauses[..]
        && facts.strongest().len() == some
    {
        return line.text(if concepts.len() == 1 { " under " } else { " under each of " }).concepts(concepts).text(".");
    }
    let clauses = clauses.iter().map(|(n, concepts)| Line::from(format!("{} under ", number_or_none(*n))).concepts(concepts));
    line.text(" under at least one concept: ").list(clauses, ", ", " and ").text(".")
}

fn number_or_none(n: usize) -> String {
    if n == 0 { "none".to_owned() } else { number(n) }
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
    Some(match strongest.len() {
        1 => Line::from("The strongest, holding under ").line(how).text(", is ").list(told, "", "").text("."),
        n if n <= TOLD => Line::from(format!("The strongest {} hold under ", number(n)))
            .line(how)
            .text(": ")
            .list(told, "; ", "; and ")
            .text("."),
        n => Line::from(format!("The strongest {} hold under ", number(n)))
            .line(how)
            .text(if facts.now.is_some() { "; closest to today are " } else { "; the first of them are " })
            .list(told, "; ", "; and ")
            .text("."),
    })
}

fn described(facts: &Facts, equilibrium: &Equilibrium) -> Line {
    let state = equilibrium.state;
    if facts.words.is_now(state) {
        return Line::from("today's state (").line(facts.state(state)).text(")");
    }
    match facts.graph().states().options() {
        0 => Line::new().line(facts.state(state)).text(format!(" ({})", facts.words.meaning(state).unwrap_or_default())),
        _ => Line::from(facts.words.state(state)).text(" (").line(facts.state(state)).text(")"),
    }
}

/// The concept that decides whether an improvement is deterred: SEQ where it was analysed.
pub(crate) fn looking_ahead(facts: &Facts) -> Option<Concept> {
    [Concept::Seq, Concept::Gmr, Concept::Sseq, Concept::Smr, Concept::Sim].into_iter().find(|c| facts.concepts.contains(c))
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

fn tempting(facts: &Facts) -> Option<Line> {
    let centre = facts.centre.state();
    let Some(party) = most_tempting(facts, centre) else { return Some(quiet(facts)) };
    let place = match facts.centre {
        Centre::Today(_) => Line::from("today's state"),
        Centre::Strongest(_) => Line::from("the strongest equilibrium, ").line(facts.state(centre)),
        Centre::Calmest(_) => Line::from("the calmest state, ").line(facts.state(centre)),
    };
    let Some(concept) = looking_ahead(facts) else {
        let found = certificate(facts.graph(), Concept::Nash, party, centre)?;
        return Some(Line::from("The most tempting move from ").line(place).text(format!(" is open: {}", first_reason(facts, &found))));
    };
    let found = certificate(facts.graph(), concept, party, centre)?;
    let line = Line::from("The most tempting move from ").line(place);
    if found.is_stable() {
        return Some(line.text(" is deterred under ").concept(concept).text(format!(": {}", first_reason(facts, &found))));
    }
    let told = explain(facts.graph(), &facts.words, &found, 1).reasons.join(" ");
    let line = line.text(" is not deterred under ").concept(concept).text(format!(": {told}"));
    // Another concept may know an answer, though one that costs those who give it.
    let other = [Concept::Gmr, Concept::Smr, Concept::Sim]
        .into_iter()
        .find(|c| *c != concept && facts.stays(*c, party, centre) == Some(true));
    let told = other.and_then(|c| Some((c, certificate(facts.graph(), c, party, centre)?)));
    Some(match told {
        Some((c, found)) => line.text(" Under ").concept(c).text(format!(" it is: {}", first_reason(facts, &found))),
        None => line,
    })
}

fn first_reason(facts: &Facts, certificate: &Certificate) -> String {
    explain(facts.graph(), &facts.words, certificate, 1).reasons.into_iter().next().unwrap_or_default()
}

/// What to say where nobody has an improvement.
fn quiet(facts: &Facts) -> Line {
    let (graph, centre) = (facts.graph(), facts.centre.state());
    let moves: usize = graph.parties().map(|p| graph.moves(p, centre).len()).sum();
    let from = match facts.centre {
        Centre::Today(_) => Line::from("today's state"),
        Centre::Strongest(_) | Centre::Calmest(_) => facts.state(centre),
    };
    let line = Line::from("Nobody has to be deterred from leaving ").line(from).text(match moves {
        0 => ": no party can move there.".to_owned(),
        1 => ": the one move that can be made there is not to anything that whoever makes it likes better.".to_owned(),
        n => format!(": none of the {} moves that can be made there leads to anything that whoever makes it likes better.", grouped(n)),
    });
    if let Some(opening) = nearest_opening(facts) {
        return line.text(" ").line(way_out(facts, opening));
    }
    match by_deterrence(facts) {
        Some((state, reason)) => line.text(" ").line(capital(facts.state(state))).text(format!(", by contrast, holds by deterrence: {reason}")),
        None => line,
    }
}

fn capital(line: Line) -> Line {
    let mut line = line;
    match line.0.first_mut() {
        Some(crate::document::Inline::Text(t) | crate::document::Inline::Link { text: t, .. }) => *t = upper_first(t),
        _ => {}
    }
    line
}

/// Of all parties' openings from today's state the one with the fewest changes.
pub(crate) fn nearest_opening(facts: &Facts) -> Option<Opening> {
    let (graph, now) = (facts.graph(), facts.now?);
    let nearest = |p| openings(graph, p, now).into_iter().next();
    graph.parties().filter_map(nearest).min_by_key(|o| (facts.distance(now, o.end), o.first, o.to, o.end))
}

fn way_out(facts: &Facts, opening: Opening) -> Line {
    let (graph, words, centre) = (facts.graph(), &facts.words, facts.centre.state());
    let Opening { first, to, next, end } = opening;
    let alone = if graph.rank(first, to) < graph.rank(first, centre) { "leaves it worse off" } else { "gains it nothing" };
    let next_gains = graph.rank(next, end) > graph.rank(next, centre);
    let better = if next_gains { facts.parties(&[first, next]) } else { facts.party(first) };
    Line::from("The nearest way out begins with a step that does not pay by itself: ")
        .line(facts.party(first))
        .text(format!(" could {}, which alone {alone}; ", words.change(first, centre, to)))
        .line(facts.party(next))
        .text(format!(" would then do best to {}, and ", words.change(next, to, end)))
        .line(better)
        .text(" would be better off than today.")
}

/// The strongest equilibrium that not everybody is content with, and the first reason why it holds.
fn by_deterrence(facts: &Facts) -> Option<(StateId, String)> {
    let concept = looking_ahead(facts)?;
    let graph = facts.graph();
    let held = facts.equilibria.iter().filter(|e| e.under.contains(&concept) && !e.under.contains(&Concept::Nash));
    held.map(|e| e.state).take(1000).find_map(|state| {
        let party = most_tempting(facts, state)?;
        let found = certificate(graph, concept, party, state).filter(Certificate::is_stable)?;
        Some((state, first_reason(facts, &found)))
    })
}

fn grounds(facts: &Facts) -> Line {
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
        (tally.party, format!("{} {} on what is cited for the party as a whole", share(tally.party, n), either(tally.party, "rests", "rest"))),
        (tally.assumed, format!("{} {}", share(tally.assumed, n), either(tally.assumed, "is declared an assumption", "are declared assumptions"))),
        (tally.missing, format!("{} {} no ground", share(tally.missing, n), either(tally.missing, "names", "name"))),
    ];
    let parts: Vec<Line> = parts.into_iter().filter(|(n, _)| *n > 0).map(|(_, words)| Line::from(words)).collect();
    let line = Line::from(format!("All of this rests on {}, in an order that is the analyst's: ", crate::joined(&what, "and")))
        .list(parts, ", ", " and ");
    let line = match tally.disputed {
        0 => line.text("."),
        d => line.text(format!("; {} a disputed claim.", count(d, "of them rests on", "of them rest on"))),
    };
    match case.claims.len() {
        0 => line,
        claims => line.text(format!(
            " The {} {} from {}.",
            count(claims, "claim", "claims").replace("one ", ""),
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
