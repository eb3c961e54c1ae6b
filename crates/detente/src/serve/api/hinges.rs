//! What the answer hangs on.

use super::Bench;
use super::asked::{Answered, choice, concept, shown, value, written};
use crate::cli::hinges::question;
use crate::cli::hinges_args::Asked;
use crate::serve::error::Problem;
use axum::Json;
use axum::extract::State;
use detente::ask::PathRule;
use detente::doubt::hinges::{Sample, all_worlds, survey};
use detente::report::document::About;
use detente::report::{Finding, Findings, HingeFindings, HingeStudy, hinges_json};
use serde::Deserialize;
use utoipa::ToSchema;

/// All worlds are looked at if there are no more than this; else the case as it stands.
const WORLDS: usize = 512;

/// A question.
#[derive(Deserialize, ToSchema)]
pub struct HingesRequest {
    /// The text of a case.
    text: String,
    /// `holds`, `reach`, `equilibria`; else whether today's state holds, or which equilibria there are.
    ask: Option<String>,
    /// The state asked about; else today's.
    state: Option<String>,
    /// For `reach`: the statement that is to hold.
    to: Option<String>,
    /// For `reach`: by which steps; `improvements` where nothing is said.
    by: Option<String>,
    /// For `holds` and `equilibria`: under which concept; `nash` where nothing is said.
    concept: Option<String>,
    /// A name for the work, under which its progress is told.
    job: Option<String>,
}

#[utoipa::path(post, path = "/api/hinges", request_body = HingesRequest, responses((status = 200, description = "`detente.hinges/1`, and the same in words", body = Answered), (status = 400, body = Problem), (status = 422, body = Problem)))]
pub async fn hinges(State(bench): State<Bench>, Json(asked): Json<HingesRequest>) -> Result<Json<Answered>, Problem> {
    let shared = bench.clone();
    let job = asked.job.clone();
    let work = move |budget: &detente::Budget<'_>| {
        let loaded = shared.cache.load(&asked.text, budget)?;
        let (study, model) = (loaded.study(budget)?, &*loaded);
        let somewhere = written(&asked.state).is_some() || model.graph.status_quo().is_some();
        let ask = match written(&asked.ask) {
            Some(word) => Some(choice(word)?),
            None if !somewhere => Some(Asked::Equilibria),
            None => None,
        };
        if !somewhere && ask != Some(Asked::Equilibria) {
            return Err(Problem::bad(
                "the case names no state of today; name a state, or ask which equilibria there are",
            ));
        }
        if ask == Some(Asked::Reach) && written(&asked.to).is_none() {
            return Err(Problem::bad("say what should be reached: a name or a statement"));
        }
        let by = written(&asked.by).map(choice).transpose()?.unwrap_or(PathRule::Improvements);
        let (under, to) = (concept(asked.concept.as_deref())?, written(&asked.to));
        let question = question(ask, written(&asked.state), to, by, under, model)?;
        let all = all_worlds(study.case, WORLDS);
        let is_whole = all.is_some();
        let sample = all.unwrap_or_else(|| Sample::base(study.case));
        let found = survey(study.case, &sample, &question, budget)?;
        let hinges = found.ok_or_else(|| Problem::bad("this concept is not defined for a case in graph form"))?;
        let told =
            HingeStudy { case: study.case, graph: study.graph, hinges: &hinges, pairs: None, passages: &[], asked: to };
        let document = value(&hinges_json(&told))?;
        let mut findings = Findings::from(study);
        findings.hinges = Finding::Found(HingeFindings { hinges, asked: to.map(str::to_owned), all_worlds: is_whole });
        Ok(Answered { document, section: shown(&findings, About::Hinges) })
    };
    bench.jobs.run(job, work).await.map(Json)
}
