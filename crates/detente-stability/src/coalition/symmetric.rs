//! Coalitional symmetric metarationality: answers from which the coalition has no escape.
//!
//! Whether an answer t deters depends on the state s that was left: no state in R_H(t), and not t itself, may be an
//! improvement on s for the coalition. The front of t's component tells: t deters exactly when that front does not beat
//! s. So an improvement u is open when the fronts of all components that the opponents can bring about from u beat s.
//! Many states share that list of fronts; states with the same list form a class, and two looks a class settle a state:
//! whether the coalition can improve to a state of the class, and whether every front on the list beats s.

use super::front::Front;
use super::joint::Joint;
use super::space::Space;
use super::trails::{Steps, trails};
use super::{Coalition, Strictness};
use detente_graph::{Budget, Graph, Rank, StateId, StateSet, Stop};
use rayon::prelude::*;
use std::collections::BTreeMap;

/// States looked at between two reports of progress.
const CHUNK: usize = 1 << 12;

/// Lists of fronts may take this many entries a state; one-way options of everybody can make more, and then single
/// states are searched instead.
const ROOM: usize = 32;

/// The CSMR-stable states: those that are CNash-stable, and of those that are CGMR-stable the ones of which every
/// improvement has an answer without escape. `fronts` are those of the members' ranks.
pub(crate) fn settle(
    joint: &Joint,
    fronts: &[Front],
    mut stable: StateSet,
    possible: &StateSet,
    budget: &Budget,
) -> Result<StateSet, Stop> {
    let open: Vec<StateId> = possible.iter().filter(|s| !stable.contains(*s)).collect();
    let opponents = Coalition::new(joint.coalition.opponents(joint.graph));
    let others = Space::new(joint.graph, &opponents);
    let classes = match joint.space.is_exact() {
        true => Classes::new(joint, fronts, &others, budget)?,
        false => None,
    };
    for (chunk, states) in open.chunks(CHUNK).enumerate() {
        budget.go_on("Searching answers without escape", (chunk * CHUNK) as u64, open.len() as u64)?;
        let answered: Vec<bool> = states
            .par_iter()
            .map(|s| match &classes {
                Some(classes) => classes.answer_all(joint, fronts, *s),
                None => is_answered(joint, fronts, &opponents, &others, *s),
            })
            .collect();
        states.iter().zip(answered).filter(|(_, answered)| *answered).for_each(|(s, _)| stable.insert(*s));
    }
    Ok(stable)
}

/// States by what the opponents can bring about from them.
struct Classes {
    /// Per class the components of the coalition that the opponents can bring about, one of each with the same front.
    lists: Vec<Vec<u32>>,
    /// Per component of the coalition and class the maximal vectors among the states of that class in reach.
    within: Vec<Vec<(u32, Front)>>,
}

impl Classes {
    fn new(joint: &Joint, fronts: &[Front], others: &Space, budget: &Budget) -> Result<Option<Self>, Stop> {
        // The first component with each front stands for all of them.
        let mut first: BTreeMap<&[Rank], u32> = BTreeMap::new();
        let stands_for: Vec<u32> =
            fronts.iter().enumerate().map(|(c, f)| *first.entry(f.values()).or_insert(c as u32)).collect();
        let mut class_of_list: BTreeMap<Vec<u32>, u32> = BTreeMap::new();
        let mut lists: Vec<Vec<u32>> = Vec::new();
        let mut class_of = vec![0u32; others.order().len()];
        let mut entries = 0;
        for component in others.order() {
            let c = *component as usize;
            let own = others.states_of(c).iter().map(|s| stands_for[joint.space.component(StateId(*s))]);
            let later =
                others.onward(c).iter().flat_map(|next| lists[class_of[*next as usize] as usize].iter().copied());
            let mut list: Vec<u32> = own.chain(later).collect();
            list.sort_unstable();
            list.dedup();
            class_of[c] = *class_of_list.entry(list).or_insert_with_key(|list| {
                entries += list.len();
                lists.push(list.clone());
                lists.len() as u32 - 1
            });
            if entries > ROOM * joint.graph.len() {
                return Ok(None);
            }
        }
        let columns: Vec<&[Rank]> = joint.coalition.members().iter().map(|m| joint.graph.ranks(*m)).collect();
        let within = joint.space.fronts_by(&columns, |s| class_of[others.component(s)], budget)?;
        Ok(Some(Self { lists, within }))
    }

    /// Whether the opponents can answer every improvement from a state so that there is no escape.
    fn answer_all(&self, joint: &Joint, fronts: &[Front], state: StateId) -> bool {
        let worth = joint.worth(state);
        !self.within[joint.space.component(state)].iter().any(|(class, front)| {
            front.beats(&worth, joint.strictness)
                && self.lists[*class as usize].iter().all(|c| fronts[*c as usize].beats(&worth, joint.strictness))
        })
    }
}

/// The same by searching from the state.
fn is_answered(joint: &Joint, fronts: &[Front], opponents: &Coalition, others: &Space, state: StateId) -> bool {
    let Joint { graph, coalition, strictness, space } = joint;
    let worth = joint.worth(state);
    let improves = |t: StateId| strictness.improves(graph, coalition, t, state);
    let quiet = |t: StateId| !fronts[space.component(t)].beats(&worth, *strictness);
    if space.is_exact() {
        // The opponents reach the same from all states of one of their components.
        let mut known: BTreeMap<usize, bool> = BTreeMap::new();
        let mut answered = |u| *known.entry(others.component(u)).or_insert_with(|| others.any_reachable(u, quiet));
        return !space.any_reachable(state, |u| improves(u) && !answered(u));
    }
    let mut known: BTreeMap<StateId, bool> = BTreeMap::new();
    let mut deters = |t: StateId| {
        *known.entry(t).or_insert_with(|| quiet(t) || has_no_escape(graph, coalition, *strictness, t, state))
    };
    let found = trails(graph, coalition.members(), Steps::Any, state, |_| false);
    let mut improvements = found.reached().map(|(_, u)| u).filter(|u| improves(*u));
    improvements.all(|u| trails(graph, opponents.members(), Steps::Any, u, &mut deters).found().is_some())
}

/// Whether nothing that a coalition can reach from a state, nor the state itself, is an improvement on another for it.
pub(crate) fn has_no_escape(
    graph: &Graph,
    coalition: &Coalition,
    strictness: Strictness,
    from: StateId,
    state: StateId,
) -> bool {
    let improves = |t: StateId| strictness.improves(graph, coalition, t, state);
    !improves(from) && trails(graph, coalition.members(), Steps::Any, from, improves).found().is_none()
}

/// [`settle`] without classes, for tests.
#[cfg(test)]
pub(crate) fn settle_slowly(joint: &Joint, fronts: &[Front], mut stable: StateSet, possible: &StateSet) -> StateSet {
    let opponents = Coalition::new(joint.coalition.opponents(joint.graph));
    let others = Space::new(joint.graph, &opponents);
    for state in possible.iter().filter(|s| is_answered(joint, fronts, &opponents, &others, *s)) {
        stable.insert(state);
    }
    stable
}
