//! How parties see the conflict: `detente.views/1`.

use super::{Conventions, Exact, Keyed, Partial, Parties, Size, State, States};
use schemars::JsonSchema;
use serde::Serialize;

/// The games that the parties see, and what comes of them.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(tag = "format", rename = "detente.views/1")]
pub struct Views<'a> {
    /// The case and its parties.
    #[serde(flatten)]
    pub of: Parties<'a>,
    /// Full ids of the options, in the order of the case.
    pub options: Vec<&'a str>,
    /// How large the case is.
    #[serde(flatten)]
    pub size: Size,
    /// By concept the equilibria of the true game.
    pub equilibria: Keyed<'a, States<'a>>,
    /// By party how it sees the conflict; null where it sees it as it is.
    pub views: Keyed<'a, Option<ViewTold<'a>>>,
    /// By concept what comes of it.
    pub hypergame: Keyed<'a, Outcomes<'a>>,
    /// By what conventions.
    pub conventions: Conventions,
    /// There where a limit stopped the work.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub partial: Option<Partial>,
}

/// How a party sees the conflict.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct ViewTold<'a> {
    /// The options that it sees.
    pub options: Vec<&'a str>,
    /// Options that it does not see.
    pub unaware: Vec<&'a str>,
    /// Options that it sees and that are not there.
    pub imagines: Vec<&'a str>,
    /// What it holds to be infeasible, as written.
    pub infeasible: Vec<&'a str>,
    /// The parties about whose preferences it has a belief.
    pub believes: Vec<&'a str>,
    /// How many states are feasible to it.
    pub feasible: usize,
    /// By concept the equilibria of its own game, numbered there.
    pub equilibria: Keyed<'a, States<'a>>,
    /// All states of its own game; not with `--counts`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub states: Option<Vec<State<'a>>>,
}

/// What comes of it under one concept.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Outcomes<'a> {
    /// By party its actions, each as the options that it takes.
    pub actions: Keyed<'a, Vec<Vec<&'a str>>>,
    /// The states that the actions may lead to.
    pub outcomes: States<'a>,
    /// How many combinations of actions are no feasible state.
    pub impossible: Exact,
    /// States that nobody would leave.
    pub steady: States<'a>,
    /// What the first outcomes are to each party; not with `--counts`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub accounts: Option<Vec<AccountTold<'a>>>,
}

/// What an outcome is to the parties.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct AccountTold<'a> {
    /// Its number.
    pub state: u64,
    /// A letter an option in the order of the case.
    pub pattern: String,
    /// Whether it is an equilibrium of the true game.
    pub holds: bool,
    /// Whether nobody would leave it.
    pub steady: bool,
    /// By party.
    pub parties: Keyed<'a, Option<PartyAccount<'a>>>,
}

/// What an outcome is to a party.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct PartyAccount<'a> {
    /// The states that it expected, numbered in its own game.
    pub expected: Vec<u64>,
    /// What it sees, numbered in its own game.
    pub sees: Option<u64>,
    /// What surprises it.
    pub surprise: Option<SurpriseTold<'a>>,
    /// Options of its own that it counted on and that do not exist.
    pub in_vain: Vec<&'a str>,
    /// Whether it stays in what it sees.
    pub stays: Option<bool>,
    /// Whether it would stay if it knew the true game.
    pub stays_knowing: bool,
}

/// What surprises a party.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(tag = "by", rename_all = "lowercase")]
pub enum SurpriseTold<'a> {
    /// Options that it does not see are taken.
    Unseen {
        /// Which.
        options: Vec<&'a str>,
    },
    /// It held this to be infeasible.
    Impossible,
    /// Others do what it did not expect.
    Moves {
        /// Who.
        parties: Vec<&'a str>,
    },
    /// Everybody does what it might have expected, but not together.
    Mixture,
}
