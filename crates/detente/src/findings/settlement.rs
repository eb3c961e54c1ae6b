//! What could be agreed, for the report and for the command that asks nothing else.

use crate::signed;
use detente_case::Case;
use detente_graph::{Budget, Graph};
use detente_report::SettlementFindings;
use detente_settlement::{FRONTIER_MEMORY, Lacking, LeftOut, Settlement, doubt, settle_within};

/// Undominated packages whose fate over the samples is told, beside the named ones.
const FOLLOWED: usize = 6;

/// What is asked of a settlement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SettlementAsked {
    /// How many samples of doubtful scores to draw.
    pub samples: u32,
    /// The seed from which they are drawn.
    pub seed: u64,
    /// Bytes for the frontier where packages are too many to count.
    pub frontier_memory: u64,
}

impl Default for SettlementAsked {
    fn default() -> Self {
        Self { samples: 500, seed: 1, frontier_memory: FRONTIER_MEMORY }
    }
}

/// Everything about a settlement: packages, samples of doubtful scores where there are any, and the states that the named
/// packages stand for. Nothing for a case without issues. Where a limit stops the work, what is missing is left out and
/// the settlement says why.
///
/// ```
/// use detente::{Budget, SettlementAsked, settlement_findings};
/// let text = "{detente: 1, id: a, issues: {pay: {values: [low, high]}}, parties: {p: {worth: {pay: [0, 1]}}}}";
/// let case = detente::case::parse(&detente::SourceText::new("case.yaml", text)).case.unwrap();
/// let found = settlement_findings(&case, None, SettlementAsked::default(), &Budget::unlimited()).unwrap();
/// assert_eq!(found.found.best[0].packages, [1]);
/// ```
pub fn settlement_findings(
    case: &Case,
    graph: Option<&Graph>,
    asked: SettlementAsked,
    budget: &Budget,
) -> Option<SettlementFindings> {
    let of = case.negotiation.as_ref()?;
    let SettlementAsked { samples, seed, frontier_memory } = asked;
    let mut found = settle_within(of, frontier_memory, budget);
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
    Some(SettlementFindings { found, doubt: sampled, signed: states.unwrap_or_default() })
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
