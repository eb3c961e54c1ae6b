//! How firmly states hold where some differences are strong.

use super::{Depth, Explained, Explaining, Question, Refusal};
use crate::Model;
use clap::Args;
use detente_case::Case;
use detente_graph::{Budget, Graph, Rank, grade_floors};
use detente_report::{StrengthFindings, StrengthStudy};
use detente_stability::{STRENGTH_CONCEPTS, StrengthAnalysis, analyze_strength};
use schemars::JsonSchema;
use serde::Deserialize;

/// How firmly states hold. However large the case, this takes no longer than its analysis, so nothing is left out anywhere.
///
/// ```
/// use detente::ask::{Depth, Question, Strength};
/// use detente::{Budget, SourceText};
/// let text = "
/// detente: 1
/// id: walk
/// parties:
///   a: {assumption: true, options: {go: {does: Go, now: false}}, prefers: [a.go]}
/// ";
/// let model = detente::open(&SourceText::new("case.yaml", text), &Budget::unlimited()).unwrap();
/// let answer = Strength::default().ask(&model, Depth::Full, &Budget::unlimited()).unwrap();
/// assert_eq!(answer.analysis.verdicts[0].equilibria.count(), 1);
/// ```
#[derive(Clone, Debug, Default, Args, Deserialize, JsonSchema)]
pub struct Strength {
    /// What is explained.
    #[command(flatten)]
    #[serde(flatten)]
    pub explained: Explained,
}

/// How firmly states hold.
#[derive(Clone, Debug)]
pub struct StrengthAnswer {
    /// Per party and rank the lowest rank that is not much worse.
    pub floors: Vec<Vec<Rank>>,
    /// The verdicts; where a limit stopped the work, those found until then.
    pub analysis: StrengthAnalysis,
    /// What is to be explained.
    pub about: Explaining,
}

impl Question for Strength {
    type Answer<'m> = StrengthAnswer;

    fn ask(&self, model: &Model, _: Depth, budget: &Budget) -> Result<StrengthAnswer, Refusal> {
        let Model { case, graph, .. } = model;
        let about = self.explained.about(model, STRENGTH_CONCEPTS)?;
        let floors: Vec<_> = graph.parties().map(|p| grade_floors(case, graph, p)).collect();
        let analysis = analyze_strength(graph, &floors, STRENGTH_CONCEPTS, budget);
        match &analysis.stopped {
            Some(stop) if analysis.verdicts.is_empty() => Err(stop.clone().into()),
            _ => Ok(StrengthAnswer { floors, analysis, about }),
        }
    }
}

impl StrengthAnswer {
    /// The answer with its case, as it is told.
    pub fn study<'a>(&'a self, case: &'a Case, graph: &'a Graph) -> StrengthStudy<'a> {
        StrengthStudy { case, graph, floors: &self.floors, analysis: &self.analysis }
    }

    /// For the report.
    pub fn findings(self) -> StrengthFindings {
        StrengthFindings { floors: self.floors, analysis: self.analysis }
    }
}
