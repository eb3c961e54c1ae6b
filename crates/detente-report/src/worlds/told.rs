//! The answers of many worlds, sentence by sentence.

use super::phrases::{chance_words, count_words, rank_line, sentence};
use crate::worlds::WorldsStudy;
use detente_doubt::{chance, explain};

/// What the worlds answer to one question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WorldsTold {
    /// The question.
    pub question: String,
    /// In how many worlds it is so, and where.
    pub answer: String,
    /// How likely that is under the analyst's likelihoods, where any are given.
    pub likelihood: Option<String>,
    /// What moving doubtful ranks does to it.
    pub ranks: Vec<String>,
}

/// Tells each question with its answer. Statements of the case stand between backticks.
pub fn worlds_told(study: &WorldsStudy) -> Vec<WorldsTold> {
    let doubt = &study.case.doubt;
    let told = |(q, asked)| WorldsTold {
        question: sentence(study.case, asked),
        answer: count_words(study, q, &explain(doubt, study.summary, q)),
        likelihood: chance_words(study.case, &chance(doubt, study.summary, q)),
        ranks: study.sweeps.iter().map(|sweep| rank_line(study.case, sweep, q)).collect(),
    };
    study.asked.iter().enumerate().map(told).collect()
}
