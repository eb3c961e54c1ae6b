//! What is stable for whom, and the equilibria.

use super::{ByDepth, Depth, Question, Refusal, request};
use crate::Model;
use clap::{Args, ValueEnum};
use detente_graph::Budget;
use detente_stability::{Analysis, Concept, Sanctions, analyze_under};
use schemars::JsonSchema;
use serde::{Deserialize, Deserializer, de};
use std::borrow::Cow;

/// States up to which each of them is told about; beyond that their numbers.
const LISTED: ByDepth<usize> = ByDepth { brief: 100_000, full: usize::MAX, interactive: 100_000 };

/// What is stable, under some concepts and a rule for sanctions.
///
/// ```
/// use detente::ask::{Analyze, Depth, Question};
/// use detente::{Budget, Concept, SourceText};
/// let text = "{detente: 1, id: walk, parties: {a: {options: {go: Go}, prefers: [a.go], assumption: true}}}";
/// let model = detente::open(&SourceText::new("case.yaml", text), &Budget::unlimited()).unwrap();
/// let asked = Analyze { concepts: vec![Concept::Seq], ..Analyze::default() };
/// let answer = asked.ask(&model, Depth::Full, &Budget::unlimited()).unwrap();
/// assert_eq!(answer.analysis.verdicts.len(), 1);
/// ```
#[derive(Clone, Debug, Default, Args, Deserialize, JsonSchema)]
pub struct Analyze {
    /// Concepts to compute; all where none is named.
    #[arg(help = format!("Concepts to compute, separated by commas: {}", Concept::KEYS.join(", ")))]
    #[arg(long, value_delimiter = ',', value_parser = super::concept_key, value_name = "CONCEPTS")]
    #[serde(default, deserialize_with = "concepts")]
    #[schemars(with = "Vec<String>")]
    pub concepts: Vec<Concept>,
    /// Which sequences of the others' moves count as a sanction [default: legal]
    #[arg(long, value_enum, value_name = "RULE")]
    #[serde(default, deserialize_with = "request::choice")]
    pub sanctions: Option<SanctionRule>,
}

/// Which sequences of moves count as a sanction.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum, JsonSchema)]
#[schemars(rename_all = "lowercase")]
pub enum SanctionRule {
    /// Nobody moves twice in a row: the definition
    Legal,
    /// Each opponent moves at most once, as in GMCR+: for comparison with old results
    Once,
}

/// The verdicts.
#[derive(Clone, Debug)]
pub struct AnalyzeAnswer<'m> {
    /// The verdicts under each concept; where a limit was reached, those found until then, and why they are not all.
    pub analysis: Cow<'m, Analysis>,
    /// Whether the states are few enough for each of them to be told about.
    pub listed: bool,
}

impl Question for Analyze {
    type Answer<'m> = AnalyzeAnswer<'m>;

    fn ask<'m>(&self, model: &'m Model, depth: Depth, budget: &Budget) -> Result<AnalyzeAnswer<'m>, Refusal> {
        let sanctions = match self.sanctions {
            None | Some(SanctionRule::Legal) => Sanctions::Legal,
            Some(SanctionRule::Once) => Sanctions::Once,
        };
        let analysis = match (&self.concepts[..], sanctions) {
            ([], Sanctions::Legal) => model.verdicts(budget),
            (some, _) => {
                let concepts = if some.is_empty() { &Concept::ALL } else { some };
                let found = analyze_under(sanctions, &model.graph, concepts, budget);
                Cow::Owned(found.map_err(|too_many| Refusal::unfit(too_many.to_string()))?)
            }
        };
        if let (true, None, [concept, ..]) = (analysis.verdicts.is_empty(), &analysis.stopped, &self.concepts[..]) {
            return Err(Refusal::undefined(*concept));
        }
        Ok(AnalyzeAnswer { analysis, listed: model.graph.len() <= LISTED.at(depth) })
    }
}

fn concepts<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<Concept>, D::Error> {
    let all = Vec::<String>::deserialize(from)?;
    all.iter().map(|key| super::concept_key(key.trim()).map_err(de::Error::custom)).collect()
}
