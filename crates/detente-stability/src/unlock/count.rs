//! Of all rankings of one party, how many make a wanted state stable for it, and how many make it an equilibrium.
//!
//! Every strict order of the chosen states is counted; the other states stand below all of them (or above), in the
//! order that the case gives them, and the other parties' preferences stay. Whether state s is stable for the party
//! itself depends on nothing but which states it ranks above s: under every concept all comparisons are with s. So its
//! own verdict is computed once for each set of states above s, and a set of b of the m chosen states stands for
//! b! (m - 1 - b)! orders. Whether s is stable for the others depends, under SEQ, SSEQ and SIM, on which of the
//! party's moves are improvements: there the orders are gone through one by one.
//!
//! Source: Kinsara, Kilgour & Hipel 2015 (see the module above), who list the rankings of all states.

use crate::{Concept, certificate};
use detente_graph::{Budget, Graph, PartyId, Rank, StateId, Stop};
use std::collections::HashMap;
use std::fmt;

/// The most states whose orders are counted: 9! = 362,880.
const MOST: usize = 9;

/// Which rankings are counted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rankings {
    /// Whose.
    pub party: PartyId,
    /// The wanted state.
    pub state: StateId,
    /// The states whose orders are counted, the wanted state among them.
    pub over: Vec<StateId>,
    /// Where all other states stand.
    pub rest: Rest,
}

/// Where the states stand whose order is not counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Rest {
    /// Below the chosen states.
    #[default]
    Below,
    /// Above the chosen states.
    Above,
}

/// How many rankings do it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Count {
    /// How many there are.
    pub total: u64,
    /// By concept, those defined for the graph.
    pub tallies: Vec<Tally>,
}

/// The count under one concept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tally {
    /// Which concept.
    pub concept: Concept,
    /// Rankings that make the state stable for the party.
    pub stable: u64,
    /// Rankings that make it an equilibrium.
    pub equilibrium: u64,
    /// The certificate: the state is stable for the party exactly when the chosen states that it ranks above it are one
    /// of these sets, each ascending.
    pub better: Vec<Vec<StateId>>,
    /// The chosen states whose place above or below the wanted one can make a difference; ascending.
    pub turns_on: Vec<StateId>,
}

/// Why nothing was counted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CountError {
    /// So many states are chosen; more than nine.
    TooMany(usize),
    /// The wanted state is not among the chosen.
    NotAmong,
    /// A limit.
    Stopped(Stop),
}

impl fmt::Display for CountError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooMany(n) => write!(
                f,
                "{n} states have more orders than can be counted one by one; choose at most {MOST} (362,880 orders)"
            ),
            Self::NotAmong => write!(f, "the wanted state must be one of the chosen states"),
            Self::Stopped(stop) => stop.fmt(f),
        }
    }
}

impl std::error::Error for CountError {}

impl From<Stop> for CountError {
    fn from(stop: Stop) -> Self {
        Self::Stopped(stop)
    }
}

/// Counts the rankings that make a state stable and an equilibrium, for each of some concepts.
///
/// # Errors
/// More than nine states are chosen, the wanted state is not among them, or a limit was reached.
pub fn count(graph: &Graph, asked: &Rankings, concepts: &[Concept], budget: &Budget) -> Result<Count, CountError> {
    let mut over = asked.over.clone();
    over.sort_unstable();
    over.dedup();
    if over.len() > MOST {
        return Err(CountError::TooMany(over.len()));
    }
    let others: Vec<StateId> = over.iter().copied().filter(|s| *s != asked.state).collect();
    if others.len() == over.len() {
        return Err(CountError::NotAmong);
    }
    let mut counting = Counting { graph, asked, over, others, scratch: graph.clone() };
    let mut tallies = Vec::new();
    for concept in Concept::ALL.into_iter().filter(|c| concepts.contains(c)) {
        tallies.extend(counting.tally(concept, budget)?);
    }
    Ok(Count { total: factorial(counting.over.len()), tallies })
}

struct Counting<'a> {
    graph: &'a Graph,
    asked: &'a Rankings,
    over: Vec<StateId>,
    /// The chosen states but the wanted one.
    others: Vec<StateId>,
    scratch: Graph,
}

