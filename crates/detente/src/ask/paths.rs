//! Where things can go from a state, and how they could get to what somebody wants.

use super::{ByDepth, Depth, Part, Question, Refusal, Remedy, names, request};
use crate::Model;
use clap::{Args, ValueEnum};
use detente_case::{Case, Form, parse_statement_for, pattern_of};
use detente_graph::{Budget, Graph, StateId, StateSet};
use detente_report::Goal;
use detente_source::SourceText;
use detente_stability::evolution::{Evolution, Rule, evolve};
use detente_stability::{Coalition, Concept};
use schemars::JsonSchema;
use serde::Deserialize;

/// States beyond which a report leaves this to whoever asks it alone.
const STATES: ByDepth<usize> = ByDepth { brief: 100_000, full: usize::MAX, interactive: usize::MAX };

/// Best paths listed of each kind, where nothing is said, and at most.
const LISTED: u16 = 1;
const MOST: u16 = 1000;

/// Where the conflict can go.
///
/// ```
/// use detente::ask::{Depth, PathRule, Paths, Question};
/// use detente::stability::evolution::Answer;
/// use detente::{Budget, SourceText};
/// let text = "
/// detente: 1
/// id: chicken
/// parties:
///   a: {assumption: true, options: {swerve: {does: Swerve, now: false}}, prefers: [b.swerve, a.swerve]}
///   b: {assumption: true, options: {swerve: {does: Swerve, now: false}}, prefers: [a.swerve, b.swerve]}
/// ";
/// let model = detente::open(&SourceText::new("case.yaml", text), &Budget::unlimited()).unwrap();
/// let asked = Paths { to: Some("a.swerve & b.swerve".into()), by: vec![PathRule::Moves], ..Paths::default() };
/// let answer = asked.ask(&model, Depth::Full, &Budget::unlimited()).unwrap();
/// let Some(Answer::Reached(routes)) = &answer.evolution.sections[0].shortest else { panic!("both can swerve") };
/// assert_eq!(routes.paths[0].steps.len(), 2);
/// ```
#[derive(Clone, Debug, Default, Args, Deserialize, JsonSchema)]
pub struct Paths {
    /// Where to begin: a number, a pattern, the options taken, or `now` [default: today's state]
    #[arg(long, value_name = "STATE", allow_hyphen_values = true)]
    #[serde(default, deserialize_with = "request::written")]
    pub from: Option<String>,
    /// Where to go: a statement ("summit & !jp.press"), a state, or a concept for its equilibria (nash, seq, ...)
    /// [default: nowhere in particular; tells what can be reached]
    #[arg(long, value_name = "TARGET", allow_hyphen_values = true)]
    #[serde(default, deserialize_with = "request::written")]
    pub to: Option<String>,
    /// With --to: only states that are equilibria under this concept
    #[arg(long, value_parser = super::concept_key, value_name = "CONCEPT", requires = "to")]
    #[serde(default, deserialize_with = "request::concept")]
    #[schemars(with = "Option<String>")]
    pub concept: Option<Concept>,
    /// Which steps are allowed, separated by commas [default: each of them in turn]
    #[arg(long, value_enum, value_delimiter = ',', value_name = "STEPS")]
    #[serde(default, deserialize_with = "request::choices")]
    pub by: Vec<PathRule>,
    /// Parties that may agree, separated by commas; may be given several times [default: any two parties]
    #[arg(long, value_name = "PARTIES")]
    #[serde(default)]
    pub coalition: Vec<String>,
    /// List at most so many of the best paths [default: 1]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1000))]
    pub most: Option<u16>,
}

/// Which steps are allowed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum, JsonSchema)]
#[schemars(rename_all = "lowercase")]
pub enum PathRule {
    /// Steps that improve things for who takes them
    #[default]
    Improvements,
    /// Improvements, and joint moves that coalitions agree on
    Agreement,
    /// Any moves, also at a loss
    Moves,
}

impl PathRule {
    /// The rule of steps, agreements being those of any two parties.
    pub fn rule(self, graph: &Graph) -> Rule {
        match self {
            Self::Improvements => Rule::Improvements,
            Self::Agreement => Rule::pairs(graph),
            Self::Moves => Rule::Moves,
        }
    }
}

/// Where the conflict can go.
#[derive(Clone, Debug)]
pub struct PathsAnswer {
    /// What can be reached by which steps and, where a target was named, the best paths to it.
    pub evolution: Evolution,
    /// The target.
    pub goal: Option<Goal>,
    /// The steps that were allowed.
    pub rules: Vec<Rule>,
}

impl Question for Paths {
    type Answer<'m> = PathsAnswer;

    fn ask(&self, model: &Model, depth: Depth, budget: &Budget) -> Result<PathsAnswer, Refusal> {
        let from = self.start(model)?;
        if model.graph.len() > STATES.at(depth) {
            let size = format!("With {} states", model.graph.len());
            return Err(Refusal::TooLong { size, alone: Remedy::Ask("paths", None) });
        }
        let rules = self.rules(model)?;
        let goal = self.to.as_deref().map(|to| goal(to, self.concept, model, budget)).transpose()?;
        let most = usize::from(self.most.unwrap_or(LISTED).clamp(1, MOST));
        let evolution = evolve(&model.graph, from, goal.as_ref().map(|g| &g.states), &rules, most, budget);
        Ok(PathsAnswer { evolution, goal, rules })
    }
}

