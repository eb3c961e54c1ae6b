//! What would have to be wanted for an outcome to hold.

use super::Bench;
use super::asked::{concept, value};
use crate::cli::unlock::{TRIES, goal, undefined};
use crate::serve::error::Problem;
use axum::Json;
use axum::extract::State;
use detente::ask as select;
use detente::report::{UnlockRequest as Told, unlock_json, unlock_told};
use detente::stability::unlock::{Goal, Kind, Question, unlock as search};
use detente::{Budget, Concept, Model, PartyId, StateId};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::ToSchema;

/// Ways told of each party alone, and changes tried for it.
const ALONE: usize = 2;
const ALONE_TRIES: u64 = 100_000;
/// The highest cost that may be looked at.
const FURTHEST: usize = 6;

/// A question.
#[derive(Deserialize, ToSchema)]
pub struct UnlockQuestion {
    /// The text of a case.
    text: String,
    /// The wanted outcome: a state, or a statement.
    make: String,
    /// Under which concept it is to be an equilibrium; `seq` where nothing is said.
    concept: Option<String>,
    /// Only the preferences of these parties may change.
    #[serde(default)]
    party: Vec<String>,
    /// Changes up to this cost; 3 where nothing is said, at most 6.
    within: Option<usize>,
    /// How many different ways to tell; 5 where nothing is said.
    most: Option<usize>,
    /// For a statement: whether an equilibrium will do to which no improvements lead from today.
    #[serde(default)]
    anywhere: bool,
    /// A name for the work, under which its progress is told.
    job: Option<String>,
}

/// The answer.
#[derive(Serialize, ToSchema)]
pub struct UnlockAnswer {
    /// The document `detente.unlock/1`, as `detente unlock --format json` prints it.
    #[schema(value_type = Object)]
    document: Value,
    /// What is wanted, in a sentence.
    wanted: String,
    /// What it costs, in a sentence.
    cost: String,
    /// The ways to it, in the order of the document's solutions.
    ways: Vec<String>,
    /// What each party alone could do about it, where anybody was asked.
    alone: Vec<AloneTold>,
    /// What the concept asks.
    meaning: &'static str,
}

/// What one party alone could do about it.
#[derive(Serialize, ToSchema)]
pub struct AloneTold {
    /// Its id.
    party: String,
    /// How many changes it takes; none where none was found.
    cost: Option<usize>,
    /// Up to which cost everything was tried.
    searched: Option<usize>,
    /// The changes of the first ways, each in a sentence.
    ways: Vec<String>,
}

#[utoipa::path(post, path = "/api/unlock", request_body = UnlockQuestion, responses((status = 200, body = UnlockAnswer), (status = 400, body = Problem), (status = 422, body = Problem)))]
pub async fn unlock(
    State(bench): State<Bench>,
    Json(asked): Json<UnlockQuestion>,
) -> Result<Json<UnlockAnswer>, Problem> {
    let shared = bench.clone();
    let job = asked.job.clone();
    let work = move |budget: &Budget<'_>| {
        let loaded = shared.cache.load(&asked.text, budget)?;
        answer(&asked, &loaded, budget)
    };
    bench.jobs.run(job, work).await.map(Json)
}

fn answer(asked: &UnlockQuestion, model: &Model, budget: &Budget) -> Result<UnlockAnswer, Problem> {
    let Model { case, graph, .. } = model;
    let concept = concept(asked.concept.as_deref())?.unwrap_or(Concept::Seq);
    let everybody: Vec<PartyId> = graph.parties().collect();
    let named: Result<Vec<PartyId>, _> = asked.party.iter().map(|p| select::party(case, p)).collect();
    let named = named?;
    let make = asked.make.trim();
    if make.is_empty() {
        return Err(Problem::bad("say what should come about: a state or a statement"));
    }
    let (goal, state) = goal(make, asked.anywhere, model)?;
    if goal.states.count() == 0 {
        return Err(Problem::bad(format!("no feasible state satisfies `{make}`, so nothing can unlock it")));
    }
    let most = asked.within.unwrap_or(3).min(FURTHEST);
    let parties = if named.is_empty() { everybody.clone() } else { named };
    let asked_of_all = parties.len() > 1;
    let question = Question { goal: goal.clone(), concept, parties, kinds: Kind::ALL.to_vec(), most, tries: TRIES };
    let found = search(case, graph, &question, budget).ok_or_else(|| Problem::from(undefined(concept)))?;
    let request = Told { question: &question, state, make, most: asked.most.unwrap_or(5).clamp(1, 50) };
    let told = unlock_told(case, graph, &found, &request);
    let alone = match found.cost {
        Some(0) => Vec::new(),
        _ if !asked_of_all => Vec::new(),
        _ => {
            question.parties.iter().filter_map(|p| by_itself(model, &goal, state, concept, *p, most, budget)).collect()
        }
    };
    Ok(UnlockAnswer {
        document: value(&unlock_json(case, graph, &found, &request))?,
        wanted: told.wanted,
        cost: told.cost,
        ways: told.ways.into_iter().map(|way| way.whole).collect(),
        alone,
        meaning: concept.meaning(),
    })
}

fn by_itself(
    model: &Model,
    goal: &Goal,
    state: Option<StateId>,
    concept: Concept,
    party: PartyId,
    most: usize,
    budget: &Budget,
) -> Option<AloneTold> {
    let Model { case, graph, .. } = model;
    let (parties, kinds) = (vec![party], Kind::ALL.to_vec());
    let question = Question { goal: goal.clone(), concept, parties, kinds, most, tries: ALONE_TRIES };
    let found = search(case, graph, &question, budget)?;
    let told = unlock_told(case, graph, &found, &Told { question: &question, state, make: "", most: ALONE });
    Some(AloneTold {
        party: case.party(party).id.value.clone(),
        cost: found.cost,
        searched: found.searched,
        ways: told.ways.into_iter().map(|way| way.changes).collect(),
    })
}
