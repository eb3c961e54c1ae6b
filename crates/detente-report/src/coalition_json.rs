//! The document `detente.coalitions/1`.

use crate::Study;
use crate::conventions::{Told, conventions};
use crate::documents::v1::{
    Answered, Breaking, Broken, BrokenState, BrokenStates, CoalitionTold, Coalitions, JointMoveTold, Keyed, Partial,
    Parties, Size, StateName, States,
};
use crate::documents::{by_concept, concepts, id, ids, steps, text};
use detente_case::Form;
use detente_graph::StateId;
use detente_stability::{Coalition, CoalitionConcept, CoalitionSurvey, JointMove, answer_to, coalition_improvements};

/// The document `detente.coalitions/1`, ending in a line end: per coalition and concept the stable states, what is
/// stable for every coalition, the equilibria that give way with the smallest coalitions that break them, equilibrium
/// jumps, and for the given states every joint improvement of these coalitions with its steps. `counts` gives numbers
/// instead of lists of states, for large cases.
///
/// Keys are added, never renamed, within `/1`; lists ascend; the same input gives the same bytes.
pub fn coalition_json(study: &Study, survey: &CoalitionSurvey, states: &[StateId], counts: bool) -> String {
    let writer = Writer { study: *study, survey };
    let coalition = |(c, coalition): (usize, &Coalition)| CoalitionTold {
        members: writer.members(coalition),
        stable: survey.verdicts.iter().map(|v| (v.concept.key(), States::of(&v.stable[c], counts))).collect(),
    };
    text(&Coalitions {
        of: Parties::of(study.case),
        size: Size::of(study.graph),
        improvements: survey.strictness.key(),
        coalitions: survey.coalitions.iter().enumerate().map(coalition).collect(),
        universal: survey.verdicts.iter().map(|v| (v.concept.key(), States::of(&v.universal, counts))).collect(),
        broken: writer.broken(counts),
        states: states.iter().map(|s| writer.state(*s)).collect(),
        conventions: conventions(Told::Coalitions, &[study.case]),
        partial: Partial::of(survey.stopped.as_ref()),
    })
}

struct Writer<'a> {
    study: Study<'a>,
    survey: &'a CoalitionSurvey,
}

impl<'a> Writer<'a> {
    fn members(&self, coalition: &Coalition) -> Vec<&'a str> {
        ids(self.study.case, coalition.members().iter().copied())
    }

    /// Per concept for single parties: its equilibria that some coalition breaks under CNash, with the smallest ones.
    fn broken(&self, counts: bool) -> Keyed<'a, BrokenStates<'a>> {
        let Some(found) = self.survey.of(CoalitionConcept::Nash) else { return Keyed(Vec::new()) };
        let by = |s| self.survey.smallest_breaking(CoalitionConcept::Nash, s).into_iter();
        by_concept(&self.study.analysis.verdicts, |single| {
            let broken = single.equilibria.iter().filter(|s| !found.universal.contains(*s));
            if counts {
                return BrokenStates::Count(broken.count());
            }
            let told = |s: StateId| Broken { state: s.number(), by: by(s).map(|c| self.members(c)).collect() };
            BrokenStates::List(broken.map(told).collect())
        })
    }

    fn state(&self, state: StateId) -> BrokenState<'a> {
        let Study { case, graph, .. } = self.study;
        let broken = self.survey.smallest_breaking(CoalitionConcept::Nash, state).into_iter();
        let breaking = |coalition: &Coalition| {
            let moves = coalition_improvements(graph, coalition, self.survey.strictness, state);
            let moves = moves.iter().map(|m| self.joint_move(coalition, state, m)).collect();
            Breaking { members: self.members(coalition), moves }
        };
        BrokenState {
            number: state.number(),
            name: self.name(state),
            equilibrium: self.equilibrium(&[state]),
            leave_alone: ids(case, graph.parties().filter(|p| !graph.improvements(*p, state).is_empty())),
            broken_by: broken.map(breaking).collect(),
        }
    }

    fn joint_move(&self, coalition: &Coalition, state: StateId, joint: &JointMove) -> JointMoveTold<'a> {
        let Study { case, graph, .. } = self.study;
        let answer = |concept: CoalitionConcept| {
            let found = answer_to(graph, coalition, concept, self.survey.strictness, state, joint.to);
            found.ok().map(|a| Answered { steps: steps(case, &a.steps), spoilt_for: id(case, a.spoilt_for) })
        };
        let others = CoalitionConcept::ALL.into_iter().filter(|c| *c != CoalitionConcept::Nash);
        JointMoveTold {
            to: joint.to.number(),
            name: self.name(joint.to),
            steps: steps(case, &joint.path),
            at_a_loss: joint.at_a_loss.clone(),
            equilibrium: self.equilibrium(&[joint.to]),
            jump: self.equilibrium(&[state, joint.to]),
            answers: others.map(|c| (c.key(), answer(c))).collect(),
        }
    }

    /// The concepts for single parties under which all these states are equilibria.
    fn equilibrium(&self, states: &[StateId]) -> Vec<&'static str> {
        concepts(&self.study.analysis.verdicts, |v| states.iter().all(|s| v.equilibria.contains(*s)))
    }

    fn name(&self, state: StateId) -> StateName<'a> {
        match &self.study.case.form {
            Form::Options { .. } => StateName { pattern: Some(self.study.graph.pattern(state).to_string()), id: None },
            Form::Graph { states, .. } => StateName { pattern: None, id: Some(&states[state.index()].id.value) },
        }
    }
}
