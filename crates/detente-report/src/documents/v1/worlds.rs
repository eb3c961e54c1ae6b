//! What holds in which worlds: `detente.worlds/1`.

use super::{CaseName, Conventions, Keyed, Partial};
use schemars::JsonSchema;
use serde::Serialize;

/// What holds in which of the worlds that a case leaves open. Counts by question stand in the order of `questions`.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(tag = "format", rename = "detente.worlds/1")]
pub struct Worlds<'a> {
    /// The case.
    pub case: CaseName<'a>,
    /// The groups of alternatives.
    pub groups: Vec<GroupTold<'a>>,
    /// The statements whose rank is in doubt.
    pub ranks: Vec<RankTold<'a>>,
    /// Whether ranks vary in these worlds.
    pub ranks_vary: bool,
    /// How many worlds were looked at.
    pub worlds: u64,
    /// Whether these are all.
    pub complete: bool,
    /// Which part of which sample these are, if they are one.
    pub sample: Option<Sample>,
    /// The questions and their answers.
    pub questions: Vec<Questioned<'a>>,
    /// The counts by combination of alternatives.
    pub combinations: Vec<Combination<'a>>,
    /// The counts by rank of a statement.
    pub by_rank: Vec<ByRank>,
    /// What comes of moving each statement alone.
    pub moved_alone: Vec<MovedAlone>,
    /// Worlds with their answers: all, or those that a sample keeps.
    pub kept: Vec<WorldKept<'a>>,
    /// States by the worlds in which they are equilibria.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub equilibria: Option<Vec<WorldEquilibrium<'a>>>,
    /// By what conventions.
    pub conventions: Conventions,
    /// There where a limit stopped the work.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub partial: Option<Partial>,
}

/// A group of alternatives.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct GroupTold<'a> {
    /// Its id.
    pub id: &'a str,
    /// The question that its alternatives answer, or what happens in a contingency.
    pub question: &'a str,
    /// Whether it is a contingency.
    pub contingency: bool,
    /// The claim that its alternatives read differently.
    pub reads: Option<&'a str>,
    /// The alternative of the case as it stands.
    pub base: &'a str,
    /// The alternatives.
    pub alternatives: Vec<AlternativeTold<'a>>,
}

/// An alternative.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct AlternativeTold<'a> {
    /// Its id within the group.
    pub id: &'a str,
    /// Its name.
    pub name: &'a str,
    /// How likely the analyst holds it to be.
    pub likelihood: Option<LikelihoodTold>,
}

/// How likely something is.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct LikelihoodTold {
    /// At least, from 0 to 1.
    pub low: f64,
    /// At most.
    pub high: f64,
    /// In words.
    pub words: String,
}

/// A statement whose rank is in doubt.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct RankTold<'a> {
    /// Whose it is.
    pub party: &'a str,
    /// As written.
    pub statement: &'a str,
    /// Its first rank.
    pub first: u16,
    /// Its last rank.
    pub last: u16,
}

/// A part of a sample.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Sample {
    /// The seed.
    pub seed: u64,
    /// The first draw, from 0.
    pub from: u64,
    /// The draw after the last.
    pub to: u64,
}

/// A question and its answer.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Questioned<'a> {
    /// What is asked.
    #[schemars(extend("enum" = ["stable", "equilibrium", "reachable"]))]
    pub ask: &'static str,
    /// About what, as asked for.
    pub of: &'a str,
    /// Under which concept.
    pub concept: Option<&'static str>,
    /// For which party.
    pub party: Option<&'a str>,
    /// The question in words.
    pub words: String,
    /// In how many worlds the answer is yes.
    pub yes: u64,
    /// Of how many.
    pub worlds: u64,
    /// What the answer depends on.
    pub depends_on: Vec<AxisTold<'a>>,
    /// What tells the answers apart.
    pub tree: TreeTold<'a>,
    /// How many tests the tree has.
    pub tests: usize,
    /// Whether no tree has fewer.
    pub smallest: bool,
    /// To how many worlds the tree was fitted, where it was.
    pub fitted_to: Option<usize>,
    /// In how many of these it is wrong.
    pub wrong: usize,
    /// How likely yes is.
    pub likelihood: Option<LikelihoodTold>,
    /// Groups without a likelihood on which that hangs.
    pub without_likelihood: Vec<&'a str>,
}

/// Something that is in doubt.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum AxisTold<'a> {
    /// A group of alternatives.
    Group(&'a str),
    /// The rank of a statement, by position in `ranks`, from 0.
    RankOf(usize),
}

/// A tree of tests that ends in answers.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(untagged)]
pub enum TreeTold<'a> {
    /// The answer.
    Answer(bool),
    /// A test.
    Test {
        /// Of what.
        test: AxisTold<'a>,
        /// Which alternatives or ranks pass.
        is_one_of: AxisValues<'a>,
        /// What follows where it passes.
        then: Box<TreeTold<'a>>,
        /// What follows where it fails.
        r#else: Box<TreeTold<'a>>,
    },
}

/// Ids of alternatives, or ranks.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(untagged)]
pub enum AxisValues<'a> {
    /// Alternatives.
    Alternatives(Vec<&'a str>),
    /// Ranks.
    Ranks(Vec<u16>),
}

/// The counts of some worlds.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Counted {
    /// How many worlds there are.
    pub worlds: u64,
    /// By question in how many of them the answer is yes.
    pub yes: Vec<u64>,
}

/// The counts of a combination of alternatives.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Combination<'a> {
    /// By group its alternative.
    pub choices: Keyed<'a, &'a str>,
    /// The counts.
    #[serde(flatten)]
    pub counts: Counted,
}

/// The counts of a statement at a rank.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct ByRank {
    /// Which statement, by position in `ranks`, from 0.
    pub statement: usize,
    /// Its rank.
    pub rank: u16,
    /// The counts.
    #[serde(flatten)]
    pub counts: Counted,
}

/// What comes of moving one statement.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct MovedAlone {
    /// Which, by position in `ranks`, from 0.
    pub statement: usize,
    /// Combinations of alternatives in which it counts.
    pub worlds: u64,
    /// By question in how many of them some rank gives another answer than its place in the file.
    pub changes: Vec<u64>,
    /// The counts at each rank.
    pub by_rank: Vec<AtRank>,
}

/// The counts at a rank.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct AtRank {
    /// The rank.
    pub rank: u16,
    /// The counts.
    #[serde(flatten)]
    pub counts: Counted,
}

/// A world and its answers.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct WorldKept<'a> {
    /// By group its alternative.
    pub choices: Keyed<'a, &'a str>,
    /// The rank of each statement in `ranks`, 0 where it stands as in the file; none where all do.
    pub ranks: Vec<u16>,
    /// How often it was drawn.
    pub times: u64,
    /// By question whether the answer is yes.
    pub answers: Vec<bool>,
}

/// A state by the worlds in which it is an equilibrium.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct WorldEquilibrium<'a> {
    /// The options that are taken.
    pub taken: Vec<&'a str>,
    /// In how many worlds it is one.
    pub worlds: u64,
}
