//! Answers in many worlds that share most of what they are made of.
//!
//! What depends on the feasibility rules alone (states, moves) is made once for each set of rules in force; what depends
//! on the preferences of one party alone (its ranks, its sorted blocks, its Nash-stable states) once for each list of
//! statements; and the answers once for each combination of these, however many worlds have it.

use crate::Question;
use detente_case::{Case, Expr, Mark, WishesIn, World};
use detente_graph::{Budget, BuildError, Graph, PartyId, Prepared, StateSet, Stop};
use detente_source::Diagnostics;
use detente_stability::{Concept, stable_for};
use rayon::prelude::*;
use rustc_hash::FxHashMap;
use std::fmt;
use std::sync::Arc;

/// Why there are no answers.
#[derive(Clone, Debug)]
pub enum Halt {
    /// A limit.
    Stopped(Stop),
    /// The case has errors in this world, such as a ranking that misses a state which only this world has.
    Invalid(World, Diagnostics),
    /// Ranks that do not go together.
    NoWorld(World),
    /// Too many ranks in doubt to count.
    TooManyRanks(crate::TooManyRanks),
}

impl std::error::Error for Halt {}

impl From<Stop> for Halt {
    fn from(stop: Stop) -> Self {
        Self::Stopped(stop)
    }
}

impl From<crate::TooManyRanks> for Halt {
    fn from(ranks: crate::TooManyRanks) -> Self {
        Self::TooManyRanks(ranks)
    }
}

impl fmt::Display for Halt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Stopped(stop) => stop.fmt(f),
            Self::Invalid(_, found) => match found.iter().next() {
                Some(first) => write!(f, "the case has errors in one of its worlds: {}", first.message),
                None => write!(f, "the case has errors in one of its worlds"),
            },
            Self::NoWorld(_) => write!(f, "two statements cannot have the same rank"),
            Self::TooManyRanks(ranks) => ranks.fmt(f),
        }
    }
}

/// Answers questions in worlds of a case.
#[derive(Debug)]
pub struct Engine<'c> {
    pub(crate) case: &'c Case,
    pub(crate) questions: Vec<Question>,
    pub(crate) bases: Vec<Base>,
    /// By the rules in force: position in `bases`.
    base_of: FxHashMap<Vec<bool>, usize>,
    /// Answers of models met before.
    pub(crate) answers: FxHashMap<Model, u64>,
}

/// What worlds with the same rules share.
#[derive(Debug)]
pub(crate) struct Base {
    pub graph: Graph,
    /// Per question the states that it is about.
    pub targets: Vec<StateSet>,
    /// Per party the lists met, by the addresses of their statements, which do not move while the case is borrowed.
    lists: Vec<FxHashMap<Vec<usize>, usize>>,
    parts: Vec<Vec<Option<Part>>>,
}

/// What depends on one party's list alone.
#[derive(Debug)]
pub(crate) struct Part {
    pub prepared: Prepared,
    pub nash: StateSet,
}

/// A base and per party a list: whatever decides the answers.
pub(crate) type Model = (usize, Vec<usize>);

impl<'c> Engine<'c> {
    /// For some questions, at most 64.
    ///
    /// # Panics
    /// For more questions than that.
    pub fn new(case: &'c Case, questions: &[Question]) -> Self {
        assert!(questions.len() <= 64, "answers are bits of a word");
        Self {
            case,
            questions: questions.to_vec(),
            bases: Vec::new(),
            base_of: FxHashMap::default(),
            answers: FxHashMap::default(),
        }
    }

    /// How many worlds are best answered together: as many as the memory allowed leaves room for.
    pub fn batch(&self, budget: &Budget) -> usize {
        let Some(base) = self.bases.first() else { return 64 };
        let one = base.graph.shape().bytes_needed(1).max(1);
        (u128::from(budget.memory) / 4 / one).clamp(1, 1024) as usize
    }

    /// The equilibria of some worlds under a concept. An equilibrium is told as the options taken, and where a world merges
    /// states, as all combinations that it merges, ascending: other worlds may merge others.
    ///
    /// # Errors
    /// [`Halt`].
    pub fn equilibria(
        &mut self,
        worlds: &[World],
        concept: Concept,
        budget: &Budget,
    ) -> Result<Vec<Arc<[Vec<u64>]>>, Halt> {
        let models = self.models(worlds, budget)?;
        let mut distinct: Vec<&Model> = models.iter().collect();
        distinct.sort_unstable();
        distinct.dedup();
        let each = |model: &&Model| -> Result<Arc<[Vec<u64>]>, Stop> {
            let graph = self.graph(model);
            let states = graph.states();
            let all = self.everyone(model, &graph, concept, budget)?;
            let points = |state| {
                let mut points = Vec::new();
                states.each_point(state, |point| points.push(states.bits(point)));
                points.sort_unstable();
                points
            };
            Ok(all.iter().map(points).collect())
        };
        let found: Result<Vec<Arc<[Vec<u64>]>>, Stop> = distinct.par_iter().map(each).collect();
        let by_model: FxHashMap<&Model, Arc<[Vec<u64>]>> = distinct.iter().copied().zip(found?).collect();
        Ok(models.iter().map(|m| by_model[m].clone()).collect())
    }

