//! What could be agreed.

use super::{ByDepth, Depth, Question, Refusal, Remedy};
use crate::{Model, signed};
use clap::Args;
use detente_case::Case;
use detente_graph::{Budget, Graph};
use detente_report::SettlementFindings;
use detente_settlement::{FRONTIER_MEMORY, Lacking, LeftOut, Settlement, doubt, settle_within};
use schemars::JsonSchema;
use serde::Deserialize;

/// Samples of doubtful scores that may be drawn.
const MOST: ByDepth<u32> = ByDepth { brief: SAMPLES, full: u32::MAX, interactive: 10_000 };

/// Samples that are drawn where nothing is said, and the seed.
const SAMPLES: u32 = 500;
const SEED: u64 = 1;

/// Undominated packages whose fate over the samples is told, beside the named ones.
const FOLLOWED: usize = 6;

/// Which packages everybody needed could accept, and which are best.
///
/// ```
/// use detente::ask::{Depth, Settle};
/// use detente::{Budget, SourceText};
/// let text = "{detente: 1, id: a, issues: {pay: {values: [low, high]}}, parties: {p: {worth: {pay: [0, 1]}}}}";
/// let case = detente::case::parse(&SourceText::new("case.yaml", text)).case.unwrap();
/// let found = Settle::default().ask_case(&case, None, Depth::Full, &Budget::unlimited()).unwrap();
/// assert_eq!(found.found.best[0].packages, [1]);
/// ```
#[derive(Clone, Debug, Default, Args, Deserialize, JsonSchema)]
pub struct Settle {
    /// How many samples of doubtful scores to draw, where the case has any; 0 for none [default: 500]
    #[arg(long, value_name = "N")]
    pub samples: Option<u32>,
    /// Seed of the samples [default: 1]
    #[arg(long, value_name = "NUMBER")]
    pub seed: Option<u64>,
    /// Bytes for the frontier where packages are too many to count, if more or less than is usual.
    #[arg(skip)]
    #[serde(skip)]
    pub frontier_memory: Option<u64>,
}

impl Question for Settle {
    type Answer<'m> = SettlementFindings;

    fn ask(&self, model: &Model, depth: Depth, budget: &Budget) -> Result<SettlementFindings, Refusal> {
        self.ask_case(&model.case, Some(&model.graph), depth, budget)
    }
}

impl Settle {
    /// Whether the answer tells which states packages stand for, so that it takes the graph of the case.
    ///
    /// # Errors
    /// The case has nothing to settle.
    pub fn takes_graph(case: &Case) -> Result<bool, Refusal> {
        let of = case.negotiation.as_ref().ok_or_else(nothing)?;
        Ok(of.is_tied() && !case.is_issues_alone())
    }

    /// Packages, samples of doubtful scores where there are any, and the states that the named packages stand for, for a
    /// case that may have no graph. Where a limit stops the work, what is missing is left out and the settlement says why.
    ///
    /// # Errors
    /// The case has nothing to settle.
    pub fn ask_case(
        &self,
        case: &Case,
        graph: Option<&Graph>,
        depth: Depth,
        budget: &Budget,
    ) -> Result<SettlementFindings, Refusal> {
        let of = case.negotiation.as_ref().ok_or_else(nothing)?;
        let (samples, seed) = (self.samples.unwrap_or(SAMPLES).min(MOST.at(depth)), self.seed.unwrap_or(SEED));
        let mut found = settle_within(of, self.frontier_memory.unwrap_or(FRONTIER_MEMORY), budget);
        let named = named(&found);
        let mut sampled = None;
        let wanted = of.is_doubtful() && samples > 0 && found.stopped.is_none();
        if wanted && found.searched.is_some() {
            let why = "every sample would have to be searched anew".to_owned();
            found.left_out.push(LeftOut { what: Lacking::Doubt, why });
        } else if wanted {
            match doubt(of, &followed(&found, &named), samples, seed, budget) {
                Ok(doubt) => sampled = Some((doubt, seed)),
                Err(stop) => found.stopped = Some(stop),
            }
        }
        let tied = graph.filter(|_| of.is_tied());
        let states = tied.map(|graph| named.iter().map(|package| signed(case, graph, &found, *package)).collect());
        Ok(SettlementFindings { found, doubt: sampled, signed: states.unwrap_or_default() })
    }
}

fn nothing() -> Refusal {
    let remedy = Remedy::Case("add `issues`, and what they are worth to the parties");
    Refusal::with("the case has no issues, so there is nothing to settle", remedy)
}

/// The packages that standards pick, each once.
fn named(found: &Settlement) -> Vec<u64> {
    let mut named = Vec::new();
    for package in found.best.iter().filter_map(|best| best.packages.first()) {
        if !named.contains(package) {
            named.push(*package);
        }
    }
    named
}

/// What is followed through the samples: today's package, the named ones, and a few more of the frontier.
fn followed(found: &Settlement, named: &[u64]) -> Vec<u64> {
    let mut all: Vec<u64> = found.ladder.as_ref().map(|(base, _)| *base).into_iter().collect();
    let frontier = found.agreeable.iter().flat_map(|f| f.points.iter().take(FOLLOWED).map(|p| p.first[0]));
    for package in named.iter().copied().chain(frontier) {
        if !all.contains(&package) {
            all.push(package);
        }
    }
    all
}
