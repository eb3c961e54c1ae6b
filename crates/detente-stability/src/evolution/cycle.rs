//! Improvements that go round in a circle.
//!
//! Where no state is an equilibrium, improvements lead on from every state, so that some of them come back to where they
//! were: the cycle says why nothing holds. Found by a depth-first search over nodes that ends as soon as a step leads
//! back to a node of the path at hand. Two kinds of nodes make that linear: arrivals (a state and who moved there) and
//! departures (a state and who moves next). A departure of party i leads to every arrival of i in the upper part of its
//! cells; the walker offers each arrival once, and a note per cell of the best arrival on the path at hand tells whether
//! one of them could be reached again.

use crate::Step;
use crate::evolution::routes::ways;
use crate::evolution::search::{Query, Search};
use crate::evolution::walker::{Walker, within_reach};
use crate::evolution::{Order, Rule, list};
use detente_graph::{Budget, Graph, Moves, PartyId, Rank, StateId, Stop};

/// A cycle of improvements that can be reached from a state by improvements: a sequence that leads back to where it
/// begins, which is where its last step leads to, and that may go round and round without anybody moving twice in a
/// row. As short as any through the state where it begins. `None` when improvements from the state come to an end
/// whatever the parties do.
pub fn improvement_cycle(graph: &Graph, from: StateId) -> Option<Vec<Step>> {
    cycle_within(graph, from, &Budget::unlimited()).unwrap_or_default()
}

/// As [`improvement_cycle`], within a budget.
pub(crate) fn cycle_within(graph: &Graph, from: StateId, budget: &Budget) -> Result<Option<Vec<Step>>, Stop> {
    let Some(on_cycle) = Hunt::new(graph).run(from, budget)? else { return Ok(None) };
    let mut shortest: Option<Vec<Step>> = None;
    for last in graph.parties() {
        let query = Query { from: on_cycle, last: Some(last), rule: &Rule::Improvements, order: Order::Length };
        let back = |state, mover| state == on_cycle && mover == Some(last);
        let (search, goals) = Search::run(graph, query, budget, back)?;
        if goals.is_empty() {
            continue;
        }
        let ways = ways(&search, &goals, budget)?;
        for path in list::paths(&search, &ways, 1) {
            if shortest.as_ref().is_none_or(|s| path.steps.len() < s.len()) {
                let steps = path.steps.iter().flat_map(|s| s.by.movers().iter().map(|p| Step { party: *p, to: s.to }));
                shortest = Some(steps.collect());
            }
        }
    }
    Ok(shortest)
}

/// The search for a state on a cycle.
struct Hunt<'g> {
    graph: &'g Graph,
    walker: Walker<'g>,
    parties: usize,
    /// By departure: untouched, on the path at hand, or done with.
    departures: Vec<Mark>,
    /// By arrival: the same.
    arrivals: Vec<Mark>,
    /// In option form, by party and cell: the best arrival on the path at hand.
    best: Vec<Vec<Best>>,
    /// What `best` said before.
    before: Vec<(usize, usize, Best)>,
}

/// An arrival and its rank, if there is one.
type Best = Option<(Rank, StateId)>;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Mark {
    Fresh,
    OnPath,
    Done,
}

/// A node on the path at hand.
enum Frame {
    /// An arrival; who is to be tried next, and how much of `before` is older.
    Arrival { state: StateId, last: Option<PartyId>, next: u8, older: usize },
    /// A departure; what is left to look at: cells, or states in graph form.
    Departure { state: StateId, mover: PartyId, rest: Vec<usize> },
}

impl<'g> Hunt<'g> {
    fn new(graph: &'g Graph) -> Self {
        let parties = graph.parties().count();
        let best = match graph.tables() {
            Moves::Arcs(_) => Vec::new(),
            Moves::Blocks(tables) => tables.iter().map(|t| vec![None; t.cell_count()]).collect(),
        };
        Self {
            graph,
            walker: Walker::new(graph),
            parties,
            departures: vec![Mark::Fresh; parties * graph.len()],
            arrivals: vec![Mark::Fresh; parties * graph.len()],
            best,
            before: Vec::new(),
        }
    }

    fn slot(&self, mover: PartyId, state: StateId) -> usize {
        mover.index() * self.graph.len() + state.index()
    }

