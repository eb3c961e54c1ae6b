//! The document of an analysis.

use crate::Study;
use crate::conventions::{Told, conventions};
use crate::documents::v1::{Analyses, Analysis, Partial, Parties, Size, States};
use crate::documents::{by_concept, each, options, text, text_within};
use detente_case::Form;
use detente_graph::{Budget, Stop};
use detente_stability::Concept;

/// The document `detente.analysis/1`, ending in a line end. `counts` leaves out the states and gives numbers instead of
/// lists, for large cases. Where the budget does not reach for lists there are numbers all the same, and the document says
/// that it is partial.
///
/// Keys are added, never renamed, within `/1`; lists ascend; the same input gives the same bytes.
pub fn analysis_json(study: &Study, counts: bool, budget: &Budget) -> String {
    let stopped = study.analysis.stopped.as_ref();
    if !counts {
        match text_within(&document(study, true, stopped), budget) {
            Ok(document) => return document,
            Err(stop) => return text(&document(study, false, Some(&stop))),
        }
    }
    text(&document(study, false, stopped))
}

/// The document `detente.analyses/1` of documents of several cases, and how many cases came to what.
pub fn analyses_json(cases: &[String], total: &[(&'static str, usize)]) -> String {
    let cases = cases.iter().filter_map(|case| serde_json::from_str(case).ok()).collect();
    text(&Analyses { cases, total: total.iter().copied().collect() })
}

fn document<'a>(study: &Study<'a>, lists: bool, stopped: Option<&Stop>) -> Analysis<'a> {
    let Study { case, graph, analysis } = *study;
    let undefined = matches!(case.form, Form::Graph { .. });
    Analysis {
        of: Parties::of(case),
        options: options(case),
        size: Size::of(graph),
        placeholders: Some(case.placeholders.len()).filter(|n| *n > 0),
        states: lists.then_some((case, graph)),
        stability: by_concept(&analysis.verdicts, |v| {
            each(case, graph.parties(), |p| States::of(&v.stable[p.index()], !lists))
        }),
        equilibria: by_concept(&analysis.verdicts, |v| States::of(&v.equilibria, !lists)),
        conventions: conventions(Told::Stability(analysis.sanctions), &[case]),
        undefined: undefined.then(|| Concept::ALL.iter().filter(|c| c.needs_options()).map(|c| c.key()).collect()),
        partial: Partial::of(stopped),
    }
}
