//! Where things can go from a state, and how they could get to what somebody wants.

use super::Bench;
use super::asked::{About, Answered, Body, Document, ask, shown};
use crate::serve::error::Problem;
use axum::Json;
use axum::extract::State;
use detente::ask::{Depth, Paths, PathsAnswer};
use detente::report::document::About as Section;
use detente::report::documents::v1;
use detente::report::{Finding, Findings, PathFindings, PathsStudy, paths_json};
use detente::stability::evolution::evolve;

pub async fn paths(
    State(bench): State<Bench>,
    Body(asked): Body<About<Paths>>,
) -> Result<Json<Answered<Document<v1::Paths<'static>>>>, Problem> {
    ask(bench, asked, |study, answer, _, budget| {
        let PathsAnswer { evolution, goal, rules } = answer;
        let paths = PathsStudy { study: *study, evolution: &evolution, goal: goal.as_ref() };
        let document = Document::of(&paths_json(&paths, !Depth::Interactive.lists(study.graph.len())))?;
        let found = match goal {
            None => PathFindings { reach: evolution, to: Vec::new(), left_out: None },
            Some(goal) => {
                let reach = evolve(study.graph, evolution.from, None, &rules, 1, budget);
                PathFindings { reach, to: vec![(goal, evolution)], left_out: None }
            }
        };
        let mut findings = Findings::from(*study);
        findings.paths = Finding::Found(found);
        Ok(Answered { document, section: shown(&findings, Section::Paths) })
    })
    .await
}
