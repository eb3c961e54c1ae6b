//! What would have to be wanted for an outcome to hold.

use super::Bench;
use super::asked::{About, Body, Document, ask_model};
use crate::serve::error::Problem;
use axum::Json;
use axum::extract::State;
use detente::ask::{Depth, Unlock, UnlockAnswer};
use detente::report::documents::v1;
use detente::report::{Asked, UnlockRequest, unlock_json, unlock_told};
use detente::{Model, PartyId};
use schemars::JsonSchema;
use serde::Serialize;

/// The answer.
#[derive(Serialize, JsonSchema)]
pub struct UnlockTold {
    /// The document `detente.unlock/1`, as `detente unlock --format json` prints it.
    document: Document<v1::Unlock<'static>>,
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
#[derive(Serialize, JsonSchema)]
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

pub async fn unlock(State(bench): State<Bench>, Body(asked): Body<About<Unlock>>) -> Result<Json<UnlockTold>, Problem> {
    ask_model(bench, asked, |model, answer, _, budget| {
        let told = unlock_told(&model.case, &model.graph, &answer.found, &answer.told());
        let alone = answer.alone(model, Depth::Interactive, budget);
        Ok(UnlockTold {
            document: Document::of(&unlock_json(&model.case, &model.graph, &answer.found, &answer.told()))?,
            wanted: told.wanted,
            cost: told.cost,
            ways: told.ways.into_iter().map(|way| way.whole).collect(),
            alone: alone.iter().map(|(party, asked)| by_itself(model, &answer, *party, asked)).collect(),
            meaning: answer.question.concept.meaning(),
        })
    })
    .await
}

fn by_itself(model: &Model, of: &UnlockAnswer, party: PartyId, Asked { question, found }: &Asked) -> AloneTold {
    let request = UnlockRequest { question, most: UnlockRequest::ALONE, ..of.told() };
    let told = unlock_told(&model.case, &model.graph, found, &request);
    AloneTold {
        party: model.case.party(party).id.value.clone(),
        cost: found.cost,
        searched: found.searched,
        ways: told.ways.into_iter().map(|way| way.changes).collect(),
    }
}
