//! What groups of parties could do together.

use super::Bench;
use super::asked::{About, Body, Document, ask, shown};
use crate::serve::error::Problem;
use axum::Json;
use axum::extract::State;
use detente::ask::{Coalitions, Depth};
use detente::report::document::About as Section;
use detente::report::documents::v1;
use detente::report::{CoalitionPassage, Finding, Findings, coalition_json, coalition_passage};
use schemars::JsonSchema;
use serde::Serialize;

/// The answer.
#[derive(Serialize, JsonSchema)]
pub struct CoalitionsTold {
    /// The document `detente.coalitions/1`, as `detente coalitions --format json` prints it.
    document: Document<v1::Coalitions<'static>>,
    /// The same in words, as the report has it: HTML with its own style and no script.
    section: String,
    /// For each state asked about what holds against parties alone and in coalitions.
    states: Vec<StateTold>,
}

/// What holds in a state.
#[derive(Serialize, JsonSchema)]
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
    remarks: Vec<(String, String)>,
}

impl From<CoalitionPassage> for StateTold {
    fn from(told: CoalitionPassage) -> Self {
        let remark = |r: detente::report::Remark| (r.about.label().to_owned(), r.text);
        Self {
            state: told.state.number(),
            alone: told.alone.to_string(),
            together: told.together.to_string(),
            split: told.is_split,
            remarks: told.paragraphs.into_iter().map(remark).collect(),
        }
    }
}

pub async fn coalitions(
    State(bench): State<Bench>,
    Body(asked): Body<About<Coalitions>>,
) -> Result<Json<CoalitionsTold>, Problem> {
    ask(bench, asked, |study, answer, _, budget| {
        if study.graph.parties().count() < 2 {
            return Err(Problem::bad("a coalition takes two parties, and the case has but one"));
        }
        let (survey, states) = (&answer.survey, &answer.states);
        let document =
            Document::of(&coalition_json(study, survey, states, !Depth::Interactive.lists(study.graph.len())))?;
        let states = states.iter().map(|s| coalition_passage(study, survey, *s).into()).collect();
        let mut findings = Findings::from(*study);
        findings.coalitions = Finding::Found(answer.findings(study, budget));
        Ok(CoalitionsTold { document, section: shown(&findings, Section::Coalitions), states })
    })
    .await
}
