//! Simultaneous stability (SIM): state s is stable for party i iff each unilateral improvement u of i is answered by
//! some combination of the others' unilateral improvements from s (each of the others stays or takes one, not all
//! stay), carried out at the same time as u, with a feasible result that is no better than s for i.
//!
//! Carried out at the same time means: each mover's options as in the state it moves to. That needs options, so SIM is
//! not defined in graph form. From a state that merges several points the movers start together from one of them, and
//! an improvement made from different points, or to different points, counts as different improvements.
//!
//! Source: Fraser & Hipel 1984, *Conflict Analysis: Models and Resolutions*, for any number of parties.

use crate::improvements::{Pace, each_improvement};
use crate::sim_dense;
use detente_graph::{Budget, Graph, Moves, PartyId, StateId, StateSet, Stop};

/// The states that are SIM-stable for a party; `None` in graph form.
pub(crate) fn stable(graph: &Graph, party: PartyId, budget: &Budget) -> Result<Option<StateSet>, Stop> {
    let Moves::Blocks(_) = graph.tables() else { return Ok(None) };
    if let Some(stays) = sim_dense::stable(graph, party, budget)? {
        return Ok(Some(stays));
    }
    one_by_one(graph, party, budget).map(Some)
}

/// The same, one improvement after the other; for spaces of which few combinations are feasible.
fn one_by_one(graph: &Graph, party: PartyId, budget: &Budget) -> Result<StateSet, Stop> {
    let mut stays = StateSet::full(graph.len());
    let mut buffers = Buffers::default();
    let mut pace = Pace::new(budget);
    for state in graph.states().ids() {
        // A single state may take long here, so each one asks whether to go on.
        budget.go_on("Searching simultaneous moves", u64::from(state.0), graph.len() as u64)?;
        let mut leaves = false;
        graph.states().each_point(state, |from| {
            leaves = leaves || !pace.goes_on(0) || {
                improvements(graph, party, state, from, &mut buffers.own);
                pace.goes_on(buffers.own.len());
                // The best improvement first: it is the one least likely to be spoilt.
                buffers.own.iter().rev().any(|to| {
                    let unanswered = answer(graph, party, state, from, *to, &mut buffers.others).is_none();
                    unanswered || !pace.goes_on(buffers.others.work(graph))
                })
            };
        });
        pace.done()?;
        if leaves {
            stays.remove(state);
        }
    }
    Ok(stays)
}

/// Lists kept between states to save allocations.
#[derive(Default)]
pub(crate) struct Buffers {
    own: Vec<u64>,
    others: Others,
}

/// The others' improvements from one point.
#[derive(Default)]
pub(crate) struct Others {
    from: Option<(PartyId, u32)>,
    /// Per opponent the bits of its own options after each of its improvements.
    choices: Vec<(PartyId, Vec<u64>)>,
}

impl Others {
    /// How much may have been looked at for one answer.
    fn work(&self, graph: &Graph) -> usize {
        let most = graph.states().points() as usize;
        self.choices.iter().fold(1usize, |n, (_, c)| n.saturating_mul(c.len() + 1)).min(most)
    }
}

/// An answer: what each of the others does at the same time (bits of the point that it moves to), and the result.
pub(crate) struct Answer {
    pub moves: Vec<(PartyId, u64)>,
    pub result: StateId,
    pub bits: u64,
}

/// Bits of the points that a party can move to from a point of `state` and likes better than it, ascending by rank.
pub(crate) fn improvements(graph: &Graph, party: PartyId, state: StateId, from: u32, found: &mut Vec<u64>) {
    found.clear();
    let Moves::Blocks(tables) = graph.tables() else { return };
    let (table, states) = (&tables[party.index()], graph.states());
    each_improvement(graph, table, party, state, from, |point| found.push(states.bits(point)));
    let ranks = graph.ranks(party);
    if table.is_one_way() {
        found.sort_by_key(|bits| (ranks[states.find(*bits).expect("a feasible point").index()], *bits));
    }
}

/// An answer to the improvement of `party` from point `from` of `state` to the point with the bits `to`, if there is one.
pub(crate) fn answer(
    graph: &Graph,
    party: PartyId,
    state: StateId,
    from: u32,
    to: u64,
    others: &mut Others,
) -> Option<Answer> {
    if others.from != Some((party, from)) {
        others.from = Some((party, from));
        others.choices.clear();
        let mut found = Vec::new();
        for other in graph.parties().filter(|p| *p != party) {
            improvements(graph, other, state, from, &mut found);
            if !found.is_empty() {
                others.choices.push((other, found.clone()));
            }
        }
    }
    let combinations = others.choices.iter().fold(1u64, |n, (_, c)| n.saturating_mul(c.len() as u64 + 1));
    if combinations > u64::from(graph.states().points()) {
        return among_points(graph, party, state, from, to, &others.choices);
    }
    let mut picks = vec![None; others.choices.len()];
    search(graph, party, state, to, &others.choices, &mut picks, 0).map(|(result, bits)| Answer {
        moves: others.choices.iter().zip(&picks).filter_map(|((p, _), pick)| pick.map(|bits| (*p, bits))).collect(),
        result,
        bits,
    })
}

/// Looks for an answer among the feasible points, where these are fewer than the combinations of moves.
fn among_points(
    graph: &Graph,
    party: PartyId,
    state: StateId,
    from: u32,
    to: u64,
    choices: &[(PartyId, Vec<u64>)],
) -> Option<Answer> {
    let states = graph.states();
    let here = states.bits(from);
    // Everything but the options of those who may answer is as after the improvement.
    let free: u64 = choices.iter().map(|(mover, _)| graph.own_bits(*mover)).fold(0, |all, own| all | own);
    (0..states.points()).find_map(|point| {
        let bits = states.bits(point);
        let result = states.state_of(point);
        if (bits ^ to) & !free != 0 || graph.rank(party, result) > graph.rank(party, state) {
            return None;
        }
        let mut moves = Vec::new();
        for (mover, improvements) in choices {
            let own = graph.own_bits(*mover);
            if (bits ^ here) & own != 0 {
                let choice = improvements.iter().find(|choice| (bits ^ **choice) & own == 0)?;
                moves.push((*mover, *choice));
            }
        }
        (!moves.is_empty()).then_some(Answer { moves, result, bits })
    })
}

/// Tries every combination of the opponents from position `at` on, on top of what `bits` says already.
fn search(
    graph: &Graph,
    party: PartyId,
    state: StateId,
    bits: u64,
    choices: &[(PartyId, Vec<u64>)],
    picks: &mut Vec<Option<u64>>,
    at: usize,
) -> Option<(StateId, u64)> {
    if at == choices.len() {
        if picks.iter().all(Option::is_none) {
            return None;
        }
        let result = graph.states().find(bits)?;
        return (graph.rank(party, result) <= graph.rank(party, state)).then_some((result, bits));
    }
    let (mover, improvements) = &choices[at];
    let own = graph.own_bits(*mover);
    for improvement in improvements {
        picks[at] = Some(*improvement);
        let found = search(graph, party, state, bits & !own | improvement & own, choices, picks, at + 1);
        if found.is_some() {
            return found;
        }
    }
    picks[at] = None;
    search(graph, party, state, bits, choices, picks, at + 1)
}
