//! Certificates of coalitional verdicts, found by a forward search from the state in question.

use super::symmetric::has_no_escape;
use super::trails::{Steps, trails};
use super::{
    Coalition, CoalitionCertificate, CoalitionConcept, CoalitionVerdict, JointAnswer, Strictness,
    coalition_improvements,
};
use detente_graph::{Graph, StateId};

/// The certificate of the verdict for one state, coalition and concept. Joint moves and answers are as short as
/// possible; among these the first in order of party and state.
pub fn coalition_certificate(
    graph: &Graph,
    coalition: &Coalition,
    concept: CoalitionConcept,
    strictness: Strictness,
    state: StateId,
) -> CoalitionCertificate {
    let mut answered = Vec::new();
    let mut open = None;
    for joint_move in coalition_improvements(graph, coalition, strictness, state) {
        match answer_to(graph, coalition, concept, strictness, state, joint_move.to) {
            Ok(answer) => answered.push(answer),
            Err(answers) => {
                open = Some(CoalitionVerdict::Undeterred { joint_move, answers });
                break;
            }
        }
    }
    let verdict = match open {
        Some(open) => open,
        None if answered.is_empty() => CoalitionVerdict::NoImprovement,
        None => CoalitionVerdict::Deterred(answered),
    };
    CoalitionCertificate { concept, strictness, coalition: coalition.clone(), state, verdict }
}

/// A shortest answer of the opponents that keeps a coalition from going from `state` to `improvement`; or how many
/// states they could bring about, if none of these deters it. CNash asks for no answer.
///
/// # Errors
/// Nothing deters the improvement.
pub fn answer_to(
    graph: &Graph,
    coalition: &Coalition,
    concept: CoalitionConcept,
    strictness: Strictness,
    state: StateId,
    improvement: StateId,
) -> Result<JointAnswer, usize> {
    if concept == CoalitionConcept::Nash {
        return Err(0);
    }
    let steps = if concept.is_credible() { Steps::Improving } else { Steps::Any };
    let answers = trails(graph, &coalition.opponents(graph), steps, improvement, |t| {
        !strictness.improves(graph, coalition, t, state)
            && (!concept.is_symmetric() || has_no_escape(graph, coalition, strictness, t, state))
    });
    let end = answers.found().ok_or_else(|| answers.reached().count())?;
    let compared = |party| graph.rank(party, end).cmp(&graph.rank(party, state));
    let spoilt_for = coalition.members().iter().copied().min_by_key(|m| compared(*m));
    Ok(JointAnswer {
        improvement,
        steps: answers.path_found().unwrap_or_default(),
        spoilt_for: spoilt_for.expect("a coalition that improves has a member"),
    })
}
