//! The report on a case that consists of issues alone: there are no states, so that it tells of the settlement only.

use super::assumptions::notes;
use super::settlement::section_of;
use crate::SettlementStudy;
use crate::page::english::{date, stopped};
use crate::page::{Block, Document, Entry, Line, Section};
use crate::wording::grounds::{of_claim, reliability, title};
use crate::wording::linked::linked;
use crate::wording::place::place;
use detente_case::Case;

/// The report on a settlement, for a case without states.
pub fn settlement_document(study: &SettlementStudy) -> Document {
    let case = study.case;
    let mut sections = vec![section_of(study)];
    sections.extend(notes(case));
    sections.extend(sources(case));
    Document {
        kind: "Settlement",
        title: case.title.clone(),
        as_of: case.as_of.as_deref().map(date),
        question: case.question.clone(),
        caution: case.caution_in_full().map(|c| linked(case, &stopped(&c))),
        partial: study.found.stopped.as_ref().map(|stop| format!("The work stopped early: {stop}.")),
        sections,
        colophon: format!("Settlement of the case {} by detente {}.", case.id, env!("CARGO_PKG_VERSION")),
    }
}

/// Where the case comes from; nothing where it names no sources.
fn sources(case: &Case) -> Option<Section> {
    let entry = |id: String, head: Line, lines: Vec<Line>| Entry { id: Some(id), head, mark: None, lines };
    let mut entries = Vec::new();
    for (at, source) in case.sources.iter().enumerate() {
        let judged = reliability(source).map(|words| Line::from(format!("Reliability: {words}.")));
        let citation = source.citation.as_ref().map(|citation| Line::new().case(stopped(citation)));
        let lines = citation.into_iter().chain(judged).collect();
        entries.push(entry(place("source", &source.id.value), title(source), lines));
        for claim in case.claims.iter().filter(|claim| claim.source == at) {
            let head = Line::new().code(&claim.id.value).text(" ").case(stopped(&claim.says));
            entries.push(entry(place("claim", &claim.id.value), head, vec![of_claim(case, claim)]));
        }
    }
    let blocks = vec![Block::Entries(entries)];
    (!case.sources.is_empty()).then(|| Section { id: "sources", title: "Sources".to_owned(), blocks })
}
