//! The judgements that the certificate of a verdict uses.
//!
//! A certificate is a set of comparisons: the party does not like what it can move to better than staying; an improvement
//! is better; a sanction is not; who carries out a credible sanction gains by each step. Each comparison is decided by the
//! first statement that holds in one state and not in the other (by all weights that differ, or by the ranking as a whole).
//! A party that stays may also be kept by rules: those that exclude a combination it could otherwise move to and would like
//! better.

use detente_case::{Case, Direction, Form, Preferences};
use detente_graph::{Graph, PartyId, StateId};
use detente_report::{Judged, Use, VerdictTrace};
use detente_stability::{Concept, Sanction, Step, Verdict, certificate};
use std::cmp::Ordering;
use std::collections::BTreeMap;

/// Options of its own up to which the combinations that rules exclude are looked through.
const MOST_OPTIONS: usize = 12;

/// What one verdict rests on; `None` where the concept is not defined for the case.
///
/// ```
/// use detente::{Budget, Concept, SourceText};
/// let text = "{detente: 1, id: walk, parties: {a: {options: {go: {does: Go, now: true}}, prefers: [a.go], assumption: true}}}";
/// let model = detente::open(&SourceText::new("walk", text), &Budget::unlimited()).unwrap();
/// let (now, a) = (model.graph.status_quo().unwrap(), model.case.find_party("a").unwrap());
/// let trace = detente::verdict_trace(&model.case, &model.graph, Concept::Nash, a, now).unwrap();
/// assert!(trace.is_stable);
/// assert_eq!(trace.uses[0].0.key(&model.case), "a.1");
/// ```
pub fn verdict_trace(
    case: &Case,
    graph: &Graph,
    concept: Concept,
    party: PartyId,
    state: StateId,
) -> Option<VerdictTrace> {
    let certificate = certificate(graph, concept, party, state)?;
    let mut found = Found { case, graph, uses: BTreeMap::new(), ties: 0 };
    let mut answers = 0;
    match &certificate.verdict {
        Verdict::NoImprovement => graph.moves(party, state).into_iter().for_each(|to| found.compare(party, state, to)),
        Verdict::Undeterred { improvement, answers: looked_at, closest } => {
            found.compare(party, *improvement, state);
            found.moved(party, state, *improvement);
            answers = *looked_at;
            if let Some(near) = closest {
                let end = near.escape.or(near.steps.last().map(|s| s.to));
                end.into_iter().for_each(|end| found.compare(party, end, state));
            }
        }
        Verdict::Deterred(list) => {
            for deterrence in list {
                found.compare(party, deterrence.improvement, state);
                match &deterrence.sanction {
                    Sanction::Path { steps, escape } => {
                        found.steps(concept, deterrence.improvement, steps);
                        steps.last().into_iter().for_each(|last| found.compare(party, state, last.to));
                        escape.iter().for_each(|to| found.compare(party, state, *to));
                    }
                    Sanction::Together(moves) => {
                        found.compare(party, state, moves.result);
                        for (mover, to) in &moves.moves {
                            if let Some(to) = graph.states().find(*to) {
                                found.compare(*mover, to, state);
                                found.moved(*mover, state, to);
                            }
                        }
                    }
                }
            }
        }
    }
    let rules_looked_for = !certificate.is_stable() || found.rules(party, state);
    let Found { uses, ties, .. } = found;
    Some(VerdictTrace {
        state,
        party,
        concept,
        is_stable: certificate.is_stable(),
        uses: uses.into_iter().collect(),
        ties,
        answers,
        rules_looked_for,
    })
}

struct Found<'a> {
    case: &'a Case,
    graph: &'a Graph,
    uses: BTreeMap<Judged, Vec<Use>>,
    ties: usize,
}

impl Found<'_> {
    fn add(&mut self, judged: Judged, how: Use) {
        let uses = self.uses.entry(judged).or_default();
        if !uses.contains(&how) {
            uses.push(how);
        }
    }

    /// Notes what decides between two states for a party, whichever is better.
    fn compare(&mut self, party: PartyId, a: StateId, b: StateId) {
        let (better, worse) = match self.graph.rank(party, a).cmp(&self.graph.rank(party, b)) {
            Ordering::Greater => (a, b),
            Ordering::Less => (b, a),
            Ordering::Equal => {
                self.ties += usize::from(a != b);
                return;
            }
        };
        for k in deciding(self.case, self.graph, party, better, worse) {
            self.add(Judged::Want(party, k), Use::Decides { better, worse });
        }
    }

    /// Notes the options that a move changes.
    fn moved(&mut self, party: PartyId, from: StateId, to: StateId) {
        let (a, b) = (self.graph.pattern(from), self.graph.pattern(to));
        let changed = (a.taken ^ b.taken) & a.fixed & b.fixed;
        for k in self.case.party(party).options.clone().filter(|k| changed >> k & 1 == 1) {
            self.add(Judged::Option(k), Use::Moved);
        }
    }

    fn steps(&mut self, concept: Concept, from: StateId, steps: &[Step]) {
        let mut at = from;
        for step in steps {
            if concept.is_credible() {
                self.compare(step.party, step.to, at);
            }
            self.moved(step.party, at, step.to);
            at = step.to;
        }
    }

    /// Notes the rules that keep a party from something better; whether they were looked for.
    fn rules(&mut self, party: PartyId, state: StateId) -> bool {
        let Form::Options { infeasible, .. } = &self.case.form else { return true };
        if infeasible.is_empty() {
            return true;
        }
        let own = self.case.party(party).options.clone();
        if own.len() > MOST_OPTIONS {
            return false;
        }
        let states = self.graph.states();
        let from = states.bits(states.representative(state));
        for choice in 0u64..1 << own.len() {
            let to = from & !self.graph.own_bits(party) | choice << own.start;
            if to == from || states.find(to).is_some() || !allowed(self.case, own.clone(), from, to) {
                continue;
            }
            if better(&self.case.party(party).preferences, to, from) {
                for (k, rule) in infeasible.iter().enumerate().filter(|(_, rule)| rule.when.expr.holds(to)) {
                    let judged = rule.stands_for.map_or(Judged::Infeasible(k), |o| Judged::Option(o.index()));
                    self.add(judged, Use::Forbids(to));
                }
            }
        }
        true
    }
}

