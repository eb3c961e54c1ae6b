//! What a coalition ends with after each improvement, once its opponents have answered.
//!
//! For coalitional Nash stability that is the state itself. For CGMR and CSEQ it is, member by member, the worst that
//! the opponents can bring about: an improvement u from s is open exactly when that vector still beats s, for if some
//! answer left a member no better off than s, then so would the worst for that member.
//!
//! In the weak sense an answer must be no weak improvement either: worse for somebody, or the same for everybody. The
//! member-wise worst may equal s although no single answer does; one more search, for the smallest sum, tells whether
//! some answer is the worst for all members at once, and one more column records it.

use super::{Coalition, CoalitionConcept, Strictness};
use detente_graph::{Budget, Graph, Moves, PartyId, Rank, StateId, Stop};
use std::borrow::Cow;

/// States between two reports of progress.
const REPORT: usize = 1 << 16;

/// One column a member, and one more where the sense is weak and opponents answer. CSMR, whose answers also depend on
/// the state that is left, is not among the concepts that columns decide; its columns are those of CGMR.
pub(crate) fn outcomes<'g>(
    graph: &'g Graph,
    coalition: &Coalition,
    concept: CoalitionConcept,
    strictness: Strictness,
    budget: &Budget,
) -> Result<Vec<Cow<'g, [Rank]>>, Stop> {
    let opponents = coalition.opponents(graph);
    let own = coalition.members().iter().map(|m| graph.ranks(*m));
    if concept == CoalitionConcept::Nash || opponents.is_empty() {
        return Ok(own.map(Cow::Borrowed).collect());
    }
    let willing = concept.is_credible();
    let mut columns: Vec<Cow<'g, [Rank]>> = Vec::with_capacity(coalition.len() + 1);
    for ranks in own.clone() {
        let value: Vec<u64> = ranks.iter().map(|r| u64::from(*r)).collect();
        let lowest = lowest_reachable(graph, &opponents, &value, willing, budget)?;
        columns.push(Cow::Owned(lowest.into_iter().map(|v| v as Rank).collect()));
    }
    if strictness == Strictness::Weak {
        let mut sums = vec![0u64; graph.len()];
        for ranks in own {
            sums.iter_mut().zip(ranks).for_each(|(sum, rank)| *sum += u64::from(*rank));
        }
        let smallest = lowest_reachable(graph, &opponents, &sums, willing, budget)?;
        let worst = |s: usize| columns.iter().map(|column| u64::from(column[s])).sum::<u64>();
        let apart = smallest.iter().enumerate().map(|(s, sum)| Rank::from(*sum != worst(s))).collect::<Vec<_>>();
        columns.push(Cow::Owned(apart));
    }
    Ok(columns)
}

/// For every state the lowest value among the states that legal sequences of some movers lead to, the state itself
/// included; with `willing` every step improves things for its mover.
///
/// Searches backwards from the states in ascending order of value, over pairs of a state and who moves on from there:
/// each pair is met once, so that no state is searched twice.
fn lowest_reachable(
    graph: &Graph,
    movers: &[PartyId],
    value: &[u64],
    willing: bool,
    budget: &Budget,
) -> Result<Vec<u64>, Stop> {
    let mut order: Vec<u32> = (0..value.len() as u32).collect();
    order.sort_by_key(|s| value[*s as usize]);
    let mut lowest = value.to_vec();
    let mut next = vec![Next::Nobody; value.len()];
    // States and a mover whose moves into them are still to be followed backwards.
    let mut stack: Vec<(StateId, PartyId)> = Vec::new();
    for (done, seed) in order.iter().enumerate() {
        if done.is_multiple_of(REPORT) {
            budget.go_on("Searching answers to joint moves", done as u64, order.len() as u64)?;
        }
        let (seed, worst) = (StateId(*seed), value[*seed as usize]);
        // A sequence may end here, so anybody may have moved last.
        match std::mem::replace(&mut next[seed.index()], Next::Anybody) {
            Next::Anybody => continue,
            Next::Nobody => stack.extend(movers.iter().map(|p| (seed, *p))),
            Next::Only(one) => stack.push((seed, one)),
        }
        while let Some((at, mover)) = stack.pop() {
            each_origin(graph, mover, at, willing, |from| {
                let slot = from.index();
                lowest[slot] = lowest[slot].min(worst);
                match next[slot] {
                    Next::Anybody => {}
                    Next::Nobody => {
                        next[slot] = Next::Only(mover);
                        stack.extend(movers.iter().filter(|p| **p != mover).map(|p| (from, *p)));
                    }
                    Next::Only(one) if one == mover => {}
                    Next::Only(one) => {
                        next[slot] = Next::Anybody;
                        stack.push((from, one));
                    }
                }
            });
        }
    }
    Ok(lowest)
}

/// Who is known to move on from a state.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Next {
    Nobody,
    Only(PartyId),
    Anybody,
}

/// Calls `f` with the states from which a party can move to a state, or with `willing` from which doing so improves
/// things for it; where states are merged, possibly more than once.
fn each_origin(graph: &Graph, mover: PartyId, to: StateId, willing: bool, mut f: impl FnMut(StateId)) {
    let ranks = graph.ranks(mover);
    let limit = if willing { ranks[to.index()] } else { Rank::MAX };
    match graph.tables() {
        Moves::Arcs(tables) => {
            let origins = tables[mover.index()].to(to.0).iter();
            origins.filter(|s| ranks[**s as usize] < limit).for_each(|s| f(StateId(*s)));
        }
        Moves::Blocks(tables) => {
            let (table, states) = (&tables[mover.index()], graph.states());
            states.each_point(to, |point| {
                for cell in table.reaching_cells(table.cell_of(point)) {
                    // A cell ascends in its party's rank, so whoever would gain stands in front.
                    let points = table.cell(cell).range().map(|p| states.state_of(table.point_at(p)));
                    points.take_while(|s| ranks[s.index()] < limit).filter(|s| *s != to).for_each(&mut f);
                }
            });
        }
    }
}
