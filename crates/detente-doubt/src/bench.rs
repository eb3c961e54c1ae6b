//! Where one worker finds the answers of one model after another.

use crate::Question;
use crate::engine::{Engine, Model};
use detente_case::Form;
use detente_graph::{Budget, Graph, PartyId, StateSet, Stop};
use detente_stability::evolution::Reached;
use detente_stability::{Concept, Verdict, certificate, stable_for};

/// In graphs up to this size, and with at most so many improvements, a single verdict is found by a search forward from
/// the state; in others by the search backward that gives the verdicts for all states.
const SEARCHED: usize = 10_000;
const TRIED: usize = 32;

/// Where one worker puts graphs together: only the parts in which a model differs from the one before are exchanged.
pub(crate) struct Bench<'e, 'c> {
    engine: &'e Engine<'c>,
    set: Option<(Model, Graph)>,
}

impl<'e, 'c> Bench<'e, 'c> {
    pub fn new(engine: &'e Engine<'c>) -> Self {
        Self { engine, set: None }
    }

    /// The answers of a model.
    pub fn answer(&mut self, model: &Model, budget: &Budget) -> Result<u64, Stop> {
        let engine = self.engine;
        let targets = &engine.bases[model.0].targets;
        let (mut answers, mut known): (u64, Vec<(Concept, StateSet)>) = (0, Vec::new());
        let mut reached: Option<StateSet> = None;
        for (q, (question, target)) in engine.questions.iter().zip(targets).enumerate() {
            let yes = match question {
                Question::Stable { concept, party, .. } => {
                    let state = target.iter().next();
                    let parties = engine.case.party_ids().filter(|p| party.is_none_or(|only| only == *p));
                    let mut stable = state.is_some();
                    for party in parties {
                        stable = stable && self.stable(model, *concept, party, target, budget)?;
                    }
                    stable
                }
                Question::InEquilibrium { concept, .. } => {
                    if !known.iter().any(|(c, _)| c == concept) {
                        let graph = if *concept == Concept::Nash { None } else { Some(self.graph(model)) };
                        let graph = graph.unwrap_or(&engine.bases[model.0].graph);
                        known.push((*concept, engine.everyone(model, graph, *concept, budget)?));
                    }
                    known.iter().any(|(c, equilibria)| c == concept && meets(target, equilibria))
                }
                Question::Reachable { .. } => {
                    meets(target, reached.get_or_insert_with(|| reached_from_today(self.graph(model))))
                }
            };
            answers |= u64::from(yes) << q;
        }
        Ok(answers)
    }

    /// Whether the one state of a target is stable for a party. A Nash-stable state is stable under every concept, so the
    /// graph is put together for the others only.
    fn stable(
        &mut self,
        model: &Model,
        concept: Concept,
        party: PartyId,
        target: &StateSet,
        budget: &Budget,
    ) -> Result<bool, Stop> {
        let defined = !concept.needs_options() || matches!(self.engine.case.form, Form::Options { .. });
        if concept == Concept::Nash || !defined || meets(target, &self.engine.part(model, party).nash) {
            return Ok(defined && meets(target, &self.engine.part(model, party).nash));
        }
        let (graph, state) = (self.graph(model), target.iter().next());
        let small = graph.len() <= SEARCHED && state.is_some_and(|s| graph.improvements(party, s).len() <= TRIED);
        if let (true, Some(state)) = (small, state) {
            let certificate = certificate(graph, concept, party, state);
            return Ok(certificate.is_some_and(|c| !matches!(c.verdict, Verdict::Undeterred { .. })));
        }
        Ok(stable_for(graph, concept, party, budget)?.is_some_and(|stable| meets(target, &stable)))
    }

    /// The graph of a model.
    fn graph(&mut self, model: &Model) -> &Graph {
        let engine = self.engine;
        let (before, graph) = match self.set.take() {
            Some((before, graph)) if before.0 == model.0 => (Some(before), graph),
            _ => (None, engine.bases[model.0].graph.clone()),
        };
        let (_, graph) = self.set.insert((model.clone(), graph));
        for party in engine.case.party_ids() {
            let list = model.1[party.index()];
            if before.as_ref().is_none_or(|b| b.1[party.index()] != list) {
                graph.set_prepared(party, &engine.part(model, party).prepared);
            }
        }
        graph
    }
}

fn meets(a: &StateSet, b: &StateSet) -> bool {
    let mut both = a.clone();
    both.intersect(b);
    both.count() > 0
}

/// Where improvements lead from today's state.
fn reached_from_today(graph: &Graph) -> StateSet {
    graph.status_quo().map_or_else(|| StateSet::empty(graph.len()), |today| Reached::from(graph, today).states)
}
