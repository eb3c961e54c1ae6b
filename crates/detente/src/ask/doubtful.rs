//! What is stable where preferences are unknown.

use super::{ByDepth, Depth, Explained, Explaining, Question, Refusal, Remedy};
use crate::Model;
use clap::Args;
use detente_case::Case;
use detente_graph::{Budget, Graph, Relation};
use detente_report::{UnknownFindings, UnknownStudy};
use detente_stability::{UNKNOWN_CONCEPTS, UnknownAnalysis, analyze_unknown};
use schemars::JsonSchema;
use serde::Deserialize;

/// States beyond which a report leaves this to whoever asks it alone.
const STATES: ByDepth<usize> = ByDepth { brief: 20_000, full: usize::MAX, interactive: usize::MAX };

/// What is stable where preferences are unknown.
///
/// ```
/// use detente::ask::{Depth, Doubtful, Question};
/// use detente::stability::Extension;
/// use detente::{Budget, SourceText};
/// let text = "
/// detente: 1
/// id: walk
/// parties:
///   a: {assumption: true, options: {go: {does: Go, now: false}}, prefers: [{want: a.go, unknown: true}]}
/// ";
/// let model = detente::open(&SourceText::new("case.yaml", text), &Budget::unlimited()).unwrap();
/// let answer = Doubtful::default().ask(&model, Depth::Full, &Budget::unlimited()).unwrap();
/// // Whoever moves to what may be better stays nowhere; whoever moves to what is surely better stays everywhere.
/// let equilibria = Extension::ALL.map(|e| answer.analysis.verdicts[0].equilibria(e).count());
/// assert_eq!(equilibria, [0, 2, 0, 2]);
/// ```
#[derive(Clone, Debug, Default, Args, Deserialize, JsonSchema)]
pub struct Doubtful {
    /// What is explained.
    #[command(flatten)]
    #[serde(flatten)]
    pub explained: Explained,
}

/// What is stable.
#[derive(Clone, Debug)]
pub struct DoubtfulAnswer {
    /// How each party compares states.
    pub relations: Vec<Relation>,
    /// The verdicts; where a limit stopped the work, those found until then.
    pub analysis: UnknownAnalysis,
    /// What is to be explained.
    pub about: Explaining,
}

impl Question for Doubtful {
    type Answer<'m> = DoubtfulAnswer;

    fn ask(&self, model: &Model, depth: Depth, budget: &Budget) -> Result<DoubtfulAnswer, Refusal> {
        let Model { case, graph, .. } = model;
        let about = self.explained.about(model, UNKNOWN_CONCEPTS)?;
        if graph.len() > STATES.at(depth) {
            let size = format!("With {} states", graph.len());
            return Err(Refusal::TooLong { size, alone: Remedy::Ask("doubtful", None) });
        }
        let relations = Relation::all(case, graph);
        let analysis = analyze_unknown(graph, &relations, UNKNOWN_CONCEPTS, budget);
        match &analysis.stopped {
            Some(stop) if analysis.verdicts.is_empty() => Err(stop.clone().into()),
            _ => Ok(DoubtfulAnswer { relations, analysis, about }),
        }
    }
}

impl DoubtfulAnswer {
    /// The answer with its case, as it is told.
    pub fn study<'a>(&'a self, case: &'a Case, graph: &'a Graph) -> UnknownStudy<'a> {
        UnknownStudy { case, graph, relations: &self.relations, analysis: &self.analysis }
    }

    /// For the report.
    pub fn findings(self) -> UnknownFindings {
        UnknownFindings { relations: self.relations, analysis: self.analysis }
    }
}
