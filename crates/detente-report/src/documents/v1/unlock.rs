//! What would have to change: `detente.unlock/1`.

use super::{CaseName, Conventions, Keyed, Move, Partial};
use schemars::JsonSchema;
use serde::Serialize;

/// What would have to change for a state to hold, or how many rankings make it hold.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(tag = "format", rename = "detente.unlock/1")]
pub struct Unlock<'a> {
    /// The case.
    pub case: CaseName<'a>,
    /// The answer.
    #[serde(flatten)]
    pub answer: UnlockAnswer<'a>,
    /// By what conventions.
    pub conventions: Conventions,
    /// There where a limit stopped the work.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub partial: Option<Partial>,
}

/// What was asked, and the answer.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(untagged)]
pub enum UnlockAnswer<'a> {
    /// A search for least changes.
    Search(UnlockSearch<'a>),
    /// A count of rankings (`--count`).
    Count {
        /// The count.
        count: RankingCount<'a>,
    },
}

/// A search for least changes.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[schemars(inline)]
pub struct UnlockSearch<'a> {
    /// What is to hold, as asked for.
    pub make: &'a str,
    /// What that stands for.
    pub wanted: Wanted,
    /// The concept under which it is to hold.
    pub concept: &'static str,
    /// The parties whose preferences may change.
    pub parties: Vec<&'a str>,
    /// The kinds of changes that are made.
    pub kinds: Vec<&'static str>,
    /// The number of today's state.
    pub status_quo: Option<u64>,
    /// The number of the state from which it is to be reachable.
    pub reachable_from: Option<u64>,
    /// The highest cost that was looked at.
    pub within: usize,
    /// All changes up to this cost were tried; null where not even cost 0 was.
    pub searched: Option<usize>,
    /// The least cost; null where nothing was found.
    pub cost: Option<usize>,
    /// How many solutions of that cost there are.
    pub found: usize,
    /// How many of them differ in more than the ranks that a statement could have.
    pub distinct: usize,
    /// The first of these; those that ask least come first.
    pub solutions: Vec<SolutionTold<'a>>,
}

/// What is to hold.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Wanted {
    /// The number of the state, where one was named.
    pub state: Option<u64>,
    /// The statement.
    pub statement: Option<String>,
    /// How many states that is.
    pub states: usize,
}

/// Changes that do it.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct SolutionTold<'a> {
    /// What each party would have to come to want.
    pub changes: Vec<ChangeTold<'a>>,
    /// Other ranks that an added statement could have as well.
    pub other_ranks: Vec<usize>,
    /// The wanted states that are equilibria then.
    pub equilibria: Vec<u64>,
    /// The number of the one that is told of.
    pub state: u64,
    /// How it can be reached.
    pub path: Option<Vec<Move<'a>>>,
}

/// What one party would have to come to want.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct ChangeTold<'a> {
    /// Who.
    pub party: &'a str,
    /// The changes, one after the other.
    pub edits: Vec<EditTold>,
    /// Its statements then, most important first.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub prefers: Option<Vec<Option<String>>>,
    /// Its weights then.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub weights: Option<Vec<WeightTold>>,
    /// Its ranking then, best first; states that it ranks alike stand together.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ranking: Option<Vec<Vec<u64>>>,
}

/// A statement with its weight.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct WeightTold {
    /// The statement.
    pub statement: Option<String>,
    /// The weight in millionths.
    pub millionths: i64,
}

/// An elementary change.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum EditTold {
    /// Two neighbouring statements change places.
    Swap {
        /// What goes up.
        up: Option<String>,
        /// What goes down.
        down: Option<String>,
    },
    /// A statement is dropped.
    Drop {
        /// Which.
        statement: Option<String>,
    },
    /// The wanted statement is added.
    Add {
        /// Which.
        statement: Option<String>,
        /// At what rank.
        rank: usize,
    },
    /// Two neighbouring tiers of a ranking change places.
    SwapTiers {
        /// What goes up.
        up: Vec<u64>,
        /// What goes down.
        down: Vec<u64>,
    },
    /// Two neighbouring tiers become one.
    Merge {
        /// The better one.
        better: Vec<u64>,
        /// The worse one.
        worse: Vec<u64>,
    },
    /// A state leaves its tier.
    Apart {
        /// Which.
        state: u64,
        /// The rest of the tier.
        rest: Vec<u64>,
        /// Whether it stands above the rest then.
        above: bool,
    },
}

/// How many rankings of one party make a state hold.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct RankingCount<'a> {
    /// Whose.
    pub party: &'a str,
    /// The number of the state.
    pub state: u64,
    /// The states that are ranked.
    pub over: Vec<u64>,
    /// Where all other states stand; null where there are none.
    pub rest: Option<&'static str>,
    /// How many rankings there are.
    pub rankings: u64,
    /// By concept how many of them make it hold.
    pub concepts: Keyed<'a, TallyTold>,
}

/// The count under one concept.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct TallyTold {
    /// Rankings that make the state stable for the party.
    pub stable: u64,
    /// Rankings that make it an equilibrium.
    pub equilibrium: u64,
    /// The states whose place above or below it can make a difference.
    pub turns_on: Vec<u64>,
    /// It is stable for the party exactly where the states that it ranks above it are one of these sets.
    pub better: Vec<Vec<u64>>,
}
