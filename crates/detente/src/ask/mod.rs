//! Questions about a model, one file each: what is asked, what is answered, and how far it goes.
//!
//! A question is plain data: people's words for states, parties and outcomes stand in it as they wrote them, and are
//! understood here. Every door (the command line, the report, the workbench, a program) puts the same question and gets the
//! same answer; what a door adds is its own way of asking and of telling.
//!
//! ```
//! use detente::ask::{Coalitions, Depth, Question};
//! use detente::{Budget, SourceText};
//! let text = "
//! detente: 1
//! id: chicken
//! parties:
//!   a: {assumption: true, options: {swerve: {does: Swerve, now: false}}, prefers: [b.swerve, a.swerve]}
//!   b: {assumption: true, options: {swerve: {does: Swerve, now: false}}, prefers: [a.swerve, b.swerve]}
//! ";
//! let model = detente::open(&SourceText::new("case.yaml", text), &Budget::unlimited()).unwrap();
//! let asked = Coalitions { members: vec!["a".into(), "b".into()], ..Coalitions::default() };
//! let answer = asked.ask(&model, Depth::Full, &Budget::unlimited()).unwrap();
//! assert_eq!(answer.survey.coalitions.len(), 1);
//! let nobody = Coalitions { members: vec!["a".into(), "c".into()], ..Coalitions::default() };
//! let refusal = nobody.ask(&model, Depth::Full, &Budget::unlimited()).unwrap_err();
//! assert_eq!(refusal.to_string(), "there is no party `c`; the parties are a, b");
//! ```

mod analyze;
mod coalitions;
mod count;
mod depth;
mod doubtful;
mod explained;
mod foresight;
mod hinges;
mod moves;
mod names;
mod paths;
mod refusal;
mod request;
mod settle;
mod states;
mod strength;
mod trace;
mod unlock;
mod views;
mod why;
mod worlds;

pub use analyze::{Analyze, AnalyzeAnswer, SanctionRule};
pub use coalitions::{Coalitions, CoalitionsAnswer};
pub use count::{Count, CountAnswer};
pub use depth::{ByDepth, Depth};
pub use doubtful::{Doubtful, DoubtfulAnswer};
pub use explained::{Explained, Explaining};
pub use foresight::{Foresight, ForesightAnswer};
pub use hinges::{HingeQuestion, Hinges, HingesAnswer};
pub use moves::{Move, Moves, MovesAnswer};
pub use names::{party, place, state, statement};
pub use paths::{PathRule, Paths, PathsAnswer};
pub use refusal::{Part, Refusal, Remedy};
pub use settle::Settle;
pub use states::{States, StatesAnswer};
pub use strength::{Strength, StrengthAnswer};
pub use trace::Trace;
pub use unlock::{Unlock, UnlockAnswer};
pub use views::{Views, ViewsAnswer};
pub use why::{Why, WhyAnswer};
pub use worlds::{RankRule, WorldQuestion, Worlds, WorldsAnswer};

use crate::Model;
use detente_graph::Budget;
use detente_stability::Concept;

/// A question that can be put to a model.
pub trait Question {
    /// What is answered: plain data, which may borrow from the model.
    type Answer<'m>;

    /// Answers the question.
    ///
    /// # Errors
    /// A [`Refusal`] where the question does not fit the model, takes longer than the depth allows, or was stopped before
    /// anything was found. An answer that was stopped on the way says so itself.
    fn ask<'m>(&self, model: &'m Model, depth: Depth, budget: &Budget) -> Result<Self::Answer<'m>, Refusal>;
}

/// A concept by its key, as an argument of the command line.
pub(crate) fn concept_key(text: &str) -> Result<Concept, String> {
    let known = || detente_report::joined(&Concept::KEYS.map(str::to_owned), "and");
    Concept::parse(text).ok_or_else(|| format!("the concepts are {}", known()))
}