    /// A state that improvements from `from` can come back to again and again.
    fn run(mut self, from: StateId, budget: &Budget) -> Result<Option<StateId>, Stop> {
        let mut path = vec![Frame::Arrival { state: from, last: None, next: 0, older: 0 }];
        let mut done = 0u64;
        while let Some(frame) = path.last_mut() {
            if done.is_multiple_of(1 << 16) {
                budget.go_on("Looking for cycles", done, 8 * self.arrivals.len() as u64)?;
            }
            done += 1;
            match frame {
                Frame::Arrival { state, last, next, older } => {
                    let (state, last, older) = (*state, *last, *older);
                    if usize::from(*next) == self.parties {
                        if let Some(last) = last {
                            self.leave(state, last, older);
                        }
                        path.pop();
                        continue;
                    }
                    let mover = PartyId(*next);
                    *next += 1;
                    if Some(mover) == last {
                        continue;
                    }
                    let slot = self.slot(mover, state);
                    match self.departures[slot] {
                        Mark::OnPath => return Ok(Some(state)),
                        Mark::Done => {}
                        Mark::Fresh => {
                            self.departures[slot] = Mark::OnPath;
                            let rest = self.ahead(mover, state);
                            if let Some(again) = self.meets_path(mover, state, &rest) {
                                return Ok(Some(again));
                            }
                            path.push(Frame::Departure { state, mover, rest });
                        }
                    }
                }
                Frame::Departure { state, mover, rest } => {
                    let (state, mover) = (*state, *mover);
                    match self.next(mover, state, rest) {
                        Some(to) => path.push(self.arrive(to, mover)),
                        None => {
                            let slot = self.slot(mover, state);
                            self.departures[slot] = Mark::Done;
                            path.pop();
                        }
                    }
                }
            }
        }
        Ok(None)
    }

    /// What a departure has to look at: the cells within reach, or the improvements in graph form.
    fn ahead(&self, mover: PartyId, state: StateId) -> Vec<usize> {
        match self.graph.tables() {
            Moves::Arcs(_) => self.graph.improvements(mover, state).iter().map(|t| t.index()).collect(),
            Moves::Blocks(tables) => {
                let mut cells = Vec::new();
                within_reach(self.graph, &tables[mover.index()], state, &mut cells);
                cells
            }
        }
    }

    /// A state of the path at hand that `mover` could reach again from here by an improvement.
    fn meets_path(&self, mover: PartyId, state: StateId, ahead: &[usize]) -> Option<StateId> {
        if self.best.is_empty() {
            let on_path = |s: &&usize| self.arrivals[mover.index() * self.graph.len() + **s] == Mark::OnPath;
            return ahead.iter().find(on_path).map(|s| StateId(*s as u32));
        }
        let rank = self.graph.rank(mover, state);
        let best = ahead.iter().filter_map(|cell| self.best[mover.index()][*cell]);
        best.filter(|(r, _)| *r > rank).map(|(_, s)| s).next()
    }

    /// The next improvement of a departure that has not been looked at.
    fn next(&mut self, mover: PartyId, state: StateId, rest: &mut Vec<usize>) -> Option<StateId> {
        let rank = self.graph.rank(mover, state);
        loop {
            let ahead = *rest.last()?;
            let to = match self.graph.tables() {
                Moves::Blocks(_) => self.walker.gain(mover, ahead, rank),
                Moves::Arcs(_) => Some(StateId(ahead as u32)),
            };
            if to.is_none() || self.best.is_empty() {
                rest.pop();
            }
            if let Some(to) = to
                && self.arrivals[self.slot(mover, to)] == Mark::Fresh
            {
                return Some(to);
            }
        }
    }

    /// Puts an arrival on the path.
    fn arrive(&mut self, state: StateId, last: PartyId) -> Frame {
        let slot = self.slot(last, state);
        self.arrivals[slot] = Mark::OnPath;
        let older = self.before.len();
        if let Moves::Blocks(tables) = self.graph.tables() {
            let (table, rank) = (&tables[last.index()], self.graph.rank(last, state));
            let (best, before) = (&mut self.best[last.index()], &mut self.before);
            self.graph.states().each_point(state, |point| {
                let cell = table.cell_of(point);
                if best[cell].is_none_or(|(r, _)| r < rank) {
                    before.push((last.index(), cell, best[cell]));
                    best[cell] = Some((rank, state));
                }
            });
        }
        Frame::Arrival { state, last: Some(last), next: 0, older }
    }

    /// Takes an arrival off the path.
    fn leave(&mut self, state: StateId, last: PartyId, older: usize) {
        let slot = self.slot(last, state);
        self.arrivals[slot] = Mark::Done;
        for (party, cell, was) in self.before.drain(older..).rev() {
            self.best[party][cell] = was;
        }
    }
}
