//! The document of an analysis, and what the versioned JSON documents that other programs read have in common.

use crate::Study;
use crate::conventions::{Told, conventions};
use detente_case::{Case, Form};
use detente_graph::{Budget, Graph, PartyId, StateId, StateSet, Stop};
use detente_stability::{Concept, Step};
use serde_json::{Value, json};
use std::fmt::Write;

/// The document `detente.analysis/1`, ending in a line end. `counts` leaves out the states and gives numbers instead of
/// lists, for large cases. Where the budget does not reach for lists there are numbers all the same, and the document says
/// that it is partial.
///
/// Keys are added, never renamed, within `/1`; lists ascend; the same input gives the same bytes.
pub fn analysis_json(study: &Study, counts: bool, budget: &Budget) -> String {
    let stopped = study.analysis.stopped.as_ref();
    if !counts {
        match written(study, true, stopped, budget) {
            Ok(document) => return document,
            Err(stop) => return written(study, false, Some(&stop), budget).unwrap_or_default(),
        }
    }
    written(study, false, stopped, budget).unwrap_or_default()
}

/// Lists are written as they are gone through: as values they would take many times the room.
fn written(study: &Study, lists: bool, stopped: Option<&Stop>, budget: &Budget) -> Result<String, Stop> {
    let Study { case, graph, analysis } = study;
    let mut out = Lists { out: String::new(), budget };
    out.text(&format!(
        "{{\"format\":\"detente.analysis/1\",\"case\":{},\"parties\":{},\"options\":{},\"feasible\":{},\"status_quo\":{}",
        json!({"id": case.id, "title": case.title}),
        case.parties.iter().map(|p| json!(p.id.value)).collect::<Value>(),
        case.options.iter().map(|o| json!(o.full_id)).collect::<Value>(),
        graph.len(),
        json!(graph.status_quo().map(|s| s.number())),
    ));
    if !case.placeholders.is_empty() {
        out.text(&format!(",\"placeholders\":{}", case.placeholders.len()));
    }
    if lists {
        out.text(",\"states\":");
        out.list(graph.states().ids(), |out, s| {
            let _ = write!(out, "{}", state_json(case, graph, s));
        })?;
    }
    out.text(",\"stability\":{");
    for (i, verdicts) in analysis.verdicts.iter().enumerate() {
        out.text(&format!("{}\"{}\":{{", if i == 0 { "" } else { "," }, verdicts.concept.key()));
        for (k, (party, stable)) in case.parties.iter().zip(&verdicts.stable).enumerate() {
            out.text(&format!("{}{}:", if k == 0 { "" } else { "," }, json!(party.id.value)));
            out.set(stable, lists)?;
        }
        out.text("}");
    }
    out.text("},\"equilibria\":{");
    for (i, verdicts) in analysis.verdicts.iter().enumerate() {
        out.text(&format!("{}\"{}\":", if i == 0 { "" } else { "," }, verdicts.concept.key()));
        out.set(&verdicts.equilibria, lists)?;
    }
    let conventions = conventions(Told::Stability(analysis.sanctions), &[case]);
    out.text(&format!("}},\"conventions\":{conventions}"));
    if matches!(case.form, Form::Graph { .. }) {
        let undefined: Value = Concept::ALL.iter().filter(|c| c.needs_options()).map(|c| json!(c.key())).collect();
        out.text(&format!(",\"undefined\":{undefined}"));
    }
    if let Some(stop) = stopped {
        out.text(&format!(",\"partial\":{}", json!({"reason": stop.to_string()})));
    }
    out.text("}\n");
    Ok(out.out)
}

/// A document shorter than this is always written.
const SHORT: usize = 64 << 20;

/// Entries between two reports.
const REPORT: u64 = 1 << 16;

/// A document with long lists, written within a budget.
struct Lists<'b> {
    out: String,
    budget: &'b Budget<'b>,
}

impl Lists<'_> {
    fn text(&mut self, text: &str) {
        self.out.push_str(text);
    }

    fn list<T>(&mut self, entries: impl Iterator<Item = T>, write: impl Fn(&mut String, T)) -> Result<(), Stop> {
        self.out.push('[');
        for (i, entry) in (1u64..).zip(entries) {
            if i > 1 {
                self.out.push(',');
            }
            write(&mut self.out, entry);
            if i.is_multiple_of(REPORT) {
                self.budget.go_on("Writing lists", i, i)?;
                let (written, allowed) = (self.out.len(), self.budget.memory);
                if written > SHORT && written as u64 > allowed {
                    return Err(Stop::Memory { states: None, needed: Some(written as u128), allowed });
                }
            }
        }
        self.out.push(']');
        Ok(())
    }

    fn set(&mut self, states: &StateSet, lists: bool) -> Result<(), Stop> {
        if !lists {
            let _ = write!(self.out, "{}", states.count());
            return Ok(());
        }
        self.list(states.iter(), |out, s| {
            let _ = write!(out, "{}", s.number());
        })
    }
}

/// The id by which documents name a party.
pub(crate) fn party_id(case: &Case, party: PartyId) -> String {
    case.party(party).id.value.clone()
}

/// A state as it stands in documents.
pub(crate) fn state_json(case: &Case, graph: &Graph, state: StateId) -> Value {
    match &case.form {
        Form::Options { .. } => json!({"number": state.number(), "pattern": graph.pattern(state).to_string()}),
        Form::Graph { states, .. } => {
            let named = &states[state.index()];
            json!({"number": state.number(), "id": named.id.value, "label": named.label})
        }
    }
}

/// Steps as they stand in documents.
pub(crate) fn steps_json(case: &Case, steps: &[Step]) -> Value {
    steps.iter().map(|s| json!({"party": party_id(case, s.party), "to": s.to.number()})).collect()
}
