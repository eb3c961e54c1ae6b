//! What several sentences of the answer say.

use crate::facts::Facts;
use crate::page::Line;
use crate::page::english::number;
use detente_graph::{PartyId, StateId};
use detente_stability::Concept;

/// "all six concepts analysed".
pub(crate) fn all_concepts(n: usize) -> String {
    match n {
        1 => "the one concept analysed".to_owned(),
        2 => "both concepts analysed".to_owned(),
        n => format!("all {} concepts analysed", number(n)),
    }
}

/// Who would leave, grouped by the concepts under which they would.
pub(crate) fn leavers(facts: &Facts, state: StateId, broken: &[Concept], mut line: Line) -> Line {
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
