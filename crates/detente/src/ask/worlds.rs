//! In which worlds an answer is yes, and what tells these worlds from the others.

mod asked;
mod tally;

use super::{ByDepth, Depth, Part, Question, Refusal, Remedy, request};
use crate::Model;
use clap::{Args, ValueEnum};
use detente_case::Case;
use detente_doubt::{Halt, Question as Asked, RankSweep, Ranks, Space, Summary, sample, survey, sweep};
use detente_graph::Budget;
use detente_report::{WorldFindings, WorldsAsked, WorldsStudy};
use detente_stability::Concept;
use schemars::JsonSchema;
use serde::Deserialize;
use std::ops::Range;

/// What may be looked at.
#[derive(Clone, Copy)]
struct Limits {
    /// All worlds are gone through up to so many where nothing is said.
    worlds: u32,
    /// More worlds than this cannot be asked for, and no more be drawn.
    most: u32,
    drawn: u64,
    /// Whether worlds are drawn where they are too many to go through.
    draws: bool,
    /// For each world that may be gone through, worlds in which ranks are moved alone.
    moved: usize,
    /// States.
    states: usize,
    /// Names under `define` that everybody asks about, and whether also if they hold in an equilibrium.
    names: usize,
    in_equilibrium: bool,
}

const LIMITS: ByDepth<Limits> = ByDepth {
    brief: Limits {
        worlds: 2_000,
        most: 2_000,
        drawn: 2_000,
        draws: false,
        moved: 5,
        states: 20_000,
        names: 3,
        in_equilibrium: false,
    },
    full: Limits { most: 10_000_000, drawn: u64::MAX, ..ALONE },
    interactive: Limits { most: 10_000, drawn: 10_000, ..ALONE },
};

/// What whoever asks alone may look at.
const ALONE: Limits = Limits {
    worlds: 10_000,
    most: 10_000,
    drawn: 10_000,
    draws: true,
    moved: 1,
    states: usize::MAX,
    names: 6,
    in_equilibrium: true,
};

/// States asked about one by one where it is asked which are equilibria.
const TOLD: usize = 20;

/// The seed where none is named.
const SEED: u64 = 1;

/// In which worlds an answer is yes.
///
/// ```
/// use detente::ask::{Depth, Question, WorldQuestion, Worlds};
/// use detente::{Budget, SourceText};
/// let text = "
/// detente: 1
/// id: visit
/// hypotheses:
///   mood:
///     alternatives:
///       open: {assumption: true, prefers: [host.receive]}
///       shut: {assumption: true, prefers: ['!host.receive']}
/// parties:
///   host: {options: {receive: {does: Receive, now: false}}, prefers: [{from: mood}], assumption: true}
/// ";
/// let model = detente::open(&SourceText::new("case.yaml", text), &Budget::unlimited()).unwrap();
/// let asked = Worlds { ask: Some(WorldQuestion::Stable), ..Worlds::default() };
/// let answer = asked.ask(&model, Depth::Full, &Budget::unlimited()).unwrap();
/// assert_eq!((answer.summary.yes[0], answer.summary.worlds), (1, 2));
/// ```
#[derive(Clone, Debug, Default, Args, Deserialize, JsonSchema)]
pub struct Worlds {
    /// What to ask of every world [default: whether today's state is stable, then about each name under `define`]
    #[arg(long, value_enum, value_name = "QUESTION")]
    #[serde(default, deserialize_with = "request::choice")]
    pub ask: Option<WorldQuestion>,
    /// What the question is about: a state (number, pattern, options taken, `now`) for `stable`, else a statement
    #[arg(long, value_name = "WHAT", requires = "ask", allow_hyphen_values = true)]
    #[serde(default, deserialize_with = "request::written")]
    pub of: Option<String>,
    /// In which sense of stability [default: nash]
    #[arg(long, value_parser = super::concept_key, value_name = "CONCEPT")]
    #[serde(default, deserialize_with = "request::concept")]
    #[schemars(with = "Option<String>")]
    pub concept: Option<Concept>,
    /// With `--ask stable`: for this party only
    #[arg(long, value_name = "PARTY", requires = "ask")]
    #[serde(default, deserialize_with = "request::written")]
    pub party: Option<String>,
    /// What becomes of statements whose rank is in doubt
    #[arg(long, value_enum, default_value_t = RankRule::Each)]
    #[serde(default, deserialize_with = "request::choice_or_default")]
    pub ranks: RankRule,
    /// Draw this many worlds instead of going through all
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u64).range(1..))]
    pub sample: Option<u64>,
    /// Seed of the sample: the same seed draws the same worlds [default: 1]
    #[arg(long, value_name = "S")]
    pub seed: Option<u64>,
    /// Only these indices of the sample, such as 0..50000, so that several machines can share the work
    #[arg(long, value_name = "A..B", requires = "sample", value_parser = request::range_of)]
    #[serde(default, deserialize_with = "request::range")]
    #[schemars(with = "Option<String>")]
    pub range: Option<Range<u64>>,
    /// Go through all worlds if there are at most this many, else sample as many [default: 10000]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=i64::from(LIMITS.full.most)))]
    pub most: Option<u32>,
}

/// What can be asked of every world.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum, JsonSchema)]
#[schemars(rename_all = "lowercase")]
pub enum WorldQuestion {
    /// Is a state stable, today's unless `--of` names another?
    Stable,
    /// Does the statement hold in some equilibrium?
    Equilibrium,
    /// Can improvements lead from today's state to where the statement holds?
    Reachable,
    /// Which states are equilibria, and in how many worlds?
    Equilibria,
}