/// The preferences of a party that tell two states apart: the first statement that does, all weights that differ, or the
/// ranking as a whole (0).
pub(super) fn deciding(case: &Case, graph: &Graph, party: PartyId, a: StateId, b: StateId) -> Vec<usize> {
    let states = graph.states();
    let bits = |s| states.bits(states.representative(s));
    match &case.party(party).preferences {
        Preferences::Ranked { .. } => vec![0],
        Preferences::Prioritized(wants) => {
            let apart = |w: &detente_case::Want| w.statement.expr.holds(bits(a)) != w.statement.expr.holds(bits(b));
            wants.iter().position(apart).into_iter().collect()
        }
        Preferences::Weighted(weights) => {
            let apart = |w: &detente_case::Weight| w.statement.expr.holds(bits(a)) != w.statement.expr.holds(bits(b));
            (0..weights.len()).filter(|k| weights[*k].millionths != 0 && apart(&weights[*k])).collect()
        }
    }
}

/// Whether one-way options allow a change.
fn allowed(case: &Case, mut own: std::ops::Range<usize>, from: u64, to: u64) -> bool {
    own.all(|k| {
        let change = (from >> k & 1, to >> k & 1, case.options[k].moves);
        !matches!(change, (0, 1, Direction::Drop) | (1, 0, Direction::Take))
    })
}

/// Whether a combination of options would be better than another, also where it cannot be. A ranking does not say.
fn better(preferences: &Preferences, a: u64, b: u64) -> bool {
    match preferences {
        Preferences::Ranked { .. } => false,
        Preferences::Prioritized(wants) => {
            let apart = wants.iter().find(|w| w.statement.expr.holds(a) != w.statement.expr.holds(b));
            apart.is_some_and(|w| w.statement.expr.holds(a))
        }
        Preferences::Weighted(weights) => {
            let sum = |bits: u64| -> i128 {
                weights.iter().filter(|w| w.statement.expr.holds(bits)).map(|w| i128::from(w.millionths)).sum()
            };
            sum(a) > sum(b)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Budget, SourceText, open};

    /// The statements named decide, by the letter: replacing the order of preference by them alone gives the same verdict
    /// between the two states, and no earlier statement tells them apart.
    #[test]
    fn what_is_named_decides() {
        let mut held = 0;
        for case in ["japan-dprk-2024", "cuban-missile-crisis", "prisoners-dilemma", "garrison-diversion", "elmira"] {
            let path =
                std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../cases").join(case).join("case.yaml");
            let text = std::fs::read_to_string(path).expect("the case is there");
            let model = open(&SourceText::new(case, text), &Budget::unlimited()).expect("the case is sound");
            let (case, graph) = (&model.case, &model.graph);
            let step = (graph.len() / 12).max(1);
            for state in graph.states().ids().step_by(step) {
                for party in graph.parties() {
                    for concept in Concept::ALL {
                        let Some(trace) = verdict_trace(case, graph, concept, party, state) else { continue };
                        for (judged, uses) in &trace.uses {
                            for how in uses {
                                held += usize::from(holds(case, graph, *judged, how));
                            }
                        }
                    }
                }
            }
        }
        assert!(held > 1000, "{held}");
    }

    fn holds(case: &Case, graph: &Graph, judged: Judged, how: &Use) -> bool {
        let Use::Decides { better, worse } = how else { return false };
        let Judged::Want(party, k) = judged else { panic!("only preferences decide") };
        assert!(graph.rank(party, *better) > graph.rank(party, *worse));
        if let Preferences::Prioritized(wants) = &case.party(party).preferences {
            let bits = |s: StateId| graph.states().bits(graph.states().representative(s));
            let truth = |i: usize, s: StateId| wants[i].statement.expr.holds(bits(s));
            assert!(truth(k, *better) && !truth(k, *worse));
            assert!((0..k).all(|i| truth(i, *better) == truth(i, *worse)));
        }
        true
    }
}
