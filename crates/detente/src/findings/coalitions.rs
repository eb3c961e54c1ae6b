//! What coalitions could do.

use super::left_out;
use crate::Model;
use crate::ask::{Coalitions, Depth, Question};
use detente_graph::Budget;
use detente_report::{CoalitionFindings, Finding, Study};

pub(super) fn ask(model: &Model, study: &Study, budget: &Budget) -> Finding<CoalitionFindings> {
    if study.graph.parties().count() < 2 {
        return Finding::LeftOut("A coalition takes two parties, and the case has but one.".into());
    }
    match Coalitions::default().ask(model, Depth::Brief, budget) {
        Ok(answer) => Finding::Found(answer.findings(study, budget)),
        Err(refusal) => left_out(&refusal),
    }
}
