//! The answer about least changes, sentence by sentence.

use super::UnlockRequest;
use super::text::Telling;
use crate::page::english::upper_first;
use detente_case::Case;
use detente_graph::Graph;
use detente_stability::unlock::{Unlocked, distinct};

/// What `detente unlock` would say, in parts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnlockTold {
    /// What is wanted.
    pub wanted: String,
    /// What it costs.
    pub cost: String,
    /// The ways to it, the first [`UnlockRequest::most`] of them.
    pub ways: Vec<UnlockWay>,
}

/// One way to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnlockWay {
    /// Who would have to come to want what, as a sentence.
    pub changes: String,
    /// All of it: the changes, what would then be, and how to get there.
    pub whole: String,
}

/// Tells the answer sentence by sentence. Statements of the case stand between backticks.
pub fn unlock_told(case: &Case, graph: &Graph, found: &Unlocked, request: &UnlockRequest) -> UnlockTold {
    let telling = Telling::told(case, graph, request);
    let all = distinct(&found.solutions);
    let ways = all.iter().take(request.most).map(|one| UnlockWay {
        changes: upper_first(&format!("{}.", telling.changes(one))),
        whole: telling.solution(one),
    });
    UnlockTold { wanted: telling.wanted(), cost: telling.cost(found, all.len()).marked(), ways: ways.collect() }
}
