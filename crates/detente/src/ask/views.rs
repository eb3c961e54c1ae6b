//! What comes of it when parties see the conflict differently.

use super::{Depth, Question, Refusal, request};
use crate::{Model, OpenError};
use clap::Args;
use detente_case::Form;
use detente_graph::{Budget, Perceived};
use detente_report::{Study, ViewsStudy};
use detente_stability::{Concept, Hypergame, HypergameAnalysis, analyze_hypergame};
use schemars::JsonSchema;
use serde::Deserialize;

/// Outcomes told in full where nothing is said.
const TOLD: usize = 6;

/// What parties would do who see the conflict in their own ways.
///
/// ```
/// use detente::ask::{Depth, Question, Views};
/// use detente::{Budget, SourceText};
/// let file = "
/// detente: 1
/// id: ambush
/// parties:
///   a: {assumption: true, options: {attack: Attack, hide: Lie in wait}, prefers: [a.attack]}
///   b: {assumption: true, options: {march: March on}, prefers: ['!a.hide', b.march]}
/// views:
///   b: {unaware: [a.hide], assumption: true}
/// ";
/// let model = detente::open(&SourceText::new("case.yaml", file), &Budget::unlimited()).unwrap();
/// let answer = Views::default().ask(&model, Depth::Full, &Budget::unlimited()).unwrap();
/// assert_eq!(answer.perceived[0].graph.len(), 4);
/// ```
#[derive(Clone, Debug, Default, Args, Deserialize, JsonSchema)]
pub struct Views {
    /// Tell outcomes under this concept [default: the first under which every party's own game has an equilibrium]
    #[arg(long, value_parser = super::concept_key, value_name = "CONCEPT")]
    #[serde(default, deserialize_with = "request::concept")]
    #[schemars(with = "Option<String>")]
    pub concept: Option<Concept>,
    /// How many outcomes to tell in full [default: 6]
    #[arg(long, value_name = "N")]
    pub most: Option<usize>,
}

/// The games and what is stable in them.
#[derive(Clone, Debug)]
pub struct ViewsAnswer<'m> {
    model: &'m Model,
    /// The games that parties believe they are in, in the case's order.
    pub perceived: Vec<Perceived>,
    /// The verdicts of every game; where a limit was reached, those found until then.
    pub analysis: HypergameAnalysis,
    /// The concept that outcomes are told under, where one was named.
    pub concept: Option<Concept>,
    /// How many outcomes are told in full.
    pub most: usize,
}

impl Question for Views {
    type Answer<'m> = ViewsAnswer<'m>;

    fn ask<'m>(&self, model: &'m Model, _: Depth, budget: &Budget) -> Result<ViewsAnswer<'m>, Refusal> {
        if let Form::Graph { .. } = model.case.form {
            return Err(Refusal::unfit("views need options, and this case is in graph form"));
        }
        let perceived = crate::views(model, budget).map_err(|error| match error {
            OpenError::Invalid(found) | OpenError::IssuesAlone(found) => Refusal::Invalid(found),
            OpenError::Stopped(stop) => Refusal::Stopped(stop),
        })?;
        let analysis = analyze_hypergame(&crate::hypergame(&model.graph, &perceived), &Concept::ALL, budget);
        Ok(ViewsAnswer { model, perceived, analysis, concept: self.concept, most: self.most.unwrap_or(TOLD) })
    }
}

impl ViewsAnswer<'_> {
    /// The hypergame that the games make.
    pub fn hypergame(&self) -> Hypergame<'_> {
        crate::hypergame(&self.model.graph, &self.perceived)
    }

    /// The answer as reports speak of it.
    pub fn study<'a>(&'a self, hypergame: &'a Hypergame<'a>) -> ViewsStudy<'a> {
        let study = Study { case: &self.model.case, graph: &self.model.graph, analysis: &self.analysis.games[0] };
        ViewsStudy { study, perceived: &self.perceived, hypergame, analysis: &self.analysis }
    }
}
