//! What the others can make of a state: for all states at once, each visited once.
//!
//! Take the states in ascending order of their value for the focal party. Everything from which the others can bring
//! about the first state has that value as its lowest; search backwards along the others' moves and strike it out. Go
//! on with the next state that is left. Each state is reached once, so the search is linear in states and parties.
//!
//! Searching backwards from point y along the moves of party j means: the part of y's block below y in j's order (all
//! of it, when answers need not improve). That part only grows while the search runs, so a counter per cell
//! remembers how much of it has been taken, and no pair of states is ever looked at.
//!
//! Nobody moves twice in a row. In option form without merged states this costs nothing, because two moves of one
//! party never lead further than one ([`Graph::is_transitive`]). Elsewhere the search runs over pairs of a state and
//! the party that moves next.

use crate::Sanctions;
use crate::answers::Answers;
use crate::once::lowest_reachable_once;
use detente_graph::{Budget, Graph, Moves, PartyId, Rank, StateId, Stop};

/// Steps between two reports of progress.
const REPORT: u64 = 1 << 16;

/// What the opponents of `party` can make of every state, by sequences of moves that keep the rule for sanctions.
pub(crate) fn lowest(
    sanctions: Sanctions,
    graph: &Graph,
    party: PartyId,
    value: &[Rank],
    answers: Answers,
    budget: &Budget,
) -> Result<Vec<Rank>, Stop> {
    match sanctions {
        Sanctions::Legal => lowest_reachable(graph, party, value, answers, budget),
        Sanctions::Once => lowest_reachable_once(graph, party, value, answers, budget),
    }
}

/// For every state the lowest value among the states that the opponents of `party` can bring about from it, the state
/// itself included. `value` holds small numbers (ranks, or ranks after an escape).
fn lowest_reachable(
    graph: &Graph,
    party: PartyId,
    value: &[Rank],
    answers: Answers,
    budget: &Budget,
) -> Result<Vec<Rank>, Stop> {
    let opponents: Vec<PartyId> = graph.parties().filter(|p| *p != party).collect();
    let mut back = Backward::new(graph, answers);
    let mut lowest = vec![UNKNOWN; graph.len()];
    let order = ascending(value);
    if graph.is_transitive() {
        let mut stack: Vec<StateId> = Vec::new();
        for (done, seed) in order.iter().enumerate() {
            if (done as u64).is_multiple_of(REPORT) {
                budget.go_on("Searching sanctions", done as u64, order.len() as u64)?;
            }
            if lowest[*seed as usize] != UNKNOWN {
                continue;
            }
            let worst = value[*seed as usize];
            lowest[*seed as usize] = worst;
            stack.push(StateId(*seed));
            while let Some(at) = stack.pop() {
                for opponent in &opponents {
                    back.predecessors(*opponent, at, |from| {
                        if lowest[from.index()] == UNKNOWN {
                            lowest[from.index()] = worst;
                            stack.push(from);
                        }
                    });
                }
            }
        }
        return Ok(lowest);
    }
    // Who may move next at a state so that the search still finds its way to the seed: nobody known, one party, anyone.
    let mut next: Vec<u8> = vec![NOBODY; graph.len()];
    let mut stack: Vec<(StateId, PartyId)> = Vec::new();
    let mut found: Vec<StateId> = Vec::new();
    for (done, seed) in order.iter().enumerate() {
        if (done as u64).is_multiple_of(REPORT) {
            budget.go_on("Searching sanctions", done as u64, order.len() as u64)?;
        }
        let worst = value[*seed as usize];
        let slot = *seed as usize;
        lowest[slot] = lowest[slot].min(worst);
        // A sequence may end here, so anybody may have moved last.
        match std::mem::replace(&mut next[slot], ANYBODY) {
            ANYBODY => continue,
            NOBODY => stack.extend(opponents.iter().map(|p| (StateId(*seed), *p))),
            one => stack.push((StateId(*seed), PartyId(one))),
        }
        while let Some((at, mover)) = stack.pop() {
            back.predecessors(mover, at, |from| found.push(from));
            for from in found.drain(..) {
                let slot = from.index();
                lowest[slot] = lowest[slot].min(worst);
                match next[slot] {
                    ANYBODY => {}
                    NOBODY => {
                        next[slot] = mover.0;
                        stack.extend(opponents.iter().filter(|p| **p != mover).map(|p| (from, *p)));
                    }
                    one if one == mover.0 => {}
                    one => {
                        next[slot] = ANYBODY;
                        stack.push((from, PartyId(one)));
                    }
                }
            }
        }
    }
    Ok(lowest)
}

const UNKNOWN: Rank = Rank::MAX;
const NOBODY: u8 = u8::MAX;
const ANYBODY: u8 = u8::MAX - 1;

