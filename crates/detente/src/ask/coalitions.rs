//! What groups of parties could do together.

use super::{ByDepth, Depth, Question, Refusal, Remedy, names, request};
use crate::Model;
use clap::Args;
use detente_graph::{Budget, Graph, StateId};
use detente_report::{CoalitionFindings, Jumps, Study};
use detente_stability::{
    Analysis, Coalition, CoalitionConcept, CoalitionSurvey, Concept, Strictness, coalitions, equilibrium_jumps,
    largest_within, survey_coalitions,
};
use schemars::JsonSchema;
use serde::Deserialize;

/// What may be looked at.
#[derive(Clone, Copy)]
struct Limits {
    /// Coalitions are looked at up to the size at which there are more than this.
    coalitions: usize,
    /// States times coalitions.
    work: usize,
    /// Equilibria told about unless a state is asked for.
    told: usize,
}

const LIMITS: ByDepth<Limits> = ByDepth {
    brief: Limits { coalitions: 200, work: 4_000_000, told: 6 },
    full: Limits { coalitions: 1000, work: usize::MAX, told: 6 },
    interactive: Limits { coalitions: 1000, work: usize::MAX, told: 6 },
};

/// Equilibria times coalitions from which jumps are looked for.
const JUMPS: usize = 4_000;

/// Who could improve on what by acting together.
///
/// ```
/// use detente::ask::{Coalitions, Depth, Question};
/// use detente::{Budget, SourceText};
/// let text = "
/// detente: 1
/// id: chicken
/// parties:
///   a: {assumption: true, options: {swerve: {does: Swerve, now: false}}, prefers: [b.swerve, a.swerve]}
///   b: {assumption: true, options: {swerve: {does: Swerve, now: false}}, prefers: [a.swerve, b.swerve]}
/// ";
/// let model = detente::open(&SourceText::new("case.yaml", text), &Budget::unlimited()).unwrap();
/// let answer = Coalitions::default().ask(&model, Depth::Full, &Budget::unlimited()).unwrap();
/// assert!(answer.is_whole, "there is but one coalition, that of both");
/// // Under coalitional Nash stability both leave today's state, in which nobody swerves.
/// let nash = &answer.survey.verdicts[0];
/// assert!(!nash.stable[0].contains(model.graph.status_quo().unwrap()));
/// ```
#[derive(Clone, Debug, Default, Args, Deserialize, JsonSchema)]
pub struct Coalitions {
    /// Tell about this state: a number, a pattern, the options taken, or `now` [default: today's state and the
    /// strongest equilibria]
    #[arg(long, value_name = "STATE", allow_hyphen_values = true)]
    #[serde(default, deserialize_with = "request::written")]
    pub state: Option<String>,
    /// Only the coalition of these parties, separated by commas [default: all coalitions of two or more]
    #[arg(long, value_delimiter = ',', value_name = "PARTIES")]
    #[serde(default)]
    pub members: Vec<String>,
    /// Only coalitions up to this size [default: all, as long as there are no more than 1000]
    #[arg(long, value_name = "N", conflicts_with = "members", value_parser = clap::value_parser!(u8).range(2..=64))]
    pub max_size: Option<u8>,
    /// Improvements in the weak sense: every member at least as well off, one better off
    #[arg(long)]
    #[serde(default)]
    pub weak: bool,
}

/// What coalitions could do.
#[derive(Clone, Debug)]
pub struct CoalitionsAnswer {
    /// The coalitions and what holds against them.
    pub survey: CoalitionSurvey,
    /// Whether these are all coalitions that the parties can form.
    pub is_whole: bool,
    /// The states to be told about: the one asked about, or today's and the strongest equilibria.
    pub states: Vec<StateId>,
    /// How many of the strongest equilibria are not among them.
    pub left_out: usize,
}

impl Question for Coalitions {
    type Answer<'m> = CoalitionsAnswer;

