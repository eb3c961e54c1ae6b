//! What could be agreed: `detente.settlement/1`.

use super::{CaseName, Conventions, Keyed, Partial};
use schemars::JsonSchema;
use serde::Serialize;

/// A package: the position of a value, from 0, for each issue in order.
pub type Package = Vec<usize>;

/// What could be agreed. Lists of scores stand in the order of `parties`.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(tag = "format", rename = "detente.settlement/1")]
pub struct SettlementTold<'a> {
    /// The case.
    pub case: CaseName<'a>,
    /// Ids of those at the table that score packages.
    pub parties: Vec<&'a str>,
    /// The issues.
    pub issues: Vec<IssueTold<'a>>,
    /// How many packages there are.
    pub packages: u64,
    /// How many of them can be had; null where there are too many to count.
    pub possible: Option<u64>,
    /// How many of them enough accept; null where there are too many to count.
    pub agreeable: Option<u64>,
    /// The frontier over all packages that can be had.
    pub frontier: Option<FrontierSize>,
    /// The frontier over the agreeable ones.
    pub frontier_agreeable: Option<FrontierSize>,
    /// The best by the product of gains.
    pub nash: BestTold,
    /// The best by equal shares of the best possible gains.
    pub kalai_smorodinsky: BestTold,
    /// The best by the smallest gain.
    pub egalitarian: BestTold,
    /// The best by the sum of scores.
    pub utilitarian: BestTold,
    /// The best by the smallest gain over today's package.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from_today: Option<BestTold>,
    /// Who accepts how much.
    pub acceptance: Vec<Acceptance<'a>>,
    /// The demands that cannot be met together.
    pub conflict: Option<ConflictTold<'a>>,
    /// By demand the smallest change that opens a package.
    pub unlock: Vec<OpeningTold<'a>>,
    /// Today's package and the steps from it.
    #[serde(flatten)]
    pub today: Option<LadderTold<'a>>,
    /// How two parties could share the issues.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub adjusted_winner: Option<Winner<'a>>,
    /// What sampling doubtful scores gave.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub doubt: Option<Sampled>,
    /// The states that packages stand for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub signed: Option<Vec<SignedTold>>,
    /// Every undominated agreeable score vector (`--list`).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub undominated: Option<Vec<Vector>>,
    /// By what conventions.
    pub conventions: Conventions,
    /// What branch and bound found, where there are too many packages to count.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub search: Option<SearchTold<'a>>,
    /// What was not looked for.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub left_out: Vec<LeftOutTold<'a>>,
    /// There where a limit stopped the work.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub partial: Option<Partial>,
}

/// An issue.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct IssueTold<'a> {
    /// Its id.
    pub id: &'a str,
    /// Its values.
    pub values: Vec<&'a str>,
}

/// The size of a frontier.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct FrontierSize {
    /// How many packages lie on it.
    pub packages: u64,
    /// How many score vectors these have.
    pub vectors: usize,
}

/// A score: whole where it is whole.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(untagged)]
pub enum Score {
    /// Whole.
    Whole(i64),
    /// With a fraction.
    Part(f64),
}

/// The best agreeable packages by a standard.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct BestTold {
    /// How many there are; null where they were not counted.
    pub ties: Option<u64>,
    /// The first of them, ascending.
    pub packages: Vec<Package>,
    /// About the first of them.
    #[serde(flatten)]
    pub first: Option<FirstBest>,
}

/// About the first of the best packages.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct FirstBest {
    /// Its scores.
    pub scores: Vec<Score>,
    /// The gains as shares of the best possible score.
    pub gains: Vec<f64>,
    /// How far from the best it may be, as a share; 0 where proven, null where there is no bound.
    pub gap: Option<f64>,
}

/// How much a party or ratifier accepts.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Acceptance<'a> {
    /// Who.
    pub party: &'a str,
    /// For whom it ratifies.
    pub ratifies: Option<&'a str>,
    /// Whether nothing can be agreed without it.
    pub veto: bool,
    /// The score below which it accepts nothing.
    pub floor: Option<Score>,
    /// Its best possible score.
    pub ideal: Option<Score>,
    /// How many packages it accepts; null where there are too many to count.
    pub accepts: Option<u64>,
}

/// A demand.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(untagged)]
pub enum DemandTold<'a> {
    /// A floor.
    Floor {
        /// Whose.
        party: &'a str,
        /// The score.
        floor: Score,
    },
    /// A red line.
    RedLine {
        /// Whose.
        party: &'a str,
        /// As written; null for any of them.
        red_line: Option<&'a str>,
    },
    /// A rule on what can be had.
    Impossible {
        /// As written; null for any of them.
        impossible: Option<&'a str>,
    },
}

