//! What the others can make of a state when each of them moves at most once: the rule of the program GMCR+.
//!
//! Let L_M(s) be the lowest value among the states that the opponents in the set M can bring about from s, each moving
//! at most once, in any order. With nobody left it is the value of s itself; else somebody moves first, or nobody does:
//! L_M(s) is the least of L_(M - j)(t) over j in M and the t in R_j(s) (for credible sanctions R_j+(s)), and of
//! L_(M - j)(s). That is one walk over the states for every set of opponents and member of it, so sets are taken
//! by size and only two sizes are kept.
//!
//! Source of the rule: the behaviour of GMCR+ (Kinsara, Petersons, Hipel & Kilgour 2015), not a definition.

use crate::answers::Answers;
use crate::deterrence::first_above;
use detente_graph::{Budget, Graph, Moves, PartyId, Rank, Stop};
use rayon::prelude::*;
use std::collections::BTreeMap;

/// Most parties of a graph for which the rule is followed: there are 2^11 sets of 11 opponents.
pub const MOST_PARTIES_ONCE: usize = 12;

/// For every state the lowest value among the states that the opponents of `party` can bring about from it, each moving at
/// most once, the state itself included.
pub(crate) fn lowest_reachable_once(
    graph: &Graph,
    party: PartyId,
    value: &[Rank],
    answers: Answers,
    budget: &Budget,
) -> Result<Vec<Rank>, Stop> {
    let opponents: Vec<PartyId> = graph.parties().filter(|p| *p != party).collect();
    let count = opponents.len();
    let mut layer: BTreeMap<u32, Vec<Rank>> = BTreeMap::from([(0, value.to_vec())]);
    for size in 1..=count {
        let sets: Vec<u32> = (0..1u32 << count).filter(|set| set.count_ones() as usize == size).collect();
        let needed = (layer.len() + sets.len()) as u128 * graph.len() as u128 * size_of::<Rank>() as u128;
        if needed > u128::from(budget.memory) {
            let states = Some(graph.len() as u128);
            return Err(Stop::Memory { states, needed: Some(needed), allowed: budget.memory });
        }
        budget.go_on("Searching sanctions, each opponent once", size as u64, count as u64)?;
        let lowest = |set: &u32| {
            let mut lowest = vec![Rank::MAX; graph.len()];
            for (j, mover) in opponents.iter().enumerate().filter(|(j, _)| set >> j & 1 == 1) {
                budget.go_on("Searching sanctions, each opponent once", size as u64, count as u64)?;
                lower_by_move(graph, *mover, answers, &layer[&(set & !(1 << j))], &mut lowest);
            }
            Ok((*set, lowest))
        };
        layer = sets.par_iter().map(lowest).collect::<Result<_, Stop>>()?;
    }
    Ok(layer.into_values().next().expect("one set holds everybody"))
}

/// Lowers each state's entry to the least value `after` a move of `mover`, or without one.
fn lower_by_move(graph: &Graph, mover: PartyId, answers: Answers, after: &[Rank], lowest: &mut [Rank]) {
    let (ranks, states) = (graph.ranks(mover), graph.states());
    let tables = match graph.tables() {
        Moves::Arcs(tables) => {
            let table = &tables[mover.index()];
            for s in states.ids() {
                let willing = |t: &&u32| answers == Answers::Any || ranks[**t as usize] > ranks[s.index()];
                let best = table.from(s.0).iter().filter(willing).map(|t| after[*t as usize]).min();
                let slot = &mut lowest[s.index()];
                *slot = best.map_or(*slot, |b| b.min(*slot)).min(after[s.index()]);
            }
            return;
        }
        Moves::Blocks(tables) => tables,
    };
    let table = &tables[mover.index()];
    let at = |position: usize| states.state_of(table.point_at(position)).index();
    // Least value from each position of a cell upwards, where what is better for the mover stands.
    let mut above: Vec<Rank> = vec![Rank::MAX; states.points() as usize];
    for cell in (0..table.cell_count()).map(|c| table.cell(c)) {
        let mut least = Rank::MAX;
        for position in cell.range().rev() {
            least = least.min(after[at(position)]);
            above[position] = least;
        }
    }
    let plain = !table.is_one_way() && !states.is_merged();
    for s in states.ids() {
        let mut least = after[s.index()];
        let rank = ranks[s.index()];
        states.each_point(s, |point| {
            for cell in table.reachable_cells(table.cell_of(point)) {
                let range = table.cell(cell).range();
                let from = match answers {
                    Answers::Any => range.start,
                    Answers::Improvements if plain => table.tier(point).end,
                    Answers::Improvements => first_above(range.clone(), |position| ranks[at(position)] > rank),
                };
                if from < range.end {
                    least = least.min(above[from]);
                }
            }
        });
        let slot = &mut lowest[s.index()];
        *slot = least.min(*slot);
    }
}
