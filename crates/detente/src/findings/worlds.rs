//! In which worlds today's state holds and what the case names can come about, where a case leaves something in doubt.

use super::note;
use crate::Model;
use crate::ask::{Depth, Question, Refusal, Worlds};
use detente_graph::{Budget, Stop};
use detente_report::{Finding, WorldFindings};

pub(super) fn ask(model: &Model, budget: &Budget, stopped: &mut Option<Stop>) -> Finding<WorldFindings> {
    if model.case.doubt.groups.is_empty() || model.graph.status_quo().is_none() {
        return Finding::NotAsked;
    }
    let missing =
        |why: &dyn std::fmt::Display| Finding::LeftOut(format!("Not all worlds were gone through: {why}.").into());
    let answer = match Worlds::default().ask(model, Depth::Brief, budget) {
        Ok(answer) => answer,
        Err(Refusal::TooLong { .. }) => {
            return Finding::LeftOut(
                "This case has too many worlds or states for a report; the command detente worlds goes through them."
                    .into(),
            );
        }
        Err(refusal) => {
            note(&refusal, stopped);
            return missing(&refusal);
        }
    };
    if let Some(stop) = &answer.summary.stopped {
        *stopped = Some(stop.clone());
        return missing(stop);
    }
    let mut found = answer.findings();
    // Sentences of a report say names as words.
    found.asked.iter_mut().for_each(|asked| asked.of = asked.of.replace('_', " "));
    Finding::Found(found)
}