    fn ask(&self, model: &Model, depth: Depth, budget: &Budget) -> Result<CoalitionsAnswer, Refusal> {
        let Model { case, graph, .. } = model;
        let limits = LIMITS.at(depth);
        let asked = self.state.as_deref().map(|text| names::state(case, graph, text)).transpose()?;
        let largest = self.max_size.map_or_else(|| largest_within(graph, limits.coalitions), |n| usize::from(n.max(2)));
        let looked_at = match self.named(model)? {
            Some(one) => vec![one],
            None => coalitions(graph, largest).collect(),
        };
        if looked_at.len().saturating_mul(graph.len()) > limits.work {
            let size = format!("With {} states and {} coalitions", graph.len(), looked_at.len());
            return Err(Refusal::TooLong { size, alone: Remedy::Ask("coalitions", None) });
        }
        let analysis = model.analysis(budget)?;
        let strictness = if self.weak { Strictness::Weak } else { Strictness::Strict };
        let survey = survey_coalitions(graph, looked_at, &CoalitionConcept::ALL, strictness, budget);
        let (states, left_out) = asked.map_or_else(|| telling(graph, analysis, limits.told), |s| (vec![s], 0));
        let is_whole = self.members.is_empty() && largest >= graph.parties().count();
        Ok(CoalitionsAnswer { survey, is_whole, states, left_out })
    }
}

impl Coalitions {
    /// The coalition of the parties that were named, if any were.
    fn named(&self, model: &Model) -> Result<Option<Coalition>, Refusal> {
        if self.members.is_empty() {
            return Ok(None);
        }
        let members: Result<Vec<_>, Refusal> = self.members.iter().map(|m| names::party(&model.case, m)).collect();
        let coalition = Coalition::new(members?);
        if coalition.len() < 2 {
            return Err(Refusal::unfit("a coalition takes two parties or more, each named once"));
        }
        Ok(Some(coalition))
    }
}

impl CoalitionsAnswer {
    /// For the report, with the jumps among equilibria that these coalitions could make.
    pub fn findings(self, study: &Study, budget: &Budget) -> CoalitionFindings {
        let jumps = self.jumps(study, budget);
        CoalitionFindings { survey: self.survey, is_whole: self.is_whole, jumps }
    }

    /// The equilibrium jumps of the coalitions, among the equilibria under SEQ, or under the first concept that has
    /// several; nothing where that takes too long or was stopped.
    pub fn jumps(&self, study: &Study, budget: &Budget) -> Option<Jumps> {
        let has_some = |c: &Concept| study.analysis.of(*c).is_some_and(|v| v.equilibria.count() > 1);
        let concept = [Concept::Seq].into_iter().chain(Concept::ALL).find(has_some)?;
        let equilibria = &study.analysis.of(concept)?.equilibria;
        let all = &self.survey.coalitions;
        if self.survey.stopped.is_some() || equilibria.count().saturating_mul(all.len()) > JUMPS {
            return None;
        }
        let mut by = Vec::new();
        for (done, coalition) in all.iter().enumerate() {
            budget.go_on("equilibrium jumps", done as u64, all.len() as u64).ok()?;
            by.push((coalition.clone(), equilibrium_jumps(study.graph, coalition, Strictness::Strict, equilibria)));
        }
        Some(Jumps { concept, by })
    }
}

/// Today's state and the equilibria under the most concepts, and how many of these are left out.
fn telling(graph: &Graph, analysis: &Analysis, told: usize) -> (Vec<StateId>, usize) {
    let under = |s: StateId| analysis.verdicts.iter().filter(|v| v.equilibria.contains(s)).count();
    let most = graph.states().ids().map(under).max().unwrap_or(0);
    let mut states: Vec<StateId> = graph.status_quo().into_iter().collect();
    let strongest = graph.states().ids().filter(|s| most > 0 && under(*s) == most && !states.contains(s));
    let strongest: Vec<StateId> = strongest.collect();
    let left_out = strongest.len().saturating_sub(told);
    states.extend(strongest.into_iter().take(told));
    (states, left_out)
}
