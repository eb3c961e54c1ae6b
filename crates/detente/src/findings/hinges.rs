//! What the answer hangs on: whether today's state holds, or which equilibria there are where the case names none.

use detente_doubt::hinges::{Place, Question, Sample, all_worlds, survey};
use detente_graph::{Budget, Stop};
use detente_report::{Finding, HingeFindings, Study};
use detente_stability::Concept;

/// Worlds looked at; beyond this the case as it stands.
const WORLDS: usize = 512;
/// States times worlds that a report builds.
const BUILT: usize = 400_000;
/// States times changes, where all states have to be judged after each.
const JUDGED: usize = 2_000_000;

pub(super) fn ask(study: &Study, budget: &Budget, stopped: &mut Option<Stop>) -> Finding<HingeFindings> {
    let (case, graph) = (study.case, study.graph);
    let question = match Place::now(case) {
        Some(now) => Question::Holds(now, Concept::Nash),
        None => Question::Equilibria(Concept::Nash),
    };
    let wishes: usize = case
        .parties
        .iter()
        .map(|p| match &p.preferences {
            detente_case::Preferences::Prioritized(wants) => wants.len() * wants.len(),
            detente_case::Preferences::Weighted(weights) => weights.len(),
            detente_case::Preferences::Ranked { tiers, .. } => tiers.len(),
        })
        .sum();
    let too_long = |n: usize, most: usize| n > most;
    if too_long(graph.len(), BUILT)
        || (graph.status_quo().is_none()
            && too_long(graph.len().saturating_mul(wishes + 2 * case.claims.len()), JUDGED))
    {
        return Finding::LeftOut(
            "For a case of this size this takes longer than a report may; `detente hinges CASE` looks into it."
                .to_owned(),
        );
    }
    let all = all_worlds(case, WORLDS).filter(|s| {
        let alone = graph.status_quo().is_none() && s.worlds.len() > 1;
        !alone && !too_long(graph.len().saturating_mul(s.worlds.len()), BUILT)
    });
    let is_whole = all.is_some();
    let sample = all.unwrap_or_else(|| Sample::base(case));
    match survey(case, &sample, &question, budget) {
        Ok(Some(hinges)) => Finding::Found(HingeFindings { hinges, asked: None, all_worlds: is_whole }),
        Ok(None) => Finding::NotAsked,
        Err(stop) => {
            let words = format!("This was not finished: {stop}.");
            *stopped = Some(stop);
            Finding::LeftOut(words)
        }
    }
}