/// For every state the best rank that the party can reach by one move of its own; 0, which improves on nothing, where
/// it cannot move.
pub(crate) fn best_move(graph: &Graph, party: PartyId) -> Vec<Rank> {
    let ranks = graph.ranks(party);
    let states = graph.states();
    match graph.tables() {
        Moves::Arcs(tables) => {
            let table = &tables[party.index()];
            states.ids().map(|s| table.from(s.0).iter().map(|t| ranks[*t as usize]).max().unwrap_or(0)).collect()
        }
        Moves::Blocks(tables) => {
            let table = &tables[party.index()];
            let top = |cell: usize| {
                let last = table.point_at(table.cell(cell).end as usize - 1);
                ranks[states.state_of(last).index()]
            };
            let best: Vec<Rank> = (0..table.cell_count())
                .map(|cell| table.reachable_cells(cell).map(top).max().expect("a cell reaches itself"))
                .collect();
            // The state itself counts among what it reaches; that changes no comparison with its own rank.
            let of = |s: StateId| {
                let mut most = 0;
                states.each_point(s, |p| most = most.max(best[table.cell_of(p)]));
                most
            };
            states.ids().map(of).collect()
        }
    }
}

/// The value of each state for a party that may still move once more from it.
pub(crate) fn after_escape(graph: &Graph, party: PartyId) -> Vec<Rank> {
    best_move(graph, party).iter().zip(graph.ranks(party)).map(|(best, rank)| *best.max(rank)).collect()
}

/// State positions by ascending value (counting sort, stable).
fn ascending(value: &[Rank]) -> Vec<u32> {
    let most = value.iter().copied().max().map_or(0, |m| m as usize + 1);
    let mut starts = vec![0u32; most + 1];
    for v in value {
        starts[*v as usize + 1] += 1;
    }
    for i in 0..most {
        starts[i + 1] += starts[i];
    }
    let mut order = vec![0; value.len()];
    for (state, v) in value.iter().enumerate() {
        let place = &mut starts[*v as usize];
        order[*place as usize] = state as u32;
        *place += 1;
    }
    order
}

/// Walks moves backwards, each cell's points at most once per mover.
struct Backward<'g> {
    graph: &'g Graph,
    answers: Answers,
    /// Per party and cell: how far its points have been taken.
    taken: Vec<Vec<u32>>,
    /// Per party and cell: the limit with which all cells that reach it have been taken; saves looking again.
    raised: Vec<Vec<Rank>>,
    /// Per party and cell, merged states only: points passed over because they belonged to the state moved to.
    skipped: Vec<Vec<Vec<u32>>>,
}

impl<'g> Backward<'g> {
    fn new(graph: &'g Graph, answers: Answers) -> Self {
        let (mut taken, mut raised, mut skipped) = (Vec::new(), Vec::new(), Vec::new());
        if let Moves::Blocks(tables) = graph.tables() {
            for table in tables {
                taken.push((0..table.cell_count()).map(|c| table.cell(c).start).collect());
                raised.push(if table.is_one_way() { vec![0; table.cell_count()] } else { Vec::new() });
                skipped.push(if graph.states().is_merged() {
                    vec![Vec::new(); table.cell_count()]
                } else {
                    Vec::new()
                });
            }
        }
        Self { graph, answers, taken, raised, skipped }
    }

    /// Calls `found` with states from which `mover` can move to `to`. States found for this mover before may be left
    /// out where `to` would add nothing.
    fn predecessors(&mut self, mover: PartyId, to: StateId, mut found: impl FnMut(StateId)) {
        let graph = self.graph;
        let ranks = graph.ranks(mover);
        let j = mover.index();
        // Points with a rank below the limit move here willingly.
        let limit = if self.answers == Answers::Any { Rank::MAX } else { ranks[to.index()] };
        let tables = match graph.tables() {
            Moves::Arcs(tables) => {
                tables[j].to(to.0).iter().filter(|s| ranks[**s as usize] < limit).for_each(|s| found(StateId(*s)));
                return;
            }
            Moves::Blocks(tables) => tables,
        };
        let (table, states) = (&tables[j], graph.states());
        if !states.is_merged() {
            let cell = table.cell_of(to.0);
            if !table.is_one_way() {
                // The cell is sorted, so how far to go is known without looking at ranks.
                let end = if limit == Rank::MAX { table.cell(cell).end } else { table.tier(to.0).start as u32 };
                let from = &mut self.taken[j][cell];
                if *from < end {
                    (*from..end).for_each(|position| found(StateId(table.point_at(position as usize))));
                    *from = end;
                }
                return;
            }
            let taken = &mut self.taken[j];
            let take = |cell: usize| {
                let (mut k, end) = (taken[cell], table.cell(cell).end);
                while k < end && ranks[table.point_at(k as usize) as usize] < limit {
                    found(StateId(table.point_at(k as usize)));
                    k += 1;
                }
                taken[cell] = k;
            };
            if self.raised[j][cell] < limit {
                self.raised[j][cell] = limit;
                table.reaching_cells(cell).for_each(take);
            }
            return;
        }
        let (taken, skipped) = (&mut self.taken[j], &mut self.skipped[j]);
        states.each_point(to, |point| {
            for cell in table.reaching_cells(table.cell_of(point)) {
                // A point of the state itself does not move to it, but may move to another state of this cell later.
                let mut offer = |from: u32| {
                    let from = states.state_of(from);
                    let moves = from != to;
                    if moves {
                        found(from);
                    }
                    moves
                };
                skipped[cell].retain(|from| !offer(*from));
                let (mut k, end) = (taken[cell], table.cell(cell).end);
                while k < end {
                    let from = table.point_at(k as usize);
                    if ranks[states.state_of(from).index()] >= limit {
                        break;
                    }
                    if !offer(from) {
                        skipped[cell].push(from);
                    }
                    k += 1;
                }
                taken[cell] = k;
            }
        });
    }
}