impl Counting<'_> {
    fn tally(&mut self, concept: Concept, budget: &Budget) -> Result<Option<Tally>, CountError> {
        let sets = 1u32 << self.others.len();
        let mut by_set = Vec::new();
        for set in 0..sets {
            let Some(stable) = self.own_verdict(concept, set) else { return Ok(None) };
            by_set.push(stable);
        }
        let below = |set: u32| self.others.len() - set.count_ones() as usize;
        let orders = |set: u32| factorial(set.count_ones() as usize) * factorial(below(set));
        let does = (0..sets).filter(|set| by_set[*set as usize]);
        let members = |set: u32| (0..self.others.len()).filter(|k| set >> k & 1 == 1).map(|k| self.others[k]).collect();
        let matters = |k: usize| (0..sets).any(|set| by_set[set as usize] != by_set[(set ^ 1 << k) as usize]);
        let (stable, better) = (does.clone().map(orders).sum(), does.map(members).collect());
        let turns_on = (0..self.others.len()).filter(|k| matters(*k)).map(|k| self.others[k]).collect();
        let equilibrium = self.equilibria(concept, &by_set, stable, budget)?;
        Ok(Some(Tally { concept, stable, equilibrium, better, turns_on }))
    }

    /// The party's verdict when just these of the other chosen states stand above the wanted one.
    fn own_verdict(&mut self, concept: Concept, set: u32) -> Option<bool> {
        let rest = if self.asked.rest == Rest::Above { 2 } else { 0 };
        let mut ranks: Vec<Rank> = vec![rest; self.graph.len()];
        for (k, state) in self.others.iter().enumerate() {
            ranks[state.index()] = if set >> k & 1 == 1 { 2 } else { 0 };
        }
        ranks[self.asked.state.index()] = 1;
        self.scratch.set_ranks(self.asked.party, &ranks);
        certificate(&self.scratch, concept, self.asked.party, self.asked.state).map(|c| c.is_stable())
    }

    fn equilibria(&mut self, concept: Concept, by_set: &[bool], own: u64, budget: &Budget) -> Result<u64, Stop> {
        let Rankings { party, state, .. } = *self.asked;
        let stays = |graph: &Graph, concept, q| certificate(graph, concept, q, state).is_some_and(|c| c.is_stable());
        // Whoever cannot improve stays whatever the party thinks.
        let unsure: Vec<PartyId> =
            self.graph.parties().filter(|q| *q != party && !stays(self.graph, Concept::Nash, *q)).collect();
        if !concept.minds_wishes_of_others() {
            return Ok(if unsure.iter().all(|q| stays(self.graph, concept, *q)) { own } else { 0 });
        }
        if unsure.is_empty() || own == 0 {
            return Ok(own);
        }
        let arcs = self.arcs();
        let mut ranks = self.ranks_of_rest();
        let floor = if self.asked.rest == Rest::Above { 0 } else { self.graph.len() as Rank };
        let mut order: Vec<Rank> = (0..self.over.len() as Rank).collect();
        let (mut known, mut found, mut done): (HashMap<Vec<u64>, bool>, u64, u64) = (HashMap::new(), 0, 0);
        loop {
            if done.is_multiple_of(1024) {
                budget.go_on("Counting rankings", done, factorial(order.len()))?;
            }
            done += 1;
            self.over.iter().zip(&order).for_each(|(s, place)| ranks[s.index()] = floor + place);
            let above = |k: &usize| ranks[self.others[*k].index()] > ranks[state.index()];
            let set = (0..self.others.len()).filter(above).fold(0, |set, k| set | 1 << k);
            if by_set[set] {
                let relation = relation(&arcs, &ranks);
                let holds = match known.get(&relation) {
                    Some(holds) => *holds,
                    None => {
                        self.scratch.set_ranks(party, &ranks);
                        let holds = unsure.iter().all(|q| stays(&self.scratch, concept, *q));
                        known.insert(relation, holds);
                        holds
                    }
                };
                found += u64::from(holds);
            }
            if !next_order(&mut order) {
                return Ok(found);
            }
        }
    }

    /// The party's moves from or to a chosen state: those of which the order decides whether they are improvements.
    fn arcs(&self) -> Vec<(StateId, StateId)> {
        let chosen = |s: &StateId| self.over.binary_search(s).is_ok();
        let from = |s: StateId| self.graph.moves(self.asked.party, s).into_iter().map(move |t| (s, t));
        self.graph.states().ids().flat_map(from).filter(|(s, t)| chosen(s) || chosen(t)).collect()
    }

    /// Ranks of the states that are not chosen, with room for the chosen above or below.
    fn ranks_of_rest(&self) -> Vec<Rank> {
        let lift = if self.asked.rest == Rest::Above { self.over.len() as Rank } else { 0 };
        self.graph.ranks(self.asked.party).iter().map(|r| r + lift).collect()
    }
}

/// Which of some moves are improvements, one bit each.
fn relation(arcs: &[(StateId, StateId)], ranks: &[Rank]) -> Vec<u64> {
    let bit = |(from, to): &(StateId, StateId)| u64::from(ranks[to.index()] > ranks[from.index()]);
    arcs.chunks(64).map(|chunk| chunk.iter().fold(0, |word, arc| word << 1 | bit(arc))).collect()
}

/// The next order in the order of the dictionary; `false` after the last.
fn next_order(order: &mut [Rank]) -> bool {
    let Some(k) = (1..order.len()).rev().find(|k| order[k - 1] < order[*k]) else { return false };
    if let Some(larger) = (k..order.len()).rev().find(|j| order[*j] > order[k - 1]) {
        order.swap(k - 1, larger);
    }
    order[k..].reverse();
    true
}

fn factorial(n: usize) -> u64 {
    (1..=n as u64).product()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_order_comes_once() {
        let mut order = vec![0, 1, 2, 3];
        let mut all = vec![order.clone()];
        while next_order(&mut order) {
            all.push(order.clone());
        }
        all.dedup();
        assert_eq!(all.len(), 24);
        assert!(all.is_sorted());
        assert!(!next_order(&mut []));
        assert_eq!((factorial(0), factorial(9)), (1, 362_880));
    }
}