/// What becomes of statements whose rank is in doubt.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum, JsonSchema)]
#[schemars(rename_all = "lowercase")]
pub enum RankRule {
    /// They stay where the file has them
    Fixed,
    /// Worlds have them where the file has them; then each statement is moved alone through its ranks
    #[default]
    Each,
    /// Worlds have all ranks that go together
    Together,
}

/// What the worlds answer.
#[derive(Clone, Debug)]
pub struct WorldsAnswer {
    /// What was asked of every world.
    pub asked: Vec<WorldsAsked>,
    /// The answers; where a limit stopped the work, those found until then.
    pub summary: Summary,
    /// Statements moved alone through their ranks, where that was asked for and is not too much.
    pub sweeps: Vec<RankSweep>,
    /// Seed and indices, where worlds were drawn.
    pub sample: Option<(u64, Range<u64>)>,
    /// Whether the worlds differ in ranks too.
    pub ranks: bool,
    /// Where it was asked which states are equilibria: the options taken in each as bits, with the number of its worlds.
    pub equilibria: Vec<(u64, u64)>,
}

impl Question for Worlds {
    type Answer<'m> = WorldsAnswer;

    fn ask(&self, model: &Model, depth: Depth, budget: &Budget) -> Result<WorldsAnswer, Refusal> {
        let (case, limits) = (&model.case, LIMITS.at(depth));
        if case.doubt.is_empty() {
            return Err(Refusal::unfit(
                "nothing is in doubt in this case: it has neither `hypotheses` nor `contingencies` nor `ranks`",
            ));
        }
        let ranks = match self.ranks {
            RankRule::Together => Ranks::Together,
            RankRule::Fixed | RankRule::Each => Ranks::Fixed,
        };
        let most = self.most.unwrap_or(limits.worlds).clamp(1, limits.most);
        let mut asked = asked::asked(self, model, &limits)?;
        let drawn = self.drawn(case, ranks, most, &limits)?;
        if model.graph.len() > limits.states || (drawn.is_some() && !limits.draws) {
            let size = "With so many worlds or states".to_owned();
            return Err(Refusal::TooLong { size, alone: Remedy::Ask("worlds", None) });
        }
        let (concept, seed) = (self.concept.unwrap_or(Concept::Nash), self.seed.unwrap_or(SEED));
        let mut equilibria = Vec::new();
        if self.ask == Some(WorldQuestion::Equilibria) {
            let mut space = Space::new(&case.doubt, ranks);
            let worlds = match &drawn {
                None => space.list(most as usize).map_err(Halt::from)?.unwrap_or_default(),
                Some(range) => {
                    range.clone().map(|i| space.draw(seed, i)).collect::<Result<_, _>>().map_err(Halt::from)?
                }
            };
            equilibria = tally::tally(case, &worlds, concept, budget)?;
            asked.extend(equilibria.iter().take(TOLD).map(|(state, _)| WorldsAsked {
                question: Asked::Stable { state: *state, concept, party: None },
                of: asked::taken(case, *state),
            }));
        }
        let questions: Vec<Asked> = asked.iter().map(|a| a.question.clone()).collect();
        let summary = match &drawn {
            None => survey(case, &questions, ranks, most as usize, budget)?,
            Some(range) => sample(case, &questions, ranks, seed, range.clone(), budget)?,
        };
        let sweeps = match self.ranks {
            RankRule::Each if summary.stopped.is_none() && drawn.is_none() && equilibria.is_empty() => {
                sweep(case, &questions, limits.moved * most as usize, budget)?.unwrap_or_default()
            }
            _ => Vec::new(),
        };
        let sample = drawn.map(|range| (seed, range));
        Ok(WorldsAnswer { asked, summary, sweeps, sample, ranks: ranks == Ranks::Together, equilibria })
    }
}

impl Worlds {
    /// The indices to be drawn; nothing where all worlds are gone through.
    fn drawn(&self, case: &Case, ranks: Ranks, most: u32, limits: &Limits) -> Result<Option<Range<u64>>, Halt> {
        if let Some(n) = self.sample {
            let Range { start, end } = self.range.clone().unwrap_or(0..n.max(1));
            return Ok(Some(start..end.min(start.saturating_add(limits.drawn))));
        }
        let few = Space::new(&case.doubt, ranks).list(most as usize)?.is_some();
        Ok((!few).then_some(0..u64::from(most)))
    }
}

impl WorldsAnswer {
    /// The answer with its case, as it is told.
    pub fn study<'a>(&'a self, case: &'a Case) -> WorldsStudy<'a> {
        WorldsStudy {
            case,
            asked: &self.asked,
            summary: &self.summary,
            sweeps: &self.sweeps,
            sample: self.sample.as_ref(),
            ranks: self.ranks,
            equilibria: &self.equilibria,
        }
    }

    /// For the report.
    pub fn findings(self) -> WorldFindings {
        WorldFindings { asked: self.asked, summary: self.summary, sweeps: self.sweeps }
    }
}

impl From<Halt> for Refusal {
    fn from(halt: Halt) -> Self {
        match halt {
            Halt::Stopped(stop) => Self::Stopped(stop),
            Halt::Invalid(_, found) => Self::Invalid(found),
            Halt::NoWorld(_) => Self::Internal("a world whose ranks do not go together".to_owned()),
            Halt::TooManyRanks(ranks) => {
                Self::with(ranks.to_string(), Remedy::Take(Part::Ranks, "each", "moves them one at a time"))
            }
        }
    }
}
