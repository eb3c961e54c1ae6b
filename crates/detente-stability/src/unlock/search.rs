//! The least changes of preferences that make a wanted outcome an equilibrium: costs from 0 upwards, and for each cost
//! every way to share it among the parties.
//!
//! The verdicts of a party under Nash stability, GMR and SMR depend on no preferences but its own, so they are
//! computed once for each thing that it may come to want. SEQ lies within GMR and SSEQ within SMR, so what fails there
//! is never looked at again; only what is left is judged with everybody's changes in place.

use super::levels::{Levels, demands};
use super::{Change, Edit, Halt, Meter, Question, Solution, Unlocked};
use crate::Sanctions;
use crate::concepts::stable;
use crate::evolution::Reached;
use crate::{Concept, Response};
use detente_case::Case;
use detente_graph::{Budget, Graph, Moves, PartyId, StateId, StateSet};

/// Solutions that are listed.
const LISTED: usize = 1_000;

/// Finds the least changes. `None` when the concept is not defined for the graph (SIM in graph form).
///
/// ```
/// use detente_graph::{Budget, Graph, StateId};
/// use detente_stability::{Concept, unlock::{self, Goal, Kind, Question}};
/// let text = "detente: 1\nid: w\nparties:\n  a: {options: {go: Go, sing: Sing}, prefers: [a.go, a.sing], assumption: true}\n";
/// let case = detente_case::parse(&detente_source::SourceText::new("w", text)).case.unwrap();
/// let graph = Graph::build(&case, &Budget::unlimited()).unwrap();
/// // To go without singing: the wish to sing has to go.
/// let goal = Goal::state(&case, &graph, StateId(1));
/// let (concept, parties, kinds) = (Concept::Nash, graph.parties().collect(), Kind::ALL.to_vec());
/// let question = Question { goal, concept, parties, kinds, most: 3, tries: 1_000 };
/// let found = unlock::unlock(&case, &graph, &question, &Budget::unlimited()).unwrap();
/// assert_eq!(found.cost, Some(1));
/// ```
pub fn unlock(case: &Case, graph: &Graph, question: &Question, budget: &Budget) -> Option<Unlocked> {
    if question.concept.needs_options() && matches!(graph.tables(), Moves::Arcs(_)) {
        return None;
    }
    let wanted = question.goal.statement.as_ref();
    let mut search = Search {
        question,
        budget,
        meter: Meter::new(budget, question.tries),
        levels: graph.parties().map(|p| Levels::new(case, graph, p, wanted, &question.kinds)).collect(),
        fit: vec![Vec::new(); graph.parties().count()],
        scratch: graph.clone(),
        placed: vec![0; graph.parties().count()],
        picks: Vec::new(),
        found: 0,
    };
    let mut out = Unlocked { cost: None, solutions: Vec::new(), found: 0, searched: None, stopped: None };
    for cost in 0..=question.most {
        let done = search.at_cost(cost);
        if search.found > 0 {
            out.cost = Some(cost);
        }
        match done {
            Ok(()) => out.searched = Some(cost),
            Err(halt) => out.stopped = Some(halt),
        }
        if search.found > 0 || out.stopped.is_some() {
            break;
        }
    }
    out.found = search.found;
    out.solutions = search.solutions();
    Some(out)
}

struct Search<'a> {
    question: &'a Question,
    budget: &'a Budget<'a>,
    meter: Meter<'a>,
    levels: Vec<Levels<'a>>,
    /// Per party and entry the wanted states that pass the test which depends on the party's own preferences only.
    fit: Vec<Vec<StateSet>>,
    /// The graph with the preferences that were looked at last, and per party which these are.
    scratch: Graph,
    placed: Vec<usize>,
    picks: Vec<(Vec<usize>, StateSet)>,
    found: usize,
}

