//! What `detente why` prints: the verdicts about one state, and the reasons in words.

use crate::grid::{columns, wrap};
use crate::page::english::upper_first;
use crate::{Study, Words, explain};
use detente_graph::{PartyId, StateId};
use detente_stability::{Concept, certificate};

/// Which verdicts to explain.
#[derive(Clone, Copy, Debug)]
pub struct WhyRequest {
    /// The state.
    pub state: StateId,
    /// Only this party; all when `None`.
    pub party: Option<PartyId>,
    /// Only this concept; when `None`, for each party the most telling one.
    pub concept: Option<Concept>,
    /// At most this many deterred improvements are spelt out.
    pub most: usize,
    /// Cells that a line may take.
    pub width: usize,
}

/// Tells why a state is stable or not.
pub fn why_text(study: &Study, request: &WhyRequest) -> String {
    let words = Words::new(study.case, study.graph);
    let state = request.state;
    let named = words.named(state);
    let heading =
        if words.is_now(state) { format!("Today's state: {named}.") } else { format!("{}.", upper_first(&named)) };
    let mut out = wrap(&heading, request.width, 0) + "\n";
    let description = words.state(state);
    if !words.is_now(state) && !description.starts_with(&words.short(state)) {
        out.push_str(&format!("That is {}.\n", wrap(&description, request.width.saturating_sub(8), 0)));
    }
    let parties: Vec<PartyId> = study.graph.parties().filter(|p| request.party.is_none_or(|q| q == *p)).collect();
    out.push_str(&format!("\n{}", verdicts(study, &words, state, &parties)));
    let mut concepts: Vec<Concept> = Vec::new();
    for party in parties {
        let concept = request.concept.unwrap_or_else(|| telling(study, party, state));
        let Some(certificate) = certificate(study.graph, concept, party, state) else { continue };
        let told = explain(study.graph, &words, &certificate, request.most);
        out.push_str(&format!(
            "\n{}: {}\n",
            words.label(party),
            if certificate.is_stable() { "stays" } else { "leaves" }
        ));
        for sentence in told.reasons.iter().chain([&told.conclusion]) {
            out.push_str(&format!("  {}\n", wrap(sentence, request.width.saturating_sub(2), 2)));
        }
        if !concepts.contains(&concept) {
            concepts.push(concept);
        }
    }
    for concept in concepts {
        let meaning =
            format!("Under {} ({concept}) a state is stable for a party when {}.", concept.name(), concept.meaning());
        out.push_str(&format!("\n{}\n", wrap(&meaning, request.width, 0)));
    }
    out
}

/// The concept whose verdict says most: Nash where the party has no improvement; else sequential stability.
fn telling(study: &Study, party: PartyId, state: StateId) -> Concept {
    if study.graph.improvements(party, state).is_empty() { Concept::Nash } else { Concept::Seq }
}

/// A little table: parties down the side, concepts across.
fn verdicts(study: &Study, words: &Words, state: StateId, parties: &[PartyId]) -> String {
    let mut head = vec!["Stable for".to_owned()];
    head.extend(study.analysis.verdicts.iter().map(|v| v.concept.short().to_owned()));
    let mut rows = vec![head];
    for party in parties {
        let mut row = vec![format!("  {}", words.label(*party))];
        let verdicts = study.analysis.verdicts.iter();
        row.extend(verdicts.map(|v| if v.stable[party.index()].contains(state) { "yes" } else { "no" }.to_owned()));
        rows.push(row);
    }
    let mut everyone = vec!["  everyone (equilibrium)".to_owned()];
    let all = study.analysis.verdicts.iter();
    everyone.extend(all.map(|v| if v.equilibria.contains(state) { "yes" } else { "no" }.to_owned()));
    rows.push(everyone);
    columns(&rows)
}
