//! What an answer hangs on: which claim, wish, rank or hypothesis would change it.

use super::{ByDepth, Depth, Part, PathRule, Question, Refusal, Remedy, names, request};
use crate::Model;
use clap::{Args, ValueEnum};
use detente_case::{Case, Preferences};
use detente_doubt::hinges::{Hinges as Found, Pair, Place, Question as Asked, Sample, all_worlds, pairs, survey};
use detente_graph::{Budget, Graph, Stop};
use detente_report::{HingeFindings, HingeStudy};
use detente_stability::Concept;
use schemars::JsonSchema;
use serde::Deserialize;

/// What may be looked at.
#[derive(Clone, Copy)]
struct Limits {
    /// All worlds are looked at up to so many where nothing is said; beyond that the case as it stands.
    worlds: u32,
    /// More worlds than this cannot be asked for.
    most: u32,
    /// States times worlds; beyond that the case as it stands.
    built: usize,
    /// States times changes, where every state has to be judged after each.
    judged: usize,
    /// Whether sets of equilibria are looked for in more worlds than one.
    sets: bool,
}

const LIMITS: ByDepth<Limits> = ByDepth {
    brief: Limits { worlds: 512, most: 512, built: 400_000, judged: 2_000_000, sets: false },
    full: Limits { worlds: 512, most: u32::MAX, built: usize::MAX, judged: usize::MAX, sets: true },
    interactive: Limits { worlds: 512, most: 10_000, built: usize::MAX, judged: usize::MAX, sets: true },
};

/// Bytes that a world takes while all of them are looked at.
const A_WORLD: u128 = 512;

/// What an answer hangs on.
///
/// ```
/// use detente::ask::{Depth, HingeQuestion, Hinges, Question};
/// use detente::doubt::hinges::Answer;
/// use detente::{Budget, SourceText};
/// let text = "
/// detente: 1
/// id: walk
/// parties:
///   a: {assumption: true, options: {go: {does: Go, now: true}}, prefers: [a.go]}
/// ";
/// let model = detente::open(&SourceText::new("case.yaml", text), &Budget::unlimited()).unwrap();
/// let answer = Hinges::default().ask(&model, Depth::Full, &Budget::unlimited()).unwrap();
/// assert_eq!(answer.hinges.base, Answer::Is(true));
/// // Without the wish nothing keeps the party where it is, and nothing draws it away.
/// assert_eq!(answer.hinges.statements[0].dropped.base, Some(Answer::Is(true)));
/// let asked = Hinges { ask: Some(HingeQuestion::Equilibria), ..Hinges::default() };
/// let answer = asked.ask(&model, Depth::Full, &Budget::unlimited()).unwrap();
/// assert_eq!(answer.hinges.statements[0].dropped.distance, 1);
/// ```
#[derive(Clone, Debug, Default, Args, Deserialize, JsonSchema)]
pub struct Hinges {
    /// The question [default: holds, or equilibria in a case without a state of today; with --to: reach]
    #[arg(long, value_enum, value_name = "QUESTION")]
    #[serde(default, deserialize_with = "request::choice")]
    pub ask: Option<HingeQuestion>,
    /// The state asked about, as for `why` [default: today's]
    #[arg(long, value_name = "STATE", allow_hyphen_values = true)]
    #[serde(default, deserialize_with = "request::written")]
    pub state: Option<String>,
    /// For `reach`: the statement that is to hold, such as "summit & nk.info"
    #[arg(long, value_name = "STATEMENT", allow_hyphen_values = true)]
    #[serde(default, deserialize_with = "request::written")]
    pub to: Option<String>,
    /// For `reach`: by which steps
    #[arg(long, value_enum, default_value_t = PathRule::Improvements, value_name = "RULE")]
    #[serde(default, deserialize_with = "request::choice_or_default")]
    pub by: PathRule,
    /// For `holds` and `equilibria`: under which concept [default: nash]
    #[arg(long, value_parser = super::concept_key, value_name = "CONCEPT")]
    #[serde(default, deserialize_with = "request::concept")]
    #[schemars(with = "Option<String>")]
    pub concept: Option<Concept>,
    /// Look for pairs of changes as well, of which neither alone changes the answer
    #[arg(long)]
    #[serde(default)]
    pub pairs: bool,
    /// Look at all worlds if there are no more than this; else at the case as it stands [default: 512]
    #[arg(long, value_name = "N")]
    pub worlds: Option<u32>,
}

/// What can be asked whose answer may hang on something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum, JsonSchema)]
#[schemars(rename_all = "lowercase")]
pub enum HingeQuestion {
    /// Is the state an equilibrium?
    Holds,
    /// Can a state in which a statement holds be reached from it?
    Reach,
    /// Which equilibria are there?
    Equilibria,
}

