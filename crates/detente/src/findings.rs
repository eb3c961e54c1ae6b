//! Puts the further questions of a report to a model: coalitions, and what else the report has sections on.
//!
//! Each question keeps within the budget, and within what is worth waiting for: a report is for reading, and the commands
//! that ask one question answer it for cases of any size.

mod coalitions;
mod doubt;
mod hinges;
mod paths;
mod settlement;
mod unlock;
mod worlds;

pub use coalitions::jumps as coalition_jumps;
pub use settlement::{SettlementAsked, settlement_findings};

use crate::Model;
use detente_graph::Budget;
use detente_report::{Finding, Findings, Study};
use detente_stability::{Analysis, Foresight};

/// How far the horizons of two parties that look ahead are followed.
const HORIZONS: usize = 200;

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
pub fn findings<'a>(model: &'a Model, analysis: &'a Analysis, budget: &Budget) -> Findings<'a> {
    let study = Study { case: &model.case, graph: &model.graph, analysis };
    let mut findings = Findings::from(study);
    findings.coalitions = coalitions::ask(&study, budget);
    findings.paths = paths::ask(&study, budget);
    findings.unlock = unlock::ask(&study, budget);
    findings.unknown = doubt::unknown(&study, budget);
    findings.strength = doubt::strength(&study, budget);
    findings.hinges = hinges::ask(&study, budget);
    findings.ach = detente_doubt::ach::matrices(&model.case);
    if let Some(found) = settlement_findings(&model.case, Some(&model.graph), SettlementAsked::default(), budget) {
        findings.settlement = Finding::Found(found);
    }
    findings.restless = paths::restless(&study, budget);
    findings.worlds = worlds::ask(&study, budget);
    if model.graph.parties().count() == 2 {
        findings.foresight = match Foresight::new(&model.graph, HORIZONS, budget) {
            Ok(ahead) => Finding::Found(ahead),
            Err(reason) => Finding::LeftOut(reason.to_string()),
        };
    }
    findings
}