    /// The models of some worlds, with all their parts made.
    pub(crate) fn models(&mut self, worlds: &[World], budget: &Budget) -> Result<Vec<Model>, Halt> {
        let mut models = Vec::with_capacity(worlds.len());
        let mut missing: Vec<(usize, PartyId, usize, WishesIn<'c>)> = Vec::new();
        let case = self.case;
        for world in worlds {
            let at = self.base(world, budget)?;
            let base = &mut self.bases[at];
            let mut lists = Vec::with_capacity(case.parties.len());
            for party in case.party_ids() {
                let wishes = case.doubt.wishes_in(party, world).ok_or_else(|| Halt::NoWorld(world.clone()))?;
                let key: Vec<usize> = match &wishes {
                    WishesIn::Ranking => Vec::new(),
                    WishesIn::Prioritized(wants) => wants.iter().map(|w| std::ptr::from_ref(*w).addr()).collect(),
                    WishesIn::Weighted(weights) => weights.iter().map(|w| std::ptr::from_ref(*w).addr()).collect(),
                };
                let (lists_of, parts) = (&mut base.lists[party.index()], &mut base.parts[party.index()]);
                let next = parts.len();
                let list = *lists_of.entry(key).or_insert(next);
                if list == next {
                    parts.push(None);
                    missing.push((at, party, list, wishes));
                }
                lists.push(list);
            }
            models.push((at, lists));
        }
        let made: Vec<Part> =
            missing.par_iter().map(|(at, party, _, wishes)| self.bases[*at].part(*party, wishes)).collect();
        for ((at, party, list, _), part) in missing.into_iter().zip(made) {
            self.bases[at].parts[party.index()][list] = Some(part);
        }
        Ok(models)
    }

    fn base(&mut self, world: &World, budget: &Budget) -> Result<usize, Halt> {
        let doubt = &self.case.doubt;
        let rules = doubt.infeasible.iter().chain(&doubt.coalesce);
        let key: Vec<bool> = rules.map(|r| r.condition.holds(&world.choices)).collect();
        if let Some(at) = self.base_of.get(&key) {
            return Ok(*at);
        }
        let case = self.case.in_world(world).ok_or_else(|| Halt::NoWorld(world.clone()))?;
        let graph = Graph::build(&case, budget).map_err(|error| match error {
            BuildError::Stopped(stop) => Halt::Stopped(stop),
            BuildError::Invalid(found) => Halt::Invalid(world.clone(), found),
        })?;
        let targets = self.questions.iter().map(|q| target(&graph, q)).collect();
        let parties = self.case.parties.len();
        self.bases.push(Base {
            graph,
            targets,
            lists: vec![FxHashMap::default(); parties],
            parts: (0..parties).map(|_| Vec::new()).collect(),
        });
        self.base_of.insert(key, self.bases.len() - 1);
        Ok(self.bases.len() - 1)
    }

    pub(crate) fn part(&self, model: &Model, party: PartyId) -> &Part {
        let part = &self.bases[model.0].parts[party.index()][model.1[party.index()]];
        part.as_ref().expect("all parts of a model are made with it")
    }

    /// The graph of a model.
    fn graph(&self, model: &Model) -> Graph {
        let mut graph = self.bases[model.0].graph.clone();
        for party in self.case.party_ids() {
            graph.set_prepared(party, &self.part(model, party).prepared);
        }
        graph
    }

    /// The states that are stable for everyone; none where the concept has no meaning.
    pub(crate) fn everyone(
        &self,
        model: &Model,
        graph: &Graph,
        concept: Concept,
        budget: &Budget,
    ) -> Result<StateSet, Stop> {
        let mut all = StateSet::full(graph.len());
        for party in self.case.party_ids() {
            if concept == Concept::Nash {
                all.intersect(&self.part(model, party).nash);
                continue;
            }
            match stable_for(graph, concept, party, budget)? {
                Some(stable) => all.intersect(&stable),
                None => return Ok(StateSet::empty(graph.len())),
            }
        }
        Ok(all)
    }

    /// Drops what takes more memory than is fair; it is made again when it is needed.
    pub(crate) fn forget(&mut self, budget: &Budget) {
        let of = |base: &Base| {
            let parts: usize = base.parts.iter().map(Vec::len).sum();
            u128::from(base.graph.states().points()) * parts as u128 * 24
        };
        if self.bases.iter().map(of).sum::<u128>() > u128::from(budget.memory) / 4 {
            for base in &mut self.bases {
                base.lists.iter_mut().for_each(FxHashMap::clear);
                base.parts.iter_mut().for_each(Vec::clear);
            }
            // Models are named by lists that are gone.
            self.answers.clear();
        }
    }
}

impl Base {
    fn part(&self, party: PartyId, wishes: &WishesIn) -> Part {
        let prepared = match wishes {
            WishesIn::Ranking => self.graph.prepare(party, self.graph.ranks(party)),
            WishesIn::Prioritized(wants) => {
                // What is unknown tells no states apart here, as everywhere.
                let known = wants.iter().filter(|w| w.mark != Some(Mark::Unknown));
                let statements: Vec<&Expr> = known.map(|w| &w.statement.expr).collect();
                self.graph.prepare(party, &self.graph.ranks_under(&statements))
            }
            WishesIn::Weighted(weights) => {
                let pairs: Vec<(&Expr, i64)> = weights.iter().map(|w| (&w.statement.expr, w.millionths)).collect();
                self.graph.prepare(party, &self.graph.ranks_weighted(&pairs))
            }
        };
        let mut graph = self.graph.clone();
        graph.set_prepared(party, &prepared);
        let nash = stable_for(&graph, Concept::Nash, party, &Budget::unlimited());
        Part { prepared, nash: nash.ok().flatten().unwrap_or_else(|| StateSet::empty(graph.len())) }
    }
}

/// The states that a question is about.
fn target(graph: &Graph, question: &Question) -> StateSet {
    match question {
        Question::Stable { state, .. } => {
            let found = graph.states().find(*state);
            graph.states_where(|s| Some(s) == found)
        }
        Question::InEquilibrium { statement, .. } | Question::Reachable { statement } => {
            let states = graph.states();
            graph.states_where(|s| statement.holds(states.bits(states.representative(s))))
        }
    }
}