/// What the answer hangs on.
#[derive(Clone, Debug)]
pub struct HingesAnswer {
    /// The question, its answer, and what each change does to it.
    pub hinges: Found,
    /// Pairs of changes, where they were asked for.
    pub pairs: Option<Vec<Pair>>,
    /// The statement asked about, as written.
    pub to: Option<String>,
    /// Whether all worlds were looked at; else the case as it stands.
    pub all_worlds: bool,
    /// Up to how many worlds all are looked at.
    pub most: usize,
}

impl Question for Hinges {
    type Answer<'m> = HingesAnswer;

    fn ask(&self, model: &Model, depth: Depth, budget: &Budget) -> Result<HingesAnswer, Refusal> {
        let Model { case, graph, .. } = model;
        let limits = LIMITS.at(depth);
        let asked = self.asked(model)?;
        let judges_all = !matches!(asked, Asked::Holds(_, Concept::Nash) | Asked::Reach(..));
        if graph.len() > limits.built || (judges_all && graph.len().saturating_mul(changes(case)) > limits.judged) {
            let size = "For a case of this size".to_owned();
            return Err(Refusal::TooLong { size, alone: Remedy::Ask("hinges", None) });
        }
        let most = self.worlds.unwrap_or(limits.worlds).min(limits.most) as usize;
        let worlds = case.doubt.combinations();
        if worlds <= most as u128 && worlds.saturating_mul(A_WORLD) > u128::from(budget.memory) {
            let (needed, allowed) = (Some(worlds * A_WORLD), budget.memory);
            return Err(Stop::Memory { states: None, needed, allowed }.into());
        }
        let fits = |sample: &Sample| {
            let several = sample.worlds.len() > 1;
            let is_set = matches!(asked, Asked::Equilibria(_));
            (limits.sets || !is_set || !several) && graph.len().saturating_mul(sample.worlds.len()) <= limits.built
        };
        let all = all_worlds(case, most).filter(fits);
        let is_all = all.is_some();
        let sample = all.unwrap_or_else(|| Sample::base(case));
        let hinges = survey(case, &sample, &asked, budget)?.ok_or_else(|| undefined(&asked))?;
        let pairs = self.pairs.then(|| pairs(case, graph, &hinges, budget)).transpose()?;
        Ok(HingesAnswer { hinges, pairs, to: self.to.clone(), all_worlds: is_all, most })
    }
}

impl Hinges {
    /// What was asked, or what everybody asks: whether today's state holds, or which equilibria there are where the case
    /// names none.
    fn asked(&self, model: &Model) -> Result<Asked, Refusal> {
        let Model { case, graph, .. } = model;
        let concept = self.concept.unwrap_or(Concept::Nash);
        let somewhere = self.state.is_some() || Place::now(case).is_some();
        let ask = self.ask.unwrap_or(match (&self.to, somewhere) {
            (Some(_), _) => HingeQuestion::Reach,
            (None, true) => HingeQuestion::Holds,
            (None, false) => HingeQuestion::Equilibria,
        });
        if ask == HingeQuestion::Equilibria {
            return Ok(Asked::Equilibria(concept));
        }
        let place = match &self.state {
            Some(text) => names::place(case, graph, text)?,
            None => Place::now(case).ok_or_else(|| {
                let remedy = Remedy::SayOr(Part::State, None, Part::Ask, "equilibria");
                Refusal::with("the case names no state of today", remedy)
            })?,
        };
        if ask == HingeQuestion::Holds {
            return Ok(Asked::Holds(place, concept));
        }
        let text = self
            .to
            .as_deref()
            .ok_or_else(|| Refusal::with("nothing is named that should be reached", Remedy::Say(Part::To, "summit")))?;
        Ok(Asked::Reach(place, names::statement(case, Part::To, text)?, self.by.rule(graph)))
    }
}

impl HingesAnswer {
    /// The answer with its case, as it is told; passages of claims where they are at hand.
    pub fn study<'a>(&'a self, case: &'a Case, graph: &'a Graph, passages: &'a [Option<String>]) -> HingeStudy<'a> {
        let (hinges, pairs, asked) = (&self.hinges, self.pairs.as_deref(), self.to.as_deref());
        HingeStudy { case, graph, hinges, pairs, passages, asked }
    }

    /// For the report.
    pub fn findings(self) -> HingeFindings {
        HingeFindings { hinges: self.hinges, asked: self.to, all_worlds: self.all_worlds }
    }
}

/// About how many single changes there are.
fn changes(case: &Case) -> usize {
    let wishes = case.parties.iter().map(|party| match &party.preferences {
        Preferences::Prioritized(wants) => wants.len() * wants.len(),
        Preferences::Weighted(weights) => weights.len(),
        Preferences::Ranked { tiers, .. } => tiers.len(),
    });
    wishes.sum::<usize>() + 2 * case.claims.len()
}

/// The concept of this question is not defined for the case.
fn undefined(asked: &Asked) -> Refusal {
    match asked {
        Asked::Holds(_, concept) | Asked::Equilibria(concept) => Refusal::undefined(*concept),
        Asked::Reach(..) => Refusal::Internal("steps need no concept".to_owned()),
    }
}