impl Paths {
    /// The state that was named, or today's.
    fn start(&self, model: &Model) -> Result<StateId, Refusal> {
        match (self.from.as_deref(), model.graph.status_quo()) {
            (Some(text), _) => names::state(&model.case, &model.graph, text),
            (None, Some(now)) => Ok(now),
            (None, None) => Err(Refusal::with("the case names no state of today", Remedy::Say(Part::From, "1"))),
        }
    }

    /// The steps that were named, or all kinds of steps; agreements of the coalitions that were named, or of any two
    /// parties.
    fn rules(&self, model: &Model) -> Result<Vec<Rule>, Refusal> {
        if !self.coalition.is_empty() && !self.by.is_empty() && !self.by.contains(&PathRule::Agreement) {
            return Err(Refusal::with(
                "only agreements are between parties that may agree",
                Remedy::Goes(Part::Coalition, Part::By, "agreement"),
            ));
        }
        let agreeing = self.coalition.iter().map(|text| agreeing(text, &model.case));
        let coalitions = agreeing.collect::<Result<Vec<_>, Refusal>>()?;
        let agreement = if coalitions.is_empty() { Rule::pairs(&model.graph) } else { Rule::agreement(coalitions) };
        let all = [
            (PathRule::Improvements, Rule::Improvements),
            (PathRule::Agreement, agreement),
            (PathRule::Moves, Rule::Moves),
        ];
        // Whoever is alone has nobody to agree with.
        let wanted = |kind: &PathRule, rule: &Rule| match self.by.is_empty() {
            true => *rule != Rule::Agreement(Vec::new()),
            false => self.by.contains(kind),
        };
        Ok(all.into_iter().filter(|(kind, rule)| wanted(kind, rule)).map(|(_, rule)| rule).collect())
    }
}

/// The parties of a list, who may agree on a joint move.
fn agreeing(text: &str, case: &Case) -> Result<Coalition, Refusal> {
    let members = text.split([',', '+']).map(|name| names::party(case, name.trim()));
    let coalition = Coalition::new(members.collect::<Result<Vec<_>, Refusal>>()?);
    if coalition.len() < 2 {
        return Err(Refusal::with(
            format!("a coalition takes two parties or more; `{text}` names one"),
            Remedy::Say(Part::Coalition, "a,b"),
        ));
    }
    Ok(coalition)
}

/// What a target stands for. A name that the case defines comes first, then the name of a concept, then of a state or a
/// pattern of states; anything else is a statement, or else the options taken in a state.
fn goal(text: &str, concept: Option<Concept>, model: &Model, budget: &Budget) -> Result<Goal, Refusal> {
    let (case, text) = (&model.case, text.trim());
    let defined = case.definitions.iter().any(|d| d.name.value == text);
    let (text, concept, mut states) = match Concept::parse(text).filter(|_| !defined) {
        Some(named) if concept.is_none_or(|c| c == named) => (None, Some(named), StateSet::full(model.graph.len())),
        Some(named) => {
            let (named, other) = (named.key(), concept.map_or("", Concept::key));
            return Err(Refusal::unfit(format!(
                "`{named}` and `{other}` name two concepts; equilibria under both are not looked for"
            )));
        }
        None => (Some(text.to_owned()), concept, satisfying(text, defined, model)?),
    };
    if let Some(concept) = concept {
        let verdicts = model.analysis(budget)?.of(concept).ok_or_else(|| Refusal::undefined(concept))?;
        states.intersect(&verdicts.equilibria);
    }
    Ok(Goal { text, concept, states })
}

/// The states that a target other than a concept stands for.
fn satisfying(text: &str, defined: bool, model: &Model) -> Result<StateSet, Refusal> {
    let Model { case, graph, .. } = model;
    let one = |state: StateId| graph.states_where(|s| s == state);
    let is_name = text.eq_ignore_ascii_case("now") || text.eq_ignore_ascii_case("none");
    let is_number = !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    let in_graph_form = matches!(case.form, Form::Graph { .. });
    if !defined && (is_name || is_number || in_graph_form) {
        return names::state(case, graph, text).map(one);
    }
    if !defined && !text.is_empty() && text.chars().all(|c| matches!(c, 'Y' | 'N' | 'y' | 'n' | '-')) {
        let states = graph.named(pattern_of(case, text).map_err(Refusal::unfit)?);
        return Ok(graph.states_where(|s| states.binary_search(&s).is_ok()));
    }
    match parse_statement_for(case, text) {
        Ok(expr) => {
            let points = graph.states();
            Ok(graph.states_where(|s| expr.holds(points.bits(points.representative(s)))))
        }
        // A list of the options taken names a single state, if that is what it is.
        Err(found) => names::state(case, graph, text).map(one).map_err(|_| Refusal::Statement {
            part: Part::To,
            source: SourceText::new(Part::To.meaning(), text),
            found,
        }),
    }
}
