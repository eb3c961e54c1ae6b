//! What rests on what: from verdicts to the statements that decide them, and from claims to the verdicts they carry.

mod support;

pub use support::verdict_trace;

use detente_case::{Case, Citation};
use detente_graph::{Graph, PartyId};
use detente_report::{ForwardTrace, Judged, VerdictTrace};
use detente_stability::Concept;

/// What rests on a claim or on a document as a whole: the judgements that cite it (for a document, or one of its claims),
/// and the verdicts about today's state that use these, under Nash and sequential stability.
pub fn forward_trace(case: &Case, graph: &Graph, cited: Citation) -> ForwardTrace {
    let claims: Vec<usize> = match cited {
        Citation::Claim(i) => vec![i],
        Citation::Source(s) => (0..case.claims.len()).filter(|c| case.claims[*c].source == s).collect(),
    };
    let concerned = |c: &Citation| *c == cited || matches!(c, Citation::Claim(i) if claims.contains(i));
    let rests = |judged: &Judged| judged.grounds(case).cites().iter().any(concerned);
    let cited_by: Vec<Judged> = Judged::all(case).into_iter().filter(rests).collect();
    let confirms = (0..case.claims.len())
        .filter(|c| !claims.contains(c) && case.claims[*c].confirmed_by.iter().any(|by| claims.contains(by)))
        .collect();
    let mut verdicts = Vec::new();
    if let Some(now) = graph.status_quo() {
        for party in graph.parties() {
            for concept in [Concept::Nash, Concept::Seq] {
                let Some(mut trace) = verdict_trace(case, graph, concept, party, now) else { continue };
                trace.uses.retain(|(judged, _)| cited_by.contains(judged));
                if !trace.uses.is_empty() {
                    verdicts.push(trace);
                }
            }
        }
    }
    let expected = case.expect.as_ref().is_some_and(|e| e.cites.iter().any(concerned));
    ForwardTrace { cited_by, confirms, expected, verdicts }
}

/// The verdicts about a state that a person asks for: of one party or of all, under one concept or under the most telling
/// one (Nash where there is no improvement, else sequential stability).
pub fn verdict_traces(
    case: &Case,
    graph: &Graph,
    state: detente_graph::StateId,
    party: Option<PartyId>,
    concept: Option<Concept>,
) -> Vec<VerdictTrace> {
    let parties = graph.parties().filter(|p| party.is_none_or(|only| only == *p));
    parties
        .filter_map(|p| {
            let still = graph.improvements(p, state).is_empty();
            let concept = concept.unwrap_or(if still { Concept::Nash } else { Concept::Seq });
            verdict_trace(case, graph, concept, p, state)
        })
        .collect()
}
