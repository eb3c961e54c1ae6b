//! The document `detente.unlock/1` of a search for least changes.

use super::UnlockRequest;
use crate::conventions::{Told, conventions};
use crate::documents::v1::{
    CaseName, ChangeTold, EditTold, Partial, SolutionTold, Unlock, UnlockAnswer, UnlockSearch, Wanted, WeightTold,
};
use crate::documents::{id, ids, numbers, steps, text};
use detente_case::{Case, Preferences, write_statement};
use detente_graph::{Graph, PartyId, StateId};
use detente_stability::Sanctions;
use detente_stability::unlock::{Change, Distinct, Edit, Order, Unlocked, Wish, distinct};

/// The document, ending in a line end. Keys are added, never renamed, within `/1`; the same input gives the same bytes.
pub fn unlock_json(case: &Case, graph: &Graph, found: &Unlocked, request: &UnlockRequest) -> String {
    let question = request.question;
    let writer = Writer { case, request };
    let all = distinct(&found.solutions);
    let answer = UnlockAnswer::Search(UnlockSearch {
        make: request.make,
        wanted: Wanted {
            state: request.state.map(StateId::number),
            statement: question.goal.statement.as_ref().map(|s| write_statement(case, s)),
            states: question.goal.states.count(),
        },
        concept: question.concept.key(),
        parties: ids(case, question.parties.iter().copied()),
        kinds: question.kinds.iter().map(|k| k.key()).collect(),
        status_quo: graph.status_quo().map(StateId::number),
        reachable_from: question.goal.from.map(StateId::number),
        within: question.most,
        searched: found.searched,
        cost: found.cost,
        found: found.found,
        distinct: all.len(),
        solutions: all.iter().take(request.most).map(|d| writer.solution(d)).collect(),
    });
    text(&Unlock {
        case: CaseName::of(case),
        answer,
        conventions: conventions(Told::Stability(Sanctions::Legal), &[case]),
        partial: Partial::of(found.stopped.as_ref()),
    })
}

struct Writer<'a> {
    case: &'a Case,
    request: &'a UnlockRequest<'a>,
}

impl<'a> Writer<'a> {
    fn solution(&self, told: &Distinct) -> SolutionTold<'a> {
        let solution = told.solution;
        SolutionTold {
            changes: solution.changes.iter().map(|c| self.change(c)).collect(),
            other_ranks: told.ranks.clone(),
            equilibria: numbers(&solution.states),
            state: solution.state.number(),
            path: solution.path.as_ref().map(|path| steps(self.case, path)),
        }
    }

    fn change(&self, change: &Change) -> ChangeTold<'a> {
        let (mut prefers, mut weights, mut ranking) = (None, None, None);
        match &change.order {
            Order::Statements(list) => prefers = Some(list.iter().map(|w| self.wish(change.party, *w)).collect()),
            Order::Weights(list) => {
                let weight = |(i, millionths): &(usize, i64)| WeightTold {
                    statement: self.wish(change.party, Wish::Stated(*i)),
                    millionths: *millionths,
                };
                weights = Some(list.iter().map(weight).collect());
            }
            Order::Tiers(tiers) => ranking = Some(tiers.iter().map(|t| numbers(t)).collect()),
        }
        let edits = change.edits.iter().map(|e| self.edit(change.party, e)).collect();
        ChangeTold { party: id(self.case, change.party), edits, prefers, weights, ranking }
    }

    fn edit(&self, party: PartyId, edit: &Edit) -> EditTold {
        let wish = |wish: &Wish| self.wish(party, *wish);
        match edit {
            Edit::Swap { up, down } => EditTold::Swap { up: wish(up), down: wish(down) },
            Edit::Drop(statement) => EditTold::Drop { statement: wish(statement) },
            Edit::Add { rank } => EditTold::Add { statement: wish(&Wish::Wanted), rank: *rank },
            Edit::SwapTiers { up, down } => EditTold::SwapTiers { up: numbers(up), down: numbers(down) },
            Edit::Merge { better, worse } => EditTold::Merge { better: numbers(better), worse: numbers(worse) },
            Edit::Apart { state, rest, above } => {
                EditTold::Apart { state: state.number(), rest: numbers(rest), above: *above }
            }
        }
    }

    /// A statement as the case writes it.
    fn wish(&self, party: PartyId, wish: Wish) -> Option<String> {
        match (wish, &self.case.party(party).preferences) {
            (Wish::Stated(i), Preferences::Prioritized(wants)) => Some(wants[i].statement.text.clone()),
            (Wish::Stated(i), Preferences::Weighted(weights)) => Some(weights[i].statement.text.clone()),
            _ => self.request.question.goal.statement.as_ref().map(|s| write_statement(self.case, s)),
        }
    }
}
