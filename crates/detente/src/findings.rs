//! Puts the further questions of a report to a model: coalitions, and what else the report has sections on.
//!
//! Each question keeps within the budget, and within what is worth waiting for: a report is for reading, and the commands
//! that ask one question answer it for cases of any size.

mod coalitions;
mod doubt;
mod hinges;
mod paths;
mod unlock;
mod worlds;

use crate::Model;
use crate::arguments::mended;
use crate::ask::{Depth, Foresight, Question, Refusal, Settle};
use detente_graph::{Budget, Stop};
use detente_report::document::Line;
use detente_report::{Finding, Findings, Study};
use detente_stability::Analysis;
use detente_stability::unlock::Halt;

/// Everything that the report on a model speaks of. Where a limit stops a question the answer says so.
///
/// ```
/// use detente::{Budget, Concept, SourceText};
/// let text = "{detente: 1, id: walk, parties: {a: {options: {go: Go}, prefers: [a.go], assumption: true}}}";
/// let model = detente::open(&SourceText::new("walk", text), &Budget::unlimited()).unwrap();
/// let analysis = detente::analyze(&model.graph, &Concept::ALL, &Budget::unlimited());
/// let findings = detente::findings(&model, &analysis, &Budget::unlimited());
/// assert!(detente::report::markdown(&findings).contains("A coalition takes two parties"));
/// ```
pub fn findings<'a>(model: &'a Model, analysis: &'a Analysis, budget: &Budget<'a>) -> Findings<'a> {
    let study = Study { case: &model.case, graph: &model.graph, analysis };
    let mut findings = Findings { budget: *budget, ..Findings::from(study) };
    let mut stopped = analysis.stopped.clone();
    findings.coalitions = coalitions::ask(model, &study, budget);
    findings.paths = paths::ask(model, &study, budget);
    findings.unlock = unlock::ask(model, &study, budget);
    findings.unknown = doubt::unknown(model, budget, &mut stopped);
    findings.strength = doubt::strength(model, budget, &mut stopped);
    findings.hinges = hinges::ask(model, budget, &mut stopped);
    findings.ach = detente_doubt::ach::matrices(&model.case);
    if model.case.negotiation.is_some() {
        findings.settlement = match Settle::default().ask(model, Depth::Brief, budget) {
            Ok(found) => Finding::Found(found),
            Err(refusal) => left_out(&refusal),
        };
    }
    findings.restless = paths::restless(&study, budget);
    findings.worlds = worlds::ask(model, budget, &mut stopped);
    if model.graph.parties().count() == 2 {
        findings.foresight = match Foresight::default().ask(model, Depth::Brief, budget) {
            Ok(answer) => Finding::Found(answer.ahead),
            Err(refusal) => refused(&refusal, &mut stopped),
        };
    }
    findings.stopped = stopped.or_else(|| stop_of(&findings));
    findings
}

/// The sentence in place of an answer that a report does not have.
fn left_out<T>(refusal: &Refusal) -> Finding<T> {
    Finding::LeftOut(match refusal {
        Refusal::TooLong { size, alone } => {
            Line::from(format!("{size} this takes longer than a report may; ")).line(mended(alone)).text(".")
        }
        Refusal::Stopped(stop) => format!("This was not finished: {stop}.").into(),
        _ => Line::from(refusal.to_string()).capital().text("."),
    })
}

/// The same, and why everything was stopped, where that is the reason.
fn refused<T>(refusal: &Refusal, stopped: &mut Option<Stop>) -> Finding<T> {
    note(refusal, stopped);
    left_out(refusal)
}

/// Keeps why everything was stopped, where that is the reason.
fn note(refusal: &Refusal, stopped: &mut Option<Stop>) {
    if let Refusal::Stopped(stop) = refusal {
        *stopped = Some(stop.clone());
    }
}

/// Why a question was not answered in full, if a limit stopped one.
fn stop_of(findings: &Findings) -> Option<Stop> {
    let Findings { coalitions, paths, unlock, foresight, unknown, strength, settlement, .. } = findings;
    let paths =
        paths.found().into_iter().flat_map(|p| std::iter::once(&p.reach).chain(p.to.iter().map(|(_, way)| way)));
    let asked = unlock.found().into_iter().flat_map(|u| &u.wanted).flat_map(|w| {
        let alone = w.alone.iter().flat_map(|a| std::iter::once(&a.any).chain(&a.order));
        std::iter::once(&w.least).chain(&w.anywhere).chain(alone)
    });
    let mut all = [
        coalitions.found().and_then(|c| c.survey.stopped.clone()),
        foresight.found().and_then(|ahead| ahead.stopped().cloned()),
        unknown.found().and_then(|u| u.analysis.stopped.clone()),
        strength.found().and_then(|s| s.analysis.stopped.clone()),
        settlement.found().and_then(|s| s.found.stopped.clone()),
    ]
    .into_iter()
    .chain(paths.map(|way| way.stopped.clone()))
    .chain(asked.map(|a| match a.found.stopped {
        Some(Halt::Cancelled) => Some(Stop::Cancelled),
        Some(Halt::Memory(allowed)) => Some(Stop::Memory { states: None, needed: None, allowed }),
        // The number of tries is the report's own measure of what is worth waiting for.
        Some(Halt::Tries(_)) | None => None,
    }));
    all.find_map(|stop| stop)
}