impl Search<'_> {
    fn at_cost(&mut self, cost: usize) -> Result<(), Halt> {
        for p in 0..self.levels.len() {
            if cost > 0 && self.question.parties.contains(&PartyId(p as u8)) {
                self.levels[p].grow(&mut self.meter)?;
            }
            self.fit_level(p, cost)?;
        }
        let mut pick = vec![0; self.levels.len()];
        let wanted = self.question.goal.states.clone();
        self.share(0, cost, &wanted, &mut pick)
    }

    /// Judges the new entries of a party by what depends on its own preferences only.
    fn fit_level(&mut self, p: usize, cost: usize) -> Result<(), Halt> {
        let party = PartyId(p as u8);
        let own = match self.question.concept.response() {
            Response::Nothing => Some(Concept::Nash),
            Response::Answer { symmetric: false, .. } => Some(Concept::Gmr),
            Response::Answer { symmetric: true, .. } => Some(Concept::Smr),
            Response::Together => None,
        };
        for entry in self.levels[p].level(cost) {
            let mut fit = self.question.goal.states.clone();
            if let Some(own) = own {
                self.meter.step("Judging preferences", self.scratch.len())?;
                self.place(p, entry);
                if let Some(stays) = stable(&self.scratch, own, party, Sanctions::Legal, self.budget)? {
                    fit.intersect(&stays);
                }
            }
            self.fit[p].push(fit);
        }
        Ok(())
    }

    fn place(&mut self, p: usize, entry: usize) {
        if self.placed[p] != entry {
            self.scratch.set_ranks(PartyId(p as u8), &self.levels[p].entries[entry].ranks);
            self.placed[p] = entry;
        }
    }

    /// Shares what is left of the cost among the parties from `p` on.
    fn share(&mut self, p: usize, left: usize, fit: &StateSet, pick: &mut Vec<usize>) -> Result<(), Halt> {
        if p == self.levels.len() {
            return if left == 0 { self.judge(fit, pick) } else { Ok(()) };
        }
        for cost in 0..=left {
            for entry in self.levels[p].level(cost) {
                self.meter.step("Combining changes", 1)?;
                let mut both = fit.clone();
                both.intersect(&self.fit[p][entry]);
                if both.iter().next().is_some() {
                    pick[p] = entry;
                    self.share(p + 1, left - cost, &both, pick)?;
                }
            }
        }
        Ok(())
    }

    /// Judges one choice of preferences for everybody; `fit` are the states that may do.
    fn judge(&mut self, fit: &StateSet, pick: &[usize]) -> Result<(), Halt> {
        let concept = self.question.concept;
        self.meter.step("Judging changes", self.scratch.len())?;
        let mut good = fit.clone();
        if self.question.goal.from.is_some() || concept.minds_wishes_of_others() {
            (0..pick.len()).for_each(|p| self.place(p, pick[p]));
        }
        if concept.minds_wishes_of_others() {
            for p in 0..pick.len() {
                if let Some(stays) = stable(&self.scratch, concept, PartyId(p as u8), Sanctions::Legal, self.budget)? {
                    good.intersect(&stays);
                }
                if good.iter().next().is_none() {
                    return Ok(());
                }
            }
        }
        if let Some(start) = self.question.goal.from {
            good.intersect(&Reached::from(&self.scratch, start).states);
        }
        if good.iter().next().is_some() {
            self.found += 1;
            self.meter.keep((self.scratch.len() / 8 + 8 * pick.len()) as u64)?;
            self.picks.push((pick.to_vec(), good));
        }
        Ok(())
    }

    /// What was found, in order.
    fn solutions(&mut self) -> Vec<Solution> {
        let mut picks = std::mem::take(&mut self.picks);
        let edits = |levels: &[Levels], pick: &[usize]| -> Vec<Edit> {
            pick.iter().zip(levels).flat_map(|(e, l)| l.entries[*e].edits.clone()).collect()
        };
        picks.sort_by_cached_key(|(pick, _)| {
            (demands(&edits(&self.levels, pick)), pick.iter().filter(|e| **e > 0).count())
        });
        picks.truncate(LISTED);
        picks.into_iter().filter_map(|(pick, good)| self.solution(&pick, &good)).collect()
    }

    fn solution(&mut self, pick: &[usize], good: &StateSet) -> Option<Solution> {
        let changes = |(p, entry): (usize, &usize)| {
            let entry = (*entry > 0).then(|| self.levels[p].entries[*entry].clone())?;
            Some(Change { party: PartyId(p as u8), edits: entry.edits, order: entry.order, ranks: entry.ranks })
        };
        let changes = pick.iter().enumerate().filter_map(changes).collect();
        let states: Vec<StateId> = good.iter().collect();
        let (state, path) = match self.question.goal.from {
            None => (*states.first()?, None),
            Some(start) => {
                (0..pick.len()).for_each(|p| self.place(p, pick[p]));
                let (state, path) = Reached::from(&self.scratch, start).nearest(good)?;
                (state, Some(path))
            }
        };
        Some(Solution { changes, states, state, path })
    }
}
