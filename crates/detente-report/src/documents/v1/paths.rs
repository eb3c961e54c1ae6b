//! Where a conflict can go: `detente.paths/1`.

use super::{Conventions, Exact, Keyed, Partial, Parties, Size, States};
use schemars::JsonSchema;
use serde::Serialize;

/// Where a conflict can go from a state, and how it could get to a target.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(tag = "format", rename = "detente.paths/1")]
pub struct Paths<'a> {
    /// The case and its parties.
    #[serde(flatten)]
    pub of: Parties<'a>,
    /// Full ids of the options, in the order of the case.
    pub options: Vec<&'a str>,
    /// How large the case is.
    #[serde(flatten)]
    pub size: Size,
    /// The number of the state where it begins.
    pub from: u64,
    /// The target.
    pub to: Option<Target<'a>>,
    /// What each rule lets the conflict reach, in the order asked for.
    pub rules: Vec<Reached<'a>>,
    /// A cycle of improvements that can be reached by improvements.
    pub improvement_cycle: Option<Vec<Sole<'a>>>,
    /// By what conventions.
    pub conventions: Conventions,
    /// There where a limit stopped the work.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub partial: Option<Partial>,
}

/// Where paths are to lead.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Target<'a> {
    /// As asked for; null where any equilibrium will do.
    pub text: Option<&'a str>,
    /// The concept under which it is to be an equilibrium.
    pub equilibrium: Option<&'static str>,
    /// The states that it stands for.
    pub states: States<'a>,
}

/// What one rule lets a conflict reach.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Reached<'a> {
    /// The rule.
    #[schemars(extend("enum" = ["improvements", "agreement", "conceding", "moves"]))]
    pub by: &'static str,
    /// The members of each coalition that can agree.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub coalitions: Option<Vec<Vec<&'a str>>>,
    /// The party that alone concedes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub party: Option<&'a str>,
    /// How many states can be reached.
    pub reached: usize,
    /// The states by the number of steps that they take, from none on.
    pub levels: Vec<States<'a>>,
    /// The shortest paths to the target.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub shortest: Option<Way<'a>>,
    /// The paths with the fewest steps at a loss, whatever their length.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fewest_losses: Option<Way<'a>>,
    /// By party the cheapest paths on which it alone concedes anything.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub conceding: Option<Keyed<'a, Way<'a>>>,
}

/// Whether and how the target can be reached.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(untagged)]
pub enum Way<'a> {
    /// It can.
    Reached(Routes<'a>),
    /// It cannot.
    Closed {
        /// That it cannot.
        #[schemars(extend("const" = false))]
        reachable: bool,
        /// How many states can be reached instead.
        closed_set: usize,
    },
}

/// The best paths to a target.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Routes<'a> {
    /// That it can be reached.
    #[schemars(extend("const" = true))]
    pub reachable: bool,
    /// How many steps each of them has.
    pub steps: usize,
    /// How many of these are a loss for who takes them, where that counts.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub losses: Option<usize>,
    /// How many of these change nothing for who takes them, where that counts.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub indifferent: Option<usize>,
    /// How many such paths there are.
    pub count: Exact,
    /// How many paths of this length there are, whatever they cost.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub count_of_that_length: Option<Exact>,
    /// Who takes the first step at a loss on some of them; where none is needed, the first that changes nothing.
    pub first_concession: Vec<&'a str>,
    /// The first of them.
    pub paths: Vec<PathTold<'a>>,
}

/// A path.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct PathTold<'a> {
    /// Its steps, in order.
    pub steps: Vec<StepTold<'a>>,
    /// Whether every step after the first concession is an improvement; null where there is none.
    pub rest_follows: Option<bool>,
    /// The number of the state in which it ends.
    pub end: u64,
    /// The concepts under which that is an equilibrium.
    pub end_equilibrium: Vec<&'static str>,
}

/// A step of a path.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct StepTold<'a> {
    /// Who takes it.
    pub by: Vec<&'a str>,
    /// The number of the state where it is taken.
    pub from: u64,
    /// The number of the state to which it leads.
    pub to: u64,
    /// What it does to who takes it.
    #[schemars(extend("enum" = ["gain", "same", "loss"]))]
    pub effect: &'static str,
    /// The single steps of one that is agreed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub via: Option<Vec<Sole<'a>>>,
}

/// A step of one party.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Sole<'a> {
    /// Who takes it.
    pub by: [&'a str; 1],
    /// The number of the state to which it leads.
    pub to: u64,
}
