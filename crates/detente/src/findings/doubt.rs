//! What holds where preferences are unknown and how firmly, where a case marks any so.

use super::refused;
use crate::Model;
use crate::ask::{Depth, Doubtful, Question, Refusal, Strength};
use detente_graph::{Budget, Stop};
use detente_report::{Finding, StrengthFindings, UnknownFindings};

pub(super) fn unknown(model: &Model, budget: &Budget, stopped: &mut Option<Stop>) -> Finding<UnknownFindings> {
    if !model.case.any_unknown() {
        return Finding::NotAsked;
    }
    match Doubtful::default().ask(model, Depth::Brief, budget) {
        Ok(answer) => Finding::Found(answer.findings()),
        Err(Refusal::TooLong { .. }) => Finding::LeftOut(
            "The case marks preferences as unknown. This report takes a statement of unknown direction to tell no states apart; \
             with so many states, what the unknown comes to is left to the command detente doubtful."
                .into(),
        ),
        Err(refusal) => refused(&refusal, stopped),
    }
}

pub(super) fn strength(model: &Model, budget: &Budget, stopped: &mut Option<Stop>) -> Finding<StrengthFindings> {
    if !model.case.any_strong() {
        return Finding::NotAsked;
    }
    match Strength::default().ask(model, Depth::Brief, budget) {
        Ok(answer) => Finding::Found(answer.findings()),
        Err(refusal) => refused(&refusal, stopped),
    }
}
