//! What groups of parties could do together.

use super::Bench;
use super::asked::{LISTED, shown, value, written};
use crate::cli::coalitions::{looked_at, telling};
use crate::cli::select;
use crate::serve::error::Problem;
use axum::Json;
use axum::extract::State;
use detente::report::document::About;
use detente::report::{CoalitionFindings, CoalitionPassage, Finding, Findings, coalition_json, coalition_passage};
use detente::stability::{CoalitionConcept, Strictness, largest_within, survey_coalitions};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::ToSchema;

/// Coalitions up to the size at which there are more than this are looked at.
const MOST: usize = 1000;

/// A question.
#[derive(Deserialize, ToSchema)]
pub struct CoalitionsRequest {
    /// The text of a case.
    text: String,
    /// The state asked about: a number, a pattern, the options taken, `now`; else today's and the firmest equilibria.
    state: Option<String>,
    /// Only the coalition of these parties.
    #[serde(default)]
    members: Vec<String>,
    /// Whether it is enough that one member gains and none loses.
    #[serde(default)]
    weak: bool,
    /// A name for the work, under which its progress is told.
    job: Option<String>,
}

/// The answer.
#[derive(Serialize, ToSchema)]
pub struct CoalitionsAnswer {
    /// The document `detente.coalitions/1`, as `detente coalitions --format json` prints it.
    #[schema(value_type = Object)]
    document: Value,
    /// The same in words, as the report has it: HTML with its own style and no script.
    section: String,
    /// For each state asked about what holds against parties alone and in coalitions.
    states: Vec<StateTold>,
}

/// What holds in a state.
#[derive(Serialize, ToSchema)]
pub struct StateTold {
    /// The state's number.
    state: u64,
    /// What holds against each party alone, as a clause.
    alone: String,
    /// What holds against coalitions, as a clause.
    together: String,
    /// Whether no party would leave alone, but a coalition would.
    split: bool,
    /// How coalitions could leave it, what that takes and whether it lasts: what a sentence is about, and the sentence.
    remarks: Vec<[String; 2]>,
}

impl From<CoalitionPassage> for StateTold {
    fn from(told: CoalitionPassage) -> Self {
        let remark = |r: detente::report::Remark| [r.about.label().to_owned(), r.text];
        Self {
            state: told.state.number(),
            alone: told.alone,
            together: told.together,
            split: told.is_split,
            remarks: told.paragraphs.into_iter().map(remark).collect(),
        }
    }
}

#[utoipa::path(post, path = "/api/coalitions", request_body = CoalitionsRequest, responses((status = 200, body = CoalitionsAnswer), (status = 400, body = Problem), (status = 422, body = Problem)))]
pub async fn coalitions(
    State(bench): State<Bench>,
    Json(asked): Json<CoalitionsRequest>,
) -> Result<Json<CoalitionsAnswer>, Problem> {
    let shared = bench.clone();
    let job = asked.job.clone();
    let work = move |budget: &detente::Budget<'_>| {
        let loaded = shared.cache.load(&asked.text, budget)?;
        let (study, graph) = (loaded.study(), &loaded.model.graph);
        let state = written(&asked.state).map(|text| select::state(study.case, graph, text)).transpose()?;
        if graph.parties().count() < 2 {
            return Err(Problem::bad("a coalition takes two parties, and the case has but one"));
        }
        let coalitions = looked_at(&asked.members, None, &loaded.model)?;
        let strictness = if asked.weak { Strictness::Weak } else { Strictness::Strict };
        let survey = survey_coalitions(graph, coalitions, &CoalitionConcept::ALL, strictness, budget);
        let states = state.map_or_else(|| telling(graph, &loaded.analysis).0, |s| vec![s]);
        let document = value(&coalition_json(&study, &survey, &states, graph.len() > LISTED))?;
        let told = states.iter().map(|s| coalition_passage(&study, &survey, *s).into()).collect();
        let is_whole = asked.members.is_empty() && largest_within(graph, MOST) >= graph.parties().count();
        let jumps = detente::coalition_jumps(&study, &survey, budget);
        let mut findings = Findings::from(study);
        findings.coalitions = Finding::Found(CoalitionFindings { survey, is_whole, jumps });
        Ok(CoalitionsAnswer { document, section: shown(&findings, About::Coalitions), states: told })
    };
    bench.jobs.run(job, work).await.map(Json)
}
