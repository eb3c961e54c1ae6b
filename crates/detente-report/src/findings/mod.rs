//! What a report speaks of: a study, and what came of the further questions that were put to it.
//!
//! The report computes nothing, so whoever asks for one hands the answers over: one field of [`Findings`] and one file of
//! `document/` for each section. A section that nobody asked for is not there; one that was left out says why.

mod coalitions;
mod doubt;
mod hinges;
mod paths;
mod restless;
mod settlement;
mod unlock;

use crate::page::Line;
pub use coalitions::{CoalitionFindings, Jumps};
pub use doubt::{StrengthFindings, UnknownFindings};
pub use hinges::HingeFindings;
pub use paths::PathFindings;
pub use restless::Restless;
pub use settlement::SettlementFindings;
pub use unlock::{Alone, Asked, UnlockFindings, Wanted};

use crate::Study;
use detente_doubt::ach::AchMatrix;
use detente_graph::{Budget, Stop};
use detente_source::CheckedSource;
use detente_stability::Foresight;

/// A study and what else was found out about it.
///
/// ```
/// use detente_graph::{Budget, Graph};
/// use detente_report::{Finding, Findings, Study, markdown};
/// let text = "{detente: 1, id: walk, parties: {a: {options: {go: Go}, prefers: [a.go], assumption: true}}}";
/// let case = detente_case::parse(&detente_source::SourceText::new("walk", text)).case.unwrap();
/// let graph = Graph::build(&case, &Budget::unlimited()).unwrap();
/// let analysis = detente_stability::analyze(&graph, &detente_stability::Concept::ALL, &Budget::unlimited());
/// let mut findings = Findings::from(Study { case: &case, graph: &graph, analysis: &analysis });
/// findings.coalitions = Finding::LeftOut("A coalition takes two parties.".into());
/// assert!(markdown(&findings).contains("A coalition takes two parties."));
/// ```
#[derive(Clone, Debug)]
pub struct Findings<'a> {
    /// The case, its graph and its verdicts.
    pub study: Study<'a>,
    /// What coalitions could do.
    pub coalitions: Finding<CoalitionFindings>,
    /// Where the conflict can go from today's state.
    pub paths: Finding<PathFindings>,
    /// What would have to be wanted for what the case names to come about.
    pub unlock: Finding<UnlockFindings>,
    /// What two parties do who look ahead; only for cases with two parties.
    pub foresight: Finding<Foresight<'a>>,
    /// What holds where preferences are unknown; only for cases that mark some as unknown.
    pub unknown: Finding<UnknownFindings>,
    /// How firmly states hold; only for cases that mark some differences as strong.
    pub strength: Finding<StrengthFindings>,
    /// What the answer hangs on.
    pub hinges: Finding<HingeFindings>,
    /// How the claims stand to the hypotheses, group by group; empty where the case has none.
    pub ach: Vec<AchMatrix>,
    /// What could be agreed; only for cases with issues.
    pub settlement: Finding<SettlementFindings>,
    /// Why no state is an equilibrium, where that is so: under all concepts, or under Nash.
    pub restless: Option<Restless>,
    /// The documents whose texts were at hand, with the passages of their claims.
    pub sources: Vec<CheckedSource>,
    /// In which worlds today's state holds, where something is in doubt.
    pub worlds: Finding<WorldFindings>,
    /// Limits for what the report still looks for among many states. Where they are reached it says less.
    pub budget: Budget<'a>,
    /// Why not everything was found out, if a limit stopped something.
    pub stopped: Option<Stop>,
}

impl Findings<'_> {
    /// Has what was found told. The telling looks for things of its own, such as the next way out: where a limit is reached
    /// while it does, it is told once more, so that it says that something is missing.
    pub fn told<T>(&mut self, tell: impl Fn(&Self) -> T) -> T {
        let told = tell(self);
        match self.budget.go_on("Writing", 1, 1) {
            Err(stop) if self.stopped.is_none() && self.study.analysis.stopped.is_none() => {
                self.stopped = Some(stop);
                tell(self)
            }
            _ => told,
        }
    }
}

/// What the worlds answer.
#[derive(Clone, Debug)]
pub struct WorldFindings {
    /// What was asked; first whether today's state is a Nash equilibrium.
    pub asked: Vec<crate::WorldsAsked>,
    /// The answers in all worlds.
    pub summary: detente_doubt::Summary,
    /// Statements whose rank is in doubt, moved one at a time.
    pub sweeps: Vec<detente_doubt::RankSweep>,
}

/// What came of a question.
#[derive(Clone, Debug, Default)]
pub enum Finding<T> {
    /// Nobody asked it: the report has no such section.
    #[default]
    NotAsked,
    /// The answer.
    Found(T),
    /// It was not looked into, for this reason: a sentence, which the section prints in place of an answer.
    LeftOut(Line),
}

impl<T> Finding<T> {
    /// The answer, if there is one.
    pub fn found(&self) -> Option<&T> {
        match self {
            Self::Found(answer) => Some(answer),
            Self::NotAsked | Self::LeftOut(_) => None,
        }
    }
}

impl<'a> From<Study<'a>> for Findings<'a> {
    fn from(study: Study<'a>) -> Self {
        Self {
            study,
            coalitions: Finding::NotAsked,
            paths: Finding::NotAsked,
            unlock: Finding::NotAsked,
            foresight: Finding::NotAsked,
            unknown: Finding::NotAsked,
            strength: Finding::NotAsked,
            hinges: Finding::NotAsked,
            ach: Vec::new(),
            settlement: Finding::NotAsked,
            restless: None,
            sources: Vec::new(),
            worlds: Finding::NotAsked,
            budget: Budget::unlimited(),
            stopped: None,
        }
    }
}
