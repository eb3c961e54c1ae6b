//! What the answer hangs on: whether today's state holds, or which equilibria there are where the case names none.

use super::refused;
use crate::Model;
use crate::ask::{Depth, Hinges, Question};
use detente_graph::{Budget, Stop};
use detente_report::{Finding, HingeFindings};

pub(super) fn ask(model: &Model, budget: &Budget, stopped: &mut Option<Stop>) -> Finding<HingeFindings> {
    match Hinges::default().ask(model, Depth::Brief, budget) {
        Ok(answer) => Finding::Found(answer.findings()),
        Err(refusal) => refused(&refusal, stopped),
    }
}
