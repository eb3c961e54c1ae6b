//! The document `detente.coalitions/1`.

use crate::Study;
use crate::conventions::{Told, conventions};
use detente_case::Form;
use detente_graph::{PartyId, StateId, StateSet};
use detente_stability::{
    Coalition, CoalitionConcept, CoalitionSurvey, Concept, JointAnswer, JointMove, Step, answer_to,
    coalition_improvements,
};
use serde_json::{Map, Value, json};

/// The document `detente.coalitions/1`, ending in a line end: per coalition and concept the stable states, what is
/// stable for every coalition, the equilibria that give way with the smallest coalitions that break them, equilibrium
/// jumps, and for the given states every joint improvement of these coalitions with its steps. `counts` gives numbers
/// instead of lists of states, for large cases.
///
/// Keys are added, never renamed, within `/1`; lists ascend; the same input gives the same bytes.
pub fn coalition_json(study: &Study, survey: &CoalitionSurvey, states: &[StateId], counts: bool) -> String {
    let writer = Writer { study, survey };
    let set = |states: &StateSet| {
        if counts { json!(states.count()) } else { json!(states.iter().map(|s| s.number()).collect::<Vec<_>>()) }
    };
    let keyed = |f: &dyn Fn(usize) -> Value| -> Map<String, Value> {
        survey.verdicts.iter().enumerate().map(|(k, v)| (v.concept.key().to_owned(), f(k))).collect()
    };
    let coalitions: Vec<Value> = survey
        .coalitions
        .iter()
        .enumerate()
        .map(|(c, coalition)| {
            let stable = keyed(&|k| set(&survey.verdicts[k].stable[c]));
            json!({"members": writer.members(coalition), "stable": stable})
        })
        .collect();
    let mut document = Map::new();
    let mut put = |key: &str, value: Value| document.insert(key.to_owned(), value);
    put("format", json!("detente.coalitions/1"));
    put("case", json!({"id": study.case.id, "title": study.case.title}));
    put("parties", study.case.parties.iter().map(|p| json!(p.id.value)).collect());
    put("feasible", json!(study.graph.len()));
    put("status_quo", json!(study.graph.status_quo().map(|s| s.number())));
    put("improvements", json!(survey.strictness.key()));
    put("coalitions", Value::Array(coalitions));
    put("universal", Value::Object(keyed(&|k| set(&survey.verdicts[k].universal))));
    put("broken", Value::Object(writer.broken(counts)));
    put("states", states.iter().map(|s| writer.state(*s)).collect());
    put("conventions", conventions(Told::Coalitions, &[study.case]));
    if let Some(stop) = &survey.stopped {
        put("partial", json!({"reason": stop.to_string()}));
    }
    Value::Object(document).to_string() + "\n"
}

struct Writer<'a> {
    study: &'a Study<'a>,
    survey: &'a CoalitionSurvey,
}

impl Writer<'_> {
    fn id(&self, party: PartyId) -> Value {
        json!(self.study.case.party(party).id.value)
    }

    fn members(&self, coalition: &Coalition) -> Value {
        coalition.members().iter().map(|m| self.id(*m)).collect()
    }

    /// Per concept for single parties: its equilibria that some coalition breaks under CNash, with the smallest ones.
    fn broken(&self, counts: bool) -> Map<String, Value> {
        let mut found = Map::new();
        let Some(verdicts) = self.survey.of(CoalitionConcept::Nash) else { return found };
        for single in &self.study.analysis.verdicts {
            let broken = single.equilibria.iter().filter(|s| !verdicts.universal.contains(*s));
            let value = if counts {
                json!(broken.count())
            } else {
                let by = |s| self.survey.smallest_breaking(CoalitionConcept::Nash, s).into_iter();
                broken
                    .map(|s| json!({"state": s.number(), "by": by(s).map(|c| self.members(c)).collect::<Value>()}))
                    .collect()
            };
            found.insert(single.concept.key().to_owned(), value);
        }
        found
    }

    fn state(&self, state: StateId) -> Value {
        let mut entry = self.named("number", state);
        entry.insert("equilibrium".to_owned(), self.equilibrium(state));
        let graph = self.study.graph;
        let leaving = graph.parties().filter(|p| !graph.improvements(*p, state).is_empty());
        entry.insert("leave_alone".to_owned(), leaving.map(|p| self.id(p)).collect());
        let broken = self.survey.smallest_breaking(CoalitionConcept::Nash, state).into_iter().map(|coalition| {
            let moves = coalition_improvements(graph, coalition, self.survey.strictness, state);
            let moves: Value = moves.iter().map(|m| self.joint_move(coalition, state, m)).collect();
            json!({"members": self.members(coalition), "moves": moves})
        });
        entry.insert("broken_by".to_owned(), broken.collect());
        Value::Object(entry)
    }

    fn joint_move(&self, coalition: &Coalition, state: StateId, joint: &JointMove) -> Value {
        let mut entry = self.named("to", joint.to);
        entry.insert("steps".to_owned(), self.steps(&joint.path));
        entry.insert("at_a_loss".to_owned(), json!(joint.at_a_loss));
        entry.insert("equilibrium".to_owned(), self.equilibrium(joint.to));
        let graph = self.study.graph;
        let is_equilibrium = |concept: Concept, s| {
            self.study.analysis.of(concept).is_some_and(|verdicts| verdicts.equilibria.contains(s))
        };
        let jumps = Concept::ALL.into_iter().filter(|c| is_equilibrium(*c, state) && is_equilibrium(*c, joint.to));
        entry.insert("jump".to_owned(), jumps.map(|c| json!(c.key())).collect());
        let mut answers = Map::new();
        for concept in CoalitionConcept::ALL.into_iter().filter(|c| *c != CoalitionConcept::Nash) {
            let answer = answer_to(graph, coalition, concept, self.survey.strictness, state, joint.to);
            answers.insert(concept.key().to_owned(), answer.map_or(Value::Null, |a| self.answer(&a)));
        }
        entry.insert("answers".to_owned(), Value::Object(answers));
        Value::Object(entry)
    }

    fn answer(&self, answer: &JointAnswer) -> Value {
        json!({"steps": self.steps(&answer.steps), "spoilt_for": self.id(answer.spoilt_for)})
    }

    fn steps(&self, steps: &[Step]) -> Value {
        steps.iter().map(|s| json!({"party": self.id(s.party), "to": s.to.number()})).collect()
    }

    /// The concepts for single parties under which a state is an equilibrium.
    fn equilibrium(&self, state: StateId) -> Value {
        let verdicts = self.study.analysis.verdicts.iter().filter(|v| v.equilibria.contains(state));
        verdicts.map(|v| json!(v.concept.key())).collect()
    }

    fn named(&self, key: &str, state: StateId) -> Map<String, Value> {
        let name = match &self.study.case.form {
            Form::Options { .. } => ("pattern", json!(self.study.graph.pattern(state).to_string())),
            Form::Graph { states, .. } => ("id", json!(states[state.index()].id.value)),
        };
        [(key.to_owned(), json!(state.number())), (name.0.to_owned(), name.1)].into_iter().collect()
    }
}
