//! The document `detente.strength/1`.

use super::shared::asked;
use super::{DoubtRequest, StrengthStudy};
use crate::conventions::{Told, conventions};
use crate::documents::v1::{
    Graded, Judged, Marked, Partial, Parties, Size, State, States, StrengthTold, StrengthVerdictTold, StrongAnswer,
};
use crate::documents::{each, steps, text};
use detente_graph::{PartyId, StateId, StateSet};
use detente_stability::{Concept, STRENGTH_CONCEPTS, StrengthVerdict, strength_certificate};

/// How firmly states hold, as the document `detente.strength/1`, ending in a line end. `counts` gives numbers instead of
/// lists of states, for large cases.
///
/// Keys are added, never renamed, within `/1`; lists ascend; the same input gives the same bytes.
pub fn strength_json(study: &StrengthStudy, request: &DoubtRequest, counts: bool) -> String {
    let StrengthStudy { case, graph, floors, analysis } = *study;
    text(&StrengthTold {
        of: Parties::of(case),
        size: Size::of(graph),
        strong: each(case, graph.parties(), |p| {
            let mut grades = floors[p.index()].clone();
            grades.dedup();
            let marks = &case.party(p).marks;
            Marked { statements: marks.strong_statements, gaps: marks.strong_gaps.len(), grades: grades.len() }
        }),
        stability: (analysis.verdicts.iter())
            .map(|v| {
                let own = |p: PartyId| graded(&v.stable[p.index()], &v.strong[p.index()], counts);
                (v.concept.key(), each(case, graph.parties(), own))
            })
            .collect(),
        equilibria: (analysis.verdicts.iter())
            .map(|v| (v.concept.key(), graded(&v.equilibria, &v.strong_equilibria, counts)))
            .collect(),
        state: request.state.map(|state| Judged {
            state: State::of(case, graph, state),
            verdicts: each(case, asked(graph, request.party), |p| {
                STRENGTH_CONCEPTS.iter().copied().map(|c| (c.key(), verdict(study, c, p, state))).collect()
            }),
        }),
        conventions: conventions(Told::Strength, &[case]),
        partial: Partial::of(analysis.stopped.as_ref()),
    })
}

fn graded<'a>(all: &StateSet, strong: &'a StateSet, counts: bool) -> Graded<'a> {
    let mut weak = all.clone();
    strong.iter().for_each(|s| weak.remove(s));
    let weak = if counts { States::Count(weak.count()) } else { weak.into() };
    Graded { strong: States::of(strong, counts), weak }
}

fn verdict<'a>(study: &StrengthStudy<'a>, concept: Concept, party: PartyId, state: StateId) -> StrengthVerdictTold<'a> {
    let found = strength_certificate(study.graph, study.floors, concept, party, state);
    let (to, answers) = match &found.verdict {
        StrengthVerdict::Undeterred(to) => (Some(to.number()), None),
        StrengthVerdict::Deterred(answers) => {
            let answer = |a: &detente_stability::StrengthAnswer| StrongAnswer {
                to: a.improvement.number(),
                strong: a.strong,
                steps: steps(study.case, &a.steps),
            };
            (None, Some(answers.iter().map(answer).collect()))
        }
    };
    StrengthVerdictTold { strength: found.strength().key(), to, answers }
}
