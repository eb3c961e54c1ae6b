//! What two parties do who look several moves ahead.

use super::{ByDepth, Depth, Question, Refusal, names, request};
use crate::Model;
use clap::Args;
use detente_graph::Budget;
use detente_report::ForesightRequest;
use detente_stability::Foresight as Ahead;
use schemars::JsonSchema;
use serde::Deserialize;

/// How far the horizons are followed, unless one further ahead is asked for.
const HORIZONS: ByDepth<usize> = ByDepth { brief: 200, full: 1000, interactive: 1000 };

/// The furthest that can be asked for.
const FURTHEST: u16 = 10_000;

/// What parties do who look ahead.
///
/// ```
/// use detente::ask::{Depth, Foresight, Question};
/// use detente::{Budget, SourceText};
/// let text = "
/// detente: 1
/// id: chicken
/// parties:
///   a: {assumption: true, options: {swerve: {does: Swerve, now: false}}, prefers: [b.swerve, a.swerve]}
///   b: {assumption: true, options: {swerve: {does: Swerve, now: false}}, prefers: [a.swerve, b.swerve]}
/// ";
/// let model = detente::open(&SourceText::new("case.yaml", text), &Budget::unlimited()).unwrap();
/// let asked = Foresight { state: Some("now".into()), leader: Some("a".into()), ..Foresight::default() };
/// let answer = asked.ask(&model, Depth::Full, &Budget::unlimited()).unwrap();
/// assert!(answer.ahead.cycle().is_some(), "looking further ahead changes nothing more");
/// assert_eq!(answer.request.state, model.graph.status_quo());
/// ```
#[derive(Clone, Debug, Default, Args, Deserialize, JsonSchema)]
pub struct Foresight {
    /// How many moves the parties look ahead [default: as many as settle it]
    #[arg(long, value_name = "MOVES", value_parser = clap::value_parser!(u16).range(1..=i64::from(FURTHEST)))]
    pub horizon: Option<u16>,
    /// Stackelberg stability with this leader only
    #[arg(long, value_name = "PARTY")]
    #[serde(default, deserialize_with = "request::written")]
    pub leader: Option<String>,
    /// Tell the play that is anticipated from this state (as for `why`)
    #[arg(long, value_name = "STATE", allow_hyphen_values = true)]
    #[serde(default, deserialize_with = "request::written")]
    pub state: Option<String>,
}

/// What comes of looking ahead.
#[derive(Clone, Debug)]
pub struct ForesightAnswer<'m> {
    /// What the parties do at every horizon that was followed.
    pub ahead: Ahead<'m>,
    /// What was asked about, as parties and states of the case.
    pub request: ForesightRequest,
}

impl Question for Foresight {
    type Answer<'m> = ForesightAnswer<'m>;

    fn ask<'m>(&self, model: &'m Model, depth: Depth, budget: &Budget) -> Result<ForesightAnswer<'m>, Refusal> {
        let Model { case, graph, .. } = model;
        let leader = self.leader.as_deref().map(|p| names::party(case, p)).transpose()?;
        let state = self.state.as_deref().map(|s| names::state(case, graph, s)).transpose()?;
        let horizon = self.horizon.map(|n| usize::from(n.clamp(1, FURTHEST)));
        let most = horizon.unwrap_or(0).max(HORIZONS.at(depth));
        let ahead = Ahead::new(graph, most, budget).map_err(|why| Refusal::unfit(why.to_string()))?;
        Ok(ForesightAnswer { ahead, request: ForesightRequest { horizon, leader, state } })
    }
}