/// Demands that cannot be met together.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct ConflictTold<'a> {
    /// The demands.
    pub demands: Vec<DemandTold<'a>>,
    /// Whether there is no smaller such set.
    pub smallest: bool,
    /// Whose agreement is meant.
    pub among: Vec<&'a str>,
}

/// The smallest change of a demand that opens a package.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct OpeningTold<'a> {
    /// The demand.
    pub demand: DemandTold<'a>,
    /// To which score a floor would have to come down.
    pub lowered_to: Option<Score>,
    /// The package that this opens.
    pub opens: Package,
    /// How many packages are agreeable without the demand; null where there are too many to count.
    pub packages_without: Option<u64>,
}

/// Today's package and the steps from it.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct LadderTold<'a> {
    /// Today's package.
    pub base: Package,
    /// The best first steps, best first.
    pub next: Vec<Rung<'a>>,
    /// The best step, again and again, until there is none.
    pub ladder: Vec<Rung<'a>>,
    /// After how many steps the package is agreeable; 0 where it is today, null where it never is.
    pub agreeable_after: Option<usize>,
}

/// A step from one package to another.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Rung<'a> {
    /// What changes.
    pub changes: Vec<IssueChange<'a>>,
    /// The package that it leads to.
    pub package: Package,
    /// Whether it is a trade.
    pub trade: bool,
    /// What each party gains.
    pub gains: Vec<Score>,
    /// The same of each change alone.
    pub each_alone: Vec<Vec<Score>>,
}

/// A change of one issue.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct IssueChange<'a> {
    /// Which.
    pub issue: &'a str,
    /// The position of its new value.
    pub value: usize,
}

/// How two parties could share the issues (adjusted winner).
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Winner<'a> {
    /// The points that each of them gets.
    pub points: f64,
    /// By issue who gets it.
    pub shares: Keyed<'a, ShareTold<'a>>,
}

/// Who gets an issue.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(untagged)]
pub enum ShareTold<'a> {
    /// Both want the same value, or only one cares.
    Agreed {
        /// The position of that value.
        agreed: usize,
    },
    /// One of the two wins it.
    Won {
        /// Who.
        won_by: &'a str,
        /// The position of the value.
        value: usize,
    },
    /// The winner gives a part of it away.
    Split {
        /// Who wins it.
        split_by: &'a str,
        /// The part, as a fraction.
        given_away: String,
    },
}

/// What sampling doubtful scores gave.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Sampled {
    /// How many samples were drawn.
    pub samples: u32,
    /// The seed.
    pub seed: u64,
    /// In how many of them some package is agreeable.
    pub any_agreeable: u32,
    /// The packages that were followed.
    pub packages: Vec<SampledPackage>,
}

/// A package that was followed through samples.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct SampledPackage {
    /// Which.
    pub package: Package,
    /// In how many samples enough accept it.
    pub agreeable: u32,
    /// In how many of these no other agreeable package beats it.
    pub undominated: u32,
}

/// The state that a package stands for.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct SignedTold {
    /// The package.
    pub package: Package,
    /// How many states fit what its values mean.
    pub fitting: usize,
    /// The number of the one that differs least from today's.
    pub state: Option<u64>,
    /// The concepts under which that is an equilibrium.
    pub equilibrium: Option<Vec<String>>,
}

/// A score vector with its packages.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Vector {
    /// The scores.
    pub scores: Vec<Score>,
    /// How many packages have them.
    pub ties: u64,
    /// The first of these.
    pub packages: Vec<Package>,
}

/// What branch and bound found.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct SearchTold<'a> {
    /// How it was searched.
    pub method: &'static str,
    /// How many steps that took.
    pub steps: u64,
    /// An agreeable package, where one was found.
    pub agreeable: Option<Package>,
    /// Whether it is proven that there is none.
    pub none_agreeable: bool,
    /// The best score of each party over what can be had.
    pub best_scores: Vec<ExtremeTold<'a>>,
    /// The best score of each party over what is agreeable.
    pub best_agreeable_scores: Vec<ExtremeTold<'a>>,
}

/// The best score of a party.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct ExtremeTold<'a> {
    /// Whose.
    pub party: &'a str,
    /// The score.
    pub score: Score,
    /// A package that has it.
    pub package: Package,
    /// Whether it is proven that there is no better one.
    pub proven: bool,
}

/// Something that was not looked for.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct LeftOutTold<'a> {
    /// What.
    #[schemars(extend("enum" = ["counts", "unlock", "frontier", "conflict", "doubt"]))]
    pub what: &'static str,
    /// Why.
    pub why: &'a str,
}
