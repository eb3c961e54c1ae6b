//! What the answer is in each combination of what is in doubt.

use super::Bench;
use super::asked::{choice, concept, value, written};
use crate::cli::worlds::asked as questions;
use crate::cli::worlds_args::Ask;
use crate::serve::error::Problem;
use axum::Json;
use axum::extract::State;
use detente::Concept;
use detente::doubt::{Halt, Question, Ranks, Space, sample, survey, sweep};
use detente::report::{WorldsStudy, worlds_json, worlds_told};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::ToSchema;

/// All worlds are gone through up to so many; beyond that as many are drawn.
const MOST: usize = 10_000;
const SEED: u64 = 1;

/// A question.
#[derive(Deserialize, ToSchema)]
pub struct WorldsRequest {
    /// The text of a case.
    text: String,
    /// `stable`, `equilibrium`, `reachable`; else what everybody asks.
    ask: Option<String>,
    /// What the question is about: a state for `stable`, else a statement.
    of: Option<String>,
    /// In which sense of stability; `nash` where nothing is said.
    concept: Option<String>,
    /// With `stable`: for this party only.
    party: Option<String>,
    /// A name for the work, under which its progress is told.
    job: Option<String>,
}

/// The answer.
#[derive(Serialize, ToSchema)]
pub struct WorldsAnswer {
    /// The document `detente.worlds/1`, as `detente worlds --format json` prints it.
    #[schema(value_type = Object)]
    document: Value,
    /// Question by question, in the order of the document.
    told: Vec<QuestionTold>,
}

/// A question and its answer.
#[derive(Serialize, ToSchema)]
pub struct QuestionTold {
    /// The question.
    question: String,
    /// In how many worlds it is so, and where.
    answer: String,
    /// How likely that is, where the case says anything about it.
    likelihood: Option<String>,
    /// What moving doubtful ranks does to it.
    ranks: Vec<String>,
}

#[utoipa::path(post, path = "/api/worlds", request_body = WorldsRequest, responses((status = 200, body = WorldsAnswer), (status = 400, body = Problem), (status = 422, body = Problem)))]
pub async fn worlds(
    State(bench): State<Bench>,
    Json(asked): Json<WorldsRequest>,
) -> Result<Json<WorldsAnswer>, Problem> {
    let shared = bench.clone();
    let job = asked.job.clone();
    let work = move |budget: &detente::Budget<'_>| {
        let loaded = shared.cache.load(&asked.text, budget)?;
        let case = &loaded.case;
        if case.doubt.is_empty() {
            return Err(Problem::bad("nothing is in doubt in this case: it has neither hypotheses nor contingencies"));
        }
        let ask = written(&asked.ask).map(choice).transpose()?;
        let under = concept(asked.concept.as_deref())?.unwrap_or(Concept::Nash);
        if written(&asked.of).is_none() && loaded.graph.status_quo().is_none() && case.definitions.is_empty() {
            return Err(Problem::bad("the case names no state of today; say what the question is about"));
        }
        if ask.is_some_and(|ask| ask != Ask::Stable) && written(&asked.of).is_none() {
            return Err(Problem::bad("say what should hold: a name or a statement"));
        }
        if ask != Some(Ask::Stable) && written(&asked.party).is_some() {
            return Err(Problem::bad("a party is only named where the question is whether a state is stable"));
        }
        let today = written(&asked.of).is_none_or(|of| of == "now");
        if ask == Some(Ask::Stable) && today && loaded.graph.status_quo().is_none() {
            return Err(Problem::bad("the case names no state of today; say which state is asked about"));
        }
        let questions = questions(ask, written(&asked.of), under, written(&asked.party), &loaded)?;
        let list: Vec<Question> = questions.iter().map(|a| a.question.clone()).collect();
        let few = Space::new(&case.doubt, Ranks::Fixed).list(MOST).map_err(|e| Problem::limit(e.to_string()))?;
        let drawn = few.is_none().then_some((SEED, 0..MOST as u64));
        let summary = match &drawn {
            None => survey(case, &list, Ranks::Fixed, MOST, budget),
            Some((seed, range)) => sample(case, &list, Ranks::Fixed, *seed, range.clone(), budget),
        }
        .map_err(halted)?;
        let sweeps = match summary.stopped.is_none() && drawn.is_none() {
            true => sweep(case, &list, MOST, budget).map_err(halted)?.unwrap_or_default(),
            false => Vec::new(),
        };
        let study = WorldsStudy {
            case,
            asked: &questions,
            summary: &summary,
            sweeps: &sweeps,
            sample: drawn.as_ref(),
            ranks: false,
            equilibria: &[],
        };
        let told = worlds_told(&study).into_iter().map(|t| QuestionTold {
            question: t.question,
            answer: t.answer,
            likelihood: t.likelihood,
            ranks: t.ranks,
        });
        Ok(WorldsAnswer { document: value(&worlds_json(&study))?, told: told.collect() })
    };
    bench.jobs.run(job, work).await.map(Json)
}

fn halted(halt: Halt) -> Problem {
    match halt {
        Halt::Stopped(stop) => stop.into(),
        other => Problem::limit(other.to_string()),
    }
}
