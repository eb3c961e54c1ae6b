//! Going through worlds: all of them, or a range of a sample.

use crate::{Engine, Halt, Question, Ranks, Space, Summary};
use detente_case::{Case, World};
use detente_graph::{Budget, Stop};
use std::ops::Range;

/// How many worlds of a sample are kept, for trees to be fitted to.
const KEPT: usize = 4096;

/// Combinations of alternatives up to which a sample takes them in turn and counts them singly.
pub(crate) const MAX_TURNS: usize = 10_000;

/// Answers questions in all worlds, if there are at most `most` of them. When the budget stops the work, what was found
/// until then is returned with the reason.
///
/// # Errors
/// [`Halt::Stopped`] with [`Stop::TooManyStates`] never; [`Halt::TooManyRanks`] or [`Halt::Invalid`] where the case or one
/// of its worlds cannot be analysed. `Ok` with no world and not complete where there are more than `most`.
pub fn survey(case: &Case, asked: &[Question], ranks: Ranks, most: usize, budget: &Budget) -> Result<Summary, Halt> {
    let mut summary = Summary::new(asked.len(), usize::MAX, true);
    let Some(worlds) = Space::new(&case.doubt, ranks).list(most)? else { return Ok(summary) };
    let mut left = &worlds[..];
    let mut engine = Engine::new(case, asked);
    while !left.is_empty() {
        let (now, later) = left.split_at(engine.batch(budget).min(left.len()));
        if !go_through(&mut engine, now, &mut summary, worlds.len() as u64, budget)? {
            return Ok(summary);
        }
        left = later;
    }
    summary.complete = true;
    Ok(summary)
}

/// Answers questions in the worlds of some indices of a sample: a pure function of case, questions, seed and indices.
/// The summaries of parts of a range, merged, are the summary of the range.
///
/// # Errors
/// As for [`survey`].
pub fn sample(
    case: &Case,
    asked: &[Question],
    ranks: Ranks,
    seed: u64,
    indices: Range<u64>,
    budget: &Budget,
) -> Result<Summary, Halt> {
    let mut summary = Summary::new(asked.len(), KEPT, case.doubt.combinations() <= MAX_TURNS as u128);
    let mut space = Space::new(&case.doubt, ranks);
    let mut engine = Engine::new(case, asked);
    let total = indices.end.saturating_sub(indices.start);
    let mut next = indices.start;
    while next < indices.end {
        let end = indices.end.min(next + engine.batch(budget) as u64);
        let worlds: Result<Vec<World>, _> = (next..end).map(|i| space.draw(seed, i)).collect();
        if !go_through(&mut engine, &worlds?, &mut summary, total, budget)? {
            return Ok(summary);
        }
        next = end;
    }
    Ok(summary)
}

/// Adds the answers of some worlds; `false` where the budget does not reach.
fn go_through(
    engine: &mut Engine,
    worlds: &[World],
    summary: &mut Summary,
    total: u64,
    budget: &Budget,
) -> Result<bool, Halt> {
    let done = budget.go_on("Going through worlds", summary.worlds, total).map_err(Halt::Stopped);
    match done.and_then(|()| engine.answers(worlds, budget)) {
        Ok(answers) => {
            worlds.iter().zip(answers).for_each(|(world, answer)| summary.add(world, answer));
            Ok(true)
        }
        // A first world that does not fit is a refusal; later on, what was found is worth having.
        Err(Halt::Stopped(stop)) if stop == Stop::Cancelled || summary.worlds > 0 => {
            summary.stopped = Some(stop);
            Ok(false)
        }
        Err(halt) => Err(halt),
    }
}
