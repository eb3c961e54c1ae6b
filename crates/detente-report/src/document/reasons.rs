//! Why the key verdicts are what they are, told from their certificates.

use crate::facts::Facts;
use crate::page::english::{number, upper_first};
use crate::page::{Block, Entry, Line, Mark, Section, Term};
use crate::{Explanation, explain, telling};
use detente_graph::{PartyId, StateId};
use detente_stability::{Concept, certificate_under};

/// Of the strongest equilibria so many are explained.
const STRONGEST: usize = 3;
/// Of those that rest on deterrence so many.
const DETERRED: usize = 2;
/// Improvements spelt out in one reason about today's state; about others just the best.
const TOLD: usize = 2;

pub(crate) fn section(facts: &Facts) -> Section {
    let mut blocks = vec![Block::Paragraph(
        Line::from(
            "Each verdict has a certificate: the improvement that nothing deters, or for every improvement the answer \
             that takes it away. Here they are in words, for today's state and the firmest equilibria; ",
        )
        .code("detente why CASE STATE")
        .text(" tells those of any state."),
    )];
    let mut told: Vec<StateId> = facts.now.into_iter().collect();
    told.extend(facts.strongest().iter().map(|e| e.state).filter(|s| Some(*s) != facts.now).take(STRONGEST));
    let deterred = facts.equilibria.iter().map(|e| e.state).take(1000).filter(|s| {
        !told.contains(s) && facts.graph().parties().any(|p| !facts.graph().improvements(p, *s).is_empty())
    });
    let deterred: Vec<StateId> = deterred.take(DETERRED).collect();
    told.extend(deterred);
    if told.is_empty() {
        blocks.push(Block::Paragraph("There is no state of today and no equilibrium to explain.".into()));
    }
    for state in told {
        blocks.push(state_part(facts, state));
    }
    Section { id: "why", title: "Why: the key verdicts".to_owned(), blocks }
}

fn state_part(facts: &Facts, state: StateId) -> Block {
    let held = facts.holds_under(state);
    let title = facts.subject(state).capital();
    let mut blocks = Vec::new();
    let what =
        if facts.words.is_now(state) { String::new() } else { format!("{}. ", upper_first(&facts.words.state(state))) };
    let verdict = match (held.len(), facts.concepts.len()) {
        (0, _) => Line::from("An equilibrium under none of the concepts analysed."),
        (h, n) if h == n => Line::from(format!("An equilibrium under {}.", crate::document::answer::all_concepts(n))),
        _ => Line::from("An equilibrium under ").concepts(&held).text("."),
    };
    blocks.push(Block::Paragraph(Line::from(what).line(verdict)));
    let graph = facts.graph();
    let quiet: Vec<PartyId> = graph.parties().filter(|p| graph.improvements(*p, state).is_empty()).collect();
    let everybody = quiet.len() == graph.parties().count();
    if !quiet.is_empty() {
        blocks.push(Block::Paragraph(content(facts, &quiet, state, everybody)));
    }
    let entries: Vec<Entry> =
        graph.parties().filter(|p| !quiet.contains(p)).flat_map(|p| entries(facts, p, state)).collect();
    if !entries.is_empty() {
        blocks.push(Block::Entries(entries));
    }
    Block::Part { id: format!("why-{}", facts.state_place(state)), title, blocks }
}

/// Parties without an improvement stay under every concept, for the same simple reason.
fn content(facts: &Facts, quiet: &[PartyId], state: StateId, everybody: bool) -> Line {
    let counts = quiet.iter().map(|p| {
        let moves = facts.graph().moves(*p, state).len();
        facts.party(*p).text(match moves {
            0 => " cannot move".to_owned(),
            1 => " has one move".to_owned(),
            n => format!(" has {} moves", number(n)),
        })
    });
    let line = if everybody {
        Line::from("No party has an ")
    } else {
        Line::new().line(facts.parties(quiet)).capital().text(if quiet.len() == 1 { " has no " } else { " have no " })
    };
    let word = if everybody || quiet.len() == 1 { "improvement" } else { "improvements" };
    let line = line.term(Term::Improvement, word).text(": ").list(counts, ", ", " and ");
    let moves: usize = quiet.iter().map(|p| facts.graph().moves(*p, state).len()).sum();
    let stays = if quiet.len() == 1 { "it stays" } else { "they stay" };
    match moves {
        0 => line.text(format!(", so {stays} under every concept.")),
        1 => line.text(format!(", but not to anything better, so {stays} under every concept.")),
        _ => line
            .text(format!(", but none leads to anything that its mover likes better, so {stays} under every concept.")),
    }
}

/// One entry for each way in which the verdict on a party comes out, among the concepts that matter.
fn entries(facts: &Facts, party: PartyId, state: StateId) -> Vec<Entry> {
    let mut chosen: Vec<Concept> = telling::FIRST.into_iter().filter(|c| facts.concepts.contains(c)).collect();
    let verdict = |c: Concept| facts.stays(c, party, state);
    // Where both say the same, add the first concept that does not: it shows what would hold the party, or free it.
    let differing = facts.concepts.iter().copied().find(|c| chosen.iter().all(|d| verdict(*c) != verdict(*d)));
    chosen.extend(differing);
    if chosen.is_empty() {
        chosen.extend(facts.concepts.first());
    }
    chosen.sort_unstable();
    let told: Vec<(Concept, bool, Explanation)> = chosen
        .into_iter()
        .filter_map(|c| {
            let found = certificate_under(facts.study.analysis.sanctions, facts.graph(), c, party, state)?;
            Some((
                c,
                found.is_stable(),
                explain(facts.graph(), &facts.words, &found, if facts.words.is_now(state) { TOLD } else { 1 }),
            ))
        })
        .collect();
    told.into_iter()
        .map(|(concept, stable, explanation)| Entry {
            id: None,
            head: facts.label(party).text(", ").concept(concept),
            mark: Some(if stable { Mark::Stays } else { Mark::Leaves }),
            lines: vec![Line::from(explanation.paragraph())],
        })
        .collect()
}
