//! That preferences are unknown, and what is made of that: a reader must know it before anything else.

use crate::doubt::{UnknownStudy, certainty};
use crate::facts::Facts;
use crate::page::Line;

/// What is said about unknown preferences, where the case marks any.
pub(super) fn unknown(facts: &Facts) -> Option<Line> {
    let case = facts.study.case;
    if !case.any_unknown() {
        return None;
    }
    let line = Line::from(
        "Some preferences are marked as unknown. What else is said here takes a statement of unknown direction to tell no states \
         apart, and states of an unknown pair to stand as the ranking has them.",
    );
    let Some(found) = facts.findings.unknown.found() else {
        return Some(line.text(" What the unknown comes to is told by ").code("detente doubtful").text("."));
    };
    let graph = facts.graph();
    let study = UnknownStudy { case, graph, relations: &found.relations, analysis: &found.analysis };
    let certain = certainty(&study).join(" ");
    Some(line.text(format!(" {certain} See ")).link("unknown", "where preferences are unknown").text("."))
}
